"""Scenes of the training coverage, with sessions entered on top of the made-up office."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from PySide6.QtWidgets import QWidget

from db.records.office import OfficialDraft
from db.records.training import AttendanceMark, Meeting
from db.vocabulary import PersonKind, RiskLevel, TrainingTopic
from desktop.rules.coverage import CoverageState
from tests.scenes import Stage, scene
from tests.trainings import participant, session_draft

_POSTS = ("Kepala Dusun Contoh I", "Kepala Dusun Contoh II", "Staf Pelayanan", "Operator Contoh")


def _train(desk: Any) -> None:
    """Enter officials and sessions: some current, some due soon, some overdue, one new; two sessions with gaps."""
    from desktop.services import attendance, officials, participants, sessions

    if any("Tambahan" in record.name for record in officials.list_officials(desk)):
        return
    today = desk.today
    for number, post in enumerate(_POSTS * 3):
        officials.add_official(
            desk,
            OfficialDraft(
                name="Zubaidah Rekaan (Tambahan)" if number == 11 else f"Tambahan Rekaan {number + 1}",
                position=post,
                risk_level=RiskLevel.ABOVE_LOW if number % 3 == 0 else RiskLevel.LOW,
                active_from=today - timedelta(days=12) if number == 11 else date(2021, 1, 4),
            ),
        )
    people = officials.list_officials(desk, today)

    def hold(days_ago: int, count: int, start: int, title: str, topics: int, *, held: bool = True) -> None:
        day = today - timedelta(days=days_ago)
        meeting = Meeting(on=day, starts_at="09.00", ends_at="12.00", place="Aula Contoh")
        draft = session_draft(
            title=title, meetings=(meeting,), topics=tuple(TrainingTopic)[:topics], invitation_date=None
        )
        record = sessions.add_session(desk, draft).record
        drafts = [
            participant(
                who.name,
                person_uid=who.uid,
                person_kind=PersonKind.OFFICIAL,
                position=who.position,
                risk_level=who.risk_level,
            )
            for who in people[start : start + count]
        ]
        added = participants.add_participants(desk, record.uid, drafts).record
        mark = AttendanceMark(meeting_uid=record.meetings[0].uid, present=True, signed=True)
        marks = {who.uid: (mark,) for who in added[:-1]}
        if added:
            marks[added[-1].uid] = (replace(mark, present=False),)
        if day <= today:
            attendance.mark(desk, record.uid, marks)
        if held:
            sessions.mark_held(desk, record.uid)

    hold(800, 8, 0, "Sosialisasi pengendalian gratifikasi (contoh)", 5)
    hold(350, 6, 3, "Bimtek pencegahan suap bagi pengelola keuangan (contoh)", 7)
    hold(40, 9, 7, "Sosialisasi antikorupsi bersama Inspektorat (contoh)", 9)
    hold(6, 0, 0, "Arahan singkat tentang THR (contoh)", 2, held=False)
    hold(-9, 0, 0, "Sosialisasi Perkades gratifikasi (contoh)", 4, held=False)


def _page(stage: Stage, **arguments: Any) -> Any:
    stage.read(_train)
    window = stage.page("coverage", **arguments)
    stage.settle()
    return window


@scene("coverage")
def coverage(stage: Stage) -> QWidget:
    window = _page(stage, search="")
    page: Any = window.page("coverage")
    page.table.stand_on_first()
    return window


@scene("coverage-late")
def coverage_late(stage: Stage) -> QWidget:
    return _page(stage, states=(CoverageState.OVERDUE, CoverageState.NEVER))


@scene("coverage-nothing-found")
def coverage_nothing_found(stage: Stage) -> QWidget:
    return _page(stage, search="tidak-ada-kata-ini")


@scene("coverage-topics")
def coverage_topics(stage: Stage) -> QWidget:
    window = _page(stage, search="")
    window.page("coverage")._show_view("topics")
    return window


@scene("coverage-positions")
def coverage_positions(stage: Stage) -> QWidget:
    window = _page(stage, search="")
    window.page("coverage")._show_view("positions")
    return window


@scene("coverage-rules")
def coverage_rules(stage: Stage) -> QWidget:
    from desktop.services import training_rules
    from desktop.ui.training.rules_dialog import TrainingRulesDialog

    rules = stage.read(training_rules.rules)
    return stage.dialog(TrainingRulesDialog(stage.workplace, stage.window, rules, "36.04.05.2003"))


@scene("home-training")
def home_training(stage: Stage) -> QWidget:
    stage.read(_train)
    window = stage.page("home")
    window.page("home").refresh()
    stage.settle()
    area = window.page("home").scroll_area
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum() // 2)
    return window
