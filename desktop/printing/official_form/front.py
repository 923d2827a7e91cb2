"""The first page of the official form: definitions, procedure, channels, the two choices, part A."""

from db.vocabulary import AttachmentKind, Confidentiality, ReportKind
from desktop.printing.fonts import Face
from desktop.printing.layout import Align, Line, Run, Style, wrap
from desktop.printing.official_form import look
from desktop.printing.official_form.answers import Annex, write_answer
from desktop.printing.official_form.content import ReportFormPaper
from desktop.printing.official_form.notes import rule_notes
from desktop.printing.sheet import Sheet
from desktop.printing.text import trimmed
from desktop.rules.labels import FormBox, form_boxes, official_form
from desktop.rules.words import date_long

_TEXT = Style(7.1, leading=8.7)
_HEAD = Style(7.8, Face.BOLD, leading=9.6)
_BULLET = Style(9, Face.BOLD, look.GREEN)
_LABEL = Style(9.8)
_SMALL = Style(7.4, leading=8.8)
_COLON = 95.0
_ANSWER = 97.5
_RULES_OF_PART_A = 13
_CHANNELS_HEIGHT = 37.6


def draw_front(sheet: Sheet, paper: ReportFormPaper, annex: Annex) -> None:
    """Draw the front page; answers too long for their lines are left with the annex."""
    look.background(sheet)
    _header(sheet, paper)
    y = _explanations(sheet, 24.4)
    y = _notes(sheet, paper, y + 1.4)
    y = _channels(sheet, paper, y + 1.6)
    y = _choices(sheet, paper, y + 4.6)
    y = look.band(sheet, y, look.wording()["A"], official_form()["head"]["all_required"])
    _part_a(sheet, paper, annex, y)


def _header(sheet: Sheet, paper: ReportFormPaper) -> None:
    head = official_form()["head"]
    look.marks(sheet, paper)
    end = look.organisation(sheet, 20.6, 11)
    sheet.box(end + 1.5, 19.2, sheet.right - end - 1.5, 1.2, fill=look.GREEN)
    sheet.text(sheet.right, 12.2, head["title"], Style(24, Face.BOLD), Align.RIGHT)
    sheet.text(sheet.right, 15.2, head["secrecy"], Style(7.4, Face.BOLD), Align.RIGHT)
    sheet.text(sheet.right, 18.1, head["basis"], Style(7.4), Align.RIGHT)


def _explanations(sheet: Sheet, top: float) -> float:
    """Draw the box of definitions and procedure; a point the law has overtaken is marked in the margin."""
    form = official_form()
    wide = sheet.content_width - 9
    blocks: list[tuple[str, list[tuple[list[Line], bool]]]] = []
    height = 3.0
    for part in ("meaning", "procedure"):
        points = []
        for point in form[part]["points"]:
            runs = [Run(f"{point['lead']} ", Face.BOLD)] if point["lead"] else []
            lines = wrap([*runs, Run(point["text"], Face.REGULAR)], _TEXT, wide)
            points.append((lines, bool(point.get("outdated"))))
            height += len(lines) * _TEXT.line_mm + 0.75
        blocks.append((form[part]["title"], points))
        height += _HEAD.line_mm + 0.5
    sheet.box(sheet.left, top, sheet.content_width, height, fill=look.PALE_GREEN)
    y = top + 1.6
    for title, points in blocks:
        y = sheet.column(sheet.left + 3.2, y, wide, title, _HEAD) + 0.3
        for lines, outdated in points:
            sheet.text(sheet.left + 3.6, y + _TEXT.rise_mm + 0.25, "•", _BULLET)
            if outdated:
                look.margin_mark(sheet, y + _TEXT.rise_mm, "2)")
            y = sheet.lines(sheet.left + 6.2, y, lines, _TEXT, wide, Align.JUSTIFY) + 0.75
    return top + height


def _notes(sheet: Sheet, paper: ReportFormPaper, top: float) -> float:
    """Write the notes on the rules in force, between the boxes of the form."""
    style = Style(7.1, Face.ITALIC, look.NOTE, 8.7)
    runs = [Run("Catatan di luar formulir: ", Face.BOLD_ITALIC), Run(" ".join(rule_notes(paper.limits)), Face.ITALIC)]
    return sheet.column(sheet.left + 3.2, top, sheet.content_width - 6, runs, style, Align.JUSTIFY)


