"""Rows of a gift register into report drafts."""

import re
from datetime import date
from decimal import Decimal

from db.problem import Problem
from db.records.report import Answers, GiftObject, Giver, ReportDraft, Reporter
from db.vocabulary import ObjectKind, Occasion, Relation, ReportKind
from desktop.sheets.row_reader import RowReader
from desktop.sheets.wordlists import all_meanings, recognise, recognise_member, unit_pattern

# "Nama / Jabatan" in one cell: the stroke with spaces first, since degrees and offices contain bare ones.
_SEPARATORS = (r"\s+/\s+", r"\s+[-–]\s+", r"\s*[/|;]\s*", r"\s*\(\s*")


def report_of(row: RowReader, source: str) -> ReportDraft | None:
    """Return the draft a row makes, or None when something in it cannot be read; `source` names file and sheet."""
    reported_on = row.date("reported_on")
    received_on = row.date("received_on", prefer_before=reported_on)
    to_upg = row.date("reported_to_upg_on")
    kind = _kind(row)
    reporter = _reporter(row)
    item = _object(row)
    if not row.refusals and received_on is None and not item.description and item.value is None:
        row.refuse(Problem("sheet-row-without-report"))
    _check_dates(row, received_on, reported_on)
    note = _note(row, reported_on)
    if row.refusals:
        return None
    return ReportDraft(
        kind=kind,
        reporter=reporter,
        objects=(item,),
        received_on=received_on,
        received_place=row.text("received_place"),
        reported_on=reported_on,
        reported_to_upg_on=to_upg,
        chronology=row.text("chronology", lines=True),
        note=note,
        typed_number=row.text("typed_number"),
        imported_from=f"{source}, baris {row.row_number}",
    )


def likeness_key(draft: ReportDraft) -> tuple[object, ...]:
    """Return what two rows of one file share when they tell of the same gift."""
    item = draft.objects[0]
    return (
        draft.received_on,
        draft.reporter.name.casefold(),
        item.giver.name.casefold(),
        item.description.casefold(),
        item.value,
    )


def _kind(row: RowReader) -> ReportKind:
    text = row.text("kind")
    meaning = recognise_member(ReportKind, "report_kind", text) if text else None
    if meaning is None:
        if text:
            row.doubt("sheet-kind-unclear", "kind", text=text)
        else:
            row.doubt("sheet-kind-missing", "kind")
        return ReportKind.RECEIPT
    return meaning


def _reporter(row: RowReader) -> Reporter:
    name, position = row.text("reporter_name"), row.text("reporter_position")
    if row.has_column("reporter_and_position"):
        name, split = split_name(row.text("reporter_and_position"))
        position = position or split
        if name and not position:
            row.doubt("sheet-position-missing", "reporter_and_position", name=name)
    if not name:
        row.doubt("sheet-reporter-missing", "reporter_name")
    return Reporter(
        name=name, position=position, nik=row.identity_number("reporter_nik"), phone=row.phone("reporter_phone")
    )


def split_name(text: str) -> tuple[str, str]:
    """Split "Nama / Jabatan" into both; the second is empty when no sign parts them."""
    for separator in _SEPARATORS:
        parts = re.split(separator, text)
        if len(parts) > 1 and parts[-1].strip(" )"):
            at = text.rfind(parts[-1])
            name = re.sub(rf"(?:{separator})$", "", text[:at]).strip()
            return name, parts[-1].strip(" )") if separator.endswith(r"\(\s*") else parts[-1].strip()
    return text, ""


def _object(row: RowReader) -> GiftObject:
    description = row.text("description", lines=True)
    quantity, unit = _quantity(row, description)
    value = row.rupiah("value")
    if value is None and not any(remark.field == "value" for remark in row.refusals):
        row.doubt("sheet-value-missing", "value")
    occasion, occasion_other = _occasion(row, description)
    for_office = recognise("for_office", description) is not None
    if for_office:
        row.doubt("sheet-for-office", "description", text=description)
    return GiftObject(
        giver=_giver(row),
        occasion=occasion,
        occasion_other=occasion_other,
        kind=_object_kind(row, description),
        description=description,
        quantity=quantity,
        unit=unit,
        value=value,
        answers=Answers(for_office=for_office),
    )


