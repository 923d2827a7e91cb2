"""The letterhead: lines, address, logo, place of dating, with a picture of how it will look."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImageReader, QImageWriter
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton

from db.problem import Problem
from db.records.office import Letterhead, OfficeProfile
from desktop.rules.office_terms import letterhead_lines
from desktop.ui import icons, messages
from desktop.ui.kit import LineField, columns
from desktop.ui.office.forms.letterhead_preview import LetterheadPreview
from desktop.ui.office.forms.profile_form import ProfileForm
from resources.language import _

_LINES = 4
_LOGO_PIXELS = 600
_LARGEST_FILE = 10_000_000
_MOST_PIXELS = 60_000_000


class LetterheadForm(ProfileForm):
    """Up to four lines, an address and a logo."""

    def __init__(self) -> None:
        super().__init__()
        self._logo: bytes | None = None
        self._suggested: tuple[str, ...] = ()
        names = (_("Baris 1"), _("Baris 2"), _("Baris 3"), _("Baris 4"))
        self.lines = [LineField(name, longest=90) for name in names]
        self.address = LineField(_("Alamat dan kontak"), placeholder=_("Jalan, kode pos, telepon, surel"), longest=160)
        self.place = LineField(_("Tempat pada tanggal surat"), hint=_("Ditulis sebelum tanggal."), longest=60)
        self.preview = LetterheadPreview()
        self.choose = QPushButton(icons.icon("mdi6.image-plus-outline"), _("Pilih logo…"))
        self.choose.setAutoDefault(False)
        self.remove = QPushButton(_("Hapus logo"))
        self.remove.setProperty("flat", True)
        self.remove.setAutoDefault(False)
        self.body.addWidget(self.preview)
        self.body.addLayout(columns(self.lines[0], self.lines[1]))
        self.body.addLayout(columns(self.lines[2], self.lines[3]))
        self.body.addLayout(columns(self.address, self.place, stretch=(2, 1)))
        row = QHBoxLayout()
        row.addWidget(self.choose)
        row.addWidget(self.remove)
        row.addStretch()
        self.body.addLayout(row)
        for field in (*self.lines, self.address, self.place):
            field.changed.connect(self._on_changed)
        self.choose.clicked.connect(self._on_choose)
        self.remove.clicked.connect(lambda: self.set_logo(None))
        self._on_changed()

    def load(self, profile: OfficeProfile) -> None:
        head = profile.letterhead
        for field, line in zip(self.lines, (*head.lines, *[""] * _LINES), strict=False):
            field.set_value(line)
        self.address.set_value(head.address)
        self.place.set_value(profile.place)
        self.set_logo(head.logo)

    def suggest(self, profile: OfficeProfile) -> None:
        """Fill in the usual lines of an office, unless other words were typed already."""
        typed = tuple(field.value() for field in self.lines if field.value())
        if typed and typed != self._suggested:
            return
        self._suggested = letterhead_lines(profile.office)[:_LINES]
        for field, line in zip(self.lines, (*self._suggested, *[""] * _LINES), strict=False):
            field.set_value(line)
        if not self.place.value():
            self.place.set_value(profile.office.name)

    def apply(self, profile: OfficeProfile) -> OfficeProfile:
        return replace(profile, letterhead=self.letterhead(), place=self.place.value())

    def letterhead(self) -> Letterhead:
        """Return the letterhead as it stands in the form."""
        lines = tuple(field.value() for field in self.lines if field.value())
        return Letterhead(lines=lines, address=self.address.value(), logo=self._logo)

    def set_logo(self, logo: bytes | None) -> None:
        """Show another logo (PNG bytes) or none."""
        self._logo = logo
        self.remove.setVisible(logo is not None)
        self._on_changed()

    def take_logo(self, path: Path) -> None:
        """Read a logo from a picture file; a file that is no picture is said so."""
        try:
            self.set_logo(read_logo(path))
        except Problem as problem:
            messages.problem(self, problem)

    def _on_choose(self) -> None:
        pattern = _("Gambar (*.png *.jpg *.jpeg)")
        name = QFileDialog.getOpenFileName(self, _("Pilih gambar logo"), str(Path.home()), pattern)[0]
        if name:
            self.take_logo(Path(name))

    def _on_changed(self) -> None:
        self.preview.show_head(self.letterhead())
        self.changed.emit()


def read_logo(path: Path) -> bytes:
    """Return a picture file as PNG bytes of at most 600 pixels a side.

    Raises Problem `logo-unreadable`, `logo-too-large`.
    """
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise Problem("logo-too-large", field="letterhead.logo")
        content = QByteArray(path.read_bytes())
    except OSError as error:
        raise Problem("logo-unreadable", field="letterhead.logo") from error
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if bytes(reader.format().data()) not in (b"png", b"jpeg") or not size.isValid():
        raise Problem("logo-unreadable", field="letterhead.logo")
    if size.width() * size.height() > _MOST_PIXELS:
        raise Problem("logo-too-large", field="letterhead.logo")
    if max(size.width(), size.height()) > _LOGO_PIXELS:
        reader.setScaledSize(size.scaled(QSize(_LOGO_PIXELS, _LOGO_PIXELS), Qt.AspectRatioMode.KeepAspectRatio))
    picture = reader.read()
    if picture.isNull():
        raise Problem("logo-unreadable", field="letterhead.logo")
    out = QBuffer()
    out.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(out, QByteArray(b"png")).write(picture)
    return bytes(out.data().data())
