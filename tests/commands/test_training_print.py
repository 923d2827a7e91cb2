"""`sigap print` for the papers of a training session."""

import io
from pathlib import Path

import pypdf
import pytest

from db.vocabulary import AttachmentKind
from desktop.services import attachments, papers
from tests.commands.conftest import Typed
from tests.offices import CLERK, READER, TRAINER
from tests.services.files import jpeg
from tests.trainings import held_session


@pytest.fixture
def uid(sigap: Typed) -> str:
    def enter(desk: object) -> str:
        made = held_session(desk, 5)  # type: ignore[arg-type]
        attachments.add(desk, made, jpeg(), "foto.jpg", AttachmentKind.SESSION_PHOTO, "Suasana")  # type: ignore[arg-type]
        return made

    return str(sigap.look(enter, TRAINER))


def _words(path: Path) -> str:
    return " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(path.read_bytes())).pages)


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("invitation", "Undangan"),
        ("attendance", "DAFTAR HADIR"),
        ("minutes", "NOTULEN"),
        ("photos", "Foto 1. Suasana"),
        ("bundle", "BERKAS KEGIATAN"),
        ("activity", "LAPORAN KEGIATAN"),
    ],
)
def test_a_trainer_prints_each_paper(sigap: Typed, uid: str, tmp_path: Path, name: str, word: str) -> None:
    sigap.account = TRAINER
    out = tmp_path / "x.pdf"
    said = sigap.done("print", name, "--session", uid, "--pdf", str(out), "--size", "F4")
    assert word in _words(out)
    (issued,) = sigap.look(papers.list_papers, TRAINER)
    assert issued.check_code in said and issued.subject_uid == uid
    first = out.read_bytes()
    sigap.done("print", name, "--session", uid, "--pdf", str(out), "--size", "F4")
    assert out.read_bytes() == first


def test_what_an_attendance_list_holds_can_be_chosen(sigap: Typed, uid: str, tmp_path: Path) -> None:
    out = tmp_path / "x.pdf"
    words = ("print", "attendance", "--session", uid, "--pdf", str(out))
    sigap.done(*words, "--blank-rows", "0", "--with-phones")
    assert "No. HP" in _words(out) and "7." not in _words(out)
    sigap.done(*words, "--recorded")
    assert "Terdaftar 6 orang; hadir 6 orang" in _words(out)
    sigap.done(*words, "--absent")
    assert "DAFTAR TIDAK HADIR" in _words(out) and "NIHIL" in _words(out)
    sigap.refused("paper-number-out-of-range", *words, "--blank-rows", "501")
    sigap.refused("meeting-unknown", *words, "--meeting", "x")


def test_blank_attendance_and_minutes(sigap: Typed, tmp_path: Path) -> None:
    out = tmp_path / "x.pdf"
    sigap.account = CLERK
    sigap.done("print", "attendance", "minutes", "--blank", "--pdf", str(out))
    assert "DAFTAR HADIR" in _words(out) and "NOTULEN" in _words(out)


def test_what_cannot_be_printed_is_said_and_leaves_no_file(sigap: Typed, uid: str, tmp_path: Path) -> None:
    out = tmp_path / "x.pdf"
    sigap.refused("paper-needs-session", "print", "bundle", "--pdf", str(out))
    sigap.refused("session-unknown", "print", "bundle", "--session", "salah", "--pdf", str(out))
    sigap.account = READER
    sigap.refused("not-allowed", "print", "bundle", "--session", uid, "--pdf", str(out))
    sigap.account = TRAINER
    sigap.refused(
        "not-allowed", "print", "attendance", "summary", "--session", uid, "--period", "2026", "--pdf", str(out)
    )
    assert not out.exists()
    assert sigap.look(papers.list_papers) == ()
