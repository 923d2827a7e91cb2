"""Who may exchange files: a manager everything, a clerk the daily work, a reader and a trainer nothing of it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from db.problem import Problem
from db.queries.exchange_files import FileQuery
from db.queries.received import ReceivedQuery
from db.vocabulary import FeedbackState, Role
from desktop.services import (
    accounts,
    answer_files,
    answers,
    bundles,
    consolidated,
    destruction,
    exports,
    feedback,
    inbox,
    matrix,
    partners,
    received,
    staging,
)
from desktop.services.desk import Desk
from tests.offices import PASSWORD
from tests.services.exchange_lines import CODE, LINES, Stage, stage_of
from tests.services.test_inbox import Q4, Pair, pair, unpaired  # noqa: F401 — fixtures

MANAGERS_ALONE = {
    "destruction.ask",
    "destruction.grant",
    "destruction.refuse",
    "feedback.make_pack",
    "joining.take_join",
    "joining.take_join_from",
    "joining.write_join",
    "joining.write_join_from",
    "key_sheets.key_sheet",
    "matrix.change_rules",
    "office_keys.export_identity",
    "office_keys.renew_keys",
    "partners.set_relation",
    "partners.withdraw",
    "union.decide_fork",
}
# Public keys are no secret, and a certificate of a trainer needs them.
FOR_EVERYBODY = {"office_keys.own_public_keys"}
FOR_TRAINERS = {"answers.mark_done"}


@pytest.fixture
def stage(pair: Pair, tmp_path: Path) -> Iterator[Stage]:  # noqa: F811
    made = stage_of(pair, tmp_path)
    yield made
    for desk in made.more:
        desk.register.close()


def _as(role: Role, desk: Desk) -> Desk:
    """The desk of somebody with a role in the same office."""
    name = f"Orang {role.value}"
    known = next((one for one in accounts.list_accounts(desk) if one.name == name), None)
    account = known or accounts.add_account(desk, name, role, PASSWORD).record
    return Desk(desk.register, account, desk.clock)


def _refused(stage: Stage, name: str, role: Role) -> str:
    """Come to a service as a manager and call it as somebody else; the code it is refused with, or nothing."""
    prepared = LINES[name].prepare(stage)
    managers = stage.pair, list(stage.more)
    stage.pair = Pair(_as(role, stage.village), _as(role, stage.mentor), stage.stick)
    stage.more = [_as(role, desk) for desk in stage.more]
    try:
        LINES[name].act(stage, prepared)
    except Problem as problem:
        return problem.code
    finally:
        stage.pair, stage.more = managers
    return ""


@pytest.mark.parametrize(
    ("role", "refused"),
    [
        (Role.CLERK, MANAGERS_ALONE),
        (Role.TRAINER, set(LINES) - FOR_EVERYBODY - FOR_TRAINERS),
        (Role.READER, set(LINES) - FOR_EVERYBODY),
    ],
    ids=lambda value: value.value if isinstance(value, Role) else "",
)
def test_what_a_role_may_not_do(stage: Stage, role: Role, refused: set[str]) -> None:
    for name in sorted(refused):
        assert _refused(stage, name, role) == "not-allowed", name


def test_what_a_clerk_may_do_is_the_daily_work(stage: Stage) -> None:
    for name in sorted(set(LINES) - MANAGERS_ALONE - {"partners.confirm", "bundles.write_bundle"}):
        assert _refused(stage, name, Role.CLERK) == "", name


@pytest.mark.parametrize("role", [Role.TRAINER, Role.READER])
def test_names_in_files_of_other_offices_are_for_those_who_take_them_over(stage: Stage, role: Role) -> None:
    uid, path = stage.arrived(), stage.send()
    said = feedback.comment(stage.mentor, uid, FeedbackState.REJECTED, "Siapa pemberinya?").record
    mentor, village = _as(role, stage.mentor), _as(role, stage.village)
    calls: dict[str, Callable[[], object]] = {
        "list": lambda: received.find(mentor, ReceivedQuery()),
        "record": lambda: received.record(mentor, uid),
        "office": lambda: received.office(mentor, said.office_uid),
        "attachment": lambda: received.attachment(mentor, uid),
        "requests": lambda: destruction.requests(mentor),
        "look": lambda: inbox.preview(mentor, path),
        "stage": lambda: staging.stage(mentor, path),
        "bundle": lambda: bundles.write_bundle(mentor, [path], stage.stick),
        "what goes to an office": lambda: answer_files.what_goes(mentor, CODE),
        "what goes": lambda: exports.what_goes(village, exports.ExportChoice(period=Q4)),
    }
    for name, call in calls.items():
        with pytest.raises(Problem) as refused:
            call()
        assert refused.value.code == "not-allowed", name


def test_a_reader_sees_figures_and_which_files_came(stage: Stage) -> None:
    stage.arrived()
    mentor = _as(Role.READER, stage.mentor)
    assert matrix.matrix(mentor, (Q4,)).periods == (Q4,)
    assert consolidated.consolidated(mentor, Q4).whole.reports == 1
    assert [office.code for office in partners.list_partners(mentor)] == [CODE]
    assert exports.files(mentor, FileQuery())[1] == 1


@pytest.mark.parametrize("role", [Role.READER, Role.TRAINER])
def test_what_the_mentor_said_about_reports_is_not_for_everybody(stage: Stage, role: Role) -> None:
    """A comment may name a giver or a reporter."""
    stage.said()
    village = _as(role, stage.village)
    with pytest.raises(Problem, match="not-allowed"):
        answers.feedback_on(village, stage.report)
    with pytest.raises(Problem, match="not-allowed"):
        answers.open_feedback(village)
