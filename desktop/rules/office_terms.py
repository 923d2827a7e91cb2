"""The words used for offices and their heads in different regions."""

import tomllib
from collections.abc import Sequence
from functools import cache

from db.records.office import Office
from db.vocabulary import OfficeKind
from resources import resource_path


def terms(kind: OfficeKind) -> tuple[str, ...]:
    """Return the words used for a kind of office, the usual one first."""
    return tuple(entry["term"] for entry in _table()[kind.value])


def head_title(office: Office) -> str:
    """Return what the head of an office is usually called, with the office's name: "Kepala Desa Kramatwatu"."""
    for entry in _table()[office.kind.value]:
        if entry["term"].casefold() == office.term.casefold():
            return f"{entry['head']} {office.name}".strip()
    return f"Kepala {office.full_name}"


def letterhead_lines(office: Office) -> tuple[str, ...]:
    """Return the usual lines of an office's letterhead, in capitals, the office itself last."""
    lines = [f"Pemerintah {office.regency}"] if office.regency else []
    if office.kind is OfficeKind.INSPECTORATE:
        lines.append(office.term)
    else:
        if office.kind is not OfficeKind.SUBDISTRICT and office.subdistrict:
            lines.append(f"{office.subdistrict_term} {office.subdistrict}")
        lines.append(office.full_name)
    return tuple(line.upper() for line in lines)


@cache
def _table() -> dict[str, Sequence[dict[str, str]]]:
    return tomllib.loads(resource_path("code_lists", "office_terms.toml").read_text(encoding="utf-8"))
