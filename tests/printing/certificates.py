"""Made-up certificates for tests of their paper."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from db.records.certificate import Border, CertificateDesign, CertificateSignatory, CertificateWords
from db.records.office import Letterhead, Signatory
from db.vocabulary import PaperSize, ParticipantRole, TrainingResult
from desktop.printing.certificate import PrintedCertificate
from desktop.rules.certificate_words import look_of
from tests.offices import profile
from tests.printing.samples import picture

_PERSON = "Prof. Dr. Ir. H. Raden Mas Contohningrat Kusumarekaan Adiwijaya Khayalan Prawirodirdja"
_DEGREES = "S.H., S.Sos., M.Si., M.Kn., Ph.D."
NAME_120 = f"{_PERSON}, {_DEGREES}"
CODE = "7K2M-9QXR-4TBD-W0FA"
QR = "SGP1:" + "A7K2M9QXR4TBDW0F%" * 18  # as long as a usual one
LONGEST_QR = "SGP1:" + ("A7K2M9QXR4TBDW0F%" * 30)[:471]
DESIGNS = {
    Border.CLASSIC: CertificateDesign(name="Klasik"),
    Border.RIBBON: CertificateDesign(
        name="Pita", border=Border.RIBBON, main_colour="#0F5B4A", accent_colour="#D4A72C", with_scores=True
    ),
    Border.PLAIN: CertificateDesign(name="Polos", border=Border.PLAIN, title="PIAGAM", main_colour="#3A3A3A"),
}


def words(**changes: Any) -> CertificateWords:
    """What a made-up certificate says."""
    made = CertificateWords(
        number="012/SERT/36.04.05.2003/XI/2026",
        name="Suryani Rekaan, S.Sos.",
        role=ParticipantRole.PARTICIPANT,
        identity_lines=("Kaur Umum dan Perencanaan", "Desa Contoh Makmur"),
        activity="Pencegahan Suap dan Pengendalian Gratifikasi bagi Perangkat Desa",
        activity_kind="kegiatan bimbingan teknis",
        organiser="Inspektorat Kabupaten Contoh",
        places=("Aula Contoh",),
        days=(date(2026, 11, 12), date(2026, 11, 13)),
        lesson_hours=Decimal(8),
        subjects=(
            ("Kebijakan antipenyuapan", Decimal(2), "Narasumber Rekaan, S.H."),
            ("Mengenali gratifikasi dan suap", Decimal("3.5"), "Narasumber Rekaan, S.H."),
            ("Melapor melalui UPG", Decimal("2.5"), "Auditor Rekaan, S.E."),
        ),
        result=TrainingResult.PASSED,
        pre_score=Decimal(55),
        post_score=Decimal("85.5"),
        place="Contoh Makmur",
        issued_on=date(2026, 11, 16),
        expires_on=None,
        office_name="Desa Contoh Makmur",
        office_code="36.04.05.2003",
        demo=False,
        details=(
            "yang diselenggarakan oleh Inspektorat Kabupaten Contoh pada tanggal 12 s.d. 13 November 2026 "
            "di Aula Contoh, dengan jumlah 8 jam pelajaran (JP)."
        ),
    )
    return replace(made, **changes)


def item(design: CertificateDesign, said: CertificateWords | None = None, qr: str = QR) -> PrintedCertificate:
    """A made-up certificate ready to draw."""
    office = profile(
        letterhead=Letterhead(
            lines=("PEMERINTAH KABUPATEN CONTOH", "KECAMATAN CONTOH JAYA", "DESA CONTOH MAKMUR"),
            address="Jalan Contoh Nomor 1, Contoh Makmur",
            logo=picture(),
        ),
        head=Signatory(
            name="H. Kepala Rekaan, S.IP., M.Si.",
            title="Kepala Desa Contoh Makmur",
            rank="Penata Tk. I",
            id_label="NIP",
            id_number="000000000000000000",
        ),
    )
    return PrintedCertificate(said or words(), look_of(design, office), CODE, qr if design.with_qr else "")


def fullest(border: Border, size: PaperSize, length: int) -> PrintedCertificate:
    """A certificate on which every text is as long as asked for."""
    text = ("Kata contoh yang panjang sekali " * 20)[:length].strip()
    person = Signatory(
        name=text[:100], title=text[:100], rank=text[:60], id_label="NIP", id_number="000000000000000000"
    )
    who = CertificateSignatory(signatory=person, picture=picture())
    design = replace(DESIGNS[border], paper_size=size, signatories=(who, who), with_scores=True)
    said = words(
        number="9" * 60,
        name=text,
        identity_lines=(text, text, "NIP 000000000000000000"),
        activity=text,
        details=f"yang diselenggarakan oleh {text} pada tanggal 12 s.d. 13 November 2026 di {text}, {text} dan {text}.",
        subjects=tuple((text, Decimal("1.5"), text[:80]) for _ in range(12)),
        expires_on=date(2028, 11, 16),
    )
    return item(design, said, LONGEST_QR)
