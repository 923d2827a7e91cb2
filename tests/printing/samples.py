"""Made-up content for papers (all names are invented) and ways to read a PDF back."""

import io
from datetime import date
from decimal import Decimal

import pypdf
from PIL import Image, ImageDraw

from db.records.office import Letterhead, Signatory
from db.records.report import GiftObject, Giver, ReportDraft, Reporter
from db.vocabulary import ObjectKind, ObjectLocation, Occasion, OfficeKind, PaperSize, Relation
from desktop.printing.frame import PaperFrame
from desktop.printing.items import PaperItem, Party
from desktop.printing.report_form import FormLimits

CODE = "7K2M-9QXR-4TBD-W0FA"
HOSTILE = (
    '<img src="/etc/hostname">',
    "<para>tanpa penutup",
    '<font color="[[x for x in ()]]">merah</font>',
    "&amp; &#65; < > \" '",
    "</para></b><br/>",
    "{0} %s %(x)s ${y}",
    "\\(kurung) \\051 BT ET",
)
LIMITS = FormLimits(
    ceremony=1_500_000,
    since=date(2026, 1, 20),
    source="Peraturan KPK 2/2019 jo. 1/2026",
    notes=(
        "Laporan yang lewat 30 hari kerja, atau baru dibuat setelah ditemukan pengawas internal, dapat ditetapkan "
        "menjadi milik negara; ancaman Pasal 12B tetap ada. Laporan terlambat tetap harus dibuat.",
        "Laporan yang tidak dilengkapi dalam 20 hari kerja tidak ditetapkan status kepemilikannya.",
    ),
)
ITEMS = (
    PaperItem(description="Parsel kue kering (contoh)", quantity_text="2 paket", value=750_000, condition="Baik"),
    PaperItem(description="Kain batik (contoh)", quantity_text="1 lembar", value=1_500_000, condition="Baru"),
)
FIRST = Party(name="Siti Contoh", position="Kaur Umum", address="Kp. Contoh RT 01/RW 02")
SECOND = Party(name="Budi Misal", position="Ketua Panti Contoh", address="Jl. Misal No. 9")


def picture(colour: tuple[int, int, int] = (20, 110, 90), kind: str = "PNG") -> bytes:
    """Return a small picture."""
    image = Image.new("RGB", (120, 90), colour)
    ImageDraw.Draw(image).ellipse((20, 10, 100, 80), fill=(250, 240, 230))
    buffer = io.BytesIO()
    image.save(buffer, kind)
    return buffer.getvalue()


def frame(
    *,
    size: PaperSize = PaperSize.A4,
    number: str = "005/GRT/CTH/XI/2026",
    demo: bool = True,
    confidential: bool = True,
    office: str = "Desa Contoh Jaya",
) -> PaperFrame:
    """Return the frame of a made-up office."""
    return PaperFrame(
        office_name=office,
        kind=OfficeKind.VILLAGE,
        letterhead=Letterhead(
            lines=("PEMERINTAH KABUPATEN CONTOH", "KECAMATAN CONTOH RAYA", "DESA CONTOH JAYA"),
            address="Jl. Raya Contoh No. 1",
            logo=picture(),
        ),
        head=Signatory(name="H. Kepala Contoh", title="Kepala Desa Contoh Jaya"),
        place="Contoh Jaya",
        paper_size=size,
        number=number,
        dated=date(2026, 11, 21),
        confidential=confidential,
        demo=demo,
    )


REPORTER = Reporter(
    name="Siti Contoh",
    nik="3604050101850001",
    birth_place="Contoh Raya",
    birth_date=date(1985, 1, 1),
    institution="Pemerintah Desa Contoh Jaya",
    position="Kaur Umum",
    email="siti@desa.example",
    address="Kp. Contoh RT 01/RW 02",
    subdistrict="Contoh Raya",
    regency="Kabupaten Contoh",
    province="Banten",
    phone="0812-0000-0000",
    contact_name="Budi Misal",
    contact_phone="0813-0000-0000",
)
PARCEL = GiftObject(
    giver=Giver(
        name="CV Contoh Karya",
        institution="CV Contoh Karya (rekanan)",
        address="Jl. Misal No. 9",
        relation=Relation.PROVIDER,
        reason="Ucapan Lebaran",
    ),
    occasion=Occasion.HOLIDAY,
    location=ObjectLocation.REPORTER,
    kind=ObjectKind.FOOD,
    description="Parsel kue kering",
    quantity=Decimal(2),
    unit="paket",
    value=750_000,
)
MONEY = GiftObject(
    giver=Giver(name="Warga Contoh", relation=Relation.OTHER, relation_other="warga desa", reason="Hajatan"),
    occasion=Occasion.CEREMONY,
    location=ObjectLocation.OTHER,
    location_other="lemari kantor",
    kind=ObjectKind.MONEY,
    kind_other="uang dalam amplop",
    description="Uang tunai",
    value=1_600_000,
    currency="USD",
    foreign_value=Decimal("100.50"),
)
DRAFT = ReportDraft(
    reporter=REPORTER,
    objects=(PARCEL,),
    received_on=date(2026, 3, 16),
    received_place="Kantor Desa Contoh Jaya",
    reported_to_upg_on=date(2026, 3, 27),
    chronology="Parsel diletakkan di meja pelayanan.",
    compensation=False,
)


def pages(pdf: bytes) -> list[str]:
    """Return the words of each page."""
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def squeezed(text: str) -> str:
    """Return a text without any white space, so that line ends make no difference."""
    return "".join(text.split())


def words(pdf: bytes) -> str:
    """Return all words of a PDF without white space."""
    return squeezed("".join(pages(pdf)))
