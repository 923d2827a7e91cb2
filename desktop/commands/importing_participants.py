"""`sigap import FILE --session UID`: a list of participants into a training session, a line per doubt."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import click

from db.problem import Problem
from desktop.rules.labels import label
from desktop.rules.words import date_short, decimal_text
from resources.language import _, ngettext

if TYPE_CHECKING:
    from db.records.training import SessionDraft
    from desktop.services.desk import Desk
    from desktop.services.participant_import import Entered
    from desktop.sheets.participant_rows import ListedParticipant


def import_participants(
    desk: "Desk",
    path: Path,
    session_uid: str,
    new_title: str | None,
    *,
    sheet: str | None,
    preview: bool,
    sure_only: bool,
) -> None:
    """Take a list over into a session, or into a new one with this title (empty: as the list says).

    `sheet` names the sheet of the file; without it the one whose headings are known best.

    Raises the Problems of reading, reviewing and entering; nothing is entered then.
    """
    from desktop.commands.importing import file_line, say_rows
    from desktop.services import participant_import, participant_lists, person_documents, sessions, sheets
    from desktop.sheets.preview import RowStatus

    if session_uid:
        session_uid = sessions.session(desk, session_uid).uid
    is_json = path.suffix.lower() == ".json"
    if is_json:
        read = person_documents.understand_json(desk, path)
    else:
        read = participant_lists.understand_file(desk, path, sheet_name=sheet)
    found = participant_lists.review(desk, read, session_uid)
    draft = _new_session(found.session, new_title or "")
    click.echo(file_line(path, *(found.preview.count(status) for status in RowStatus)))
    if not session_uid:
        click.echo(_("  kegiatan baru: {what}").format(what=_session_words(draft)))
    say_rows(found.preview, preview)
    for remark in found.preview.remarks:
        click.echo(_("  seluruh daftar, ragu: {text}").format(text=remark))
    if preview:
        return
    decisions = participant_import.decisions_of(found, sure_only=sure_only)
    if not decisions:
        raise Problem("sheet-nothing-to-take", file=path.name)
    if session_uid:
        entered = participant_import.enter(desk, session_uid, decisions).record
    else:
        entered = participant_import.enter_with_session(desk, draft, decisions).record
    if not is_json:
        sheets.remember_mapping(desk, found.preview.mapping)
    _say_entered(entered)


def what_of(listed: "ListedParticipant") -> str:
    """Return a line of a list in few words: who, from where, both scores."""
    draft = listed.draft
    scores = [decimal_text(score) if score is not None else "–" for score in (draft.pre_score, draft.post_score)]
    tested = draft.pre_score is not None or draft.post_score is not None
    parts = (draft.name, draft.position, draft.institution, draft.phone, " → ".join(scores) if tested else "")
    return " · ".join(filter(None, parts))


def _new_session(said: "SessionDraft", title: str) -> "SessionDraft":
    return replace(said, title=title or said.title)


def _session_words(draft: "SessionDraft") -> str:
    meeting = draft.meetings[0]
    return " · ".join(filter(None, (draft.title, label(draft.kind), date_short(meeting.on), meeting.place))) or "–"


def _say_entered(entered: "Entered") -> None:
    count = len(entered.added)
    words = ngettext("{n} peserta masuk ke “{title}”", "{n} peserta masuk ke “{title}”", count)
    click.echo(words.format(n=count, title=entered.session.title))
    new = count - entered.known
    click.echo(_("  {new} orang baru, {known} sudah dikenal").format(new=new, known=entered.known))
    for name, field in ((_("pre-test"), "pre_score"), (_("post-test"), "post_score")):
        scores = [score for one in entered.added if (score := getattr(one, field)) is not None]
        if scores:
            average = decimal_text(round(sum(scores, Decimal(0)) / len(scores), 1))
            line = _("  nilai {test}: {n} orang, rata-rata {average}")
            click.echo(line.format(test=name, n=len(scores), average=average))
    if entered.present:
        click.echo(_("  {n} ditandai hadir").format(n=entered.present))
    if entered.already:
        line = _("  {n} sudah ada di daftar dan tidak dimasukkan lagi; nilai dilengkapi untuk {scores}")
        click.echo(line.format(n=entered.already, scores=entered.scores))
    if entered.repeated:
        click.echo(_("  {n} baris mengulang orang yang sama").format(n=entered.repeated))
    click.echo(_("  kegiatan: {uid}").format(uid=entered.session.uid))
