"""Attachments: what they say they are, without where they were taken, sealed, never silently damaged."""

import io
import resource
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from db.problem import Problem
from db.records.report import AttachmentRecord
from db.vocabulary import AttachmentKind
from desktop.rules.problems import explain
from desktop.services import attachments, audit, checks, reports
from tests.offices import OfficeAtWork, draft
from tests.services.files import jpeg, pdf, png, png_bomb

OTHER = AttachmentKind.OTHER


@pytest.fixture
def uid(office: OfficeAtWork) -> str:
    return reports.register_report(office.clerk, draft()).record.uid


def _add(office: OfficeAtWork, uid: str, content: bytes, name: str = "foto.jpg") -> AttachmentRecord:
    return attachments.add(office.clerk, uid, content, name, OTHER).record


def test_a_picture_is_kept_without_where_and_with_what_it_was_taken(office: OfficeAtWork, uid: str) -> None:
    kept = _add(office, uid, jpeg(gps=True))
    content = attachments.content(office.clerk, kept.uid)
    assert kept.media_type == "image/jpeg"
    picture = Image.open(io.BytesIO(content))
    assert not picture.getexif()
    assert "comment" not in picture.info
    for trace in (b"Exif", b"KameraRekaan", b"rahasia", b"GPS"):
        assert trace not in content


@pytest.mark.parametrize(("size", "kept"), [((4000, 3000), (1600, 1200)), ((900, 5000), (288, 1600)), ((8, 8), (8, 8))])
def test_pictures_are_at_most_1600_pixels(
    office: OfficeAtWork, uid: str, size: tuple[int, int], kept: tuple[int, int]
) -> None:
    for content in (jpeg(*size), png(*size), png(*size, mode="RGBA"), png(*size, mode="1")):
        record = _add(office, uid, content)
        picture = Image.open(io.BytesIO(attachments.content(office.clerk, record.uid)))
        assert (picture.format, picture.size) == ("JPEG", kept)


def test_a_picture_taken_sideways_stands_upright(office: OfficeAtWork, uid: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    out = io.BytesIO()
    Image.new("RGB", (400, 200)).save(out, "JPEG", exif=exif)
    record = _add(office, uid, out.getvalue())
    assert Image.open(io.BytesIO(attachments.content(office.clerk, record.uid))).size == (200, 400)


def _damaged_pdf() -> bytes:
    return b"%PDF-1.7\n" + b"rusak" * 200


def _renamed(kind: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (20, 20)).save(out, kind)
    return out.getvalue()


BAD: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "attachment-empty"),
    "exe": (b"MZ\x90\x00" + b"\x00" * 500, "attachment-kind"),
    "text": (b"kwitansi" * 20, "attachment-kind"),
    "tiff": (_renamed("TIFF"), "attachment-kind"),
    "gif": (_renamed("GIF"), "attachment-kind"),
    "eps": (b"%!PS-Adobe-3.0 EPSF-3.0\n(/etc/passwd) run", "attachment-kind"),
    "svg": (b"<svg xmlns='http://www.w3.org/2000/svg'><image href='/etc/passwd'/></svg>", "attachment-kind"),
    "too large": (b"\xff\xd8\xff" + b"x" * 10_000_000, "attachment-too-large"),
    "truncated jpeg": (jpeg(1200, 900)[:2000], "picture-damaged"),
    "truncated png": (png()[:60], "picture-damaged"),
    "jpeg of zeros": (b"\xff\xd8\xff" + b"\x00" * 5000, "picture-damaged"),
    "damaged pdf": (_damaged_pdf(), "pdf-damaged"),
    "truncated pdf head": (pdf()[:30], "pdf-damaged"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_picture_and_no_pdf_is_refused_in_words(office: OfficeAtWork, uid: str, name: str) -> None:
    content, code = BAD[name]
    with pytest.raises(Problem) as refused:
        _add(office, uid, content, "kwitansi.jpg")
    assert refused.value.code == code
    text = explain(refused.value)
    assert "kwitansi.jpg" in text.sentence
    assert text.next_step
    assert reports.report(office.clerk, uid).attachments == ()
    assert list((office.directory / "lampiran").glob("*")) == []


def test_a_picture_of_50_000_by_50_000_is_refused_before_it_is_unpacked(office: OfficeAtWork, uid: str) -> None:
    bomb = png_bomb()
    assert len(bomb) < 500_000
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(Problem, match="picture-too-large"):
        _add(office, uid, bomb, "bom.png")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000  # kB


def test_a_picture_that_is_also_an_archive_comes_back_as_a_picture_only(office: OfficeAtWork, uid: str) -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("jahat.exe", b"MZ jahat")
    record = _add(office, uid, jpeg() + archive.getvalue(), "dua-muka.jpg")
    content = attachments.content(office.clerk, record.uid)
    assert b"PK\x03\x04" not in content
    assert b"jahat" not in content


def test_a_pdf_is_kept_to_the_byte(office: OfficeAtWork, uid: str) -> None:
    content = pdf("surat undangan")
    record = _add(office, uid, content, "undangan.pdf")
    assert (record.media_type, record.length) == ("application/pdf", len(content))
    assert attachments.content(office.clerk, record.uid) == content


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("C:\\Users\\Budi\\foto.jpg", "foto.jpg"),
        ("../../etc/passwd", "passwd"),
        ("\\\\server\\x\\a.jpg", "a.jpg"),
        ("CON", "lampiran"),
        ("NUL.txt", "lampiran"),
        ("a:b.jpg", "b.jpg"),
        ("foto\u202egpj.exe", "foto_gpj.exe"),
        ("...", "lampiran"),
        ("", "lampiran"),
        ("nama \x00 aneh\n.jpg", "nama _ aneh_.jpg"),
        ("x" * 300 + ".jpg", "x" * 96 + ".jpg"),
    ],
)
def test_names_of_files_are_only_shown(office: OfficeAtWork, uid: str, given: str, shown: str) -> None:
    assert _add(office, uid, jpeg(), given).file_name == shown
    (sealed,) = (office.directory / "lampiran").glob("*")
    assert len(sealed.name) == 64 + len(".age")


