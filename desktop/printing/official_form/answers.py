"""Answers on ruled lines; what does not fit goes on in a numbered Lampiran, and the field says so."""

from dataclasses import dataclass, field

from desktop.printing.fonts import Face
from desktop.printing.layout import POINTS_PER_MM, Align, Line, Run, Style, wrap
from desktop.printing.official_form.look import RULE_GREEN
from desktop.printing.sheet import Sheet
from desktop.printing.text import trimmed

# The sizes an answer is tried in, and how many lines of it stand over one rule.
_TRIES = ((Style(10), 1), (Style(9), 1), (Style(8.4), 1), (Style(8.4), 2))
_ONE_LINE = ((Style(9), 1), (Style(7.6), 1))
_CLOSE = 3.0  # millimetres between two lines over one rule, so that the upper stays clear of the rule above
_LIFT = 1.25  # millimetres between a rule and the words on it


@dataclass(slots=True)
class Annex:
    """The texts that go on after the sheets, numbered in the order they were met."""

    entries: list[tuple[str, str]] = field(default_factory=list)

    def refer(self, title: str, text: str) -> int:
        """Keep a text and return its number; the same field met again (on a further sheet) keeps its number."""
        entry = (title, text)
        if entry not in self.entries:
            self.entries.append(entry)
        return self.entries.index(entry) + 1


def write_answer(
    sheet: Sheet,
    annex: Annex,
    title: str,
    text: str,
    *,
    x: float,
    right: float,
    rules: list[float],
    pitch: float,
    one_line: bool = False,
) -> None:
    """Draw the rules of a field and write its answer on them.

    `rules` are their heights, `pitch` the space above one; `one_line` allows a single line over each rule.
    """
    for rule in rules:
        sheet.line(x, rule, right, rule, 0.7, RULE_GREEN)
    if not trimmed(text):
        return
    inset, wide = x + 0.8, right - x - 1.6
    tries = _ONE_LINE if one_line else _TRIES
    for style, per_rule in tries:
        lines = wrap(trimmed(text), style, wide)
        if len(lines) <= len(rules) * per_rule:
            _place(sheet, lines, style, per_rule, inset, rules, pitch)
            return
    style, per_rule = tries[-1]
    kept = _kept(text, annex.refer(title, trimmed(text)), style, wide, len(rules) * per_rule)
    _place(sheet, kept, style, per_rule, inset, rules, pitch)


def write_on_dots(
    sheet: Sheet, annex: Annex, title: str, text: str, *, x: float, right: float, baseline: float
) -> None:
    """Write an answer on a dotted line of one line height."""
    sheet.line(x, baseline + 0.4, right, baseline + 0.4, 0.6, RULE_GREEN, dash=1.6)
    if not trimmed(text):
        return
    wide = right - x - 1.0
    for size in (8.6, 7.6):
        style = Style(size)
        lines = wrap(trimmed(text), style, wide)
        if len(lines) == 1:
            break
    else:
        lines = _kept(text, annex.refer(title, trimmed(text)), style, wide, 1)
    sheet.lines(x + 0.5, baseline - style.rise_mm, lines, style, wide, Align.LEFT)


def _kept(text: str, number: int, style: Style, wide: float, count: int) -> list[Line]:
    """Return the first lines of a text that leave room for the reference to its Lampiran."""
    reference = [Run(" … ", style.face), Run(f"lihat Lampiran {number}", Face.BOLD)]
    reserved = wrap(reference, style, 1000)[0].width / POINTS_PER_MM
    lines = wrap(trimmed(text), style, wide)[:count]
    head = "\n".join(line.text for line in lines[:-1])
    # The last line gives up words, or signs of one long word, until the reference fits behind it.
    short = wrap(lines[-1].text, style, max(wide - reserved - 0.5, 1))
    last = short[0].text if short else ""
    runs = ([Run(head + "\n", style.face)] if head else []) + [Run(last, style.face), *reference]
    return wrap(runs, style, wide)[:count]


def _place(
    sheet: Sheet, lines: list[Line], style: Style, per_rule: int, x: float, rules: list[float], pitch: float
) -> None:
    for index, line in enumerate(lines):
        above = per_rule - 1 - index % per_rule
        baseline = rules[index // per_rule] - _LIFT - above * min(pitch / per_rule, _CLOSE)
        sheet.lines(x, baseline - style.rise_mm, [line], style, 1000, Align.LEFT)
