"""Who signs, and where: one block or several side by side."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from db.records.office import Signatory
from db.vocabulary import SignatoryPrefix
from desktop.printing.fonts import Face
from desktop.printing.layout import INK, POINTS_PER_MM, Align, Line, Style, wrap
from desktop.printing.sheet import BODY, Sheet
from desktop.printing.text import trimmed

BLANK_NAME = "(" + "." * 38 + ")"
STAMP_SPACE = 20.0  # millimetres for signature and stamp
_NAME = Style(10.5, Face.BOLD)
_MOST_LINES = 8  # of one text; far more than any real name or title


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureBlock:
    """One signature: lines above (place and date, "Yang menerima,"), who signs, and whether the title is printed."""

    above: tuple[str, ...] = ()
    signatory: Signatory = field(default_factory=Signatory)
    with_title: bool = True


def title_line(signatory: Signatory) -> str:
    """Return the title as it stands above a signature: `Plt. KEPALA DESA KRAMATWATU,`."""
    title = trimmed(signatory.title).upper()
    if not title:
        return ""
    prefix = "" if signatory.prefix is SignatoryPrefix.NONE else f"{signatory.prefix.value} "
    return f"{prefix}{title},"


def signatures(sheet: Sheet, blocks: Sequence[SignatureBlock | None], *, stamp: float = STAMP_SPACE) -> None:
    """Draw blocks side by side, all on one page with their names on one height; None leaves a place free.

    One block stands alone on the right half, as in a letter; one between two free places has their width too.
    """
    drawn = _drawn(sheet, blocks)
    column = sheet.content_width / len(drawn)
    above, below = _heights(drawn)
    sheet.need(above + stamp + below)
    top = sheet.y
    for index, item in enumerate(drawn):
        if item:
            item.draw(sheet, sheet.left + column * index + 3, top, above, stamp)
    sheet.y = top + above + stamp + below + 3


def signatures_height(sheet: Sheet, blocks: Sequence[SignatureBlock | None], *, stamp: float = STAMP_SPACE) -> float:
    """Return the millimetres `signatures` takes, for what is to stand on one page with them."""
    return sum(_heights(_drawn(sheet, blocks))) + stamp + 3


def _drawn(sheet: Sheet, blocks: Sequence[SignatureBlock | None]) -> "list[_Drawn | None]":
    places: list[SignatureBlock | None] = [None, *blocks] if len(blocks) == 1 else list(blocks)
    if len(places) == 3 and places[0] is None and places[2] is None:
        places = places[1:2]
    inner = sheet.content_width / len(places) - 6
    return [_Drawn(block, inner) if block else None for block in places]


def _heights(drawn: "Sequence[_Drawn | None]") -> tuple[float, float]:
    """Return the height above and below the place for signature and stamp."""
    there = [item for item in drawn if item]
    return max(item.above_height for item in there), max(item.below_height for item in there)


class _Drawn:
    """The broken lines of one block."""

    def __init__(self, block: SignatureBlock, width: float) -> None:
        signatory = block.signatory
        self.width = width
        self.above: list[Line] = [line for text in block.above for line in _few(wrap(text or " ", BODY, width))]
        if block.with_title and title_line(signatory):
            self.above += _few(_balanced(title_line(signatory), width))
        self.named = bool(trimmed(signatory.name))
        self.name = _few(wrap(trimmed(signatory.name) or BLANK_NAME, _NAME if self.named else BODY, width))
        number = " ".join(part for part in (signatory.id_label, signatory.id_number) if trimmed(part))
        self.under = [
            line
            for text in (signatory.rank, number if trimmed(signatory.id_number) else "")
            if trimmed(text)
            for line in _few(wrap(text, BODY, width))
        ]

    @property
    def above_height(self) -> float:
        return len(self.above) * BODY.line_mm

    @property
    def below_height(self) -> float:
        return (len(self.name) + len(self.under)) * BODY.line_mm + 1

    def draw(self, sheet: Sheet, x: float, top: float, above: float, stamp: float) -> None:
        sheet.lines(x, top + above - self.above_height, self.above, BODY, self.width, Align.CENTER)
        y = top + above + stamp
        style = _NAME if self.named else BODY
        if self.named:
            for index, line in enumerate(self.name):
                half = line.width / POINTS_PER_MM / 2
                middle, base = x + self.width / 2, y + index * style.line_mm + style.rise_mm + 0.8
                sheet.line(middle - half, base, middle + half, base, 0.7, INK)
        y = sheet.lines(x, y, self.name, style, self.width, Align.CENTER)
        sheet.lines(x, y + 0.4, self.under, BODY, self.width, Align.CENTER)


def _balanced(text: str, width: float) -> list[Line]:
    """Break a text into as few lines as fit, of about the same length: no word is left alone on the last line."""
    lines = wrap(text, BODY, width)
    if len(lines) < 2:
        return lines
    longest = max(line.width for word in text.split() for line in wrap(word, BODY, width)) / POINTS_PER_MM
    narrower, least = lines, longest + 1
    while width > least and len(narrower) == len(lines):
        lines, width = narrower, width - 1
        narrower = wrap(text, BODY, width)
    return lines


def _few(lines: list[Line]) -> list[Line]:
    """Return at most eight lines, the last ending in …: a name of pages would push the signature off the paper."""
    if len(lines) <= _MOST_LINES:
        return lines
    last = lines[_MOST_LINES - 1]
    face = last.pieces[-1][1] if last.pieces else BODY.face
    return [*lines[: _MOST_LINES - 1], Line((*last.pieces, (" …", face)), last.width, True)]
