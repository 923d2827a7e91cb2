"""How this office stands to its mentor: not enrolled, eight words not compared, or confirmed; and who gets copies."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from db.records.exchange import Partner
from db.vocabulary import KeyState, PartnerRelation
from desktop.rules.labels import label
from desktop.ui import icons
from desktop.ui.exchange.own_keys_dialog import OwnKeysDialog
from desktop.ui.exchange.partner_dialog import PartnerDialog, state_words
from desktop.ui.kit.drop_zone import DropZone
from desktop.ui.kit.row_button import RowButton
from desktop.ui.kit.surfaces import Banner, Card, SectionTitle
from desktop.ui.theme import COLOURS
from desktop.ui.workplace import Workplace
from resources.language import _

_TONES = {KeyState.CONFIRMED: "good", KeyState.PENDING: "warn", KeyState.RETIRED: "danger"}


class PairingCard(Card):
    """Says what is to be done before the first file.

    Signals: `file_wanted()` to choose an enrolment file, `files_dropped(list[Path])`, `compare_wanted(Partner)`.
    """

    file_wanted = Signal()
    files_dropped = Signal(list)
    compare_wanted = Signal(object)

    def __init__(self, workplace: Workplace, page: QWidget) -> None:
        super().__init__()
        self._workplace = workplace
        self._page = page
        self.state = ""
        self._content = QWidget()
        self.body.addWidget(self._content)
        self.dialog: QWidget | None = None

    def show_partners(self, partners: Sequence[Partner]) -> None:
        """Show the mentor among these offices, and those that get copies."""
        mentors = [partner for partner in partners if partner.relation is PartnerRelation.MENTOR]
        mentor = mentors[0] if mentors else None
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        if mentor is None:
            self._no_mentor(column)
        elif mentor.state is KeyState.PENDING:
            self._pending(column, mentor)
        elif mentor.state is KeyState.RETIRED:
            self._withdrawn(column, mentor)
        else:
            self._confirmed(column, mentor)
        for partner in partners:
            if partner.relation is PartnerRelation.COPY:
                column.addWidget(self._row(partner))
        self.body.replaceWidget(self._content, content)
        self._content.deleteLater()
        self._content = content

    def own_keys(self) -> None:
        """Show the keys of this office."""
        self.dialog = OwnKeysDialog(self._workplace, self._page)
        self.dialog.show()

    def details(self, partner: Partner) -> None:
        """Show what is known of another office."""
        self.dialog = PartnerDialog(self._workplace, partner, self._page)
        self.dialog.show()

    def _no_mentor(self, column: QVBoxLayout) -> None:
        self.state = "none"
        column.addWidget(
            SectionTitle(
                _("Belum ada inspektorat pembina"),
                _(
                    "1. Minta berkas pendaftaran (.sigap) dari inspektorat.  2. Masukkan di sini.  3. Cocokkan "
                    "delapan katanya dengan surat bertanda tangan. Sesudah itu berkas kiriman dapat dibuat."
                ),
            )
        )
        self._ask_for_file(column)
        column.addLayout(self._buttons())

    def _withdrawn(self, column: QVBoxLayout, mentor: Partner) -> None:
        self.state = "withdrawn"
        column.addWidget(
            Banner(
                "danger",
                _("Pendaftaran {office} sudah dicabut.").format(office=mentor.name),
                detail=_("Minta berkas pendaftaran yang baru, lalu cocokkan delapan katanya."),
            )
        )
        self._ask_for_file(column)
        column.addLayout(self._buttons(mentor))

    def _pending(self, column: QVBoxLayout, mentor: Partner) -> None:
        self.state = "pending"
        banner = Banner(
            "warn",
            _("Delapan kata {office} belum dicocokkan.").format(office=mentor.name),
            detail=_("Berkas kiriman baru dapat dibuat sesudah kata-katanya cocok dengan surat bertanda tangan."),
            action=_("Cocokkan delapan kata…"),
        )
        banner.acted.connect(lambda: self.compare_wanted.emit(mentor))
        self.compare = banner.button
        column.addWidget(banner)
        column.addLayout(self._buttons(mentor))

    def _confirmed(self, column: QVBoxLayout, mentor: Partner) -> None:
        self.state = "confirmed"
        picture = QLabel()
        picture.setPixmap(icons.pixmap("mdi6.shield-check", 24, COLOURS.good))
        name = QLabel(mentor.name)
        name.setObjectName("fieldLabel")
        words = QLabel(state_words(mentor))
        words.setObjectName("soft")
        for each in (name, words):
            each.setWordWrap(True)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(name)
        lines.addWidget(words)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(picture)
        row.addLayout(lines, 1)
        row.addLayout(self._buttons(mentor))
        column.addLayout(row)

    def _ask_for_file(self, column: QVBoxLayout) -> None:
        zone = DropZone(_("Lepaskan berkas pendaftaran dari inspektorat di sini"), _("Pilih berkas…"))
        zone.browse.connect(self.file_wanted)
        zone.dropped.connect(self.files_dropped)
        self.zone = zone
        column.addWidget(zone)

    def _buttons(self, mentor: Partner | None = None) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        own = QPushButton(icons.icon("mdi6.key-outline"), _("Kunci kantor ini…"))
        own.clicked.connect(self.own_keys)
        self.own_button = own
        if mentor is not None:
            details = QPushButton(_("Rincian…"))
            details.clicked.connect(lambda: self.details(mentor))
            self.details_button = details
            row.addWidget(details)
        row.addWidget(own)
        if self.state != "confirmed":
            row.addStretch()
        return row

    def _row(self, partner: Partner) -> RowButton:
        return RowButton(
            partner.name,
            label(partner.relation),
            tag=label(partner.state),
            tone=_TONES[partner.state],
            icon="mdi6.content-copy",
            on_click=partial(self.details, partner),
        )
