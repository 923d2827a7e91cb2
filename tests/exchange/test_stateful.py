"""R17: whatever clerks, computers and sticks do in whatever order, no submitted report is lost and none is overwritten.

Real registers, real sealed files, the services a person uses. `SIGAP_RUNS` gives another number of runs for the night.
"""

import os
import random
from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from db.problem import Problem
from db.queries import received
from db.records.report import StepDetails
from db.records.training import Meeting
from db.vocabulary import AttachmentKind, FeedbackState, Standing, Step
from desktop.exchange.unseal import open_package, read_file
from desktop.services import answer_files, answers, attachments, feedback, office_keys, reports, union
from tests.exchange.world import PERIODS, SECRET_WORD, Computer, World, build_template
from tests.services.files import jpeg
from tests.trainings import held_session

_pick = st.integers(0, 10_000)


class Exchange(RuleBasedStateMachine):
    """The rules of the game; what must hold stands in the invariants."""

    template: ClassVar[Path]
    reached: ClassVar[Counter[str]]

    @initialize()
    def begin(self) -> None:
        self.world = World(self.template)

    def teardown(self) -> None:
        if not hasattr(self, "world"):
            return
        try:
            self._any_order_gives_the_same()
            assert SECRET_WORD.encode() not in self.world.contents()
        finally:
            self.world.close()

    def _computer(self, pick: int) -> Computer:
        return self.world.computers[pick % len(self.world.computers)]

    @rule(pick=_pick, secret=st.booleans())
    def write_report(self, pick: int, secret: bool) -> None:
        self.world.write_report(self._computer(pick), secret=secret)

    @rule(pick=_pick, which=_pick, secret=st.sampled_from([False, False, False, True]))
    def rewrite_report(self, pick: int, which: int, secret: bool) -> None:
        computer = self._computer(pick)
        rows = self.world.rows(computer)
        if rows:
            self.world.rewrite(computer, rows[which % len(rows)], secret=secret)

    @rule(pick=_pick, which=_pick)
    def take_a_step(self, pick: int, which: int) -> None:
        computer = self._computer(pick)
        rows = self.world.rows(computer)
        if rows:
            desk = self.world.at(computer)
            try:
                reports.record_step(desk, rows[which % len(rows)].uid, Step.SENT_TO_UPG, desk.today, StepDetails())
            except Problem as problem:
                assert problem.code in ("step-not-possible", "step-secret-not-to-upg", "step-in-future"), problem

    @rule(pick=_pick, which=_pick, colour=st.sampled_from(["#AA0000", "#00AA00"]))
    def add_a_photo(self, pick: int, which: int, colour: str) -> None:
        computer = self._computer(pick)
        rows = self.world.rows(computer)
        if rows:
            uid = rows[which % len(rows)].uid
            kind = AttachmentKind.OBJECT_PHOTO
            attachments.add(self.world.at(computer), uid, jpeg(width=40, height=30, colour=colour), "foto.jpg", kind)

    @rule(pick=_pick, people=st.integers(0, 2))
    def hold_a_session(self, pick: int, people: int) -> None:
        computer = self._computer(pick)
        day = computer.clock.today() - timedelta(days=1)
        meeting = Meeting(on=day, starts_at="09.00", ends_at="12.00", place="Aula Contoh")
        held_session(self.world.at(computer), people, meetings=(meeting,), invitation_date=day)

    @rule(pick=_pick, period=st.sampled_from(PERIODS))
    def export(self, pick: int, period: object) -> None:
        self.world.export(self._computer(pick), period)  # type: ignore[arg-type]

    @rule(pick=_pick)
    def export_and_hand_over(self, pick: int) -> None:
        self.world.accept(self.world.export(self._computer(pick), PERIODS[0]))

    @precondition(lambda self: self.world.files)
    @rule(which=_pick)
    def hand_over(self, which: int) -> None:
        self.world.accept(self.world.files[which % len(self.world.files)])

    @precondition(lambda self: self.world.files)
    @rule(which=_pick, part=st.floats(0, 0.999))
    def hand_over_cut_off(self, which: int, part: float) -> None:
        self.world.accept_cut_off(self.world.files[which % len(self.world.files)], part)

    @precondition(lambda self: self.world.accepted)
    @rule(which=_pick)
    def answer(self, which: int) -> None:
        """Comment on some report of the office of a file and write its feedback file."""
        sent = self.world.accepted[which % len(self.world.accepted)]
        desk = self.world.at(self.world.mentor)
        uids = sorted(uid for collection, uid, _revision, _hash in sent.versions if collection == "reports")
        if uids:
            feedback.comment(desk, uids[which % len(uids)], FeedbackState.REJECTED, "Mohon dilengkapi.")
        code = f"36.04.05.{2001 + sent.office}"
        entry = answer_files.write_feedback(desk, code, self.world.stick).record
        self.world.answers.append((sent.office, self.world.stick / entry.file_name))

    @precondition(lambda self: self.world.answers)
    @rule(which=_pick, pick=_pick)
    def hear(self, which: int, pick: int) -> None:
        office, path = self.world.answers[which % len(self.world.answers)]
        own = [computer for computer in self.world.computers if computer.office == office]
        computer = own[pick % len(own)]
        desk = self.world.at(computer)
        with desk.reading() as session:
            kept = office_keys.kept_keys(session)
        assert kept is not None
        opened = open_package(read_file(path), kept.all)
        answers.take_answer(desk, opened, path.name)
        assert answers.take_answer(desk, opened, path.name).record.seen_before

    @rule(pick=_pick)
    def keep_backup(self, pick: int) -> None:
        self.world.keep_backup(self._computer(pick))

    @precondition(lambda self: any(computer.backup for computer in self.world.computers))
    @rule(pick=_pick)
    def put_backup_back(self, pick: int) -> None:
        with_one = [computer for computer in self.world.computers if computer.backup]
        self.world.put_backup_back(with_one[pick % len(with_one)])

    @rule(pick=_pick)
    def copy_to_another_computer(self, pick: int) -> None:
        computer = self._computer(pick)
        if sum(other.office == computer.office for other in self.world.computers) < 2:
            self.world.copy_to_another(computer)

    @rule(pick=_pick, which=_pick)
    def write_on_two_computers(self, pick: int, which: int) -> None:
        """The same report is rewritten on both computers of an office, and both send."""
        one = self._computer(pick)
        for other in [other for other in self.world.computers if other.office == one.office and other is not one]:
            uids = {row.uid for row in self.world.rows(other)}
            rows = [row for row in self.world.rows(one) if row.uid in uids]
            for computer in (one, other) if rows else ():
                self.world.rewrite(computer, rows[which % len(rows)], secret=False)
                self.world.accept(self.world.export(computer, PERIODS[0]))

    @rule(pick=_pick, which=_pick)
    def write_on_a_backup(self, pick: int, which: int) -> None:
        """A report is rewritten and sent, the register put back to what it was, the report rewritten otherwise."""
        computer = self._computer(pick)
        rows = self.world.rows(computer)
        if not rows:
            return
        self.world.keep_backup(computer)
        self.world.rewrite(computer, rows[which % len(rows)], secret=False)
        self.world.accept(self.world.export(computer, PERIODS[0]))
        self.world.put_backup_back(computer)
        self.world.rewrite(computer, rows[which % len(rows)], secret=False)

    @rule(pick=_pick, days=st.sampled_from([-400, -30, -1, 1, 30, 3_000]))
    def let_a_clock_jump(self, pick: int, days: int) -> None:
        self.world.later(self._computer(pick), days)

    @rule(which=_pick)
    def decide_a_fork(self, which: int) -> None:
        desk = self.world.at(self.world.mentor)
        with desk.reading() as session:
            open_ones = received.forks(session)
            if not open_ones:
                return
            uid = open_ones[which % len(open_ones)]
            held = received.held_versions(session, [uid])
        top = max(version.revision for version in held)
        choice = sorted(version.content_hash for version in held if version.revision == top)
        union.decide_fork(desk, uid, choice[which % len(choice)])
        self.world.decided.add((uid, top))
        self.reached["decided"] += 1

    @invariant()
    def nothing_submitted_is_lost_and_nothing_else_is_there(self) -> None:
        if not hasattr(self, "world"):
            return
        held = self.world.union(self.world.mentor)
        submitted = {version for sent in self.world.accepted for version in sent.versions}
        assert set(held) == submitted

    @invariant()
    def two_contents_of_one_revision_are_shown_as_a_fork(self) -> None:
        if not hasattr(self, "world"):
            return
        held = self.world.union(self.world.mentor)
        top: Counter[str] = Counter()
        for _collection, uid, revision, _hash in held:
            top[uid] = max(top[uid], revision)
        highest = Counter(uid for _collection, uid, revision, _hash in held if revision == top[uid])
        forked = {uid for uid, count in highest.items() if count > 1}
        open_ones = {uid for (_c, uid, _r, _h), standing in held.items() if standing is Standing.FORK}
        decided = {uid for uid, revision in self.world.decided if revision == top[uid]}
        assert open_ones == forked - decided
        self.reached["forks"] += len(open_ones) > 0
        for uid in top:
            current = [v for v, standing in held.items() if v[1] == uid and standing is Standing.CURRENT]
            assert len(current) == (0 if uid in open_ones else 1)
            assert all(version[2] == top[uid] for version in current)

    def _any_order_gives_the_same(self) -> None:
        """Files in other orders, some of them twice, make the same register."""
        here = self.world.union(self.world.mentor)
        for number in range(2):
            files = [*self.world.accepted, *self.world.accepted[:2]]
            random.Random(number + len(files)).shuffle(files)
            self.reached["files"] += len(files)
            other = self.world.other_mentor(number, files)
            assert set(self.world.union(other)) == set(here)
            if not self.world.decided:
                assert self.world.digest(other) == self.world.digest(self.world.mentor)
            self.world.at(other).register.close()


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kantor-kantor")
    build_template(folder)
    return folder


@pytest.fixture
def machine(template: Path) -> type[Exchange]:
    Exchange.template, Exchange.reached = template, Counter()
    return Exchange


def _settings(runs: int, steps: int) -> settings:
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    # A run that fails is shown as it was: to make it smaller takes longer than anybody waits.
    phases = (Phase.explicit, Phase.generate)
    return settings(max_examples=runs, stateful_step_count=steps, phases=phases, suppress_health_check=checks)


def test_whatever_happens_no_report_is_lost(machine: type[Exchange]) -> None:
    run_state_machine_as_test(machine, settings=_settings(runs=20, steps=25))
    assert machine.reached["files"] > 20


@pytest.mark.night
@pytest.mark.timeout(0)
def test_5_000_times_whatever_happens_no_report_is_lost(machine: type[Exchange]) -> None:
    runs = int(os.environ.get("SIGAP_RUNS", "5000"))
    run_state_machine_as_test(machine, settings=_settings(runs, steps=50))
    print(dict(machine.reached))
    assert machine.reached["forks"] and machine.reached["decided"]
