"""Designs of certificates: three from the start, the office's own, pictures brought to what is kept."""

import io
from dataclasses import replace

import pypdf
import pytest
from PIL import Image

from db.problem import Problem
from db.records.certificate import Border, CertificateDesign, CertificateSignatory
from db.records.office import Signatory
from db.vocabulary import PaperSize, ParticipantRole
from desktop.services import certificate_designs as designs
from tests.offices import OfficeAtWork

HUGE = b"\xff\xd8\xff" + bytes(40_000_000)


def _png(width: int, height: int, mode: str = "RGB") -> bytes:
    out = io.BytesIO()
    picture = Image.new(mode, (width, height), "white")
    picture.paste((10, 20, 90), (width // 4, height // 3, width // 2, height // 2))
    picture.save(out, "PNG")
    return out.getvalue()


def _text(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def test_three_are_there_from_the_start_and_can_be_made_ones_own(office: OfficeAtWork) -> None:
    known = designs.list_designs(office.trainer)
    assert [item.name for item in known] == ["Klasik", "Pita", "Polos"]
    assert {item.border for item in known} == set(Border)
    own = replace(designs.plain(known[0]), name="Klasik Desa", paper_size=PaperSize.F4)
    changed = designs.save_design(office.trainer, own, known[0].uid).record
    assert (changed.uid, changed.revision) == (known[0].uid, 1)
    assert designs.design(office.trainer, "klasik desa").paper_size is PaperSize.F4
    added = designs.save_design(office.trainer, replace(own, name="Bimtek")).record
    assert len(designs.list_designs(office.trainer)) == 4
    designs.archive_design(office.trainer, added.uid)
    assert len(designs.list_designs(office.trainer)) == 3
    assert len(designs.list_designs(office.trainer, archived=True)) == 4
    designs.archive_design(office.trainer, added.uid, archived=False)
    assert len(designs.list_designs(office.trainer)) == 4


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"name": "  "}, "design-name-missing"),
        ({"name": "PITA"}, "design-name-taken"),
        ({"name": "x" * 61}, "text-too-long"),
        ({"title": ""}, "design-title-missing"),
        ({"signatories": ()}, "design-signatories"),
        ({"signatories": (CertificateSignatory(),) * 3}, "design-signatories"),
        ({"main_colour": "#FFEE88"}, "colour-too-pale"),
        ({"accent_colour": "emas"}, "colour-unreadable"),
        ({"signatories": (CertificateSignatory(signatory=Signatory(name="x" * 101)),)}, "text-too-long"),
        ({"logo": b"bukan gambar"}, "picture-kind"),
        ({"logo": b"\x89PNG\r\n\x1a\n rusak"}, "picture-damaged"),
        (
            {"signatories": (CertificateSignatory(picture=b"\xff\xd8\xff" + bytes(40_000_000)),)},
            "picture-file-too-large",
        ),
    ],
)
def test_what_a_design_cannot_be(office: OfficeAtWork, changes: dict[str, object], code: str) -> None:
    with pytest.raises(Problem, match=code) as refused:
        designs.save_design(office.trainer, replace(CertificateDesign(name="Baru"), **changes))  # type: ignore[arg-type]
    if code == "picture-file-too-large":
        assert refused.value.params["size"] == 40
    assert len(designs.list_designs(office.trainer)) == 3


def test_a_signature_loses_its_paper_and_its_size(office: OfficeAtWork) -> None:
    kept = Image.open(io.BytesIO(designs.picture(_png(3000, 1200), "ttd.png", signature=True)))
    assert kept.format == "PNG" and max(kept.size) == 1000
    assert kept.getpixel((2, 2))[3] == 0 and kept.getpixel((400, 170))[3] > 200  # type: ignore[index]
    logo = Image.open(io.BytesIO(designs.picture(_png(300, 300), "logo.png")))
    assert logo.getpixel((2, 2))[3] == 255  # type: ignore[index]


def test_a_preview_shows_the_longest_name_and_every_role(office: OfficeAtWork) -> None:
    design = CertificateDesign(name="Coba")
    usual = _text(designs.preview(office.trainer, design))
    longest = _text(designs.preview(office.trainer, design, longest=True))
    assert "Nama Contoh, S.Sos." in usual and "DATA CONTOH" in usual
    assert "Prawirodirdja" in longest
    assert "NARASUMBER" in _text(designs.preview(office.trainer, design, role=ParticipantRole.SPEAKER))
    assert designs.preview(office.trainer, design) == designs.preview(office.trainer, design)


def test_a_reader_looks_and_changes_nothing(office: OfficeAtWork) -> None:
    assert len(designs.list_designs(office.reader)) == 3
    with pytest.raises(Problem, match="not-allowed"):
        designs.save_design(office.reader, CertificateDesign(name="Baru"))
    with pytest.raises(Problem, match="not-allowed"):
        designs.archive_design(office.reader, "ready-plain")
