"""The oldest program whose files an inspectorate takes (SAFETY.md S11)."""

from dataclasses import replace

import pytest

from db.problem import Problem
from db.records.matrix import MentorRules
from db.vocabulary import FileState
from desktop.services import exports, inbox, matrix, reports
from tests.offices import draft
from tests.services.test_inbox import Pair, pair, unpaired  # noqa: F401 — fixtures


def test_files_of_a_program_that_is_too_old_are_set_aside(
    pair: Pair,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reports.register_report(pair.village, draft())
    monkeypatch.setattr(exports, "program_name", lambda: "SIGAP Desa 0.0.9")
    old = pair.send()
    monkeypatch.undo()
    matrix.change_rules(pair.mentor, MentorRules(oldest_program="0.1.0"))
    before = pair.digest()
    outcome = inbox.accept(pair.mentor, old).record
    assert outcome.state is FileState.REJECTED and outcome.problem is not None
    assert (outcome.problem.code, outcome.problem.params["program"]) == ("inbox-program-old", "SIGAP Desa 0.0.9")
    assert pair.digest() == before
    matrix.change_rules(pair.mentor, replace(matrix.rules(pair.mentor), oldest_program=""))
    assert inbox.accept(pair.mentor, old).record.state is FileState.ACCEPTED


def test_a_limit_must_be_a_version_that_exists_here(pair: Pair) -> None:  # noqa: F811
    for odd in ("satu", "1.2.3.4", "99.0"):
        with pytest.raises(Problem, match="program-version-odd"):
            matrix.change_rules(pair.mentor, MentorRules(oldest_program=odd))
