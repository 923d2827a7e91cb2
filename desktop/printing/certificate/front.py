"""The front of certificates of one look: what is fixed is drawn once, the person's own words on every page."""

from datetime import date

from db.records.certificate import CertificateLook, CertificateWords
from desktop.printing.certificate.borders import border
from desktop.printing.certificate.fitting import SCALES, Piece, balanced, name_piece, sentence_lines
from desktop.printing.certificate.look import (
    FOOT,
    QR_SIDE,
    QR_WORDS,
    SIDE,
    TOP,
    Colours,
    PrintedCertificate,
    colours_of,
)
from desktop.printing.certificate.pages import Pages
from desktop.printing.certificate.signing import Signing
from desktop.printing.fonts import Face, width
from desktop.printing.frame import DEMO_MARK
from desktop.printing.layout import GREY, POINTS_PER_MM, RED, WHITE, Align, Line, Run, Style, wrap
from desktop.printing.text import trimmed, visible
from desktop.rules.certificate_words import passed, wording_of
from desktop.rules.words import date_long

NOT_CERTIFIED = "Bukan tanda tangan elektronik tersertifikasi."
CHECK_IT = (
    "Pindai dengan SIGAP Desa atau halaman periksa sertifikat dari kantor penerbit, "
    "lalu cocokkan isinya dengan yang tercetak."
)
_MOST_SIGNING = 54.0  # millimetres
_QUIET = 5.2  # white around the code: four modules of the largest one we draw, and a little
_LABEL = Style(7.5, colour=GREY)
_NOTE = Style(7.5, colour=GREY)
_NOTE_BOLD = Style(7.5, Face.SEMIBOLD)
_CODE = Style(11.5, Face.BOLD)
_NUMBER = Style(9.5, Face.SEMIBOLD)


