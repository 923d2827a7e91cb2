"""The dialog of one official: new, changed, or only looked at."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QPushButton, QWidget

from db.records.office import OfficialDraft, OfficialRecord
from db.vocabulary import RiskLevel, Role
from desktop.rules.labels import label
from desktop.ui import icons
from desktop.ui.kit import (
    ChoiceField,
    ComboField,
    DateField,
    FormDialog,
    LineField,
    NikField,
    SectionTitle,
    TextField,
    columns,
)
from desktop.ui.workplace import Workplace
from resources.language import _

_NUMBER_LABELS = ("NIPD", "NIP", "NIAP", "NRPD")


class OfficialDialog(FormDialog):
    """Shows the fields of an official; identity numbers stay masked until opened on purpose, which is audited."""

    def __init__(
        self, workplace: Workplace, parent: QWidget, record: OfficialRecord | None = None, *, read_only: bool = False
    ) -> None:
        title = _("Tambah perangkat") if record is None else record.name
        super().__init__(parent, title, accept=_("Simpan"), width=680)
        self._workplace = workplace
        self._record = record
        self._build()
        self._load(record or OfficialDraft(name=""))
        self.identity = QPushButton(icons.icon("mdi6.eye-outline"), _("Buka identitas"))
        self.identity.setAutoDefault(False)
        self.identity.setToolTip(_("Menampilkan NIK dan NIP lengkap; pembukaan ini tercatat di jejak audit."))
        self.identity.clicked.connect(self._open_identity)
        may_open = workplace.desk.account.role in (Role.MANAGER, Role.CLERK)
        hidden = record is not None and "•" in record.nik + record.nip
        self.identity.setVisible(may_open and hidden)
        self.buttons.insertWidget(0, self.identity)
        self.accept_button.setVisible(not read_only)
        self.on_accept(self._save)
        self.fit()
        self.name.take_focus()

    def draft(self) -> OfficialDraft:
        """Return what stands in the fields."""
        base = self._record or OfficialDraft(name="")
        plain = OfficialDraft(**{name: getattr(base, name) for name in OfficialDraft.__dataclass_fields__})
        return replace(
            plain,
            name=self.name.value(),
            nik=self.nik.value(),
            nip=self.nip.value(),
            nip_label=self.nip_label.value() or "NIPD",
            position=self.position.value(),
            rank=self.rank.value(),
            unit=self.unit.value(),
            risk_level=self.risk.value(),
            active_from=self.active_from.value(),
            active_to=self.active_to.value(),
            birth_place=self.birth_place.value(),
            birth_date=self.birth_date.value(),
            address=self.address.value(),
            phone=self.phone.value(),
            email=self.email.value(),
            decree=self.decree.value(),
            note=self.note.value(),
        )

    def _build(self) -> None:
        self.name = LineField(_("Nama"), required=True, path="name", longest=120)
        self.position = LineField(_("Jabatan"), path="position", longest=120)
        self.unit = LineField(_("Unit kerja"), path="unit", longest=120)
        self.rank = LineField(_("Pangkat/golongan"), path="rank", longest=80)
        self.risk = ChoiceField(
            _("Tingkat risiko penyuapan"),
            [(level, label(level)) for level in RiskLevel],
            path="risk_level",
            hint=_("Di atas rendah: misalnya bendahara, pengadaan, perizinan."),
        )
        self.decree = LineField(_("Nomor SK pengangkatan"), path="decree", longest=80)
        self.active_from = DateField(_("Menjabat sejak"), path="active_from")
        self.active_to = DateField(_("Menjabat sampai"), path="active_to", hint=_("Kosong berarti masih menjabat."))
        self.nik = NikField("NIK", path="nik", hint=_("Boleh kosong. Hanya tercetak pada formulir resmi."))
        self.nip_label = ComboField(_("Jenis nomor"), _NUMBER_LABELS, longest=12)
        self.nip = NikField(_("Nomor pegawai"), path="nip", length=None, hint=_("Boleh kosong."))
        self.birth_place = LineField(_("Tempat lahir"), path="birth_place", longest=80)
        self.birth_date = DateField(_("Tanggal lahir"), path="birth_date")
        self.address = TextField(_("Alamat"), path="address", rows=2)
        self.phone = LineField(_("Telepon"), path="phone", longest=40)
        self.email = LineField(_("Surel"), path="email", longest=120)
        self.note = TextField(_("Catatan"), path="note", rows=2)
        self.body.addLayout(columns(self.name, self.position))
        self.body.addLayout(columns(self.unit, self.rank))
        self.body.addLayout(columns(self.active_from, self.active_to))
        self.body.addLayout(columns(self.risk, self.decree))
        self.body.addWidget(SectionTitle(_("Identitas dan kontak")))
        self.body.addLayout(columns(self.nik, self.nip_label, self.nip, stretch=(5, 3, 5)))
        self.body.addLayout(columns(self.birth_place, self.birth_date))
        self.body.addWidget(self.address)
        self.body.addLayout(columns(self.phone, self.email))
        self.body.addWidget(self.note)

    def _load(self, draft: OfficialDraft) -> None:
        self.name.set_value(draft.name)
        self.position.set_value(draft.position)
        self.unit.set_value(draft.unit)
        self.rank.set_value(draft.rank)
        self.risk.set_value(draft.risk_level)
        self.decree.set_value(draft.decree)
        self.active_from.set_value(draft.active_from)
        self.active_to.set_value(draft.active_to)
        self.nip_label.set_value(draft.nip_label)
        self._load_numbers(draft)
        self.birth_place.set_value(draft.birth_place)
        self.birth_date.set_value(draft.birth_date)
        self.address.set_value(draft.address)
        self.phone.set_value(draft.phone)
        self.email.set_value(draft.email)
        self.note.set_value(draft.note)

    def _load_numbers(self, draft: OfficialDraft) -> None:
        self.nik.set_value(draft.nik)
        self.nip.set_value(draft.nip)

    def _save(self) -> None:
        if not self.name.value():
            self.name.show_problem(_("Tulis nama perangkat."))
            self.name.take_focus()
            return
        for date_field in (self.active_from, self.active_to, self.birth_date):
            if not date_field.is_valid():
                date_field.take_focus()
                return
        draft, record = self.draft(), self._record

        def store(desk: Any) -> Any:
            from desktop.services import officials

            if record is None:
                return officials.add_official(desk, draft)
            return officials.change_official(desk, record.uid, draft)

        self.set_working(True)
        self._workplace.change(store, lambda _record: self.accept(), on_problem=self.show_problem)

    def _open_identity(self) -> None:
        record = self._record
        if record is None:
            return

        def fetch(desk: Any) -> OfficialRecord:
            from desktop.services import officials

            return officials.open_identity(desk, record.uid)

        self._workplace.read(fetch, self._show_identity, on_problem=self.show_problem)

    def _show_identity(self, record: OfficialRecord) -> None:
        self._load_numbers(record)
        self.nik.reveal()
        self.nip.reveal()
        self.identity.hide()
