"""One sheet Uraian Laporan Gratifikasi: parts B to E and the reporter's signature, for one object."""

from dataclasses import dataclass
from enum import StrEnum

from db.records.report import GiftObject
from db.vocabulary import ObjectKind, ObjectLocation, Occasion, Relation
from desktop.printing.fonts import Face, width
from desktop.printing.frame import shortened
from desktop.printing.items import object_text, value_text
from desktop.printing.layout import POINTS_PER_MM, Align, Style, wrap
from desktop.printing.official_form import look
from desktop.printing.official_form.answers import Annex, write_answer, write_on_dots
from desktop.printing.official_form.content import ReportFormPaper
from desktop.printing.official_form.notes import limit_note
from desktop.printing.sheet import Sheet
from desktop.printing.text import trimmed
from desktop.rules.labels import form_boxes, form_line, official_form
from desktop.rules.words import date_long

_LABEL = Style(9.4)
_NOTE = Style(7.2, leading=8.4)
_OPTION = Style(7.9)
_COLON = 79.6
_ANSWER = 81.5


@dataclass(slots=True)
class _Page:
    """One sheet being drawn: where the pen is, and the spacing this paper size allows."""

    sheet: Sheet
    paper: ReportFormPaper
    annex: Annex
    item: GiftObject
    prefix: str  # "Lembar Uraian 2 – " where there are several objects
    y: float = 0.0

    @property
    def tall(self) -> bool:
        return self.sheet.height > 300

    @property
    def pitch(self) -> float:
        return 7.6 if self.tall else 6.75

    @property
    def option(self) -> float:
        return 4.0 if self.tall else 3.72


def draw_object(sheet: Sheet, paper: ReportFormPaper, annex: Annex, index: int) -> None:
    """Draw the sheet of one object; `index` counts from 0."""
    objects = paper.draft.objects or (GiftObject(),)
    prefix = f"Lembar Uraian {index + 1} – " if len(objects) > 1 else ""
    page = _Page(sheet, paper, annex, objects[index], prefix)
    look.background(sheet)
    _header(page, index, len(objects))
    _part_b(page)
    _part_c(page)
    _part_d(page)
    _part_e(page)
    _signature(page)


def _header(page: _Page, index: int, count: int) -> None:
    sheet, head = page.sheet, official_form()["head"]
    look.marks(sheet, page.paper)
    look.organisation(sheet, 12.4, 8.5)
    sheet.text(sheet.right, 9.4, head["sheet_title"], Style(17.5, Face.BOLD), Align.RIGHT)
    note = head["sheet_note"]
    sheet.text(sheet.right, 12.6, note, Style(7.6, Face.BOLD), Align.RIGHT)
    if count > 1:
        sheet.text(sheet.left + 56, 12.4, f"Objek {index + 1} dari {count}", Style(8.5, Face.SEMIBOLD))
    page.y = 15.2


def _part_b(page: _Page) -> None:
    head, giver = official_form()["head"], page.item.giver
    page.y = look.band(page.sheet, page.y, look.wording()["B"], head["all_required"], head["pick_one"]) + 0.7
    _field(page, "B1", giver.name)
    _field(page, "B2", giver.institution)
    _field(page, "B3", giver.address)
    _options(page, "B4", Relation, giver.relation, giver.relation_other)
    _field(page, "B5", giver.reason)
    page.y += 3.6


def _part_c(page: _Page) -> None:
    head, item = official_form()["head"], page.item
    page.y = look.band(page.sheet, page.y, look.wording()["C"], head["all_required"], head["pick_one"]) + 0.7
    _options(page, "C1", Occasion, item.occasion, item.occasion_other)
    _options(page, "C2", ObjectLocation, item.location, item.location_other)
    _options(page, "C3", ObjectKind, item.kind, item.kind_other)
    _field(page, "C4", object_text(item), count=3 if page.tall else 2)
    _field(page, "C5", value_text(item))
    page.y += 3.4


def _part_d(page: _Page) -> None:
    head, words, draft = official_form()["head"], look.wording(), page.paper.draft
    sheet = page.sheet
    page.y = look.band(sheet, page.y, words["D"], head["all_required"]) + 0.7
    page.prefix = ""  # parts D and E belong to the report and are the same on every sheet
    _field(page, "D1", date_long(draft.received_on) if draft.received_on else "")
    _field(page, "D2", date_long(draft.reported_to_upg_on) if draft.reported_to_upg_on else "")
    _field(page, "D3", draft.received_place)
    baseline = page.y + page.pitch - 2.2
    sheet.text(sheet.left + 3.4, baseline, "4.", _LABEL)
    wide = sheet.text(sheet.left + 8.2, baseline, words["D4"], _LABEL)
    sheet.text(sheet.left + 9.2 + wide, baseline, words["D4_note"], Style(7.8))
    count = 3 if page.tall else 2
    top = baseline + 2.0
    rules = [top + page.pitch * (n + 1) for n in range(count)]
    title = f"D4. {words['D4']}"
    left = sheet.left + 8.2
    write_answer(sheet, page.annex, title, draft.chronology, x=left, right=sheet.right, rules=rules, pitch=page.pitch)
    page.y = rules[-1] + 3.4