class Front:
    """Draws fronts of one look on one document; `key` names the look among the parts of the document."""

    def __init__(self, pages: Pages, look: CertificateLook, key: int) -> None:
        self.pages, self.look, self.key = pages, look, key
        self.design = look.design
        self.colours: Colours = colours_of(look.design)
        pages.resize(look.design.paper_size)
        self.left, self.width = SIDE + 4, pages.width - 2 * SIDE - 8
        self.bottom = pages.height - FOOT
        code_width = QR_SIDE + _QUIET + QR_WORDS if look.design.with_qr else QR_WORDS
        self.signing = Signing(look.design.signatories, SIDE + code_width + 4, pages.width - SIDE + 4, _MOST_SIGNING)
        self.head = _head(look, self.width)
        logo = look.design.logo or look.letterhead.logo
        self.logo = logo
        # With words of a letterhead the logo stands left of them, alone it stands in the middle.
        self.logo_side = 0.0 if logo is None else 21.0 if self.head else 24.0
        head_height = max(sum(piece.height for piece in self.head), self.logo_side)
        self.top = TOP[look.design.border]
        self.title_top = self.top + head_height + (4.0 if head_height else 6.0)
        self.title = Style(33, Face.BOLD, self.colours.main, leading=36)
        while self._title_width() > self.width:
            self.title = Style(self.title.size - 1, Face.BOLD, self.colours.main, leading=self.title.size + 2)
        self.middle = self.title_top + self.title.line_mm + 1.0
        self.lower_end = self.bottom - max(QR_SIDE + 1 if look.design.with_qr else 20.0, self.signing.height) - 2.5
        self._lowers: dict[tuple[object, ...], tuple[list[Piece], float]] = {}

    def draw(self, item: PrintedCertificate) -> None:
        """Draw the front of one certificate on the page just begun."""
        words, pages = item.words, self.pages
        pages.part(("fixed", self.key, words.demo, bool(item.qr)), lambda: self._fixed(words.demo, bool(item.qr)))
        dated = f"{words.place}, {date_long(words.issued_on)}"
        pages.part(("signing", self.key, dated), lambda: self.signing.draw(pages, dated, self.bottom))
        self._middle(words)
        self._code(item)

    # What is the same on every page

    def _fixed(self, demo: bool, with_code: bool) -> None:
        pages = self.pages
        self.frame(demo)
        y = self.top
        if self.logo is not None:
            widest = max((line.width for piece in self.head for line in piece.lines), default=0.0) / POINTS_PER_MM
            x = (pages.width - widest) / 2 - self.logo_side - 7 if self.head else (pages.width - self.logo_side) / 2
            pages.picture(self.logo, x, y, self.logo_side, self.logo_side)
        if self.head:
            y += max(0.0, (self.logo_side - sum(piece.height for piece in self.head)) / 2)
        for piece in self.head:
            y = piece.draw(pages, y, self.left, self.width)
        self._draw_title()
        if with_code:
            x = SIDE + QR_SIDE + _QUIET
            note = wrap(CHECK_IT, _NOTE, QR_WORDS)
            warning = wrap(NOT_CERTIFIED, _NOTE_BOLD, QR_WORDS)
            y = self.bottom - len(note) * _NOTE.line_mm - len(warning) * _NOTE_BOLD.line_mm + 0.8
            y = pages.lines(x, y, note, _NOTE, QR_WORDS)
            pages.lines(x, y, warning, _NOTE_BOLD, QR_WORDS)

    def frame(self, demo: bool) -> None:
        """Draw the border, over the mark of made-up data."""
        if demo:
            _demo_mark(self.pages)
        border(self.pages, self.design.border, self.colours)

    def _title_width(self) -> float:
        text = visible(self.design.title, Face.BOLD)
        return (width(text, Face.BOLD, self.title.size) + len(text) * self._letter_space) / POINTS_PER_MM

    @property
    def _letter_space(self) -> float:
        return self.title.size * 0.09

    def _draw_title(self) -> None:
        """Write the title with room between its letters."""
        pages, middle = self.pages, self.pages.width / 2
        x = middle - self._title_width() / 2 + self._letter_space / POINTS_PER_MM / 2
        pages.canvas._code.append(f"{self._letter_space:.3f} Tc")
        pages.text(x, self.title_top + self.title.rise_mm, self.design.title, self.title)
        pages.canvas._code.append("0 Tc")

    # The words of one person

    def _middle(self, words: CertificateWords) -> None:
        pages, number = self.pages, Style(11)
        pages.text(pages.width / 2, self.middle + number.rise_mm, f"Nomor: {words.number}", number, Align.CENTER)
        top = self.middle + number.line_mm
        room = self.lower_end - top
        for scale in SCALES:
            given, name, identity = self._person(words, scale)
            key, (lower, lower_height) = self._lower(words, scale)
            least = 2.4 * scale  # above the name's line, above the words of the role, below everything
            height = given.height + name.height + 2.2 + sum(piece.height for piece in identity) + lower_height
            if height + 3 * least <= room:
                break
        spare = max(0.0, room - height)
        gap = min(spare / 3, 7.0)
        y = given.draw(pages, top + gap + (spare - 3 * gap) / 4, self.left, self.width)
        y = name.draw(pages, y, self.left, self.width) + 0.9
        self._name_rule(name, y)
        y += 1.3
        for piece in identity:
            y = piece.draw(pages, y, self.left, self.width)
        pages.part(("lower", self.key, *key), lambda: _draw_all(pages, lower, self.left, self.width), y + gap)

    def _name_rule(self, name: Piece, y: float) -> None:
        half = max(max((line.width for line in name.lines), default=0.0) / POINTS_PER_MM / 2 + 6, 55.0)
        middle = self.pages.width / 2
        self.pages.line(middle - half, y, middle + half, y, 0.8, self.colours.accent)

    def _person(self, words: CertificateWords, scale: float) -> tuple[Piece, Piece, list[Piece]]:
        small = Style(11 * scale)
        given = Piece(wrap("Diberikan kepada", small, self.width), small)
        name = name_piece(trimmed(words.name), self.width, scale)
        identity = [Piece(balanced(line, small, self.width), small) for line in words.identity_lines]
        return given, name, identity

    def _lower(self, words: CertificateWords, scale: float) -> tuple[tuple[object, ...], tuple[list[Piece], float]]:
        """Return the words that many certificates of a session share, and what tells them apart from others."""
        key: tuple[object, ...] = (
            *(words.role, passed(words), words.activity, words.activity_kind, words.details, words.expires_on),
            scale,
        )
        found = self._lowers.get(key)
        if found is None:
            pieces = self._lower_pieces(words, scale)
            found = self._lowers[key] = pieces, sum(piece.height for piece in pieces)
        return key, found

    def _lower_pieces(self, words: CertificateWords, scale: float) -> list[Piece]:
        said = wording_of(self.design, words.role)
        plain, role = Style(11 * scale), Style(13.5 * scale)
        bold = Style(17 * scale, Face.BOLD, self.colours.main, leading=20 * scale)
        runs = [Run(f"{said.as_words} ", Face.REGULAR), Run(said.role_words, Face.BOLD)]
        if passed(words) and self.design.passed_words:
            runs += [Run(" dan dinyatakan ", Face.REGULAR), Run(self.design.passed_words, Face.BOLD)]
        sentence = said.sentence.replace("{kind}", words.activity_kind)
        pieces = [
            Piece(balanced(runs, role, self.width), role),
            Piece(balanced(sentence, plain, self.width), plain, 1.2 * scale),
            Piece(balanced(words.activity, bold, self.width), bold, 0.8 * scale),
            Piece(sentence_lines(words.details, plain, self.width - 16), plain, 1.0 * scale),
        ]
        if words.expires_on is not None:
            pieces.append(Piece(_expiry(words.expires_on, plain, self.width), plain, 0.8 * scale))
        return pieces

    def _code(self, item: PrintedCertificate) -> None:
        pages, top = self.pages, self.bottom - QR_SIDE
        x = SIDE
        if item.qr:
            pages.box(x - _QUIET / 2, top - _QUIET / 2, QR_SIDE + _QUIET, QR_SIDE + _QUIET, fill=WHITE)
            pages.qr(item.qr, x, top, QR_SIDE)
            x += QR_SIDE + _QUIET
        else:
            top = self.bottom - 20.0
        y = pages.lines(x, top - 0.8, wrap("Kode cek", _LABEL, QR_WORDS), _LABEL, QR_WORDS)
        y = pages.lines(x, y, wrap(item.check_code, _CODE, QR_WORDS), _CODE, QR_WORDS) + 0.8
        y = pages.lines(x, y, wrap("Nomor sertifikat", _LABEL, QR_WORDS), _LABEL, QR_WORDS)
        pages.lines(x, y, wrap(item.words.number, _NUMBER, QR_WORDS), _NUMBER, QR_WORDS)


