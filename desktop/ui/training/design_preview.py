"""A design shown with made-up words: a usual name or the longest, as one role or another."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from db.records.certificate import CertificateDesign
from db.vocabulary import ParticipantRole
from desktop.rules.labels import label
from desktop.ui.kit.chips import ChipBar
from desktop.ui.training.paper_preview import PaperPreview
from desktop.ui.workplace import Workplace
from resources.language import _

if TYPE_CHECKING:
    from desktop.services.desk import Desk


class DesignPreview(QWidget):
    """Signals: `refused(Problem)` when the design cannot be drawn as it stands; the older picture stays."""

    refused = Signal(object)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._design: CertificateDesign | None = None
        self.names = ChipBar(
            [(False, _("Nama contoh")), (True, _("Nama terpanjang"))], single=True, name=_("Nama dalam pratinjau")
        )
        self.names.set_values(False)
        self.roles = ChipBar([(role, label(role)) for role in ParticipantRole], single=True, name=_("Peran"))
        self.roles.set_values(ParticipantRole.PARTICIPANT)
        self.paper = PaperPreview(workplace)
        self.paper.refused.connect(self.refused)
        words = QLabel(_("Pratinjau"))
        words.setObjectName("fieldLabel")
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(words)
        row.addWidget(self.names, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(row)
        layout.addWidget(self.roles)
        layout.addWidget(self.paper, 1)
        self.names.changed.connect(self._on_chip)
        self.roles.changed.connect(self._on_chip)

    def show_design(self, design: CertificateDesign) -> None:
        """Show a design, after a moment without a newer one."""
        self._design = design
        self._ask()

    def show_role(self, role: ParticipantRole) -> None:
        """Show the certificate of a role."""
        self.roles.set_values(role)
        self._ask()

    def clear(self) -> None:
        """Show nothing."""
        self._design = None
        self.paper.clear()

    def _on_chip(self) -> None:
        # One of each always stands: pressing the chip that is on changes nothing.
        if self.names.value() is None:
            self.names.set_values(False)
        if self.roles.value() is None:
            self.roles.set_values(ParticipantRole.PARTICIPANT)
        self._ask()

    def _ask(self) -> None:
        design, longest = self._design, bool(self.names.value())
        role = self.roles.value() or ParticipantRole.PARTICIPANT
        if design is None:
            return
        chosen: CertificateDesign = design

        def draw(desk: "Desk") -> bytes:
            from desktop.services import certificate_designs

            return certificate_designs.preview(desk, chosen, longest=longest, role=role)

        self.paper.ask(draw)
