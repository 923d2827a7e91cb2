"""The editor of a design: its parts at the left, how it looks at the right, drawn anew with each change."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from db.problem import Problem
from db.records.certificate import CertificateDesign
from desktop.ui import messages
from desktop.ui.kit.field import Field
from desktop.ui.kit.surfaces import Banner
from desktop.ui.training.design_groups import DesignForm
from desktop.ui.training.design_preview import DesignPreview
from desktop.ui.workplace import Workplace
from resources.language import _

if TYPE_CHECKING:
    from desktop.services.desk import Desk


class DesignDialog(QDialog):
    """Changes the design of `uid`, or adds a new one that begins as `design`."""

    def __init__(
        self, workplace: Workplace, design: CertificateDesign, parent: QWidget | None, *, uid: str = ""
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._uid = uid
        self._loading = True
        self._saved = False
        self.setWindowTitle(_("Ubah rancangan") if uid else _("Rancangan baru"))
        self.form = DesignForm(workplace)
        self.preview = DesignPreview(workplace)
        self.trouble = Banner("danger", "")
        self.trouble.hide()
        self._build()
        self.form.load(design)
        self._first = self.form.value()
        self._loading = False
        self.form.changed.connect(self._on_changed)
        self.form.role_chosen.connect(self.preview.show_role)
        self.preview.refused.connect(self._on_refused)
        self.preview.show_design(self._first)
        self.preview.paper.draw_now()
        self.form.paper.name.take_focus()

    @property
    def is_changed(self) -> bool:
        """Whether there is anything to lose."""
        return self.form.value() != self._first

    def save(self) -> None:
        """Keep the design; what the service refuses is said at its field."""
        design, uid = self.form.value(), self._uid
        self.trouble.hide()
        nameless = self.form.signatories.lacks_name()
        if nameless is not None:
            nameless.show_problem(_("Isi nama penanda tangan kedua, atau pilih satu orang saja."))
            nameless.take_focus()
            self._area.ensureWidgetVisible(nameless)
            return
        self.save_button.setEnabled(False)

        def store(desk: "Desk") -> Any:
            from desktop.services import certificate_designs

            return certificate_designs.save_design(desk, design, uid)

        self._workplace.change(store, self._on_stored, on_problem=self.show_problem)

    def show_problem(self, problem: Problem) -> None:
        """Show a problem at its field, or above the buttons when it belongs to none."""
        self.save_button.setEnabled(True)
        field = self._field_of(problem)
        if field is not None:
            field.show_found(problem)
            field.take_focus()
            self._area.ensureWidgetVisible(field)
            return
        self.trouble.say("danger", *messages.problem_text(problem))
        self.trouble.show()

    def reject(self) -> None:
        if (
            self.is_changed
            and not self._saved
            and not messages.ask_destructive(
                self, _("Rancangan ini belum disimpan."), yes=_("Buang perubahan"), no=_("Kembali mengubah")
            )
        ):
            return
        super().reject()

    def done(self, result: int) -> None:
        super().done(result)
        self.preview.clear()

    def _build(self) -> None:
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self.form)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(self._area, 11)
        middle.addWidget(self.preview, 10)
        note = QLabel(_("Sertifikat yang sudah terbit tidak ikut berubah."))
        note.setObjectName("soft")
        note.setWordWrap(True)
        cancel = QPushButton(_("Batal"))
        self.save_button = QPushButton(_("Simpan"))
        self.save_button.setProperty("primary", True)
        cancel.clicked.connect(self.reject)
        self.save_button.clicked.connect(self.save)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(note, 1)
        for button in (cancel, self.save_button):
            button.setAutoDefault(False)
            foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addLayout(middle, 1)
        layout.addWidget(self.trouble)
        layout.addLayout(foot)
        room = (self.screen() or QGuiApplication.primaryScreen()).availableGeometry()
        self.resize(min(1280, int(room.width() * 0.94)), int(room.height() * 0.94))

    def _on_changed(self) -> None:
        if not self._loading:
            self.preview.show_design(self.form.value())

    def _on_refused(self, problem: Problem) -> None:
        field = self._field_of(problem)
        if field is not None:
            field.show_found(problem)

    def _field_of(self, problem: Problem) -> Field | None:
        for field in self.findChildren(Field):
            if problem.field and field.path == problem.field and field.isVisible():
                return field
        return None

    def _on_stored(self, _design: CertificateDesign) -> None:
        self._saved = True
        self.accept()