def _channels(sheet: Sheet, paper: ReportFormPaper, top: float) -> float:
    """Draw the box of channels and enclosures; enclosures that are attached are ticked in place of their bullet."""
    form = official_form()
    channels = form["channels"]
    enclosures = form["enclosures"]
    height = _CHANNELS_HEIGHT
    sheet.box(sheet.left, top, sheet.content_width, height, fill=look.PALE_GREEN)
    x, y = sheet.left + 4, top + 2.2
    y = sheet.column(x, y, 84, channels["title"], _HEAD) + 0.8
    letter = "\n".join(channels["letter"])
    for label, text in (("Online", channels["online"]), ("Email", channels["email"]), ("Surat", letter)):
        sheet.text(x, y + _TEXT.rise_mm + 0.25, "•", _BULLET)
        sheet.text(x + 3, y + _TEXT.rise_mm, label, _TEXT)
        sheet.text(x + 13, y + _TEXT.rise_mm, ":", _TEXT)
        y = sheet.column(x + 15, y, 70, text, _TEXT) + 1.3
    x, y = sheet.left + 97, top + 1.8
    wide = sheet.right - x - 2
    kinds = list(AttachmentKind)
    attached = {kind for kind, _ in paper.attachments}
    place = 0
    for title, items in (
        (enclosures["title"], enclosures["general"]),
        (enclosures["ceremony_title"], enclosures["ceremony"]),
    ):
        y = sheet.column(x, y, wide, title, Style(7.1, Face.BOLD, leading=8.6))
        y += 0.2
        for item in items:
            sign = "✓" if kinds[place] in attached else "•"
            sheet.text(x + 0.4, y + _TEXT.rise_mm + 0.25, sign, _BULLET if sign == "•" else Style(9, Face.BOLD))
            if "Rp1.000.000" in item:
                look.margin_mark(sheet, y + _TEXT.rise_mm, "1)")
            y = sheet.column(x + 3.2, y, wide - 3, item, _TEXT)
            place += 1
    return top + height


def _choices(sheet: Sheet, paper: ReportFormPaper, top: float) -> float:
    """Draw the two choices that open the form."""
    words = look.wording()
    look.bar(sheet, top, official_form()["head"]["choose_one"])
    draft = paper.draft
    y = top + 5.6
    for label, boxes, chosen in (
        (words["confidentiality"], form_boxes(Confidentiality), draft.confidentiality.value),
        (words["kind"], form_boxes(ReportKind), draft.kind.value),
    ):
        sheet.text(sheet.left + 8.8, y, label, _LABEL)
        sheet.text(_COLON, y, ":", _LABEL)
        for x, box in zip((_ANSWER, sheet.right - 35.5), boxes, strict=True):
            _choice(sheet, x, y, box, not paper.blank and chosen in box.members)
        y += 6.2
    return y - 1.6


def _choice(sheet: Sheet, x: float, y: float, box: FormBox, ticked: bool) -> None:
    sheet.tick_box(x, y, ticked, 3.4, look.RULE_GREEN)
    wide = sheet.text(x + 5, y, box.text, Style(9.6, Face.BOLD))
    if box.note:
        sheet.text(x + 6 + wide, y, box.note, Style(7.0))


def _part_a(sheet: Sheet, paper: ReportFormPaper, annex: Annex, top: float) -> None:
    """Draw the reporter's ten fields down to the foot of the page."""
    words, person = look.wording(), paper.draft.reporter
    pitch = (sheet.height - 21.0 - top) / _RULES_OF_PART_A
    contact = ", ".join(part for part in (trimmed(person.contact_name), trimmed(person.contact_phone)) if part)
    rows: tuple[tuple[str, str, int], ...] = (
        ("1", person.name, 1),
        ("2", person.nik, 1),
        ("3", person.birth_place, 1),
        ("4", date_long(person.birth_date) if person.birth_date else "", 1),
        ("5", person.institution, 1),
        ("6", person.position, 1),
        ("7", person.email, 2),
        ("8", person.address, 2),
        ("", "", 1),
        ("9", person.phone, 1),
        ("10", contact, 1),
    )
    y = top
    for number, text, count in rows:
        rules = [y + pitch * (n + 1) for n in range(count)]
        if number:
            _label(sheet, f"{number}.", words[f"A{number}"], words.get(f"A{number}_note", ""), y + pitch - 1.6)
            title = f"A{number}. {words[f'A{number}']}"
            write_answer(sheet, annex, title, text, x=_ANSWER, right=sheet.right, rules=rules, pitch=pitch)
        else:
            _region(sheet, paper, annex, rules[0], pitch)
        y = rules[-1]


def _label(sheet: Sheet, number: str, label: str, note: str, baseline: float) -> None:
    sheet.text(sheet.left + 2.4, baseline, number, _LABEL)
    sheet.text(sheet.left + 8.8, baseline, label, _LABEL)
    sheet.text(_COLON, baseline, ":", _LABEL)
    if note:
        sheet.column(sheet.left + 8.8, baseline + 0.9, 66, note, _SMALL)


def _region(sheet: Sheet, paper: ReportFormPaper, annex: Annex, rule: float, pitch: float) -> None:
    """Draw sub-district, regency and province side by side on one rule."""
    words, person = look.wording(), paper.draft.reporter
    wide = (sheet.right - _ANSWER) / 3
    for place, (key, text) in enumerate(
        (("subdistrict", person.subdistrict), ("regency", person.regency), ("province", person.province))
    ):
        x = _ANSWER + place * wide
        sheet.text(x + 0.6, rule - pitch + 2.7, words[f"A8_{key}"], Style(7.2))
        title = f"A8. {words[f'A8_{key}'].rstrip(':')}"
        # The label takes the upper half of the space, so only one line of words is free here.
        write_answer(sheet, annex, title, text, x=x, right=x + wide, rules=[rule], pitch=pitch, one_line=True)
