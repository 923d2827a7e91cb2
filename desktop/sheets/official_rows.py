"""Rows of a list of village officials into drafts."""

from datetime import date

from db.problem import Problem
from db.records.office import OfficialDraft
from desktop.sheets.report_rows import split_name
from desktop.sheets.row_reader import RowReader
from desktop.sheets.wordlists import recognise


def official_of(row: RowReader, nip_header: str, today: date) -> OfficialDraft | None:
    """Return the draft a row makes, or None when it has no name or something in it cannot be read.

    Decided: the date of the decree is the day the person took office. Lists of this kind name no day of leaving;
    "Tidak Aktif" without one becomes active until the day of import, with a doubt, so that such a person is offered
    for no new report and yet stays in the register.
    """
    name, position = row.text("name"), row.text("position")
    if row.has_column("name_and_position"):
        name, split = split_name(row.text("name_and_position"))
        position = position or split
    active_from = row.date("active_from")
    active_to = row.date("active_to", future=True)
    inactive = _inactive(row)
    if inactive and active_to is None:
        active_to = max(today, active_from) if active_from else today
        row.doubt("sheet-official-inactive", "status", text=row.text("status"), day=active_to)
    if active_from and active_to and active_to < active_from:
        row.doubt("sheet-official-left-before", "active_to", begun=active_from, ended=active_to)
    birth_date = row.date("birth_date")
    if not name:
        row.refuse(Problem("sheet-official-nameless"), "name")
    if row.refusals:
        return None
    return OfficialDraft(
        name=name,
        nik=row.identity_number("nik"),
        nip=row.text("nip").lstrip("'’`"),
        nip_label=number_label(nip_header),
        position=position,
        rank=row.text("rank"),
        unit=row.text("unit"),
        active_from=active_from,
        active_to=active_to,
        birth_place=row.text("birth_place"),
        birth_date=birth_date,
        address=row.text("address", lines=True),
        phone=row.phone("phone"),
        email=row.text("email"),
        decree=row.text("decree"),
        note=row.text("note", lines=True),
    )


def _inactive(row: RowReader) -> bool:
    text = row.text("status")
    meaning = recognise("status", text) if text else None
    if text and meaning is None:
        row.doubt("sheet-status-unclear", "status", text=text)
    return meaning == "inactive"


def number_label(header: str) -> str:
    """Return what stands before the number: NIP or NRP when the heading says only that, otherwise NIPD."""
    plain = header.strip().upper().rstrip(".")
    return plain if plain in ("NIP", "NRP", "NIAP") else "NIPD"
