"""What each service of the exchange leaves in the log: what comes before, what is called, at whose desk."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from db.queries import received as received_queries
from db.records.matrix import MentorRules
from db.vocabulary import FeedbackState, PartnerRelation, RequestState
from desktop.exchange.answer_contents import PackContent
from desktop.exchange.unseal import OpenedFile, open_package, read_file
from desktop.services import (
    answer_files,
    answers,
    bundles,
    destruction,
    exports,
    feedback,
    inbox,
    intake,
    joining,
    key_sheets,
    matrix,
    office_keys,
    partners,
    received,
    reports,
    staging,
    union,
)
from desktop.services.desk import Desk
from tests import many_villages, pairs
from tests.offices import GIVER, PASSWORD, REPORTER, TODAY, draft
from tests.services.test_inbox import Pair

CODE = "36.04.05.2003"


@dataclass
class Stage:
    """A village and its inspectorate with one report on its way; `more` are desks made meanwhile."""

    pair: Pair
    folder: Path
    report: str
    more: list[Desk] = field(default_factory=list)

    @property
    def village(self) -> Desk:
        return self.pair.village

    @property
    def mentor(self) -> Desk:
        return self.pair.mentor

    @property
    def stick(self) -> Path:
        return self.pair.stick

    def send(self) -> Path:
        """Make the village's next file."""
        return self.pair.send()

    def arrived(self) -> str:
        """Let the report arrive at the mentor; its uid."""
        inbox.accept(self.mentor, self.send())
        return self.report

    def new_village(self) -> Desk:
        """A village nobody knows."""
        number = len(self.more)
        self.more.append(pairs.village(self.folder / f"baru-{number}", "Contoh Lain", f"36.04.05.{2004 + number}"))
        return self.more[-1]

    def new_inspectorate(self) -> Desk:
        """Another computer at the inspectorate."""
        self.more.append(pairs.inspectorate(self.folder / f"komputer-{len(self.more)}"))
        return self.more[-1]

    def opened(self, path: Path, desk: Desk) -> OpenedFile:
        """A file opened with the keys of an office."""
        with desk.reading() as session:
            kept = office_keys.kept_keys(session)
        return open_package(read_file(path), kept.all if kept else ())

    def enrolment(self, desk: Desk) -> OpenedFile:
        """The enrolment file of an office."""
        return open_package(read_file(partners.write_enrolment(desk, self.stick).record), ())

    def answer(self) -> Path:
        """The mentor's answer to the village."""
        return self.stick / answer_files.write_feedback(self.mentor, CODE, self.stick).record.file_name

    def said(self) -> str:
        """A comment of the mentor on the report; its uid."""
        return feedback.comment(self.mentor, self.arrived(), FeedbackState.REJECTED, f"Tanya {GIVER}").record.uid

    def task(self) -> str:
        """A task the mentor gave to the village, arrived there; its uid."""
        uid = feedback.assign(self.mentor, CODE, f"Latih {REPORTER}").record.uid
        answers.take_answer(self.village, self.opened(self.answer(), self.village), "jawaban.sigap")
        return uid

    def asked(self) -> str:
        """A request to destroy another report, arrived at the mentor; its uid."""
        other = reports.register_report(self.village, draft()).record.uid
        inbox.accept(self.mentor, self.send())
        destruction.ask(self.village, "reports", other, f"BA 1, disaksikan {REPORTER}")
        inbox.accept(self.mentor, self.send())
        return destruction.requests(self.mentor, RequestState.WAITING)[-1].uid

    def bundle(self) -> Path:
        """A bundle of two files, made by a collector."""
        collector = self.collector()
        paths = [self.send(), self.send()]
        return bundles.write_bundle(collector, paths, self.stick).record[0][0]

    def collector(self) -> Desk:
        """A computer that only collects for the inspectorate."""
        collector = self.new_inspectorate()
        words = " ".join(partners.own_words(collector))
        path = joining.write_join(self.mentor, self.enrolment(collector), words, self.stick, collector=True).record
        joining.take_join(collector, self.opened(path, collector), " ".join(partners.own_words(self.mentor)))
        return collector

    def words(self, desk: Desk) -> str:
        """The eight words of an office."""
        return " ".join(partners.own_words(desk))

    def asks_to_join(self) -> tuple[OpenedFile, str]:
        """The enrolment file of a computer that is to join, and its words."""
        second = self.new_village()
        return self.enrolment(second), self.words(second)

    def joined(self) -> tuple[Path, str]:
        """The file a second computer of the village is to join by, and the village's words."""
        path = joining.write_join(self.village, *self.asks_to_join(), self.stick).record
        return path, self.words(self.village)

    def fork(self) -> tuple[str, str]:
        """A report of which two contents of one revision arrived; its uid and the hash of one."""
        (other,) = many_villages.villages(1)
        many_villages.know(self.mentor, [other])
        own = office_keys.own_public_keys(self.mentor)
        for sequence, value in ((1, 100_000), (2, 200_000)):
            path = self.stick / f"cabang-{sequence}.sigap"
            path.write_bytes(many_villages.package(other, own, reports=1, sequence=sequence, value=value))
            inbox.accept(self.mentor, path)
        with self.mentor.reading() as session:
            (uid,) = received_queries.forks(session)
            return uid, received_queries.held_versions(session, [uid])[0].content_hash


