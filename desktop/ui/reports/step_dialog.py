"""The dialog of one step: asks only what that step needs, then offers the paper that goes with it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from db.problem import Problem
from db.records.changes import Changes, Done
from db.records.report import ReportRecord, StepDetails
from db.vocabulary import DeadlineKind, Duty, Step
from desktop.rules.findings import FindingLevel
from desktop.rules.life_cycle import StepOption, check_step
from desktop.ui import messages
from desktop.ui.kit.date_field import DateField
from desktop.ui.kit.field import Field
from desktop.ui.kit.form_dialog import FormDialog
from desktop.ui.kit.surfaces import Banner, SectionTitle
from desktop.ui.reports.files_field import FilesField
from desktop.ui.reports.pending_files import PendingFile
from desktop.ui.reports.report_view import ReportView
from desktop.ui.reports.step_fields import PHOTO_KINDS, ObjectsField, step_field
from desktop.ui.reports.step_words import step_words
from desktop.ui.workplace import Workplace
from resources.language import Language, _, language

if TYPE_CHECKING:
    from desktop.services.desk import Desk

_WIDE = ("reason", "gaps", "object_uids", "exemption_letter", "outcome", "recipient_address")
# A step that is late against this clock asks why.
_CLOCK_OF = {
    Step.SENT_TO_UPG: DeadlineKind.TO_UPG,
    Step.FORWARDED: DeadlineKind.TO_KPK,
    Step.COMPLETED: DeadlineKind.COMPLETION,
    Step.HANDED_OVER: DeadlineKind.FOLLOW_UP,
}


class StepDialog(FormDialog):
    """Records one step.

    Signals: `recorded(ReportRecord, StepOption)` once the step is in the timeline.
    """

    recorded = Signal(object, object)

    def __init__(
        self,
        workplace: Workplace,
        view: ReportView,
        option: StepOption,
        parent: QWidget | None,
        known: StepDetails | None = None,
    ) -> None:
        words = step_words(option.step)
        title = f"{words.action} – {view.record.number}"
        super().__init__(parent, title, accept=_("&Simpan langkah"), explanation=words.meaning, width=600)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workplace = workplace
        self._view = view
        self._option = option
        self._today = workplace.desk.today
        self.on = DateField(words.date_label, required=True, path="on", latest=self._today)
        self.on.set_value(self._today)
        self.fields: dict[str, Field] = {}
        self.photos: FilesField | None = None
        self._late = Banner("warn", _("Lewat batas waktu. Tetap dicatat; tulis alasannya."))
        self._doubt = Banner("warn", "")
        self._build()
        self._prefill()
        self._fill_in(known)
        self.on.changed.connect(self._on_date)
        self._on_date()
        self.on_accept(self._on_accept)
        self.fit()
        self._first().take_focus()

    def details(self) -> StepDetails:
        """Return what the fields hold."""
        details = StepDetails()
        for name, field in self.fields.items():
            if not field.isHidden():
                details = replace(details, **{name: field.value()})
        return details

    def _build(self) -> None:
        needs = [name for name in self._option.needs if name != "attachment_uids"]
        rest = [name for name in self._option.optional if name not in ("attachment_uids", "object_uids")]
        if "object_uids" in self._option.optional and len(self._view.record.objects) > 1:
            needs.append("object_uids")
        asks_why_late = self._option.step in _CLOCK_OF and "reason" in rest
        if asks_why_late:
            rest.remove("reason")
        self._lay([self.on, *self._make(needs, required=True)])
        self.body.addWidget(self._late)
        if asks_why_late:
            self._lay(self._make(["reason"], required=False))
            self.fields["reason"].set_label(_("Alasan terlambat"))
        if "attachment_uids" in (*self._option.needs, *self._option.optional):
            kind = PHOTO_KINDS[self._option.step]
            self.photos = FilesField(self._workplace, self._option.step, kind)
            self.body.addWidget(self.photos)
        if rest:
            self.body.addWidget(SectionTitle(_("Boleh dikosongkan")))
            self._lay(self._make(rest, required=False))
        self.body.addWidget(self._doubt)
        self._doubt.hide()
        self.body.addStretch()

    def _make(self, names: Sequence[str], *, required: bool) -> list[Field]:
        made = []
        for name in names:
            field = step_field(self._option.step, name, self._view.record, required=required and name != "object_uids")
            self.fields[name] = field
            made.append(field)
        return made

    def _lay(self, fields: Sequence[Field]) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        row = column = 0
        for field in fields:
            wide = field.path.removeprefix("details.") in _WIDE
            if wide and column:
                row, column = row + 1, 0
            grid.addWidget(field, row, column, 1, 2 if wide else 1)
            column = 2 if wide else column + 1
            if column >= 2:
                row, column = row + 1, 0
        self.body.addLayout(grid)

    def _prefill(self) -> None:
        if language() is not Language.INDONESIAN:
            return  # what stands here is kept and printed; the register speaks Indonesian
        advice = next((item for item in self._view.advice if item.duty is Duty.EXEMPT), None)
        if self._option.step is Step.NOTED and advice is not None:
            self.fields["exemption_letter"].set_value(advice.letter or "")
            self.fields["reason"].set_value(advice.reason.split(". ")[0].rstrip(".") + ".")
        if self._option.step is Step.RETURNED and self._view.gaps:
            from desktop.rules.labels import field_label

            self.fields["gaps"].set_value(tuple(field_label(item.field) for item in self._view.gaps))

    def _fill_in(self, known: StepDetails | None) -> None:
        """Put what is known of the step already into its fields."""
        for name, field in self.fields.items():
            value = getattr(known, name, None)
            if value:
                field.set_value(value)

    def _first(self) -> Field:
        return next((self.fields[name] for name in self._option.needs if name in self.fields), self.on)

    def _on_date(self) -> None:
        late = self._is_late(self.on.value())
        self._late.setVisible(late)
        if self._option.step in _CLOCK_OF and "reason" in self.fields:
            self.fields["reason"].setVisible(late)

    def _is_late(self, on: date | None) -> bool:
        clock = _CLOCK_OF.get(self._option.step)
        return on is not None and any(item.kind is clock and item.due_on < on for item in self._view.deadlines)

    def _on_accept(self) -> None:
        on = self.on.value()
        if on is None:
            self.on.show_problem(_("Isi tanggalnya."))
            self.on.take_focus()
            return
        chosen = self.fields.get("object_uids")
        if isinstance(chosen, ObjectsField) and chosen.none_chosen():
            chosen.show_problem(_("Pilih sedikitnya satu objek."))
            return
        if not self._passes(on):
            return
        self.set_working(True)
        uid, step, details = self._view.record.uid, self._option.step, self.details()
        pending = self.photos.files if self.photos is not None else ()
        self._workplace.change(
            lambda desk: _record(desk, uid, step, on, details, pending), self._on_recorded, on_problem=self.show_problem
        )

    def _passes(self, on: date) -> bool:
        """Show what the rules say; a doubt is shown once and then lets the person go on."""
        findings = check_step(self._view.record, self._option.step, on, self.details(), self._today)
        for finding in findings:
            if finding.level is FindingLevel.BLOCKING:
                self.show_problem(finding.problem())
                return False
        doubts = [finding.explain().sentence for finding in findings if finding.level is not FindingLevel.BLOCKING]
        text = " ".join(doubts)
        if doubts and (self._doubt.isHidden() or self._doubt.text != text):
            self._doubt.say("warn", text, _("Tekan Simpan langkah sekali lagi bila sudah benar."))
            self._doubt.show()
            self._area.ensureWidgetVisible(self._doubt)
            return False
        return True

    def _on_recorded(self, answer: tuple[ReportRecord, tuple[Problem, ...]]) -> None:
        record, refused = answer
        for problem in refused:
            messages.problem(self, problem)
        self.accept()
        self.recorded.emit(record, self._option)


def _record(
    desk: "Desk", uid: str, step: Step, on: date, details: StepDetails, files: tuple[PendingFile, ...]
) -> "Done[Any]":
    """Add the files, then record the step that names them; a step that fails keeps the files as attachments."""
    from desktop.services import attachments, reports

    changes = Changes()
    refused, uids = [], []
    for file in files:
        try:
            added = attachments.add(desk, uid, file.content, file.file_name, file.kind, file.caption)
        except Problem as problem:
            refused.append(problem)
            continue
        uids.append(added.record.uid)
        changes |= added.changes
    done = reports.record_step(desk, uid, step, on, replace(details, attachment_uids=tuple(uids)))
    return Done((done.record, tuple(refused)), changes | done.changes)
