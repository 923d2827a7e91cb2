"""S7-S14, S19, S20 at the inbox itself: every bad file has its code and sentence, and the register stays as it was."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from db.problem import Problem
from db.records.matrix import MentorRules
from db.records.period import Period
from db.vocabulary import FileStanding, FileState, PaperKind
from desktop.exchange.limits import PART_LIMIT
from desktop.rules.problems import explain
from desktop.services import inbox, matrix, papers, received
from desktop.services.desk import Desk
from desktop.services.papers import PaperRequest
from resources.language import Language, use_language
from tests import offices
from tests.exchange import made_up as here
from tests.exchange.at_mentor import mentor_of_made_up_files, state_of
from tests.exchange.corpus import FOLDER, SAMPLES
from tests.exchange.fuzz import truncations
from tests.exchange.test_bad_files import BAD
from tests.exchange.test_senders import FORGERIES
from tests.services.files import jpeg, png_bomb

# What the inbox says of files that are sound but not for it, where the reader of files would go on.
_AT_THE_INBOX = {"package-office-unknown": "inbox-office-pending"}


@dataclass
class Given:
    """The mentor, and a folder files are put in."""

    mentor: Desk
    folder: Path

    def accept(self, content: bytes, name: str = "berkas.sigap") -> inbox.Outcome:
        """Give a file to the inbox."""
        path = self.folder / name
        path.write_bytes(content)
        return inbox.accept(self.mentor, path).record

    def refused(self, content: bytes, name: str = "berkas.sigap") -> str:
        """Give a file that must be refused; its code, after looking that nothing changed and everything is said."""
        before = state_of(self.mentor)
        shown = inbox.preview(self.mentor, self._put(content, name))
        outcome = self.accept(content, name)
        assert outcome.problem is not None and shown.problem is not None
        assert outcome.state in (FileState.REJECTED, FileState.QUARANTINED) and not outcome.arrivals
        assert state_of(self.mentor) == before
        for language in Language:
            use_language(language)
            told = explain(outcome.problem)
            assert told.sentence and told.next_step and "{" not in told.sentence + told.next_step, outcome.problem.code
            assert told.code != "unknown-problem"
        use_language(Language.INDONESIAN)
        return outcome.problem.code

    def _put(self, content: bytes, name: str) -> Path:
        path = self.folder / name
        path.write_bytes(content)
        return path


@pytest.fixture
def given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Given]:
    monkeypatch.setenv("SIGAP_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setattr("db.keyslots.STANDARD_KDF", offices.QUICK_KDF)
    folder = tmp_path / "masuk"
    folder.mkdir()
    made = Given(mentor_of_made_up_files(tmp_path / "inspektorat"), folder)
    yield made
    made.mentor.register.close()


def _expected(code: str) -> str:
    return _AT_THE_INBOX.get(code, code)


def test_every_forgery_is_refused_with_a_code_of_its_own(given: Given) -> None:
    """S9."""
    # The file of an unknown office leaves its keys behind as pending, so it comes last.
    last = sorted(FORGERIES, key="unknown-office".__eq__)
    codes = {name: given.refused(FORGERIES[name][0]()) for name in last}
    assert codes == {name: _expected(code) for name, (_make, code) in FORGERIES.items()}
    assert len(set(codes.values())) == len(codes) >= 9


def test_every_bad_file_is_refused(given: Given) -> None:
    """S11, S12, S13: other formats, bombs, depths, huge numbers; R9: what was cut off or is all zeros."""
    for name, (make, code) in BAD.items():
        assert given.refused(make()) == _expected(code), name


def test_a_file_cut_off_at_500_places_is_said_to_be_cut_off(given: Given) -> None:
    """R9: at the inbox, from the disk; nothing of it is taken in, and then the whole file is."""
    content = here.sealed(blobs=(here.blob(jpeg(1200, 900)),)).content
    before = state_of(given.mentor)
    for cut in truncations(content, 500, seed=4):
        problem = given.accept(cut).problem
        assert problem is not None and problem.code == ("package-truncated" if cut else "package-empty"), len(cut)
        assert ("terpotong" if cut else "kosong") in explain(problem).sentence
    assert state_of(given.mentor) == before
    assert given.accept(content).state is FileState.ACCEPTED


def test_the_kept_files_are_taken_or_refused_as_ever(given: Given) -> None:
    for name in sorted(SAMPLES, key="forged-unknown-office".__eq__):
        sample = SAMPLES[name]
        if sample.code:
            content = (FOLDER / f"{name}.sigap").read_bytes()
            assert given.refused(content, f"{name}.sigap") == _expected(sample.code), name


def test_an_old_copy_of_a_register_is_shown_by_a_number_used_twice(given: Given) -> None:
    """S7: both files are kept, the second as a fork of the sender's numbers."""
    assert given.accept((FOLDER / "valid.sigap").read_bytes()).standing is FileStanding.NEXT
    outcome = given.accept((FOLDER / "number-used-twice.sigap").read_bytes())
    assert (outcome.state, outcome.standing) == (FileState.ACCEPTED, FileStanding.FORK)


