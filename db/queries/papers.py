"""Issued papers and returned statements."""

import zlib
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, delete, insert, select, update
from sqlalchemy.orm import Session

from db.models.papers import IssuedPaperModel, StatementModel
from db.models.reports import ReportModel
from db.problem import Problem
from db.queries.report_conditions import Viewer, visible_to
from db.queries.tables import table
from db.records.paper import IssuedPaper
from db.vocabulary import PaperKind

_papers = table(IssuedPaperModel)
_statements = table(StatementModel)
_reports = table(ReportModel)
_COLUMNS = [
    "uid",
    "kind",
    "subject_uid",
    "title",
    "number",
    "check_code",
    "dated",
    "issued_at",
    "issued_by",
    "needs_scan",
    "printed",
    "signed_on",
    "scan_uid",
]


def insert_paper(session: Session, paper: IssuedPaper) -> None:
    """Keep an issued paper with the content it is drawn from."""
    values = {name: getattr(paper, name) for name in _COLUMNS}
    session.execute(insert(_papers).values(content=zlib.compress(paper.content, 6), **values))


def get_paper(session: Session, uid: str, viewer: Viewer) -> IssuedPaper:
    """Return an issued paper with its content.

    Raises Problem `paper-unknown` when there is none or the viewer may not see it.
    """
    row = session.execute(select(_papers).where(_papers.c.uid == uid, _seen_by(viewer))).mappings().first()
    if row is None:
        raise Problem("paper-unknown")
    return _record(row, with_content=True)


def list_papers(
    session: Session,
    viewer: Viewer,
    *,
    subject_uid: str | None = None,
    kinds: Iterable[PaperKind] = (),
    awaiting_scan: bool | None = None,
    limit: int | None = None,
) -> tuple[IssuedPaper, ...]:
    """Return issued papers without their content, the latest first."""
    conditions = [_seen_by(viewer)]
    if subject_uid is not None:
        conditions.append(_papers.c.subject_uid == subject_uid)
    if kinds:
        conditions.append(_papers.c.kind.in_(list(kinds)))
    if awaiting_scan is not None:
        waits = and_(_papers.c.needs_scan, _papers.c.scan_uid == "")
        conditions.append(waits if awaiting_scan else ~waits)
    columns = [_papers.c[name] for name in _COLUMNS]
    rows = session.execute(select(*columns).where(*conditions).order_by(_papers.c.id.desc()).limit(limit)).mappings()
    return tuple(_record(row, with_content=False) for row in rows)


def find_by_check_code(session: Session, code: str, viewer: Viewer) -> IssuedPaper | None:
    """Return the paper that carries a check code, or None."""
    row = (
        session.execute(select(_papers).where(_papers.c.check_code == code, _seen_by(viewer)).limit(1))
        .mappings()
        .first()
    )
    return None if row is None else _record(row, with_content=True)


def update_paper(session: Session, uid: str, **columns: object) -> None:
    """Note what happened to a paper: printed, signed, scanned; its content never changes."""
    session.execute(update(_papers).where(_papers.c.uid == uid).values(**columns))


def periods_with(session: Session, kind: PaperKind) -> set[str]:
    """Return the period codes for which a paper of a kind was issued."""
    return set(session.execute(select(_papers.c.subject_uid).where(_papers.c.kind == kind)).scalars())


def put_statement(
    session: Session, period: str, official_uid: str, returned_on: date, answer: str, by_uid: str, at: datetime
) -> None:
    """Note that an official returned the statement of a period."""
    forget_statement(session, period, official_uid)
    session.execute(
        insert(_statements).values(
            period=period, official_uid=official_uid, returned_on=returned_on, answer=answer, by_uid=by_uid, at=at
        )
    )


def forget_statement(session: Session, period: str, official_uid: str) -> None:
    """Take back a wrong note of a returned statement."""
    session.execute(
        delete(_statements).where(_statements.c.period == period, _statements.c.official_uid == official_uid)
    )


def statements(session: Session, period: str) -> dict[str, tuple[date, str]]:
    """Return by official uid when the statement of a period came back and what it says."""
    rows = session.execute(select(_statements).where(_statements.c.period == period)).mappings()
    return {row["official_uid"]: (row["returned_on"], row["answer"]) for row in rows}


def _seen_by(viewer: Viewer) -> Any:
    # Asked of the report itself: it may have become secret after the paper was issued.
    hidden = select(_reports.c.uid).where(~visible_to(viewer))
    return _papers.c.subject_uid.not_in(hidden)


def _record(row: Any, *, with_content: bool) -> IssuedPaper:
    content = zlib.decompress(row["content"]) if with_content else b""
    return IssuedPaper(**{name: row[name] for name in _COLUMNS}, content=content)
