"""The photos of a session with thumbnails; new ones are dropped here and get a caption."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from db.records.report import AttachmentRecord
from desktop.ui import files, icons
from desktop.ui.kit.chips import FlowLayout
from desktop.ui.kit.drop_zone import DropZone
from desktop.ui.kit.surfaces import Card
from desktop.ui.reports import file_intake
from desktop.ui.reports.attachment_dialog import AttachmentDialog
from desktop.ui.reports.files_group import small_picture
from desktop.ui.training.caption_dialog import CaptionDialog
from desktop.ui.training.session_view import SessionView
from desktop.ui.workplace import Workplace
from resources.language import _

if TYPE_CHECKING:
    from desktop.services.desk import Desk

_SIDE = 108
_ENDINGS = ("jpg", "jpeg", "png")


@dataclass(frozen=True, slots=True)
class PhotoAlbum:
    """The photos of a session; `number` is its title."""

    number: str
    attachments: tuple[AttachmentRecord, ...]


class PhotoDialog(AttachmentDialog):
    """Shows the photos of a session one at a time."""

    def title_words(self) -> str:
        return _("Foto kegiatan {title}").format(title=self._record.number)

    def remove_words(self) -> tuple[str, str]:
        return _("Lepas foto…"), _("Lepas foto {name} dari kegiatan ini").format(name=self.current.file_name)


class PhotosCard(Card):
    """Thumbnails from memory; nothing is written to disk to be shown."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(_("Foto"))
        self._workplace = workplace
        self._view: SessionView | None = None
        self._shown: tuple[AttachmentRecord, ...] | None = None
        self._holder: QWidget | None = None
        self.tiles: dict[str, QToolButton] = {}
        self.none = QLabel(_("Belum ada foto."))
        self.none.setObjectName("soft")
        self.body.addWidget(self.none)
        self.zone = DropZone(_("Seret foto ke sini (JPEG atau PNG)"), _("Pilih &foto…"))
        self.zone.dropped.connect(self.take)
        self.zone.browse.connect(self._browse)
        self.body.addWidget(self.zone)

    def show_view(self, view: SessionView) -> None:
        """Show the photos of a session."""
        self._view = view
        self.zone.setVisible(view.may_change)
        if self._shown == view.photos:
            return
        self._shown = view.photos
        if self._holder is not None:
            self.body.removeWidget(self._holder)
            self._holder.hide()
            self._holder.deleteLater()
        self._holder = QWidget()
        flow = FlowLayout(self._holder, spacing=8)
        self.tiles = {photo.uid: self._tile(photo, view) for photo in view.photos}
        for tile in self.tiles.values():
            flow.addWidget(tile)
        self.body.insertWidget(1, self._holder)
        self._holder.setVisible(bool(view.photos))
        self.none.setVisible(not view.photos)

    def take(self, paths: Sequence[Path]) -> None:
        """Check pictures, ask for their captions, and keep them."""
        if self._view is None:
            return
        uid = self._view.record.uid
        dialog = CaptionDialog(self._workplace, uid, len(paths), self.window())
        file_intake.take(self._workplace, self.window(), paths, dialog.add)

    def show_photo(self, uid: str) -> None:
        """Open a photo in the window."""
        if self._view is None:
            return
        album = PhotoAlbum(self._view.record.title, self._view.photos)
        PhotoDialog(self._workplace, album, uid, self.window(), may_write=self._view.may_change).open()

    def _browse(self) -> None:
        pattern = f"{_('Foto')} ({' '.join(f'*.{ending}' for ending in _ENDINGS)})"
        files.ask_open(self._workplace, self.window(), _("Pilih foto"), pattern, lambda path: self.take([path]))

    def _tile(self, photo: AttachmentRecord, view: SessionView) -> QToolButton:
        tile = QToolButton()
        tile.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        tile.setIconSize(QSize(_SIDE, _SIDE))
        tile.setFixedWidth(_SIDE + 26)
        words = photo.caption or photo.file_name
        tile.setText(tile.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, _SIDE + 12).replace("&", "&&"))
        tile.setToolTip(words)
        tile.setAccessibleName(_("Foto: {words}").format(words=words))
        tile.setIcon(icons.icon("mdi6.image-outline"))
        tile.clicked.connect(partial(self.show_photo, photo.uid))
        if view.sees_people:  # a reader sees no faces
            self._workplace.read(
                lambda desk: _content(desk, photo.uid),
                _Into(tile),
                on_problem=lambda _problem: tile.setIcon(icons.icon("mdi6.image-broken-variant")),
            )
        return tile


class _Into:
    """Puts a picture into its tile, unless the tile is gone by then."""

    def __init__(self, tile: QToolButton) -> None:
        self.__self__ = tile  # the worker drops answers whose owner is gone
        self._tile = tile

    def __call__(self, content: bytes) -> None:
        picture = small_picture(content, _SIDE, self._tile.devicePixelRatioF())
        if picture is not None:
            self._tile.setIcon(QIcon(picture))


def _content(desk: "Desk", uid: str) -> bytes:
    from desktop.services import attachments

    return attachments.content(desk, uid)