def _head(look: CertificateLook, across: float) -> list[Piece]:
    lines = [line for line in look.letterhead.lines if trimmed(line)]
    pieces = []
    room = across - (52 if look.design.logo or look.letterhead.logo else 0)
    for index, line in enumerate(lines):
        last = index == len(lines) - 1
        style = Style(15 if last else 12, Face.BOLD if last else Face.SEMIBOLD)
        while style.size > 8 and len(wrap(line, style, room)) > 1:
            style = Style(style.size - 0.5, style.face)
        pieces.append(Piece(balanced(line, style, room), style))
    if lines and trimmed(look.letterhead.address):
        address = Style(8.5, Face.ITALIC)
        pieces.append(Piece(balanced(look.letterhead.address, address, room), address, 0.4))
    return pieces


def _expiry(day: date, style: Style, across: float) -> list[Line]:
    return wrap(f"Sertifikat ini berlaku sampai dengan {date_long(day)}.", style, across)


def _draw_all(pages: Pages, pieces: list[Piece], left: float, across: float) -> None:
    y = 0.0
    for piece in pieces:
        y = piece.draw(pages, y, left, across)


def _demo_mark(pages: Pages) -> None:
    canvas, k = pages.canvas, POINTS_PER_MM
    canvas.saveState()
    canvas.translate(pages.width / 2 * k, pages.height / 2 * k)
    canvas.rotate(30)
    canvas.setFillColorRGB(0.93, 0.93, 0.93)
    canvas.setFont(Face.BOLD.value, 92)
    canvas.drawCentredString(0, -30, DEMO_MARK)
    canvas.restoreState()
    text = f"{DEMO_MARK} – bukan data sebenarnya"
    pages.text(pages.width / 2, pages.height - FOOT + 2.6, text, Style(7.5, Face.BOLD, RED), Align.CENTER)