def _giver(row: RowReader) -> Giver:
    name, institution = row.text("giver_name"), row.text("giver_institution")
    if row.has_column("giver_and_institution"):
        name, split = split_name(row.text("giver_and_institution"))
        institution = institution or split
    words = row.text("relation")
    relation = recognise_member(Relation, "relation", words) if words else None
    if relation is None and words:
        relation = Relation.OTHER
        row.doubt("sheet-relation-unclear", "relation", text=words)
    if not institution and words and recognise("institution", words):
        institution = words
    if not name:
        if relation is not Relation.UNKNOWN:
            row.doubt("sheet-giver-unnamed", "giver_name")
        relation = relation or Relation.UNKNOWN
    elif relation is Relation.UNKNOWN:
        row.doubt("sheet-giver-named", "relation", name=name, text=words)
    return Giver(
        name=name,
        institution=institution,
        address=row.text("giver_address", lines=True),
        relation=relation,
        relation_other=words if words and relation is not Relation.UNKNOWN else "",
        reason=row.text("reason", lines=True),
    )


def _object_kind(row: RowReader, description: str) -> ObjectKind | None:
    words = row.text("object_kind")
    kind = recognise_member(ObjectKind, "object_kind", words) if words else None
    if kind is None and description:
        kind = recognise_member(ObjectKind, "object_kind", description)
    if kind is None and (words or description):
        row.doubt("sheet-object-kind-unclear", "object_kind", text=words or description)
    return kind


def _occasion(row: RowReader, description: str) -> tuple[Occasion | None, str]:
    words = row.text("occasion")
    if words:
        occasion = recognise_member(Occasion, "occasion", words)
        if occasion is None:
            row.doubt("sheet-occasion-unclear", "occasion", text=words)
        return occasion or Occasion.OTHER, words
    told = " ".join((description, row.text("reason")))
    meaning = recognise("occasion", told)
    if meaning is None:
        return None, ""
    row.infer("sheet-occasion-inferred", "occasion", text=description)
    return Occasion(meaning), ""


def _quantity(row: RowReader, description: str) -> tuple[Decimal | None, str]:
    """Return quantity and unit from their own columns, or from the description ("Buah-buahan 2 dus")."""
    text, unit = row.text("quantity"), row.text("unit")
    match = re.fullmatch(r"(\d{1,9}(?:[.,]\d{1,3})?)\s*([^\d\W][\w ]*)?\.?", text)
    if match:
        return Decimal(match[1].replace(",", ".")), unit or (match[2] or "").strip()
    if text:
        row.doubt("sheet-quantity-unclear", "quantity", text=text)
        return None, unit
    found = unit_pattern().search(description)
    return (Decimal(found[1].replace(",", ".")), found[2]) if found else (None, unit)


def _check_dates(row: RowReader, received_on: date | None, reported_on: date | None) -> None:
    if received_on is None:
        if not any(remark.field == "received_on" for remark in row.refusals):
            row.doubt("sheet-received-date-missing", "received_on")
    elif reported_on is not None and reported_on < received_on:
        row.doubt("sheet-reported-before-received", "reported_on", reported=reported_on, received=received_on)


def _note(row: RowReader, reported_on: date | None) -> str:
    """Return the remark as written, followed by cells of columns that hold no field, so that nothing is lost."""
    remark = row.text("note", lines=True)
    for meaning in all_meanings("remark", remark):
        if meaning == "unreported" and reported_on is not None:
            row.doubt("sheet-remark-unreported-but-dated", "note", text=remark, day=reported_on)
        else:
            row.doubt(f"sheet-remark-{meaning.replace('_', '-')}", "note", text=remark)
    rest = [f"{header}: {text}" if header else text for header, text in row.unmapped()]
    return "\n".join([remark, *rest] if remark else rest)
