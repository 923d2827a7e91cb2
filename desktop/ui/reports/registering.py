"""The way from the form to the register: what is checked, what is asked, what is offered afterwards."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from db.problem import Problem
from db.records.changes import Changes, Done
from db.records.report import ReportDraft, ReportRecord
from desktop.rules.findings import Finding, FindingLevel
from desktop.rules.labels import field_label
from desktop.ui import messages
from desktop.ui.reports.assistant import Guidance, guide
from desktop.ui.reports.pending_files import PendingFile
from desktop.ui.reports.reason_dialog import ReasonDialog
from desktop.ui.reports.registered_dialog import RegisteredDialog
from resources.language import _, ngettext

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.ui.reports.form_page import ReportFormPage

_NAMED_GAPS = 8


@dataclass(frozen=True, slots=True)
class Registered:
    """A report as it entered the register, and the files that could not be kept with it."""

    record: ReportRecord
    refused: tuple[Problem, ...] = ()


class Registering(QObject):
    """Takes one form through checks and questions into the register."""

    def __init__(self, page: "ReportFormPage") -> None:
        super().__init__(page)
        self._page = page
        self._draft = ReportDraft()
        self._asked_why_late = False
        self.dialog: ReasonDialog | RegisteredDialog | None = None

    def start(self) -> None:
        """Check the form; ask the services once more; then ask the person what is still to be asked."""
        page = self._page
        wrong = next(page.form.unreadable(), None)
        if wrong is not None:
            page.form.jump(wrong)
            return
        findings = page.findings()
        blocked = next((item for item in findings if item.level is FindingLevel.BLOCKING), None)
        if blocked is not None:
            page.form.jump(blocked.field)
            page.form.show_findings(blocked.field, findings)
            return
        self._draft = page.form.collect()
        page.primary.setEnabled(False)
        own_uid = page.correcting.uid if page.correcting else ""
        self._page.workplace.read(
            lambda desk: guide(desk, self._draft, own_uid), self._on_guidance, on_problem=self._on_problem
        )

    def _on_guidance(self, guidance: Guidance) -> None:
        page = self._page
        page.primary.setEnabled(True)
        if page.correcting is not None:
            self._ask_reason(page.correcting)
            return
        if not (self._may_be_late(guidance) and self._may_be_double(guidance) and self._may_be_short(page.findings())):
            return
        self._register()

    def _may_be_late(self, guidance: Guidance) -> bool:
        if not guidance.late or self._draft.late_reason or self._asked_why_late:
            return True
        self._asked_why_late = True  # asked once; a late report is never refused
        write = messages.ask(
            self._page,
            _("Laporan ini terlambat. Tulis alasannya dahulu?"),
            yes=_("Tulis alasan"),
            no=_("Daftarkan tanpa alasan"),
            detail=_("Laporan terlambat tetap diterima. Alasan membantu saat laporan diperiksa."),
        )
        if write:
            self._page.form.chronology.set_late(True)
            self._page.form.jump("late_reason")
        return not write

    def _may_be_double(self, guidance: Guidance) -> bool:
        if not guidance.duplicates:
            return True
        number = guidance.duplicates[0].number
        return messages.ask(
            self._page,
            _("Laporan {number} mirip dengan ini. Daftarkan juga yang ini?").format(number=number),
            yes=_("Daftarkan juga"),
            no=_("Kembali ke formulir"),
        )

    def _may_be_short(self, findings: tuple[Finding, ...]) -> bool:
        gaps = [item for item in findings if item.level is FindingLevel.GAP]
        if not gaps:
            return True
        names = [field_label(item.field) for item in gaps[:_NAMED_GAPS]]
        if len(gaps) > _NAMED_GAPS:
            names.append(_("dan {n} lainnya").format(n=len(gaps) - _NAMED_GAPS))
        count = len(gaps)
        return messages.ask(
            self._page,
            ngettext(
                "Masih kurang {n} isian. Daftarkan sekarang?", "Masih kurang {n} isian. Daftarkan sekarang?", count
            ).format(n=count),
            yes=_("Daftarkan"),
            no=_("Lengkapi dulu"),
            detail=_("Laporan boleh didaftarkan dan dilengkapi kemudian: {names}.").format(names="; ".join(names)),
        )

    def _register(self) -> None:
        page = self._page
        page.primary.setEnabled(False)
        page.keeper.settle(self._register_with)

    def _register_with(self, draft_uid: str | None) -> None:
        draft, files = self._draft, self._page.form.files.files
        self._page.workplace.change(
            lambda desk: _register(desk, draft, draft_uid, files), self._on_registered, on_problem=self._on_problem
        )

    def _ask_reason(self, record: ReportRecord) -> None:
        dialog = ReasonDialog(
            self._page,
            _("Simpan perbaikan laporan {number}").format(number=record.number),
            accept=_("Simpan perbaikan"),
            question=_("Mengapa laporan ini diperbaiki?"),
            hint=_("Alasan tampil pada riwayat laporan. Contoh: nilai taksiran salah ketik."),
        )
        dialog.given.connect(lambda reason: self._correct(record, reason))
        self.dialog = dialog
        dialog.open()

    def _correct(self, record: ReportRecord, reason: str) -> None:
        draft, files = self._draft, self._page.form.files.files
        self._page.workplace.change(
            lambda desk: _correct(desk, record.uid, draft, reason, files),
            self._on_corrected,
            on_problem=self._on_reason_problem,
        )

    def _on_registered(self, done: Registered) -> None:
        page = self._page
        page.primary.setEnabled(True)
        self._asked_why_late = False
        guidance = page.guidance
        page.left_behind()
        for problem in done.refused:
            messages.problem(page, problem)
        self.dialog = RegisteredDialog(page.workplace, done.record, guidance, page)
        self.dialog.open()

    def _on_corrected(self, done: Registered) -> None:
        page = self._page
        if self.dialog is not None:
            self.dialog.accept()
        page.left_behind()
        for problem in done.refused:
            messages.problem(page, problem)
        page.workplace.go("report", uid=done.record.uid)

    def _on_reason_problem(self, problem: Problem) -> None:
        if isinstance(self.dialog, ReasonDialog):
            self.dialog.show_problem(problem)

    def _on_problem(self, problem: Problem) -> None:
        """Go back to the form: nothing was registered, the draft is kept on."""
        page = self._page
        page.primary.setEnabled(True)
        if page.correcting is None:
            page.keeper.start(ReportDraft(), page.keeper.uid)
        field = page.form.field(problem.field)
        if field is not None:
            page.form.jump(problem.field)
            field.show_found(problem)
        else:
            messages.problem(page, problem)


def _register(
    desk: "Desk", draft: ReportDraft, draft_uid: str | None, files: tuple[PendingFile, ...]
) -> Done[Registered]:
    from desktop.services import reports

    done = reports.register_report(desk, draft, draft_uid)
    return _with_files(desk, done.record, done.changes, files)


def _correct(
    desk: "Desk", uid: str, draft: ReportDraft, reason: str, files: tuple[PendingFile, ...]
) -> Done[Registered]:
    from desktop.services import reports

    done = reports.correct_report(desk, uid, draft, reason)
    return _with_files(desk, done.record, done.changes, files)


def _with_files(
    desk: "Desk", record: ReportRecord, changes: Changes, files: tuple[PendingFile, ...]
) -> Done[Registered]:
    """Add the files; the report stands even when one of them cannot be kept."""
    from desktop.services import attachments

    refused = []
    for file in files:
        try:
            added = attachments.add(desk, record.uid, file.content, file.file_name, file.kind, file.caption)
            changes |= added.changes
        except Problem as problem:
            refused.append(problem)
    return Done(Registered(record, tuple(refused)), changes)
