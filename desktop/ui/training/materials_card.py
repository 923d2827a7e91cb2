"""The files a session was taught from, in the form: name and hash; the files themselves stay where they are."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from db.records.training import MaterialFile
from desktop.ui import files, icons, messages
from desktop.ui.kit.drop_zone import DropZone
from desktop.ui.kit.surfaces import Card
from desktop.ui.reports.pending_files import size_words
from desktop.ui.workplace import Workplace
from resources.language import _

_SHOWN_HASH = 16  # characters


class MaterialsCard(Card):
    """Files dropped or picked; their hashes are computed beside the window.

    Signals: `changed()` after a file was added or taken away.
    """

    changed = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(
            _("Berkas materi"),
            _("Yang disimpan hanya nama dan sidik berkas (SHA-256), sebagai bukti berkas mana yang diajarkan."),
        )
        self._workplace = workplace
        self._materials: list[MaterialFile] = []
        self._rows: list[QWidget] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.body.addLayout(self._list)
        self.zone = DropZone(_("Seret berkas materi ke sini: salindia, modul, video"), _("Pilih &berkas…"))
        self.zone.dropped.connect(self.take)
        self.zone.browse.connect(self._browse)
        self.body.addWidget(self.zone)

    @property
    def materials(self) -> tuple[MaterialFile, ...]:
        """The files, in order."""
        return tuple(self._materials)

    def load(self, materials: Sequence[MaterialFile]) -> None:
        """Show these files."""
        self._materials = list(materials)
        self._fill()

    def take(self, paths: Sequence[Path]) -> None:
        """Compute the hash of each file and add it."""
        for path in paths:
            self._workplace.long(_fingerprint(path), _("Menghitung sidik berkas…"), self._add, parent=self.window())

    def _browse(self) -> None:
        pattern = _("Semua berkas (*)")
        files.ask_open(
            self._workplace, self.window(), _("Pilih berkas materi"), pattern, lambda path: self.take([path])
        )

    def _add(self, material: MaterialFile | None) -> None:
        if material is None:  # cancelled
            return
        if any(known.sha256 == material.sha256 for known in self._materials):
            messages.warn(self, _("Berkas {name} sudah ada di daftar ini.").format(name=material.name))
            return
        self._materials.append(material)
        self._fill()
        self.changed.emit()

    def _remove(self, material: MaterialFile) -> None:
        self._materials.remove(material)
        self._fill()
        self.changed.emit()

    def _fill(self) -> None:
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(material) for material in self._materials]
        for row in self._rows:
            self._list.addWidget(row)

    def _row(self, material: MaterialFile) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        name = QLabel(material.name)
        name.setTextFormat(Qt.TextFormat.PlainText)
        name.setWordWrap(True)
        about = QLabel(f"{size_words(material.length)} · SHA-256 {material.sha256[:_SHOWN_HASH]}…")
        about.setObjectName("fieldHint")
        about.setToolTip(material.sha256)
        remove = QPushButton(icons.icon("mdi6.close"), "")
        remove.setProperty("flat", True)
        remove.setToolTip(_("Hapus dari daftar"))
        remove.setAccessibleName(_("Hapus {name} dari daftar").format(name=material.name))
        remove.clicked.connect(lambda: self._remove(material))
        layout.addWidget(name, 1)
        layout.addWidget(about)
        layout.addWidget(remove)
        return row


def _fingerprint(path: Path) -> Callable[[Any, Any, Any], MaterialFile | None]:
    def compute(_desk: Any, progress: Any, cancelled: Any) -> MaterialFile | None:
        from desktop.services import materials

        return materials.fingerprint(path, progress, cancelled)

    return compute
