"""Scenes of the exchange at a village: pairing, sending, the book of files, what the mentor said.

They are named in the order in which a village meets them; each brings the made-up office as far as it needs.
"""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from db.queries.exchange_files import FileQuery
from db.records.period import Period
from db.records.report import ReportRecord
from db.vocabulary import FeedbackState, KeyState, PackageKind, PartnerRelation, ReportState
from tests import pairs
from tests.scenes import Stage, scene

Q3 = Period.parse("2026-Q3")
_mentors: dict[Path, Any] = {}


def _mentor(stage: Stage) -> Any:
    """The desk of a made-up inspectorate; made once, in the thread that uses it."""
    if stage.scratch not in _mentors:
        _mentors[stage.scratch] = pairs.inspectorate(stage.scratch / "inspektorat", stage.clock)
    return _mentors[stage.scratch]


def _stick(stage: Stage) -> Path:
    folder = stage.scratch / "FLASHDISK CONTOH"
    folder.mkdir(exist_ok=True)
    return folder


def _enrolled(stage: Stage) -> None:
    """The village has taken in the inspectorate's enrolment file."""
    from desktop.services import partners

    def enrol(desk: Any) -> None:
        if not partners.list_partners(desk, PartnerRelation.MENTOR):
            pairs.enrol(desk, _mentor(stage), _stick(stage))

    stage.read(enrol)


def _paired(stage: Stage) -> None:
    """The village has compared the eight words, and the inspectorate those of the village."""
    from desktop.services import partners

    _enrolled(stage)

    def confirm(desk: Any) -> None:
        found = partners.mentor(desk)
        if found.state is not KeyState.CONFIRMED:
            partners.confirm(desk, found.uid, " ".join(partners.own_words(_mentor(stage))))
            known = pairs.enrol(_mentor(stage), desk, _stick(stage))
            partners.confirm(_mentor(stage), known.uid, " ".join(partners.own_words(desk)))

    stage.read(confirm)


def _reports(desk: Any) -> list[ReportRecord]:
    """Reports of the third quarter that the mentor speaks of: one of them with the UPG, so that it can be decided."""
    from desktop.services import reports

    rows = reports.find_reports(desk, reports.ReportQuery(without_secret=True, limit=500)).rows
    found = [reports.report(desk, row.uid) for row in rows if row.received_on and row.received_on.year == 2026]
    with_upg = [r for r in found if r.state in (ReportState.SENT_TO_UPG, ReportState.FORWARDED)]
    others = [r for r in found if r not in with_upg and r.state is ReportState.REGISTERED]
    return [with_upg[0], *others[:3]]


def _answered(stage: Stage) -> None:
    """Two files went out, one was taken in by the inspectorate, and its answer came back."""
    from desktop.services import answer_files, answers, exports, feedback, inbox, office_keys

    _paired(stage)

    def play(desk: Any) -> None:
        from desktop.exchange.unseal import open_package, read_file

        if exports.files(desk, FileQuery(kinds=frozenset({PackageKind.FEEDBACK})))[1]:
            return
        mentor, stick = _mentor(stage), _stick(stage)
        year = Period.parse("2026")
        for period in (Q3, year):
            for entry in exports.export(desk, exports.ExportChoice(period=period), stick).record:
                if period is year:
                    inbox.accept(mentor, stick / entry.file_name)
        decided, *others = _reports(desk)
        texts = (
            (FeedbackState.TO_MEND, "Kronologi belum menyebut siapa yang menyerahkan bingkisan dan kapan.", 14),
            (FeedbackState.TO_MEND, "Nilai taksiran belum diisi.", 3),
            (FeedbackState.ACCEPTED, "", 0),
        )
        for report, (state, text, days) in zip(others, texts, strict=False):
            by = stage.clock.today() + timedelta(days=days) if days else None
            feedback.comment(mentor, report.uid, state, text, by)
        feedback.decide_on_report(mentor, decided.uid, "SK-118/2026", date(2026, 11, 12), "state", "Serahkan ke KPK.")
        feedback.assign(
            mentor, desk_code(desk), "Latih kaur keuangan tentang batas waktu pelaporan.", date(2026, 12, 18)
        )
        session = _session(desk)
        if session:
            by = stage.clock.today() + timedelta(days=10)
            feedback.comment(mentor, session, FeedbackState.TO_MEND, "Foto kegiatan belum ada.", by)
        written = answer_files.write_feedback(mentor, desk_code(desk), stick).record
        with desk.changing() as change:
            keys = office_keys.ensure_keys(change).all
        answers.take_answer(desk, open_package(read_file(stick / written.file_name), keys), written.file_name)

    stage.read(play)


