"""The dialog of a person who is no official: new or changed."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QPushButton, QWidget

from db.records.person import KnownPerson, PersonDraft, PersonRecord
from db.vocabulary import PersonKind, RiskLevel, Sex
from desktop.rules.labels import label
from desktop.ui import icons
from desktop.ui.kit import ChoiceField, ComboField, FormDialog, LineField, NikField, SectionTitle, TextField, columns
from desktop.ui.workplace import Workplace
from resources.language import _

_NUMBER_LABELS = ("NIP", "NIPD", "NIAP", "NRP")
_LONGEST = 200


class PersonDialog(FormDialog):
    """Shows the fields of a person; `on_saved` gets the person's uid. Numbers stay masked until opened on purpose."""

    def __init__(
        self,
        workplace: Workplace,
        parent: QWidget | None,
        record: PersonRecord | None = None,
        *,
        draft: PersonDraft | None = None,
        on_saved: Callable[[str], object] | None = None,
    ) -> None:
        title = _("Tambah orang") if record is None else record.name
        super().__init__(parent, title, accept=_("Simpan"), width=680)
        self._workplace = workplace
        self._record = record
        self._on_saved = on_saved
        self._build()
        self._load(record or draft or PersonDraft(name=""))
        self.identity = QPushButton(icons.icon("mdi6.eye-outline"), _("Buka identitas"))
        self.identity.setAutoDefault(False)
        self.identity.setToolTip(_("Menampilkan nomor lengkap; pembukaan ini tercatat di jejak audit."))
        self.identity.clicked.connect(self._open_identity)
        self.identity.setVisible(record is not None and "•" in record.nik + record.id_number)
        self.buttons.insertWidget(0, self.identity)
        self.on_accept(self._save)
        self.fit()
        self.name.take_focus()

    def draft(self) -> PersonDraft:
        """Return what stands in the fields."""
        return PersonDraft(
            name=self.name.value(),
            kind=self.kind.value(),
            nik=self.nik.value(),
            id_label=self.id_label.value() if self.id_number.value() else "",
            id_number=self.id_number.value(),
            position=self.position.value(),
            institution=self.institution.value(),
            risk_level=self.risk.value(),
            sex=self.sex.value(),
            phone=self.phone.value(),
            email=self.email.value(),
            address=self.address.value(),
            note=self.note.value(),
        )

    def _build(self) -> None:
        self.name = LineField(
            _("Nama lengkap dengan gelar"),
            required=True,
            path="name",
            longest=_LONGEST,
            hint=_("Seperti yang akan tercetak di sertifikat."),
        )
        kinds = [(kind, label(kind)) for kind in PersonKind if kind is not PersonKind.OFFICIAL]
        self.kind = ChoiceField(_("Kelompok"), kinds, path="kind", hint=_("Perangkat kantor ini ada di halaman lain."))
        self.position = LineField(_("Jabatan"), path="position", longest=_LONGEST)
        self.institution = LineField(_("Asal kantor, desa, atau perusahaan"), path="institution", longest=_LONGEST)
        self.risk = ChoiceField(
            _("Tingkat risiko penyuapan"), [(level, label(level)) for level in RiskLevel], path="risk_level"
        )
        self.sex = ChoiceField(
            _("Jenis kelamin"),
            [(None, _("Tidak diisi")), (Sex.MALE, _("Laki-laki")), (Sex.FEMALE, _("Perempuan"))],
            path="sex",
        )
        self.nik = NikField("NIK", path="nik", hint=_("Boleh kosong; membedakan dua orang yang namanya sama."))
        self.id_label = ComboField(_("Jenis nomor"), _NUMBER_LABELS, longest=12)
        self.id_number = NikField(_("Nomor pegawai"), path="id_number", length=None, hint=_("Boleh kosong."))
        self.phone = LineField(_("Telepon"), path="phone", longest=60)
        self.email = LineField(_("Surel"), path="email", longest=120)
        self.address = TextField(_("Alamat"), path="address", rows=2)
        self.note = TextField(_("Catatan"), path="note", rows=2)
        self.body.addWidget(self.name)
        self.body.addLayout(columns(self.kind, self.institution))
        self.body.addLayout(columns(self.position, self.risk))
        self.body.addWidget(SectionTitle(_("Identitas dan kontak")))
        self.body.addLayout(columns(self.nik, self.id_label, self.id_number, stretch=(5, 3, 5)))
        self.body.addLayout(columns(self.sex, self.phone, self.email))
        self.body.addWidget(self.address)
        self.body.addWidget(self.note)

    def _load(self, draft: PersonDraft) -> None:
        self.name.set_value(draft.name)
        self.kind.set_value(draft.kind)
        self.position.set_value(draft.position)
        self.institution.set_value(draft.institution)
        self.risk.set_value(draft.risk_level)
        self.sex.set_value(draft.sex)
        self._load_numbers(draft.nik, draft.id_number)
        self.id_label.set_value(draft.id_label or _NUMBER_LABELS[0])
        self.phone.set_value(draft.phone)
        self.email.set_value(draft.email)
        self.address.set_value(draft.address)
        self.note.set_value(draft.note)

    def _load_numbers(self, nik: str, id_number: str) -> None:
        self.nik.set_value(nik)
        self.id_number.set_value(id_number)

    def _save(self) -> None:
        if not self.name.value():
            self.name.show_problem(_("Tulis nama orangnya."))
            self.name.take_focus()
            return
        draft, record = self.draft(), self._record

        def store(desk: Any) -> Any:
            from desktop.services import people

            if record is None:
                return people.add_person(desk, draft)
            return people.change_person(desk, record.uid, draft)

        self.set_working(True)
        self._workplace.change(store, self._finish, on_problem=self.show_problem)

    def _finish(self, record: PersonRecord) -> None:
        self.accept()
        if self._on_saved is not None:
            self._on_saved(record.uid)

    def _open_identity(self) -> None:
        record = self._record
        if record is None:
            return

        def fetch(desk: Any) -> KnownPerson:
            from desktop.services import people

            return people.open_identity(desk, record.uid)

        self._workplace.read(fetch, self._show_identity, on_problem=self.show_problem)

    def _show_identity(self, person: KnownPerson) -> None:
        if self._record is not None:
            self._record = replace(self._record, nik=person.nik, id_number=person.id_number)
        self._load_numbers(person.nik, person.id_number)
        self.nik.reveal()
        self.id_number.reveal()
        self.identity.hide()
