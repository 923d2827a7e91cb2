"""What a certificate says, as labels and values; numbers of persons stay covered."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.records.certificate import CertificateRecord, CertificateWords
from db.vocabulary import ParticipantRole, TrainingResult
from desktop.rules.certificate_words import NIK_LABEL, days_text
from desktop.rules.labels import label
from desktop.rules.masking import mask_nik
from desktop.rules.words import date_short, decimal_text
from desktop.ui.kit.facts import Facts
from desktop.ui.reports.shown import moment_words
from resources.language import _


def certificate_facts(record: CertificateRecord) -> QWidget:
    """Return the facts of a certificate in one column."""
    words = record.words
    facts = Facts(columns=1)
    facts.add(_("Nama"), words.name)
    facts.add(_("Keterangan orang"), "\n".join(_covered(line) for line in words.identity_lines))
    facts.add(_("Peran"), label(words.role))
    facts.add(_("Hasil"), _result(words))
    facts.add(_("Nilai tes"), _scores(words))
    facts.add(_("Nama kegiatan"), words.activity)
    facts.add(_("Penyelenggara"), words.organiser)
    facts.add(_("Tanggal kegiatan"), days_text(words.days))
    facts.add(_("Tempat"), ", ".join(words.places))
    facts.add(_("Jam pelajaran"), decimal_text(words.lesson_hours))
    facts.add(_("Tanggal terbit"), date_short(words.issued_on))
    facts.add(_("Berlaku sampai"), date_short(words.expires_on), empty=_("tanpa batas"))
    facts.add(_("Kode cek"), record.check_code)
    facts.add(_("Diterbitkan oleh"), f"{record.issued_by}, {moment_words(record.issued_at)}")
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(2, 2, 10, 2)
    column.addWidget(facts)
    column.addStretch()
    return holder


def _covered(line: str) -> str:
    if not line.startswith(f"{NIK_LABEL} "):
        return line
    return f"{NIK_LABEL} {mask_nik(line.removeprefix(NIK_LABEL).strip())}"


def _result(words: CertificateWords) -> str:
    if words.role is not ParticipantRole.PARTICIPANT or words.result is None:
        return ""
    passed = words.result is TrainingResult.PASSED
    return label(words.result) if passed else _("{result} (tidak tercetak)").format(result=label(words.result))


def _scores(words: CertificateWords) -> str:
    scores = ((_("pre-test {n}"), words.pre_score), (_("post-test {n}"), words.post_score))
    return " · ".join(said.format(n=decimal_text(score)) for said, score in scores if score is not None)
