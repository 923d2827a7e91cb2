"""`print certificates`, `list certificates`, `show certificate`, `verify`."""

import io
import re
import shutil
import subprocess
from pathlib import Path

import pypdf
import pytest
from PIL import Image

from desktop.services import certificates, offices, participants, sessions
from desktop.services.certificates import CertificateQuery
from tests.commands.conftest import Typed, one_line
from tests.offices import TRAINER
from tests.trainings import held_session, participant, session_draft

CODE = re.compile(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}")


@pytest.fixture
def session(sigap: Typed) -> str:
    """The uid of a session with three participants and a speaker who were all there."""
    return str(sigap.look(lambda desk: held_session(desk, 3), TRAINER))


def _print(sigap: Typed, session: str, out: Path, *words: str) -> str:
    return sigap.done("print", "certificates", "--session", session, "--pdf", str(out), *words)


def _pages(path: Path) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(path.read_bytes())).pages]


def _pictures(pdf: Path, folder: Path, last: int) -> list[Path]:
    """Draw the first pages as a scanner would give them: grey, 200 dpi."""
    subprocess.run(["pdftoppm", "-r", "200", "-gray", "-l", str(last), str(pdf), str(folder / "s")], check=True)
    return sorted(folder.glob("s-*.pgm"))


def _qr_of(sigap: Typed, place: int = 0) -> str:
    query = CertificateQuery(sort="number", descending=False)

    def look(desk: object) -> str:
        rows = certificates.find_certificates(desk, query).rows  # type: ignore[arg-type]
        return certificates.certificate(desk, rows[place].uid).qr  # type: ignore[arg-type]

    return str(sigap.look(look))


def test_certificates_are_issued_printed_and_printed_again(sigap: Typed, session: str, tmp_path: Path) -> None:
    out = tmp_path / "sertifikat.pdf"
    refused = sigap("print", "certificates", "--session", session, "--pdf", str(out))
    one_line(refused, "certificates-not-issued")
    said = _print(sigap, session, out, "--issue", "--design", "pita")
    assert len(CODE.findall(said)) == 4
    first = out.read_bytes()
    assert len(_pages(out)) == 8
    _print(sigap, session, out)
    assert out.read_bytes() == first
    _print(sigap, session, out, "--issue")  # nobody is left to get one
    assert out.read_bytes() == first
    _print(sigap, session, out, "--fronts-first")
    assert ["SERTIFIKAT" in page for page in _pages(out)[:4]] == [True] * 4
    sigap.refused(
        "design-unknown", "print", "certificates", "--session", session, "--issue", "--design", "x", "--pdf", str(out)
    )
    sigap.refused("paper-needs-session", "print", "certificates", "--pdf", str(out))


def test_why_nobody_gets_one_is_told(sigap: Typed, tmp_path: Path) -> None:
    def plan(desk: object) -> str:
        uid = sessions.add_session(desk, session_draft()).record.uid  # type: ignore[arg-type]
        participants.add_participants(desk, uid, [participant()])  # type: ignore[arg-type]
        return uid

    uid = str(sigap.look(plan, TRAINER))
    asked = ("print", "certificates", "--session", uid, "--issue", "--pdf", str(tmp_path / "x.pdf"))
    sigap.refused("certificate-session-not-held", *asked)
    sigap.look(lambda desk: sessions.mark_held(desk, uid), TRAINER)
    sigap.refused("certificate-person-absent", *asked)


def test_the_list_gives_records_in_the_documented_format(sigap: Typed, session: str, tmp_path: Path) -> None:
    _print(sigap, session, tmp_path / "a.pdf", "--issue")
    lines = sigap.done("list", "certificates", "--search", "peserta rekaan").splitlines()
    assert len(lines) == 4 and lines[-1] == "3 sertifikat, 0 dibatalkan"
    records = sigap("list", "certificates", "--json").json
    assert [record["running_number"] for record in records] == [1, 2, 3, 4]
    assert records[0]["words"]["name"] == "Peserta Rekaan 1"
    shown = sigap.done("show", "certificate", records[0]["number"])
    assert records[0]["check_code"] in shown
    assert sigap("list", "certificates", "--json", "--period", "2025").json == []


@pytest.mark.timeout(400)
def test_every_one_of_87_certificates_is_read_by_another_program(sigap: Typed, tmp_path: Path) -> None:
    if not (shutil.which("zbarimg") and shutil.which("pdftoppm")):
        pytest.skip("needs zbar-tools and poppler-utils")

    def prepare(desk: object) -> str:
        uid = held_session(desk, 84)  # type: ignore[arg-type]
        long = "Prof. Dr. Ir. H. Raden Mas Contohningrat Kusumarekaan Adiwijaya Khayalan, S.H., S.Sos., M.Si., Ph.D."
        people = [participant(f"{long} {n}", id_number="1") for n in (1, 2)]
        participants.add_participants(desk, uid, people, walk_in=True)  # type: ignore[arg-type]
        from desktop.services import attendance

        meeting = sessions.session(desk, uid).meetings[0].uid  # type: ignore[arg-type]
        attendance.mark_all(desk, uid, meeting)  # type: ignore[arg-type]
        return uid

    uid = str(sigap.look(prepare, TRAINER))
    out = tmp_path / "87.pdf"
    _print(sigap, uid, out, "--issue", "--fronts-first")
    assert len(_pages(out)) == 174
    fronts = _pictures(out, tmp_path, 87)
    answer = subprocess.run(
        ["zbarimg", "-q", "--raw", "-Sdisable", "-Sqr.enable", *map(str, fronts)],
        capture_output=True,
        text=True,
        check=False,
    )
    read = {line for line in answer.stdout.splitlines() if line.startswith("SGP1:")}
    kept = sigap("list", "certificates", "--json").json
    assert len(kept) == 87
    assert read == {record["qr"].strip() for record in kept}


