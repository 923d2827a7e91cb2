"""The dialog of a certificate another body issued: registered with its file, corrected."""

from decimal import Decimal
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QLabel, QWidget

from db.records.person import OutsideCertificateDraft, OutsideCertificateRecord
from db.vocabulary import LearningState
from desktop.ui.kit import ComboField, DateField, FormDialog, LineField, RadioField, SectionTitle, TextField, columns
from desktop.ui.kit.drop_zone import DropZone
from desktop.ui.reports import file_intake
from desktop.ui.reports.pending_files import PendingFile
from desktop.ui.training.hours_field import HoursField
from desktop.ui.training.topics_field import TopicsField
from desktop.ui.workplace import Workplace
from resources.language import _

_TITLES = ("e-Learning Pengendalian Gratifikasi", "e-Learning Dasar Antikorupsi", "e-Learning Integritas")
_ISSUERS = ("KPK", "LAN", "BPSDM", "Inspektorat")


class OutsideCertificateDialog(FormDialog):
    """What the certificate says, and its picture or PDF; a corrected one must be checked again."""

    def __init__(
        self,
        workplace: Workplace,
        parent: QWidget | None,
        person_uid: str,
        record: OutsideCertificateRecord | None = None,
    ) -> None:
        title = _("Sertifikat dari lembaga lain")
        super().__init__(parent, title, accept=_("Simpan"), width=680)
        self._workplace = workplace
        self._person_uid = person_uid
        self._record = record
        self.file: PendingFile | None = None
        self._build()
        self._load(record or OutsideCertificateDraft(person_uid=person_uid))
        self.on_accept(self._save)
        self.fit()
        self.title.take_focus()

    def draft(self) -> OutsideCertificateDraft:
        """Return what stands in the fields."""
        return OutsideCertificateDraft(
            person_uid=self._person_uid,
            title=self.title.value(),
            issuer=self.issuer.value(),
            number=self.number.value(),
            dated=self.dated.value(),
            lesson_hours=self.hours.value(),
            topics=self.topics.value(),
            state=self.state.value() or LearningState.DONE,
            note=self.note.value(),
        )

    def take(self, paths: list[Path]) -> None:
        """Check a file and lay it ready."""
        file_intake.take(self._workplace, self, paths[:1], self._on_file)

    def _build(self) -> None:
        self.title = ComboField(_("Nama kursus atau kegiatan"), _TITLES, required=True, path="title", longest=200)
        self.issuer = ComboField(_("Lembaga penerbit"), _ISSUERS, required=True, path="issuer", longest=200)
        self.state = RadioField(
            _("Penyelesaian"),
            [(LearningState.DONE, _("Sudah selesai")), (LearningState.NOT_YET, _("Belum selesai"))],
            path="state",
        )
        self.number = LineField(_("Nomor sertifikat"), path="number", longest=200)
        self.dated = DateField(_("Tanggal sertifikat"), path="dated")
        self.hours = HoursField(_("Jumlah JP"), path="lesson_hours", hint=_("Seperti tertulis di sertifikat."))
        self.topics = TopicsField()
        self.note = TextField(_("Catatan"), path="note", rows=2)
        self.zone = DropZone(_("Seret gambar atau PDF sertifikatnya ke sini"), _("Pilih berkas…"))
        self.zone.dropped.connect(self.take)
        self.zone.browse.connect(lambda: file_intake.browse(self._workplace, self, self._on_file))
        self.file_words = QLabel()
        self.file_words.setObjectName("soft")
        self.file_words.setWordWrap(True)
        self.body.addWidget(self.title)
        self.body.addLayout(columns(self.issuer, self.state))
        self.body.addLayout(columns(self.number, self.dated, self.hours, stretch=(5, 4, 3)))
        self.body.addWidget(SectionTitle(_("Berkas")))
        self.body.addWidget(self.zone)
        self.body.addWidget(self.file_words)
        self.body.addWidget(
            SectionTitle(_("Topik yang diberikan"), _("Hanya topik yang dicentang dihitung dalam cakupan pelatihan."))
        )
        self.body.addWidget(self.topics)
        self.body.addWidget(self.note)

    def _load(self, draft: OutsideCertificateDraft) -> None:
        self.title.set_value(draft.title)
        self.issuer.set_value(draft.issuer)
        self.state.set_value(LearningState.NOT_YET if draft.state is LearningState.NOT_YET else LearningState.DONE)
        self.number.set_value(draft.number)
        self.dated.set_value(draft.dated)
        self.hours.set_value(draft.lesson_hours or Decimal(0))
        self.topics.set_value(draft.topics)
        self.note.set_value(draft.note)
        kept = self._record is not None and bool(self._record.attachment_uid)
        self.file_words.setText(_("Sudah ada berkasnya; berkas baru menggantikannya.") if kept else "")
        self.file_words.setVisible(kept)

    def _on_file(self, file: PendingFile) -> None:
        self.file = file
        self.file_words.setText(_("Akan disimpan: {name}").format(name=file.file_name))
        self.file_words.show()

    def _save(self) -> None:
        for field in (self.dated, self.hours):
            if not field.is_valid():
                field.take_focus()
                return
        draft, record, file = self.draft(), self._record, self.file

        def store(desk: Any) -> Any:
            from desktop.services import outside_certificates

            content, name = (file.content, file.file_name) if file else (None, "")
            if record is None:
                return outside_certificates.add(desk, draft, content, name)
            return outside_certificates.change_certificate(desk, record.uid, draft, content, name)

        self.set_working(True)
        self._workplace.change(store, lambda _record: self.accept(), on_problem=self.show_problem)
