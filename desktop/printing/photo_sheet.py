"""The photo sheet (dokumentasi) of a session: two, three or four photos a page, each with its caption."""

from dataclasses import dataclass, field

from desktop.printing.frame import PaperFrame, document_title, letterhead, open_sheet
from desktop.printing.layout import Align, Line, Style, wrap
from desktop.printing.session_facts import TRAINING, SessionFacts, session_block
from desktop.printing.sheet import Sheet
from desktop.printing.text import trimmed

TITLE = "DOKUMENTASI KEGIATAN"
MOST_A_PAGE = 4
_CAPTION = Style(9)
_GAP = 6.0
_LEAST = 30.0  # millimetres a photo keeps under the longest captions
_MOST_LINES = 12  # of a caption; more than 200 of the widest letters need


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """A photo (JPEG or PNG) and what it shows."""

    content: bytes
    caption: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Photos:
    """The photos of a session. `a_page` is 2, 3 or 4; from four on they stand two in a row."""

    session: SessionFacts = field(default_factory=SessionFacts)
    photos: tuple[Photo, ...] = ()
    a_page: int = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoPaper:
    """The photo sheet on an office's paper."""

    frame: PaperFrame
    photos: Photos


def draw(paper: PhotoPaper, check_code: str) -> bytes:
    """Return the PDF of a photo sheet."""
    title = f"Dokumentasi {paper.photos.session.title}".strip()
    sheet = open_sheet(paper.frame, title, check_code, margins=TRAINING)
    write(sheet, paper.frame, paper.photos)
    return sheet.finish()


def write(sheet: Sheet, frame: PaperFrame, photos: Photos) -> None:
    """Draw the photos, the first page with the head of the session above them."""
    letterhead(sheet, frame)
    document_title(sheet, TITLE, frame.number)
    session_block(sheet, photos.session, photos.session.meetings)
    across = 2 if photos.a_page >= MOST_A_PAGE else 1
    down = 2 if photos.a_page in (2, MOST_A_PAGE) else 3
    a_page = across * down
    for start in range(0, len(photos.photos), a_page):
        if start or sheet.room < down * (_LEAST + _GAP + 12):
            sheet.new_page()
        _page(sheet, photos.photos[start : start + a_page], start, across, down)


def _page(sheet: Sheet, photos: tuple[Photo, ...], first: int, across: int, down: int) -> None:
    """Draw one page of photos; all photos of a page have the same height."""
    wide = (sheet.content_width - _GAP * (across - 1)) / across
    captions = [_caption(photo, first + place, wide) for place, photo in enumerate(photos, start=1)]
    rows = [range(start, min(start + across, len(photos))) for start in range(0, len(photos), across)]
    words = [max(len(captions[place]) for place in row) * _CAPTION.line_mm + 2 for row in rows]
    free = sheet.room - sum(words) - _GAP * (down - 1) - (down - len(rows)) * 8
    high = max(min(free / down, wide * 0.75), _LEAST)
    for row, height in zip(rows, words, strict=True):
        for column, place in enumerate(row):
            x = sheet.left + column * (wide + _GAP)
            sheet.picture(photos[place].content, x, sheet.y, wide, high)
            sheet.lines(x, sheet.y + high + 1.4, captions[place], _CAPTION, wide, Align.CENTER)
        sheet.y += high + height + _GAP


def _caption(photo: Photo, number: int, wide: float) -> list[Line]:
    lines = wrap(f"Foto {number}. {trimmed(photo.caption)}".rstrip(), _CAPTION, wide)
    if len(lines) <= _MOST_LINES:
        return lines
    return [*lines[: _MOST_LINES - 1], *wrap("…", _CAPTION, wide)]
