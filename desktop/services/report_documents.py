"""The record of a report as JSON: what `sigap list --json` gives and `sigap import` takes (report.schema.json)."""

import dataclasses
import typing
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import msgspec

from db.problem import Problem
from db.queries.report_mapping import draft_of
from db.records.report import AttachmentRecord, ReportDraft, ReportEvent, ReportRecord
from db.vocabulary import ReportState
from desktop.services.json_faults import wrong_value

MAX_FILE = 64_000_000  # bytes; about 20,000 reports


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDocument(ReportDraft):
    """A report as JSON. What a clerk types is taken over by an import; what the register adds is for reading only."""

    uid: str = ""
    owner_office: str = ""
    revision: int = 0
    state: ReportState | None = None
    number: str = ""
    year: int | None = None
    rule_set: str = ""
    registered_on: date | None = None
    written_by_name: str = ""
    created_at: datetime | None = None
    changed_at: datetime | None = None
    content_hash: str = ""
    total_value: int = 0
    events: tuple[ReportEvent, ...] = ()
    attachments: tuple[AttachmentRecord, ...] = ()


def document_of(report: ReportRecord) -> ReportDocument:
    """Return a report as its JSON record."""
    return ReportDocument(
        **{f.name: getattr(report, f.name) for f in dataclasses.fields(ReportDocument) if f.name != "total_value"},
        total_value=report.total_value,
    )


def read_documents(path: Path) -> tuple[ReportDocument, ...]:
    """Read one record or a list of records.

    Raises the Problems of `read_records`, and `json-unknown-field` or `json-wrong-value` with the place.
    """
    items = read_records(path)
    return tuple(_document(item, f"[{n}]" if isinstance(items, list) else "") for n, item in enumerate(items))


def read_records(path: Path) -> list[Any] | tuple[Any]:
    """Return the records of a JSON file as they stand; a single one that stands in no list as a tuple of one.

    Raises Problem `json-unreadable`, `file-missing`, `file-unreadable`, `file-too-large`.
    """
    try:
        if path.stat().st_size > MAX_FILE:
            raise Problem("file-too-large", path=path.name)
        content = msgspec.json.decode(path.read_bytes())
    except FileNotFoundError as error:
        raise Problem("file-missing", path=path.name) from error
    except OSError as error:
        raise Problem("file-unreadable", file=path.name) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Problem("json-unreadable", path=path.name) from error
    return content if isinstance(content, list) else (content,)


def draft_of_document(document: ReportDocument, source: str) -> ReportDraft:
    """Return what an import takes over of a record."""
    draft = draft_of(document)
    return dataclasses.replace(draft, imported_from=draft.imported_from or source)


def _document(item: Any, place: str) -> ReportDocument:
    unknown = unknown_key(item, ReportDocument, place)
    if unknown:
        raise Problem("json-unknown-field", field=unknown, key=unknown.rpartition(".")[2][:80])
    try:
        return msgspec.convert(item, ReportDocument)
    except msgspec.ValidationError as error:
        raise wrong_value(str(error), ReportDocument, place) from error


def unknown_key(value: Any, kind: Any, place: str = "") -> str:
    """Return the place of the first key that a record of this kind does not know, or nothing."""
    if isinstance(value, dict) and dataclasses.is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        inside = [
            unknown_key(inner, hints[key], f"{place}.{key}".strip(".")) if key in hints else f"{place}.{key}".strip(".")
            for key, inner in value.items()
        ]
    elif isinstance(value, list):
        inner_kind = next((a for a in typing.get_args(kind) if a is not Ellipsis), None)
        inside = [unknown_key(inner, inner_kind, f"{place}[{n}]") for n, inner in enumerate(value)]
    else:
        inside = []
    return next(filter(None, inside), "")