def _part_e(page: _Page) -> None:
    sheet, words = page.sheet, look.wording()
    page.y = look.band(sheet, page.y, words["E"])
    chosen = None if page.paper.blank else page.paper.draft.compensation
    wide = (sheet.right - sheet.left) * 0.705
    below = sheet.column(sheet.left + 3.4, page.y + 1.6, wide, words["E_text"], Style(8.3, leading=10), Align.JUSTIFY)
    middle = page.y + 7.4
    for x, label, ticked in ((0.775, words["E_yes"], chosen is True), (0.912, words["E_no"], chosen is False)):
        place = sheet.left + (sheet.right - sheet.left) * x
        sheet.tick_box(place, middle, ticked, 2.9, look.RULE_GREEN)
        sheet.text(place + 4, middle, label, Style(8.6))
    rule = middle + 4.6
    sheet.line(sheet.left + (sheet.right - sheet.left) * 0.73, rule, sheet.right, rule, 0.7, look.RULE_GREEN)
    page.y = sheet.column(
        sheet.left + 0.8,
        below + 1.6,
        sheet.content_width - 0.8,
        words["closing"],
        Style(8.1, Face.BOLD, leading=9.8),
        Align.JUSTIFY,
    )


def _signature(page: _Page) -> None:
    """Write place and date, "Pelapor," and the name; the note on the limit stands at the left."""
    sheet, paper = page.sheet, page.paper
    note = Style(7.0, Face.ITALIC, look.NOTE, 8.4)
    sheet.column(sheet.left + 0.8, page.y + 2.2, 100, f"Catatan di luar formulir: {limit_note(paper.limits)}", note)
    middle = sheet.left + (sheet.right - sheet.left) * 0.817
    y = max(page.y + 5.4, sheet.height - 36)
    if paper.blank:
        dated = f"{'.' * 20}, {'.' * 36} 20....."
    else:
        dated = f"{paper.frame.place or '.' * 20}, {date_long(paper.frame.dated)}"
    style = Style(8.8)
    sheet.text(middle, y, shortened(dated, style, 70), style, Align.CENTER)
    sheet.text(middle, y + 3.6, look.wording()["signature"], style, Align.CENTER)
    name = trimmed(paper.draft.reporter.name)
    written = f"({shortened(name, style, 66)})" if name else f"({'.' * 46})"
    sheet.text(middle, sheet.height - 7.4, written, style, Align.CENTER)


def _field(page: _Page, key: str, text: str, count: int = 1) -> None:
    """Draw a numbered label and its answer on rules."""
    sheet, words = page.sheet, look.wording()
    pitch = page.pitch
    rules = [page.y + pitch * (n + 1) for n in range(count)]
    baseline = page.y + pitch - 2.2
    note = words.get(f"{key}_note", "")
    sheet.text(sheet.left + 3.4, baseline, f"{key[1:]}.", _LABEL)
    wide = sheet.text(sheet.left + 8.2, baseline, words[key], _LABEL)
    sheet.text(_COLON, baseline, ":", _LABEL)
    if note:
        beside = sheet.left + 9.2 + wide
        if len(wrap(note, _NOTE, _COLON - beside - 1)) == 1 and key == "D2":
            sheet.text(beside, baseline, note, _NOTE)
        else:
            sheet.column(sheet.left + 8.2, baseline + 0.6, 58, note, _NOTE)
    title = f"{page.prefix}{key}. {words[key].rstrip(' *')}"
    write_answer(sheet, page.annex, title, text, x=_ANSWER, right=sheet.right, rules=rules, pitch=pitch)
    page.y = rules[-1]


def _options(page: _Page, key: str, kind: type[StrEnum], chosen: StrEnum | None, typed: str) -> None:
    """Draw a numbered label and its boxes; the chosen one is ticked, its line filled."""
    sheet, words = page.sheet, look.wording()
    y = page.y + page.option + 0.2
    sheet.text(sheet.left + 3.4, y, f"{key[1:]}.", _LABEL)
    sheet.text(sheet.left + 8.2, y, words[key], _LABEL)
    sheet.text(_COLON, y, ":", _LABEL)
    for box in form_boxes(kind):
        ticked = not page.paper.blank and chosen is not None and chosen.value in box.members
        sheet.tick_box(_ANSWER + 0.6, y, ticked, 2.7, look.RULE_GREEN)
        x = _ANSWER + 4.8
        wide = sheet.text(x, y, box.text, _OPTION)
        if box.blank:
            text = form_line(chosen, trimmed(typed)) if ticked and chosen is not None else ""
            title = f"{page.prefix}{key}. {words[key].rstrip(' *')}"
            write_on_dots(sheet, page.annex, title, text, x=x + wide + 1, right=sheet.right, baseline=y)
        elif box.note:
            y = _box_note(page, x, wide, y, box.note)
        y += page.option
    rule = y - page.option + 2.6
    sheet.line(_ANSWER, rule, sheet.right, rule, 0.7, look.RULE_GREEN)
    page.y = rule


def _box_note(page: _Page, x: float, wide: float, y: float, note: str) -> float:
    """Write the note of a box behind it, or below it when it is long; returns the last baseline."""
    sheet = page.sheet
    if width(note, Face.ITALIC, _OPTION.size) / POINTS_PER_MM < sheet.right - x - wide - 1:
        sheet.text(x + wide + 1, y, note, Style(_OPTION.size, Face.ITALIC))
        return y
    for line in wrap(note, _OPTION, sheet.right - x):
        y += page.option
        sheet.lines(x, y - _OPTION.rise_mm, [line], _OPTION, sheet.right - x)
        if "Rp1.000.000" in line.text:
            look.margin_mark(sheet, y, "1)")
    return y
