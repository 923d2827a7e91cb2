"""The attachments of a report with thumbnails; new ones are dropped here."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QToolButton, QWidget

from db.records.report import AttachmentRecord
from desktop.rules import labels
from desktop.ui import icons
from desktop.ui.kit.chips import FlowLayout
from desktop.ui.kit.drop_zone import DropZone
from desktop.ui.kit.surfaces import Card
from desktop.ui.reports import file_intake
from desktop.ui.reports.attachment_dialog import AttachmentDialog
from desktop.ui.reports.files_group import small_picture
from desktop.ui.reports.pending_files import PendingFile
from desktop.ui.reports.report_view import ReportView
from desktop.ui.workplace import Workplace
from resources.language import _

if TYPE_CHECKING:
    from db.records.changes import Done
    from desktop.services.desk import Desk

_SIDE = 92


class AttachmentsCard(Card):
    """Thumbnails from memory; nothing is written to disk to be shown."""

    def __init__(self, workplace: Workplace, view: ReportView) -> None:
        super().__init__(_("Lampiran"))
        self._workplace = workplace
        self._view = view
        uid = view.record.uid

        def keep(file: PendingFile) -> None:
            # Not a method: each file kept renews this card, and the files behind it must not go down with it.
            workplace.change(lambda desk: _add(desk, uid, file))

        self.tiles: dict[str, QToolButton] = {}
        if view.record.attachments:
            holder = QWidget()
            flow = FlowLayout(holder, spacing=10)
            for attachment in view.record.attachments:
                tile = self._tile(attachment)
                self.tiles[attachment.uid] = tile
                flow.addWidget(tile)
            self.body.addWidget(holder)
        self.zone = DropZone(_("Seret foto atau PDF ke sini (JPEG, PNG, PDF; paling besar 10 MB)"), _("Pilih berkas…"))
        self.zone.dropped.connect(lambda paths: file_intake.take(workplace, self.window(), paths, keep))
        self.zone.browse.connect(lambda: file_intake.browse(workplace, self.window(), keep))
        self.zone.setVisible(view.may_write)
        self.body.addWidget(self.zone)

    def show_attachment(self, uid: str) -> None:
        """Open an attachment in the window."""
        # The window is its parent: this card is renewed with each change of the report.
        dialog = AttachmentDialog(
            self._workplace, self._view.record, uid, self.window(), may_write=self._view.may_write
        )
        dialog.open()

    def _tile(self, attachment: AttachmentRecord) -> QToolButton:
        tile = QToolButton()
        tile.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        tile.setIconSize(QSize(_SIDE, _SIDE))
        tile.setFixedWidth(_SIDE + 44)
        words = attachment.caption or attachment.file_name
        room = tile.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, _SIDE + 28)
        tile.setText(room)
        tile.setToolTip(f"{labels.label(attachment.kind)}\n{attachment.file_name}")
        tile.setAccessibleName(f"{labels.label(attachment.kind)}: {words}")
        tile.setIcon(icons.icon("mdi6.file-pdf-box"))
        tile.clicked.connect(partial(self.show_attachment, attachment.uid))
        if attachment.media_type.startswith("image/") and self._view.may_write:
            self._workplace.read(
                lambda desk: _content(desk, attachment.uid),
                _Into(self, tile),
                on_problem=lambda _problem: tile.setIcon(icons.icon("mdi6.image-broken-variant")),
            )
        return tile


class _Into:
    """Puts a picture into its tile, unless the card is gone by then."""

    def __init__(self, owner: AttachmentsCard, tile: QToolButton) -> None:
        self.__self__ = owner  # the worker drops answers whose owner is gone
        self._tile = tile

    def __call__(self, content: bytes) -> None:
        picture = small_picture(content, _SIDE, self._tile.devicePixelRatioF())
        if picture is not None:
            self._tile.setIcon(QIcon(picture))


def _content(desk: "Desk", uid: str) -> bytes:
    from desktop.services import attachments

    return attachments.content(desk, uid)


def _add(desk: "Desk", report_uid: str, file: PendingFile) -> "Done[AttachmentRecord]":
    from desktop.services import attachments

    return attachments.add(desk, report_uid, file.content, file.file_name, file.kind, file.caption)
