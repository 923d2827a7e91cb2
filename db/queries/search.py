"""Search by any word: trigrams for three letters and more, a table of name words for one or two (SAFETY.md §2.8)."""

from typing import Any

from sqlalchemy import Integer, Select, delete, insert, literal_column, select, text
from sqlalchemy.orm import Session

from db.models.reports import NameWordModel, ReportTextModel
from db.queries.tables import table
from db.records.names import normalised, words
from db.records.report import ReportDraft

_texts = table(ReportTextModel)
_words = table(NameWordModel)
_INSERT_TEXT, _INSERT_WORD = insert(_texts), insert(_words)

# The FTS5 table of migration 0002; an external-content index over `report_texts`.
_MATCHING = text("SELECT rowid FROM report_search WHERE report_search MATCH :phrase")


def index_report(session: Session, report_id: int, number: str, draft: ReportDraft) -> None:
    """Make a new report findable."""
    session.execute(_INSERT_TEXT, {"report_id": report_id, "text": _searchable(number, draft)})
    _insert_words(session, report_id, draft)


def reindex_report(session: Session, report_id: int, number: str, draft: ReportDraft) -> None:
    """Make a changed report findable by its new words only."""
    session.execute(_texts.update().where(_texts.c.report_id == report_id).values(text=_searchable(number, draft)))
    session.execute(delete(_words).where(_words.c.report_id == report_id))
    _insert_words(session, report_id, draft)


def matching_ids(typed: str) -> list[Select[tuple[int]]]:
    """Return queries for the ids of reports that hold the words typed; a report matches when it is in each of them.

    What is written together, as the number 031/GRT/X/2026, is looked for as it stands. Operators of the index mean
    nothing. One query per kind of word, not nested, so that matches are read in order.
    """
    all_words = [word for chunk in typed.split() for word in _words_of(chunk)]
    long_words = [word for word in all_words if len(word) >= 3]
    found: list[Select[Any]] = []
    if long_words:
        phrase = " AND ".join(f'"{word}"' for word in long_words)  # words hold letters, digits and spaces only
        matching = _MATCHING.bindparams(phrase=phrase).columns(literal_column("rowid", Integer)).subquery()
        found.append(select(matching.c.rowid))
    for word in all_words:
        if len(word) < 3:
            found.append(select(_words.c.report_id).where(_words.c.word >= word, _words.c.word < word + "\U0010ffff"))
    if not all_words:  # only signs were typed: nothing matches
        found.append(select(_words.c.report_id).where(literal_column("0 = 1")))
    return found


def _words_of(chunk: str) -> list[str]:
    """Return the words of what was typed without a space: one of several parts when strokes and dots join them."""
    parts = normalised(chunk).split()
    return parts if any(sign in chunk for sign in ",;:") else [" ".join(parts)] if parts else []


def _searchable(number: str, draft: ReportDraft) -> str:
    parts = [
        number,
        draft.reporter.name,
        draft.reporter.position,
        draft.reporter.institution,
        draft.received_place,
        draft.chronology,
        draft.note,
    ]
    for item in draft.objects:
        parts += [
            item.giver.name,
            item.giver.institution,
            item.giver.reason,
            item.description,
            item.kind_other,
            item.occasion_other,
        ]
    return normalised(" ".join(part for part in parts if part))


def _insert_words(session: Session, report_id: int, draft: ReportDraft) -> None:
    found = words(draft.reporter.name, *(item.giver.name for item in draft.objects))
    if found:
        session.execute(_INSERT_WORD, [{"word": word, "report_id": report_id} for word in sorted(found)])
