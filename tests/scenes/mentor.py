"""Scenes of the mentor's pages: an inspectorate with 44 villages, and one with all 326 of its regency."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from db.queries.received import ReceivedQuery
from db.vocabulary import CellState, FeedbackState
from tests import many_villages, regency
from tests.scenes import Stage, scene

_MADE: dict[int, Stage] = {}
_KNOWN: dict[int, list[many_villages.Village]] = {}


def _stage(stage: Stage, count: int = 44) -> Stage:
    """The same application with the register of an inspectorate."""
    from desktop.services import matrix

    if count not in _MADE:
        desk = regency.inspectorate(stage.scratch / f"inspektorat-{count}", stage.clock)
        known = regency.fill(desk, count, matrix.recent_periods(desk))
        _KNOWN[count] = known
        _say_something(desk, known)
        _MADE[count] = replace(stage, open_desk=lambda: desk, _workplace=None, _window=None, _kept=[])
    made = _MADE[count]
    stage._kept = made._kept  # closed after the scene like any other
    return made


def _say_something(desk: Any, known: list[many_villages.Village]) -> None:
    from datetime import timedelta

    from desktop.services import feedback, received

    page = received.find(desk, ReceivedQuery(limit=3))
    for line, state in zip(
        page.rows, (FeedbackState.TO_MEND, FeedbackState.REJECTED, FeedbackState.ACCEPTED), strict=True
    ):
        due = desk.today + timedelta(days=14) if state is FeedbackState.TO_MEND else None
        feedback.comment(desk, line.row.uid, state, "Lengkapi alamat pemberi dan unggah fotonya (contoh).", due)
    feedback.assign(desk, known[0].office.uid, "Latih semua Kaur tentang pelaporan gratifikasi (contoh).", None)


def _first(made: Stage, collection: str = "reports") -> str:
    from desktop.services import received

    page = made.read(lambda desk: received.find(desk, ReceivedQuery(collection=collection, limit=1)))
    return str(page.rows[0].row.uid)


@scene("mentor-inbox-empty")
def inbox_empty(stage: Stage) -> QWidget:
    return _stage(stage).page("inbox")


@scene("mentor-inbox")
def inbox(stage: Stage) -> QWidget:
    made = _stage(stage)
    page: Any = _filled_inbox(made)
    page.table.stand_on_first()
    return made.window


def _filled_inbox(made: Stage) -> Any:
    folder = made.scratch / "kiriman"
    if not folder.exists():
        known = _KNOWN[44]
        made.read(lambda desk: regency.write_inbox(folder, desk, known[:30], known[-2:]))
    page: Any = made.page("inbox").page("inbox")
    if not page.files:
        page.add([folder])
        while page.work.running or not page.files:
            made.settle()
    made.settle()
    return page


@scene("mentor-inbox-details")
def inbox_details(stage: Stage) -> QWidget:
    from desktop.ui.mentor.inbox_details import InboxDetails

    made = _stage(stage)
    page = _filled_inbox(made)
    good = next(file for file in page.files.values() if file.good)
    return made.dialog(InboxDetails(made.workplace, good, made.window))


@scene("mentor-inbox-refused")
def inbox_refused(stage: Stage) -> QWidget:
    from desktop.ui.mentor.inbox_details import InboxDetails

    made = _stage(stage)
    page = _filled_inbox(made)
    bad = next(file for file in page.files.values() if file.path.name == "terpotong.sigap")
    return made.dialog(InboxDetails(made.workplace, bad, made.window))


@scene("mentor-matrix")
def matrix(stage: Stage) -> QWidget:
    made = _stage(stage, 326)
    page: Any = made.page("matrix").page("matrix")
    page.table.stand_on_first()
    made.settle()
    return made.window


@scene("mentor-coverage")
def coverage_by_office(stage: Stage) -> QWidget:
    made = _stage(stage, 326)
    page: Any = made.page("office-coverage").page("office-coverage")
    page.table.sort_by("share", descending=False)
    made.settle()
    return made.window


@scene("mentor-coverage-narrowed")
def coverage_narrowed(stage: Stage) -> QWidget:
    return _stage(stage, 326).page("office-coverage", overdue=True, subdistrict="Kramatwatu")


@scene("mentor-matrix-late")
def matrix_late(stage: Stage) -> QWidget:
    made = _stage(stage, 326)
    page: Any = made.page("matrix", states=(CellState.OVERDUE, CellState.LATE)).page("matrix")
    page._on_length(12)
    made.settle()
    page.table.horizontalScrollBar().setValue(260)
    made.settle()
    return made.window


@scene("mentor-matrix-rules")
def matrix_rules(stage: Stage) -> QWidget:
    from desktop.services import matrix as service
    from desktop.ui.mentor.matrix_rules_dialog import MatrixRulesDialog

    made = _stage(stage)
    return made.dialog(MatrixRulesDialog(made.workplace, made.window, made.read(service.rules)))


@scene("mentor-assign")
def assign(stage: Stage) -> QWidget:
    from desktop.ui.mentor.assign_dialog import AssignDialog

    made = _stage(stage)
    offices = [(f"desa-rekaan-{n}", f"Desa Rekaan {n}") for n in range(1, 9)]
    return made.dialog(AssignDialog(made.workplace, made.window, offices))


@scene("mentor-received")
def received_reports(stage: Stage) -> QWidget:
    made = _stage(stage, 326)
    page: Any = made.page("received", collection="reports").page("received")
    made.settle()
    page.table.stand_on_first()
    return made.window


@scene("mentor-received-overdue")
def received_overdue(stage: Stage) -> QWidget:
    return _stage(stage, 326).page("received", overdue=True, search="rekaan 3")


@scene("mentor-received-sessions")
def received_sessions(stage: Stage) -> QWidget:
    return _stage(stage).page("received", collection="sessions")


@scene("mentor-record")
def record(stage: Stage) -> QWidget:
    made = _stage(stage)
    return made.page("received-record", uid=_first(made))


@scene("mentor-record-session")
def record_session(stage: Stage) -> QWidget:
    made = _stage(stage)
    return made.page("received-record", uid=_first(made, "sessions"))


@scene("mentor-comment")
def comment(stage: Stage) -> QWidget:
    from desktop.ui.mentor.comment_dialog import CommentDialog

    made = _stage(stage)
    return made.dialog(CommentDialog(made.workplace, made.window, _first(made), "001/GRT/36.04.05.2003/2026"))


@scene("mentor-decision")
def decision(stage: Stage) -> QWidget:
    from desktop.ui.mentor.comment_dialog import DecisionDialog

    made = _stage(stage)
    return made.dialog(DecisionDialog(made.workplace, made.window, _first(made), "001/GRT/36.04.05.2003/2026"))


@scene("mentor-office")
def office(stage: Stage) -> QWidget:
    return _stage(stage).page("tutored-office", uid="desa-rekaan-1")


@scene("mentor-office-said")
def office_said(stage: Stage) -> QWidget:
    made = _stage(stage)
    page: Any = made.page("tutored-office", uid="desa-rekaan-1").page("tutored-office")
    page.views.set_values("said")
    page._on_view()
    return made.window


@scene("mentor-office-periods")
def office_periods(stage: Stage) -> QWidget:
    made = _stage(stage)
    page: Any = made.page("tutored-office", uid="desa-rekaan-1").page("tutored-office")
    page.views.set_values("periods")
    page._on_view()
    return made.window


@scene("mentor-requests")
def requests(stage: Stage) -> QWidget:
    from db.queries.destroy_requests import put_request
    from desktop.services.uids import new_uid

    made = _stage(stage)
    uid = _first(made)

    def ask(desk: Any) -> None:
        with desk.changing() as change:
            put_request(
                change.session,
                new_uid(desk.clock),
                office_uid="desa-rekaan-1",
                collection="reports",
                record_uid=uid,
                revision=1,
                minutes="BA Pemusnahan 12/Contoh/2026",
                file_id=None,
                at=desk.clock.now(),
            )

    made.read(ask)
    return made.page("requests")


@scene("mentor-sample")
def sample(stage: Stage) -> QWidget:
    from desktop.ui.mentor.sample_dialog import SampleDialog

    made = _stage(stage)
    return made.dialog(SampleDialog(made.workplace, made.window, None))


@scene("mentor-computers")
def computers(stage: Stage) -> QWidget:
    made = _stage(stage)
    page: Any = made.page("settings").page("settings")
    page.tabs.setCurrentIndex(page.tabs.count() - 1)
    made.settle()
    return made.window


@scene("mentor-computers-give")
def computers_give(stage: Stage) -> QWidget:
    from desktop.ui.mentor.computers_tab import GiveDialog

    made = _stage(stage)
    return made.dialog(GiveDialog(made.workplace, made.window, made.scratch / "pendaftaran.sigap"))


@scene("mentor-home")
def home(stage: Stage) -> QWidget:
    return _stage(stage, 326).page("home")


@scene("mentor-papers")
def papers(stage: Stage) -> QWidget:
    made = _stage(stage)
    page: Any = made.page("papers").page("papers")
    made.settle()
    page.tabs.widget(0).verticalScrollBar().setValue(9999)
    return made.window