Prepare = Callable[[Stage], Any]


@dataclass(frozen=True)
class Lines:
    """One service: `act` gets what `prepare` came to; `at` is the desk whose log is read."""

    lines: list[str]
    act: Callable[[Stage, Any], object]
    prepare: Prepare = lambda stage: None
    at: Callable[[Stage], Desk] = lambda stage: stage.mentor


def _village(stage: Stage) -> Desk:
    return stage.village


def _newest(stage: Stage) -> Desk:
    return stage.more[-1]


LINES: dict[str, Lines] = {
    "answers.mark_done": Lines(
        ["assignment-done"], lambda s, uid: answers.mark_done(s.village, uid, f"oleh {REPORTER}"), Stage.task, _village
    ),
    "answers.take_answer": Lines(
        ["answer-taken"],
        lambda s, path: answers.take_answer(s.village, s.opened(path, s.village), f"{GIVER}.sigap"),
        lambda s: (s.said(), s.answer())[1],
        _village,
    ),
    "bundles.open_bundle": Lines(
        ["file-accepted", "file-accepted"],
        lambda s, path: bundles.open_bundle(s.mentor, s.opened(path, s.mentor)),
        Stage.bundle,
    ),
    "bundles.write_bundle": Lines(
        ["bundle-written"],
        lambda s, path: bundles.write_bundle(s.more[-1], [path], s.stick),
        lambda s: (s.collector(), s.send())[1],
        _newest,
    ),
    "destruction.ask": Lines(
        ["destruction-asked"],
        lambda s, _: destruction.ask(s.village, "reports", s.report, f"BA 1, disaksikan {REPORTER}"),
        at=_village,
    ),
    "destruction.grant": Lines(
        ["destruction-granted"], lambda s, uid: destruction.grant(s.mentor, uid, f"Diminta {GIVER}"), Stage.asked
    ),
    "destruction.refuse": Lines(
        ["destruction-refused"], lambda s, uid: destruction.refuse(s.mentor, uid, f"Ditolak {GIVER}"), Stage.asked
    ),
    "exports.export": Lines(
        ["export-written"],
        lambda s, _: exports.export(
            s.village, exports.ExportChoice(period=matrix.recent_periods(s.village)[-1]), s.stick
        ),
        at=_village,
    ),
    "feedback.assign": Lines(
        ["feedback-assignment"], lambda s, _: feedback.assign(s.mentor, CODE, f"Latih {REPORTER}", TODAY)
    ),
    "feedback.assign_all": Lines(
        ["feedback-assignment", "feedback-assignment"],
        lambda s, _: feedback.assign_all(s.mentor, [CODE, CODE], f"Latih {REPORTER}", TODAY),
    ),
    "feedback.close": Lines(["feedback-closed"], lambda s, uid: feedback.close(s.mentor, uid), Stage.said),
    "feedback.comment": Lines(
        ["feedback-comment"],
        lambda s, uid: feedback.comment(
            s.mentor, uid, FeedbackState.TO_MEND, f"Siapa {GIVER}?", TODAY + timedelta(days=7)
        ),
        Stage.arrived,
    ),
    "feedback.decide_on_report": Lines(
        ["feedback-decision"],
        lambda s, uid: feedback.decide_on_report(s.mentor, uid, "SK-1/2026", TODAY, "state", f"Bagi {REPORTER}"),
        Stage.arrived,
    ),
    "feedback.make_pack": Lines(
        ["pack-made"], lambda s, _: feedback.make_pack(s.mentor, PackContent(version=1, source=f"Nota {GIVER}"))
    ),
    "answer_files.write_feedback": Lines(
        ["feedback-written"], lambda s, _: answer_files.write_feedback(s.mentor, CODE, s.stick), Stage.said
    ),
    "answer_files.write_receipt": Lines(
        ["feedback-written"], lambda s, _: answer_files.write_receipt(s.mentor, CODE, s.stick), Stage.arrived
    ),
    "inbox.accept": Lines(["file-accepted"], lambda s, path: inbox.accept(s.mentor, path), Stage.send),
    "inbox.accept_all": Lines(
        ["file-accepted", "file-accepted"],
        lambda s, paths: inbox.accept_all(s.mentor, paths),
        lambda s: [s.send(), s.send()],
    ),
    "intake.take_in": Lines(["file-accepted"], lambda s, path: intake.take_in(s.mentor, path), Stage.send),
    "joining.take_join": Lines(
        ["join-taken"],
        lambda s, found: joining.take_join(s.more[-1], s.opened(found[0], s.more[-1]), found[1]),
        Stage.joined,
        _newest,
    ),
    "joining.take_join_from": Lines(
        ["join-taken"], lambda s, found: joining.take_join_from(s.more[-1], *found), Stage.joined, _newest
    ),
    "joining.write_join": Lines(
        ["join-written"],
        lambda s, found: joining.write_join(s.village, found[0], found[1], s.stick),
        Stage.asks_to_join,
        _village,
    ),
    "joining.write_join_from": Lines(
        ["join-written"],
        lambda s, found: joining.write_join_from(s.village, found[0], found[1], s.stick),
        lambda s: (partners.write_enrolment(s.new_village(), s.stick).record, s.words(s.more[-1])),
        _village,
    ),
    "key_sheets.key_sheet": Lines(["office-keys-exported"], lambda s, _: key_sheets.key_sheet(s.mentor, PASSWORD)),
    "matrix.change_rules": Lines(
        ["mentor-rules-changed"],
        lambda s, _: matrix.change_rules(s.mentor, MentorRules(due_days=7, source=f"Nota {GIVER}")),
    ),
    "office_keys.export_identity": Lines(
        ["office-keys-exported"],
        lambda s, _: office_keys.export_identity(s.mentor, PASSWORD, s.folder / "kunci.txt"),
    ),
    "office_keys.own_public_keys": Lines(
        ["office-keys-made"], lambda s, _: office_keys.own_public_keys(s.more[-1]), Stage.new_village, _newest
    ),
    "office_keys.renew_keys": Lines(["office-keys-renewed"], lambda s, _: office_keys.renew_keys(s.mentor)),
    "partners.confirm": Lines(
        ["partner-confirmed"],
        lambda s, found: partners.confirm(s.mentor, *found),
        lambda s: (pairs.enrol(s.mentor, s.new_village(), s.stick).uid, s.words(s.more[-1])),
    ),
    "partners.own_words": Lines(
        ["office-keys-made"], lambda s, _: partners.own_words(s.more[-1]), Stage.new_village, _newest
    ),
    "partners.set_relation": Lines(
        ["partner-relation-set"], lambda s, _: partners.set_relation(s.mentor, CODE, PartnerRelation.COPY)
    ),
    "partners.take_enrolment": Lines(
        ["partner-enrolled"],
        lambda s, opened: partners.take_enrolment(s.mentor, opened),
        lambda s: s.enrolment(s.new_village()),
    ),
    "partners.withdraw": Lines(
        ["partner-withdrawn"], lambda s, _: partners.withdraw(s.mentor, CODE, f"Komputer {REPORTER} hilang")
    ),
    "partners.write_enrolment": Lines(
        ["enrolment-written"], lambda s, _: partners.write_enrolment(s.village, s.stick), at=_village
    ),
    "received.open_identity": Lines(
        ["identity-opened"], lambda s, uid: received.open_identity(s.mentor, uid), Stage.arrived
    ),
    "staging.remember_office": Lines(
        ["partner-enrolled"],
        lambda s, path: staging.remember_office(s.mentor, path),
        lambda s: Pair(_paired(s), s.mentor, s.stick).send(),
    ),
    "staging.take": Lines(["file-accepted"], lambda s, path: staging.take(s.mentor, path), Stage.send),
    "union.decide_fork": Lines(["fork-decided"], lambda s, chosen: union.decide_fork(s.mentor, *chosen), Stage.fork),
}


def _paired(stage: Stage) -> Desk:
    """A village the mentor does not know, that knows the mentor."""
    other = stage.new_village()
    pairs.pair(other, stage.mentor, stage.stick)
    return other


def stage_of(pair: Pair, folder: Path) -> Stage:
    """A pair with one report registered at the village."""
    return Stage(pair, folder, reports.register_report(pair.village, draft()).record.uid)
