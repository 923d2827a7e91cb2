"""Files at the mentor: held back, taken over, seen before, out of order, forked; one bad file stops no other."""

import itertools
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

from db.problem import Problem
from db.queries import exchange_files, received
from db.queries.exchange_files import FileQuery
from db.queries.received import ReceivedQuery
from db.records.exchange import Partner
from db.records.period import Period
from db.records.report import StepDetails
from db.vocabulary import (
    Arrival,
    AttachmentKind,
    FileStanding,
    FileState,
    KeyState,
    PackageKind,
    ReportState,
    Standing,
    Step,
)
from desktop.exchange.seal import Outgoing, seal_one
from desktop.services import attachments, exports, inbox, office_keys, partners, reports, sign_in, union
from desktop.services import offices as profiles
from desktop.services.desk import Desk
from desktop.services.exports import ExportChoice
from tests import many_villages, offices, pairs
from tests.offices import TODAY, draft
from tests.services.files import jpeg
from tests.trainings import held_session

Q4 = Period.parse("2026-Q4")


@dataclass
class Pair:
    """A village and its inspectorate, paired on both sides, and a stick between them."""

    village: Desk
    mentor: Desk
    stick: Path

    def send(self, period: Period = Q4) -> Path:
        """Make the file of a period at the village."""
        entries = exports.export(self.village, ExportChoice(period=period), self.stick).record
        return self.stick / entries[0].file_name

    def digest(self) -> str:
        """The content of the mentor's union."""
        with self.mentor.reading() as session:
            return received.content_digest(session)

    def rows(self, collection: str = "reports") -> list[tuple[str, int, str]]:
        """Number, value and status of what the mentor's list shows."""
        with self.mentor.reading() as session:
            found = received.find_rows(session, ReceivedQuery(collection=collection))
        return [(row.number, row.value, row.status) for row in found]