def test_a_replayed_file_changes_nothing(given: Given) -> None:
    """S10: the same file again, and an older one after a newer."""
    for name in ("valid", "valid-second"):
        assert given.accept((FOLDER / f"{name}.sigap").read_bytes()).problem is None
    before = state_of(given.mentor)
    for name in ("replayed", "valid", "valid-second"):
        assert given.accept((FOLDER / f"{name}.sigap").read_bytes()).state is FileState.SEEN_BEFORE
    assert state_of(given.mentor) == before


def test_a_program_that_is_too_old_is_set_aside(given: Given) -> None:
    """S11: the tutor says which programs are heard."""
    matrix.change_rules(given.mentor, MentorRules(oldest_program="0.1.0"))
    assert given.refused(here.sealed(program="SIGAP Desa 0.0.9").content) == "inbox-program-old"
    assert given.accept(here.sealed(program="SIGAP Desa 0.1.0").content).problem is None


@pytest.mark.parametrize(
    "name",
    ["..sigap", "C:berkas.sigap", "CON", "NUL.txt", "a:b", "titik...", "x" * 240, "\u202epagis.sigap", "'; DROP.sigap"],
)
def test_the_name_of_a_file_is_a_label_and_nothing_else(given: Given, name: str) -> None:
    """S14: nothing is ever written under a name from outside."""
    inside = {path.name for path in given.mentor.register.directory.iterdir()}
    outcome = given.accept(here.sealed().content, name)
    assert outcome.state is FileState.ACCEPTED and outcome.file_name == name
    assert {path.name for path in given.mentor.register.directory.iterdir()} == inside
    assert {path.name for path in given.folder.iterdir()} == {name}


@pytest.mark.parametrize(
    "name", ["../lampiran", "..\\x", "C:\\x", "\\\\server\\x", "CON", "a:b", "titik...", "x" * 300]
)
def test_a_name_inside_a_file_is_no_path(given: Given, name: str) -> None:
    """S14: what came along is stored by its hash, whatever it is called."""
    outcome = given.accept(_with_attachment(jpeg(), file_name=name))
    assert outcome.state is FileState.ACCEPTED
    folder = given.mentor.register.directory
    assert [path.suffix for path in (folder / "lampiran").iterdir()] == [".age"]
    assert not [path for path in folder.parent.rglob("*") if "lampiran.jpg" in path.name]


def _with_attachment(content: bytes, **changes: object) -> bytes:
    from db.records.report import AttachmentRecord
    from db.vocabulary import AttachmentKind
    from desktop.exchange.records import record_of
    from desktop.exchange.report_contents import attachment_content

    item = AttachmentRecord(
        uid="lampiran-1",
        kind=AttachmentKind.OBJECT_PHOTO,
        file_name="foto.jpg",
        media_type="image/jpeg",
        length=len(content),
        sha256="00" * 32,
        sealed_name="",
        caption="",
        added_at=here.WRITTEN,
        added_by="Operator Contoh",
        subject_uid="report-1",
    )
    record = record_of(
        "attachments",
        attachment_content(replace(item, **changes)),  # type: ignore[arg-type]
        uid="lampiran-1",
        owner_office=here.VILLAGE.public.office_uid,
        created_at=here.WRITTEN,
    )
    records = here.grouped((*here.report_records(1), record))
    return here.sealed(records=records, blobs=(here.blob(content),)).content


PICTURES: dict[str, Callable[[], bytes]] = {
    "as large as a city": png_bomb,
    "cut off": lambda: jpeg()[:400],
    "a drawing that can call": lambda: b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script/></svg>',
    "a tiff by another name": lambda: b"II*\x00" + bytes(400),
    "a program": lambda: b"MZ" + bytes(400),
    "a broken pdf": lambda: b"%PDF-1.7\n" + bytes(200),
    "a test for scanners": lambda: rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*",
}


@pytest.mark.parametrize("name", PICTURES)
def test_an_evil_picture_is_kept_as_it_came_and_never_shown(given: Given, name: str) -> None:
    """S19, S20: its bytes are evidence; they are handed to no reader that might do something with them."""
    content = PICTURES[name]()
    assert given.accept(_with_attachment(content)).state is FileState.ACCEPTED
    (sealed,) = (given.mentor.register.directory / "lampiran").iterdir()
    assert given.mentor.register.attachments.open(sealed.name) == content
    before = state_of(given.mentor)
    with pytest.raises(Problem) as refused:
        received.attachment(given.mentor, "lampiran-1")
    assert refused.value.code == "attachment-not-shown"
    sample = PaperRequest(kind=PaperKind.AUDIT_SAMPLE, period=Period.parse("2026-Q4"))
    assert papers.preview(given.mentor, sample).startswith(b"%PDF"), "one bad picture keeps no paper from being made"
    assert state_of(given.mentor) == before


def test_a_picture_that_is_one_is_shown(given: Given) -> None:
    given.accept(_with_attachment(jpeg()))
    assert received.attachment(given.mentor, "lampiran-1") == jpeg()


def test_a_file_larger_than_any_is_not_even_read(given: Given) -> None:
    path = given.folder / "besar.sigap"
    with path.open("wb") as file:
        file.truncate(PART_LIMIT + 1)
    outcome = inbox.accept(given.mentor, path).record
    assert outcome.problem is not None and outcome.problem.code == "package-too-large"