def test_a_scan_a_pdf_a_text_and_a_check_code_are_verified(sigap: Typed, session: str, tmp_path: Path) -> None:
    out = tmp_path / "sertifikat.pdf"
    said = _print(sigap, session, out, "--issue")
    answer = sigap.done("verify", str(out))
    assert answer.count("SAH menurut daftar per") == 4
    assert answer.count("Apakah sama dengan yang tercetak?") == 4
    assert "Peserta Rekaan 2" in answer
    (scan,) = _pictures(out, tmp_path, 1)
    page = Image.open(scan)
    page.save(tmp_path / "pindai.png")
    page.rotate(3, fillcolor=255, expand=True).convert("RGB").save(tmp_path / "foto.jpg", quality=80)
    for path in (tmp_path / "pindai.png", tmp_path / "foto.jpg"):
        assert "Peserta Rekaan 1" in sigap.done("verify", str(path))
    code = CODE.findall(said)[1]
    assert "Peserta Rekaan 2" in sigap.done("verify", code.lower().replace("-", " "))
    assert "Peserta Rekaan 3" in sigap.done(
        "verify", "003/SERT/36.04.05.2003/" + said.split("/")[3] + "/" + said.split("/")[4][:4]
    )
    (tmp_path / "tempel.txt").write_text(_qr_of(sigap), "utf-8")
    assert "Peserta Rekaan 1" in sigap.done("verify", str(tmp_path / "tempel.txt"))
    checked = sigap("verify", _qr_of(sigap), "--json").json
    assert (checked[0]["kind"], checked[0]["own_office"]) == ("valid", True)
    assert checked[0]["certificate"]["number"].startswith("001/")


def test_changed_unknown_void_and_copied_codes_have_answers_of_their_own(
    sigap: Typed, session: str, tmp_path: Path
) -> None:
    _print(sigap, session, tmp_path / "a.pdf", "--issue")
    code = _qr_of(sigap)
    # One bit of the payload.
    from desktop.exchange import base45

    content = bytearray(base45.decode(code.removeprefix("SGP1:")))
    content[-1] ^= 1
    said = sigap("verify", "SGP1:" + base45.encode(bytes(content)))
    assert said.code == 2 and "ISI BERUBAH" in said.out
    assert "Isi berikut belum terbukti benar." in said.out and "Apakah sama dengan" not in said.out
    one_line(said, "certificate-not-valid")
    # A key nobody here knows: the same words signed by another office.
    from desktop.exchange.certificate_code import decode, encode
    from desktop.exchange.keys import new_keys

    office = sigap.look(lambda desk: offices.profile(desk).office)
    foreign = encode(decode(code).fields, new_keys(office))
    said = sigap("verify", foreign)
    assert said.code == 2 and "PENANDA TANGAN TIDAK DIKENAL" in said.out
    # A void number.
    sigap.look(lambda desk: certificates.void(desk, _first(desk), "Nama salah"), TRAINER)
    said = sigap("verify", code)
    assert said.code == 2 and "DIBATALKAN" in said.out and "Nama salah" in said.out
    # A code copied to another paper is valid, so the answer shows whose it is and asks.
    said = sigap("verify", _qr_of(sigap, 1))
    assert said.code == 0 and "Peserta Rekaan 2" in said.out and "Kode yang disalin" in said.out
    one_line(sigap("verify", "SGP1:%%%%"), "certificate-code-damaged")
    one_line(sigap("verify", "0000-0000-0000-0000"), "code-unknown")
    one_line(sigap("verify", "selamat pagi"), "certificate-code-not-ours")


def _first(desk: object) -> str:
    query = CertificateQuery(sort="number", descending=False)
    return certificates.find_certificates(desk, query).rows[0].uid  # type: ignore[arg-type]


def test_the_checking_page_is_written_to_a_folder(sigap: Typed, session: str, tmp_path: Path) -> None:
    _print(sigap, session, tmp_path / "a.pdf", "--issue")
    sigap.look(lambda desk: certificates.void(desk, _first(desk), "Nama Rahasia salah"), TRAINER)
    said = sigap.done("verify", "--page", str(tmp_path))
    page = (tmp_path / "periksa-sertifikat.html").read_text("utf-8")
    assert "periksa-sertifikat.html" in said
    assert "001/SERT/36.04.05.2003" in page and "Nama Rahasia" not in page
    one_line(sigap("verify"), "verify-nothing")
    one_line(sigap("verify", "--page", str(tmp_path / "tidak ada")), "file-not-written")


def test_a_paper_is_known_by_the_code_in_its_footer(sigap: Typed, tmp_path: Path) -> None:
    out = tmp_path / "ringkasan.pdf"
    said = sigap.done("print", "summary", "--period", "2026-Q4", "--pdf", str(out))
    code = CODE.search(said)
    assert code is not None
    for given in (str(out), code[0]):
        answer = sigap.done("verify", given)
        assert answer.startswith("Ringkasan Pengendalian Gratifikasi dan Pelatihan") and code[0] in answer