def test_on_the_disk_nothing_can_be_read(office: OfficeAtWork, uid: str) -> None:
    _add(office, uid, pdf("Surat dari Bambang Contohwan"), "Bambang.pdf")
    (sealed,) = (office.directory / "lampiran").glob("*")
    content = sealed.read_bytes()
    assert content.startswith(b"age-encryption.org/v1")
    assert b"PDF" not in content
    assert b"Bambang" not in content


def test_a_flipped_byte_is_noticed(office: OfficeAtWork, uid: str) -> None:
    record = _add(office, uid, jpeg())
    path = office.directory / "lampiran" / record.sealed_name
    whole = path.read_bytes()
    for place in (0, len(whole) // 2, len(whole) - 1):
        path.chmod(0o600)
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(Problem, match="attachment-damaged"):
            attachments.content(office.clerk, record.uid)
    assert any(line.problem and line.problem.code == "attachments-damaged" for line in checks.check(office.manager))
    path.write_bytes(whole)
    assert attachments.content(office.clerk, record.uid)
    path.unlink()
    with pytest.raises(Problem, match="attachment-missing"):
        attachments.content(office.clerk, record.uid)


def test_swapping_two_sealed_files_is_noticed(office: OfficeAtWork, uid: str) -> None:
    one, two = _add(office, uid, pdf("satu")), _add(office, uid, pdf("dua"))
    folder = office.directory / "lampiran"
    first, second = folder / one.sealed_name, folder / two.sealed_name
    content = first.read_bytes()
    first.write_bytes(second.read_bytes())
    second.write_bytes(content)
    for record in (one, two):
        with pytest.raises(Problem, match="attachment-damaged"):
            attachments.content(office.clerk, record.uid)


def test_a_removed_attachment_leaves_the_page_with_its_reason_in_the_log(office: OfficeAtWork, uid: str) -> None:
    record = _add(office, uid, jpeg())
    with pytest.raises(Problem, match="reason-missing"):
        attachments.remove(office.clerk, record.uid, " ")
    attachments.remove(office.clerk, record.uid, "salah foto")
    assert reports.report(office.clerk, uid).attachments == ()
    assert [e.action for e in audit.list_entries(office.manager, record.uid)] == [
        "attachment-removed",
        "attachment-added",
    ]
    assert (office.directory / "lampiran" / record.sealed_name).exists()
    with pytest.raises(Problem, match="attachment-unknown"):
        attachments.remove(office.clerk, record.uid, "lagi")


def test_a_copy_that_leaves_the_register_is_logged(office: OfficeAtWork, uid: str, tmp_path: Path) -> None:
    record = _add(office, uid, pdf())
    path = attachments.save_copy(office.clerk, record.uid, tmp_path / "salinan.pdf")
    assert path.read_bytes() == pdf() or path.read_bytes().startswith(b"%PDF")
    assert audit.list_entries(office.manager)[0].action == "attachment-copied-out"
    lines = len(audit.list_entries(office.manager))
    with pytest.raises(Problem, match="file-not-written"):
        attachments.save_copy(office.clerk, record.uid, tmp_path / "tidak ada" / "salinan.pdf")
    assert len(audit.list_entries(office.manager)) == lines


def test_a_report_holds_forty(office: OfficeAtWork, uid: str) -> None:
    small = jpeg(8, 8)
    for _number in range(attachments.MAX_PER_REPORT):
        _add(office, uid, small)
    with pytest.raises(Problem, match="attachments-too-many"):
        _add(office, uid, small)
    assert len(list((office.directory / "lampiran").glob("*"))) == attachments.MAX_PER_REPORT
