"""The dialog of one participant: typed by hand, or corrected. What is typed here holds for this session alone."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QPushButton, QWidget

from db.records.training import Meeting, ParticipantDraft, ParticipantRecord, SessionRecord
from db.vocabulary import ParticipantRole, PersonKind, RiskLevel, Sex
from desktop.rules.labels import label
from desktop.ui import icons
from desktop.ui.kit import ChoiceField, ComboField, FormDialog, LineField, NikField, SectionTitle, TextField, columns
from desktop.ui.training.session_words import batches_of, meeting_words
from desktop.ui.workplace import Workplace
from resources.language import _

_NUMBER_LABELS = ("NIP", "NIPD", "NIAP", "NRP")
_LONGEST = 200


class ParticipantDialog(FormDialog):
    """New (with `walk_in`: came without being on the list, and is marked present at once) or known."""

    def __init__(
        self,
        workplace: Workplace,
        session: SessionRecord,
        parent: QWidget,
        record: ParticipantRecord | None = None,
        *,
        walk_in: bool = False,
        name: str = "",
    ) -> None:
        title = record.name if record else _("Yang hadir langsung") if walk_in else _("Tambah peserta")
        super().__init__(
            parent,
            title,
            accept=_("Simpan") if record else _("Tambahkan"),
            explanation=_("Berlaku untuk kegiatan ini saja; jabatan dan risiko dicatat seperti pada hari kegiatan.")
            if record
            else "",
            width=700,
        )
        self._workplace = workplace
        self._session = session
        self._record = record
        self._walk_in = walk_in
        self._build()
        self._load(record or ParticipantDraft(name=name, person_kind=PersonKind.COMMUNITY))
        self.identity = QPushButton(icons.icon("mdi6.eye-outline"), _("Buka identitas"))
        self.identity.setAutoDefault(False)
        self.identity.setToolTip(_("Menampilkan nomor lengkap; pembukaan ini tercatat di jejak audit."))
        self.identity.clicked.connect(self._open_identity)
        self.identity.setVisible(record is not None and "•" in record.nik + record.id_number)
        self.buttons.insertWidget(0, self.identity)
        self.on_accept(self._save)
        self.fit()
        self.name.take_focus()

    def draft(self) -> ParticipantDraft:
        """Return what stands in the fields."""
        base = self._record or ParticipantDraft()
        return ParticipantDraft(
            person_uid=base.person_uid,
            person_kind=self.kind.value(),
            role=self.role.value(),
            name=self.name.value(),
            nik=self.nik.value(),
            id_label=self.id_label.value() if self.id_number.value() else "",
            id_number=self.id_number.value(),
            position=self.position.value(),
            institution=self.institution.value(),
            risk_level=self.risk.value(),
            sex=self.sex.value(),
            phone=self.phone.value(),
            address=self.address.value(),
            batch=self.batch.value() or "",
            pre_score=base.pre_score,
            post_score=base.post_score,
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
        self.role = ChoiceField(_("Peran"), [(role, label(role)) for role in ParticipantRole], path="role")
        self.kind = ChoiceField(_("Kelompok"), [(kind, label(kind)) for kind in PersonKind], path="person_kind")
        self.position = LineField(_("Jabatan"), path="position", longest=_LONGEST)
        self.institution = LineField(_("Asal kantor, desa, atau perusahaan"), path="institution", longest=_LONGEST)
        names = batches_of(self._session)
        self.batch = ChoiceField(
            _("Gelombang"), [("", _("Semua gelombang")), *((name, name) for name in names)], path="batch"
        )
        self.batch.setVisible(bool(names) and not self._walk_in)  # who walks in belongs to the batch of that sitting
        meetings = [(meeting.uid, meeting_words(meeting)) for meeting in self._session.meetings]
        self.meeting = ChoiceField(_("Hadir pada pertemuan"), meetings, path="meeting")
        self.meeting.set_value(_likely(self._session, self._workplace).uid)
        self.meeting.setVisible(self._walk_in)
        self.risk = ChoiceField(
            _("Tingkat risiko penyuapan"), [(level, label(level)) for level in RiskLevel], path="risk_level"
        )
        self.sex = ChoiceField(
            _("Jenis kelamin"),
            [(None, _("Tidak diisi")), (Sex.MALE, _("Laki-laki")), (Sex.FEMALE, _("Perempuan"))],
            path="sex",
        )
        self.nik = NikField("NIK", path="nik", hint=_("Boleh kosong."))
        self.id_label = ComboField(_("Jenis nomor"), _NUMBER_LABELS, longest=12)
        self.id_number = NikField(_("Nomor pegawai"), path="id_number", length=None, hint=_("Boleh kosong."))
        self.phone = LineField(_("Telepon"), path="phone", longest=60)
        self.address = TextField(_("Alamat"), path="address", rows=2)
        self.note = TextField(_("Catatan"), path="note", rows=2)
        self.body.addWidget(self.name)
        if self._walk_in:
            self.body.addWidget(self.meeting)
        self.body.addLayout(columns(self.position, self.institution))
        self.body.addLayout(columns(self.role, self.kind))
        self.body.addLayout(columns(self.risk, self.sex))
        self.body.addWidget(self.batch)
        self.body.addWidget(SectionTitle(_("Identitas dan kontak")))
        self.body.addLayout(columns(self.nik, self.id_label, self.id_number, stretch=(5, 3, 5)))
        self.body.addLayout(columns(self.phone, self.address, stretch=(5, 8)))
        self.body.addWidget(self.note)

    def _load(self, draft: ParticipantDraft) -> None:
        self.name.set_value(draft.name)
        self.role.set_value(draft.role)
        self.kind.set_value(draft.person_kind)
        self.position.set_value(draft.position)
        self.institution.set_value(draft.institution)
        self.batch.set_value(draft.batch)
        self.risk.set_value(draft.risk_level)
        self.sex.set_value(draft.sex)
        self._load_numbers(draft)
        self.id_label.set_value(draft.id_label or _NUMBER_LABELS[0])
        self.phone.set_value(draft.phone)
        self.address.set_value(draft.address)
        self.note.set_value(draft.note)

    def _load_numbers(self, draft: ParticipantDraft) -> None:
        self.nik.set_value(draft.nik)
        self.id_number.set_value(draft.id_number)

    def _save(self) -> None:
        if not self.name.value():
            self.name.show_problem(_("Tulis nama orangnya."))
            self.name.take_focus()
            return
        draft, record, session = self.draft(), self._record, self._session
        meeting = self.meeting.value() if self._walk_in else ""
        sitting = session.meeting(meeting)
        if sitting is not None:
            draft = replace(draft, batch=sitting.batch)

        def store(desk: Any) -> Any:
            from desktop.services import participants

            if record is not None:
                return participants.change_participant(desk, record.uid, draft)
            if not meeting:
                return participants.add_participants(desk, session.uid, [draft])
            return add_walk_in(desk, session.uid, draft, meeting)

        self.set_working(True)
        self._workplace.change(store, lambda _record: self.accept(), on_problem=self.show_problem)

    def _open_identity(self) -> None:
        record = self._record
        if record is None:
            return

        def fetch(desk: Any) -> ParticipantRecord:
            from desktop.services import participants

            return participants.open_identity(desk, record.uid)

        self._workplace.change(fetch, self._show_identity, on_problem=self.show_problem)

    def _show_identity(self, record: ParticipantRecord) -> None:
        self._load_numbers(record)
        self.nik.reveal()
        self.id_number.reveal()
        self.identity.hide()


def add_walk_in(desk: Any, session_uid: str, draft: ParticipantDraft, meeting_uid: str) -> Any:
    """Put somebody on the list who came without being on it, present at a sitting."""
    from db.records.changes import Done
    from db.records.training import AttendanceMark
    from desktop.services import attendance, participants

    added = participants.add_participants(desk, session_uid, [draft], walk_in=True)
    mark = AttendanceMark(meeting_uid=meeting_uid, present=True)
    marked = attendance.mark(desk, session_uid, {person.uid: (mark,) for person in added.record})
    return Done(added.record, added.changes | marked.changes)


def _likely(session: SessionRecord, workplace: Workplace) -> Meeting:
    """Return the sitting of today, else the last one before it, else the first."""
    past = [meeting for meeting in session.meetings if meeting.on and meeting.on <= workplace.desk.today]
    return max(past, key=lambda meeting: (str(meeting.on), meeting.starts_at)) if past else session.meetings[0]
