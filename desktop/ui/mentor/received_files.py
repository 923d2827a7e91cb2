"""The files that came with a received record: thumbnails, looked at in the window."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from db.records.report import AttachmentRecord
from desktop.rules import labels
from desktop.ui import icons
from desktop.ui.kit.chips import FlowLayout
from desktop.ui.kit.surfaces import Card
from desktop.ui.reports.attachment_dialog import AttachmentDialog
from desktop.ui.reports.files_group import small_picture
from desktop.ui.workplace import Workplace
from resources.language import _, ngettext

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.services.received import ReceivedRecord

_SIDE = 92


class ReceivedAlbum:
    """What an attachment dialog needs to know: whose files these are, and which of them are here."""

    def __init__(self, view: "ReceivedRecord") -> None:
        self.number = view.row.number or view.row.title
        self.attachments = tuple(item for item in view.attachments if item.uid in view.here)


class ReceivedAttachmentDialog(AttachmentDialog):
    """Shows files another office sent; nothing is taken away here."""

    def fetch(self, desk: "Desk", uid: str) -> bytes:
        return _content(desk, uid)


class ReceivedFilesCard(Card):
    """Files that came along as pictures to press; the others by name."""

    def __init__(self, workplace: Workplace, view: "ReceivedRecord") -> None:
        super().__init__(_("Lampiran"))
        self._workplace = workplace
        self._album = ReceivedAlbum(view)
        self.tiles: dict[str, QToolButton] = {}
        if self._album.attachments:
            holder = QWidget()
            flow = FlowLayout(holder, spacing=10)
            for attachment in self._album.attachments:
                tile = self._tile(attachment)
                self.tiles[attachment.uid] = tile
                flow.addWidget(tile)
            self.body.addWidget(holder)
        left = [item for item in view.attachments if item.uid not in view.here]
        if left or not view.attachments:
            words = QLabel(_left_words(left) if left else _("Tidak ada lampiran."))
            words.setObjectName("soft")
            words.setWordWrap(True)
            words.setTextFormat(Qt.TextFormat.PlainText)
            self.body.addWidget(words)

    def show_attachment(self, uid: str) -> None:
        """Open a file in the window."""
        ReceivedAttachmentDialog(self._workplace, self._album, uid, self.window(), may_write=False).open()

    def _tile(self, attachment: AttachmentRecord) -> QToolButton:
        tile = QToolButton()
        tile.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        tile.setIconSize(QSize(_SIDE, _SIDE))
        tile.setFixedWidth(_SIDE + 44)
        words = attachment.caption or attachment.file_name
        tile.setText(tile.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, _SIDE + 28))
        tile.setToolTip(f"{labels.label(attachment.kind)}\n{attachment.file_name}")
        tile.setAccessibleName(f"{labels.label(attachment.kind)}: {words}")
        tile.setIcon(icons.icon("mdi6.file-pdf-box"))
        tile.clicked.connect(partial(self.show_attachment, attachment.uid))
        if attachment.media_type.startswith("image/"):
            self._workplace.read(
                lambda desk: _content(desk, attachment.uid),
                _Into(self, tile),
                on_problem=lambda _problem: tile.setIcon(icons.icon("mdi6.image-broken-variant")),
            )
        return tile


class _Into:
    """Puts a picture into its tile, unless the card is gone by then."""

    def __init__(self, owner: ReceivedFilesCard, tile: QToolButton) -> None:
        self.__self__ = owner  # the worker drops answers whose owner is gone
        self._tile = tile

    def __call__(self, content: bytes) -> None:
        picture = small_picture(content, _SIDE, self._tile.devicePixelRatioF())
        if picture is not None:
            self._tile.setIcon(QIcon(picture))


def _left_words(left: list[AttachmentRecord]) -> str:
    names = ", ".join(item.file_name for item in left[:4]) + (" …" if len(left) > 4 else "")
    count = ngettext("{n} berkas tidak ikut dikirim", "{n} berkas tidak ikut dikirim", len(left)).format(n=len(left))
    return f"{count}: {names}"


def _content(desk: "Desk", uid: str) -> bytes:
    from desktop.services import received

    return received.attachment(desk, uid)