@pytest.fixture
def unpaired(pair_template: pairs.PairTemplate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Pair]:
    """A village that has confirmed its inspectorate, which does not know it yet."""
    monkeypatch.setenv("SIGAP_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setattr("db.keyslots.STANDARD_KDF", offices.QUICK_KDF)
    stick = tmp_path / "stik"
    stick.mkdir()
    made = Pair(*pair_template.open(tmp_path), stick)
    yield made
    for desk in (made.village, made.mentor):
        desk.register.close()


@pytest.fixture
def pair(unpaired: Pair) -> Pair:
    """The same, confirmed on both sides."""
    found = pairs.enrol(unpaired.mentor, unpaired.village, unpaired.stick)
    partners.confirm(unpaired.mentor, found.uid, " ".join(partners.own_words(unpaired.village)))
    return unpaired


def test_the_first_file_of_an_office_is_held_back_until_its_words_were_compared(unpaired: Pair) -> None:
    reports.register_report(unpaired.village, draft())
    path = unpaired.send()
    outcome = inbox.accept(unpaired.mentor, path).record
    assert (outcome.state, outcome.problem.code) == (FileState.QUARANTINED, "inbox-office-pending")  # type: ignore[union-attr]
    assert unpaired.rows() == []
    (known,) = partners.list_partners(unpaired.mentor)
    assert (known.name, known.state) == ("Desa Contoh Makmur", KeyState.PENDING)
    assert inbox.accept(unpaired.mentor, path).record.state is FileState.QUARANTINED
    partners.confirm(unpaired.mentor, known.uid, " ".join(partners.own_words(unpaired.village)))
    assert inbox.accept(unpaired.mentor, path).record.state is FileState.ACCEPTED
    assert len(unpaired.rows()) == 1


def test_a_preview_says_what_would_happen_and_changes_nothing(pair: Pair) -> None:
    report = reports.register_report(pair.village, draft()).record
    path = pair.send()
    before = pair.digest()
    shown = inbox.preview(pair.mentor, path)
    assert shown.state is FileState.STAGED and shown.arrivals["reports"] == {"new": 1}
    assert pair.digest() == before and pair.rows() == []
    taken = inbox.accept(pair.mentor, path).record
    assert taken.arrivals == shown.arrivals and taken.receipt_code == shown.receipt_code
    assert pair.rows() == [(report.number, 750_000, "registered")]


def test_the_same_file_twice_changes_nothing(pair: Pair) -> None:
    reports.register_report(pair.village, draft())
    path = pair.send()
    first = inbox.accept(pair.mentor, path).record
    before = pair.digest()
    renamed = path.rename(path.with_name("WhatsApp (1).sigap"))
    again = inbox.accept(pair.mentor, renamed).record
    assert (again.state, again.receipt_code) == (FileState.SEEN_BEFORE, first.receipt_code)
    assert pair.digest() == before
    with pair.mentor.reading() as session:
        assert exchange_files.count_files(session, FileQuery(outgoing=False)) == 1


def test_a_later_file_brings_changes_and_leaves_what_is_the_same(pair: Pair) -> None:
    one = reports.register_report(pair.village, draft()).record
    reports.register_report(pair.village, draft(received_on=TODAY - timedelta(days=3)))
    inbox.accept(pair.mentor, pair.send())
    reports.correct_report(pair.village, one.uid, draft(note="lengkap"), "dilengkapi")
    reports.record_step(pair.village, one.uid, Step.SENT_TO_UPG, TODAY, StepDetails())
    held = held_session(pair.village)
    outcome = inbox.accept(pair.mentor, pair.send()).record
    assert outcome.arrivals["reports"] == {"changed": 1, "same": 1}
    assert outcome.arrivals["sessions"] == {"new": 1}
    assert outcome.count(Arrival.FORK) == 0 and outcome.standing is FileStanding.NEXT
    assert {number: status for number, _value, status in pair.rows()}[one.number] == ReportState.SENT_TO_UPG
    with pair.mentor.reading() as session:
        assert received.get_row(session, held).people == 4
        assert [row.standing for row, _raw in received.versions_of(session, one.uid)] == [
            Standing.OLDER,
            Standing.CURRENT,
        ]


def test_a_step_alone_moves_the_report_in_the_list(pair: Pair) -> None:
    one = reports.register_report(pair.village, draft()).record
    inbox.accept(pair.mentor, pair.send())
    reports.record_step(pair.village, one.uid, Step.SENT_TO_UPG, TODAY, StepDetails())
    outcome = inbox.accept(pair.mentor, pair.send()).record
    assert outcome.arrivals["reports"] == {"same": 1}
    assert pair.rows() == [(one.number, 750_000, "sent_to_upg")]


def test_pictures_come_along_once(pair: Pair) -> None:
    one = reports.register_report(pair.village, draft()).record
    photo = attachments.add(pair.village, one.uid, jpeg(), "foto.jpg", AttachmentKind.OBJECT_PHOTO).record
    for _ in range(2):
        inbox.accept(pair.mentor, pair.send())
    with pair.mentor.reading() as session:
        found = received.blob_of(session, photo.uid)
    assert found is not None
    name, sha256, _kind = found
    assert pair.mentor.register.attachments.open(name, sha256) == attachments.content(pair.village, photo.uid)
    assert len(list((pair.mentor.register.directory / "lampiran").iterdir())) == 1


def test_any_order_and_any_repetition_give_the_same_register(pair: Pair, tmp_path: Path) -> None:
    one = reports.register_report(pair.village, draft()).record
    files = [pair.send()]
    reports.correct_report(pair.village, one.uid, draft(note="a"), "a")
    files.append(pair.send())
    reports.record_step(pair.village, one.uid, Step.SENT_TO_UPG, TODAY, StepDetails())
    reports.register_report(pair.village, draft(received_on=TODAY - timedelta(days=1)))
    files.append(pair.send())
    reports.record_step(pair.village, one.uid, Step.VOIDED, TODAY, StepDetails(reason="salah catat"))
    held_session(pair.village)
    files.append(pair.send())
    pair.mentor.register.close()
    shutil.copytree(pair.mentor.register.directory, tmp_path / "kosong")
    digests = set()
    for order in itertools.permutations(files):
        shutil.rmtree(pair.mentor.register.directory)
        shutil.copytree(tmp_path / "kosong", pair.mentor.register.directory)
        pair.mentor = sign_in.sign_in(
            pair.mentor.register.directory, offices.MANAGER, offices.PASSWORD, pair.mentor.clock
        )
        for path in (*order, *order[:2]):
            assert inbox.accept(pair.mentor, path).record.state in (FileState.ACCEPTED, FileState.SEEN_BEFORE)
        digests.add(pair.digest())
        pair.mentor.register.close()
    pair.mentor = sign_in.sign_in(pair.mentor.register.directory, offices.MANAGER, offices.PASSWORD, pair.mentor.clock)
    assert len(digests) == 1


def test_a_missing_file_is_named_until_it_comes(pair: Pair) -> None:
    first, second, third = (pair.send() for _ in range(3))
    assert inbox.accept(pair.mentor, first).record.missing == ()
    outcome = inbox.accept(pair.mentor, third).record
    assert (outcome.standing, outcome.missing) == (FileStanding.GAP, (2,))
    late = inbox.accept(pair.mentor, second).record
    assert (late.standing, late.missing) == (FileStanding.LATE, ())


def test_two_copies_of_one_register_make_a_fork_that_a_person_decides(
    pair: Pair, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = reports.register_report(pair.village, draft()).record
    inbox.accept(pair.mentor, pair.send())
    pair.village.register.close()
    shutil.copytree(pair.village.register.directory, tmp_path / "salinan")
    here = sign_in.sign_in(pair.village.register.directory, offices.MANAGER, offices.PASSWORD, pair.village.clock)
    reports.correct_report(here, one.uid, draft(note="di sini"), "a")
    pair.village = here
    inbox.accept(pair.mentor, pair.send())
    here.register.close()
    monkeypatch.setenv("SIGAP_STATE_DIR", str(tmp_path / "state-lain"))
    monkeypatch.setattr("db.device._machine_id", lambda: "komputer lain")
    there = sign_in.sign_in(tmp_path / "salinan", offices.MANAGER, offices.PASSWORD, pair.village.clock)
    reports.correct_report(there, one.uid, draft(note="di sana"), "b")
    pair.village = there
    outcome = inbox.accept(pair.mentor, pair.send()).record
    assert outcome.state is FileState.ACCEPTED and outcome.arrivals["reports"] == {"fork": 1}
    with pair.mentor.reading() as session:
        assert received.forks(session) == (one.uid,)
        versions = received.versions_of(session, one.uid)
    assert [row.standing for row, _raw in versions] == [Standing.OLDER, Standing.FORK, Standing.FORK]
    union.decide_fork(pair.mentor, one.uid, versions[2][0].content_hash)
    with pair.mentor.reading() as session:
        assert received.forks(session) == ()
        stand = {row.content_hash: row.standing for row, _raw in received.versions_of(session, one.uid)}
    assert stand[versions[1][0].content_hash] is Standing.SET_ASIDE
    assert stand[versions[2][0].content_hash] is Standing.CURRENT
    # The decision holds when the same fork arrives once more, and gives way to a later revision.
    reports.correct_report(there, one.uid, draft(note="lagi"), "c")
    assert inbox.accept(pair.mentor, pair.send()).record.arrivals["reports"] == {"changed": 1}
    with pair.mentor.reading() as session:
        assert received.get_row(session, one.uid).revision == 3


def test_a_fork_whose_content_was_there_before_is_decided_where_it_forks(pair: Pair) -> None:
    """Somebody may have put a record back to what it once was: the decision is about the latest revision."""
    (other,) = many_villages.villages(1)
    many_villages.know(pair.mentor, [other])
    own = office_keys.own_public_keys(pair.mentor)
    for sequence, (revision, value) in enumerate([(1, 100), (2, 200), (3, 100), (3, 300)], start=1):
        path = pair.stick / f"{sequence}.sigap"
        path.write_bytes(
            many_villages.package(other, own, reports=1, sequence=sequence, value=value, revision=revision)
        )
        assert inbox.accept(pair.mentor, path).record.state is FileState.ACCEPTED
    with pair.mentor.reading() as session:
        (uid,) = [one for one in received.forks(session) if "laporan" in one]
        held = {(one.revision, one.content_hash): one for one in received.held_versions(session, [uid])}
    (old,) = [one for (revision, _hash), one in held.items() if revision == 1]
    assert (3, old.content_hash) in held
    union.decide_fork(pair.mentor, uid, old.content_hash)
    with pair.mentor.reading() as session:
        assert uid not in received.forks(session)
        assert received.get_row(session, uid).revision == 3


def test_an_office_that_is_renamed_is_the_same_office(pair: Pair) -> None:
    inbox.accept(pair.mentor, pair.send())
    own = profiles.profile(pair.village).office
    profiles.change_office(pair.village, replace(own, name="Contoh Jaya Makmur"), TODAY, "Perda contoh 1/2026")
    outcome = inbox.accept(pair.mentor, pair.send()).record
    assert outcome.arrivals["offices"] == {"changed": 1}
    with pair.mentor.reading() as session:
        assert received.forks(session) == ()


def test_bad_files_are_set_aside_and_the_others_go_on(pair: Pair, tmp_path: Path) -> None:
    folder = tmp_path / "banyak"
    folder.mkdir()
    for number in range(3):
        reports.register_report(pair.village, draft(received_on=TODAY - timedelta(days=number)))
        shutil.copy(pair.send(), folder / f"{number}.sigap")
    good = (folder / "0.sigap").read_bytes()
    (folder / "terpotong.sigap").write_bytes(good[: len(good) // 2])
    (folder / "kosong.sigap").write_bytes(b"")
    (folder / "nol.sigap").write_bytes(bytes(len(good)))
    (folder / "bukan.sigap").write_bytes(b"PK\x03\x04" + bytes(500))
    shown: list[str] = []
    outcomes = inbox.accept_all(
        pair.mentor, [folder], on_progress=lambda done, of, outcome: shown.append(f"{done}/{of}")
    ).record
    assert [o.file_name for o in outcomes if o.state is FileState.ACCEPTED] == ["0.sigap", "1.sigap", "2.sigap"]
    codes = {o.file_name: o.problem.code for o in outcomes if o.problem}
    assert codes == {
        "terpotong.sigap": "package-truncated",
        "kosong.sigap": "package-empty",
        "nol.sigap": "package-zero-filled",
        "bukan.sigap": "package-not-sigap",
    }
    assert shown[-1] == "7/7"
    before = pair.digest()
    again = inbox.accept_all(pair.mentor, [folder]).record
    assert {o.state for o in again} == {FileState.SEEN_BEFORE, FileState.REJECTED} and pair.digest() == before


def test_a_file_for_the_mentor_is_nothing_for_the_village_itself(pair: Pair) -> None:
    path = pair.send()
    outcome = inbox.accept(pair.village, path).record
    assert outcome.problem is not None and outcome.problem.code == "inbox-own-file"


def test_a_reader_takes_nothing_over(pair: Pair) -> None:
    with pytest.raises(Problem, match="not-allowed"):
        from db.vocabulary import Role
        from desktop.services import accounts

        accounts.add_account(pair.mentor, offices.READER, Role.READER, offices.PASSWORD)
        reader = next(a for a in accounts.list_accounts(pair.mentor) if a.name == offices.READER)
        inbox.accept(Desk(pair.mentor.register, reader, pair.mentor.clock), pair.send())


def test_no_office_can_speak_under_the_uid_of_anothers_record(pair: Pair, tmp_path: Path) -> None:
    (other,) = many_villages.villages(1)
    many_villages.know(pair.mentor, [other])
    known: Partner = partners.partner(pair.mentor, other.office.uid)
    assert known.state is KeyState.CONFIRMED
    report = reports.register_report(pair.village, draft()).record
    inbox.accept(pair.mentor, pair.send())
    before = pair.digest()
    records = many_villages.records(other, "2026-Q4", 1)
    stolen = tuple(replace(r, uid=report.uid, revision=9) if r.collection == "reports" else r for r in records)
    stolen = tuple(r for r in stolen if r.collection != "report_events")
    forged = seal_one(
        Outgoing(
            kind=PackageKind.EXPORT,
            keys=other.keys,
            recipients=(office_keys.own_public_keys(pair.mentor),),
            device="perangkat",
            sequence=1,
            previous="",
            uid="kiriman-1",
            period="2026-Q4",
            program="x",
            written_at=many_villages.WRITTEN,
            records=stolen,
        )
    )
    path = tmp_path / "palsu.sigap"
    path.write_bytes(forged.content)
    outcome = inbox.accept(pair.mentor, path).record
    assert outcome.problem is not None and outcome.problem.code == "package-record-of-other-office"
    assert pair.digest() == before and pair.rows() == [(report.number, 750_000, "registered")]