def desk_code(desk: Any) -> str:
    """The code of the made-up village, or its uid."""
    from desktop.services import offices

    office = offices.profile(desk).office
    return office.code or office.uid


def _session(desk: Any) -> str:
    from desktop.services import sessions

    rows = sessions.find_sessions(desk, sessions.SessionQuery(limit=50)).rows
    held = [row for row in rows if row.starts_on is not None and row.starts_on.year == 2026]
    return held[0].uid if held else ""


def _send(stage: Stage, period: str = "2026-Q3") -> Any:
    window = stage.page("send", period=period)
    page: Any = window.page("send")
    page.refresh()
    stage.settle()
    return page


@scene("exchange-01-unpaired")
def unpaired(stage: Stage) -> QWidget:
    _send(stage)
    return stage.window


@scene("exchange-02-pending")
def pending(stage: Stage) -> QWidget:
    _enrolled(stage)
    _send(stage)
    return stage.window


def _words(stage: Stage) -> Any:
    from desktop.services import partners
    from desktop.ui.exchange.words_dialog import WordsDialog

    _enrolled(stage)
    partner = stage.read(lambda desk: partners.list_partners(desk, PartnerRelation.MENTOR)[0])
    return WordsDialog(stage.workplace, partner, stage.window)


@scene("exchange-03-words")
def words(stage: Stage) -> QWidget:
    return stage.dialog(_words(stage))


@scene("exchange-03-words-mistyped")
def words_mistyped(stage: Stage) -> QWidget:
    dialog = _words(stage)
    right = list(dialog.view.words)
    dialog.words.set_value(" ".join([*right[:2], right[2][:-1] + "x", *right[3:]]))
    dialog.words._check(2)
    return stage.dialog(dialog)


@scene("exchange-03-words-differ")
def words_differ(stage: Stage) -> QWidget:
    dialog = _words(stage)
    right = list(dialog.view.words)
    dialog.words.set_value(" ".join([right[1], right[0], *right[2:]]))
    dialog.source.set_value(True)
    dialog._on_accept()
    stage.settle()
    return stage.dialog(dialog)


@scene("exchange-04-send")
def send(stage: Stage) -> QWidget:
    _paired(stage)
    _send(stage)
    return stage.window


@scene("exchange-05-send-nil")
def send_nil(stage: Stage) -> QWidget:
    _paired(stage)
    _send(stage, "2020-Q1")
    return stage.window


@scene("exchange-05-send-open-period")
def send_open(stage: Stage) -> QWidget:
    _paired(stage)
    _send(stage, "2026-Q4")
    return stage.window


@scene("exchange-06-done")
def done(stage: Stage) -> QWidget:
    _paired(stage)
    page = _send(stage)
    page.write(_stick(stage))
    stage.settle()
    return stage.window


@scene("exchange-06-trouble")
def trouble(stage: Stage) -> QWidget:
    _paired(stage)
    page = _send(stage)
    page._on_done_closed()
    page.write(stage.scratch / "tidak ada")
    stage.settle()
    return stage.window


@scene("exchange-07-own-keys")
def own_keys(stage: Stage) -> QWidget:
    from desktop.ui.exchange.own_keys_dialog import OwnKeysDialog

    return stage.dialog(OwnKeysDialog(stage.workplace, stage.window))


