"""Which office this register belongs to, and what it was called before; changed only by a dialog of its own."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QPushButton

from db.records.office import OfficeChange, OfficeProfile
from desktop.rules.labels import label
from desktop.rules.screen_dates import date_long
from desktop.ui import icons
from desktop.ui.kit import Card
from desktop.ui.office.forms.profile_form import ProfileForm
from resources.language import _


class IdentityForm(ProfileForm):
    """Shows the office; nothing is typed here.

    Signals: `change_wanted()`.
    """

    change_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        card = Card(_("Kantor"))
        self._rows = QFormLayout()
        self._rows.setHorizontalSpacing(24)
        self._rows.setVerticalSpacing(8)
        card.body.addLayout(self._rows)
        self.button = QPushButton(icons.icon("mdi6.rename-box-outline"), _("Ubah kode, nama, atau jenis kantor…"))
        self.button.clicked.connect(self.change_wanted)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch()
        card.body.addLayout(row)
        self.body.addWidget(card)
        self.history_card = Card(_("Sebelumnya bernama"))
        self._history = QLabel()
        self._history.setWordWrap(True)
        self.history_card.body.addWidget(self._history)
        self.history_card.hide()
        self.body.addWidget(self.history_card)

    def load(self, profile: OfficeProfile) -> None:
        office = profile.office
        while self._rows.rowCount():
            self._rows.removeRow(0)
        for name, value in (
            (_("Nama"), office.full_name),
            (_("Jenis"), label(office.kind)),
            (_("Kode Kemendagri"), office.code),
            (office.subdistrict_term if office.subdistrict else "", office.subdistrict),
            (_("Kabupaten/kota"), office.regency),
            (_("Provinsi"), office.province),
        ):
            if not name:
                continue
            caption, words = QLabel(name), QLabel(value or "–")
            caption.setObjectName("soft")
            words.setObjectName("fieldLabel")
            self._rows.addRow(caption, words)

    def apply(self, profile: OfficeProfile) -> OfficeProfile:
        return profile

    def show_history(self, changes: tuple[OfficeChange, ...]) -> None:
        """Show what the office was called before."""
        self.history_card.setVisible(bool(changes))
        self._history.setText(
            "\n".join(
                _("{name} ({code}), sampai {until}: {reason}").format(
                    name=f"{change.term} {change.name}",
                    code=change.code or "–",
                    until=date_long(change.until),
                    reason=change.reason,
                )
                for change in changes
            )
        )