@scene("exchange-07-key-sheet")
def key_sheet(stage: Stage) -> QWidget:
    from desktop.ui.exchange.key_sheet_dialog import KeySheetDialog

    return stage.dialog(KeySheetDialog(stage.workplace, stage.window))


@scene("exchange-07-partner")
def partner_dialog(stage: Stage) -> QWidget:
    from desktop.services import partners
    from desktop.ui.exchange.partner_dialog import PartnerDialog

    _paired(stage)
    return stage.dialog(PartnerDialog(stage.workplace, stage.read(partners.mentor), stage.window))


@scene("exchange-08-files")
def files(stage: Stage) -> QWidget:
    _answered(stage)
    window = stage.page("files")
    page: Any = window.page("files")
    page.filters.clear()
    stage.settle()
    page.table.stand_on_first()
    return window


@scene("exchange-08-files-filtered")
def files_filtered(stage: Stage) -> QWidget:
    _answered(stage)
    window = stage.page("files")
    page: Any = window.page("files")
    kinds = frozenset({PackageKind.EXPORT})
    page.filters.set_query(FileQuery(outgoing=True, kinds=kinds, period=Period.parse("2026")))
    stage.settle()
    return window


@scene("exchange-08-file")
def file(stage: Stage) -> QWidget:
    from desktop.services import exports
    from desktop.ui.exchange.file_dialog import FileDialog

    _answered(stage)
    query = FileQuery(outgoing=True, period=Period.parse("2026"))
    found = stage.read(lambda desk: exports.files(desk, query)[0][-1])
    return stage.dialog(FileDialog(stage.workplace, found, stage.window))


@scene("exchange-09-feedback")
def feedback_page(stage: Stage) -> QWidget:
    _answered(stage)
    return stage.page("feedback")


@scene("exchange-09-report")
def report(stage: Stage) -> QWidget:
    _answered(stage)
    uid = stage.read(lambda desk: _said_about(desk, "report"))
    return stage.page("report", uid=uid)


@scene("exchange-09-decision")
def decision(stage: Stage) -> QWidget:
    _answered(stage)
    uid = stage.read(lambda desk: _said_about(desk, "report", "decision"))
    window = stage.page("report", uid=uid)
    page: Any = window.page("report")
    next(iter(page.mentor.buttons.values())).click()
    stage.settle()
    return stage.dialog(page.dialog)


@scene("exchange-09-session")
def session(stage: Stage) -> QWidget:
    _answered(stage)
    uid = stage.read(lambda desk: _said_about(desk, "session"))
    return stage.page("session", uid=uid)


@scene("exchange-09-home")
def home(stage: Stage) -> QWidget:
    _answered(stage)
    window = stage.page("home")
    window.page("home").refresh()
    stage.settle()
    return window


@scene("exchange-10-taken")
def taken(stage: Stage) -> QWidget:
    from desktop.services import answer_files

    _answered(stage)

    def write(desk: Any) -> Path:
        entry = answer_files.write_feedback(_mentor(stage), desk_code(desk), _stick(stage)).record
        return _stick(stage) / entry.file_name

    path = stage.read(write)
    page: Any = stage.page("files").page("files")
    page.filters.clear()
    page.take_in([path])
    stage.settle()
    return stage.window


@scene("exchange-10-refused")
def refused(stage: Stage) -> QWidget:
    _answered(stage)
    bad = _stick(stage) / "bukan berkas.sigap"
    bad.write_bytes(b"")
    page: Any = stage.page("feedback").page("feedback")
    page.take_in([bad])
    stage.settle()
    return stage.window


@scene("exchange-11-drop")
def drop(stage: Stage) -> QWidget:
    _answered(stage)
    page: Any = stage.page("feedback").page("feedback")
    page._veil.setGeometry(page.rect().adjusted(16, 16, -16, -16))
    page._veil.raise_()
    page._veil.show()
    return stage.window


def _said_about(desk: Any, page: str, state: str = "to_mend") -> str:
    from desktop.services import mentor_said

    return next(
        line.item.record_uid for line in mentor_said.said(desk) if line.page == page and line.state.value == state
    )
