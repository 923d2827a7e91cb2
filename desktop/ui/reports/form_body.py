"""The whole report form in one scrolling column: groups A to E, attachments, office, with a bar of its parts."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from db.records.report import Answers, GiftObject, ReportDraft
from db.vocabulary import ReportKind
from desktop.rules.findings import Finding, FindingLevel
from desktop.ui.kit.field import Field
from desktop.ui.reports.chronology_group import ChronologyGroup, CompensationGroup, OfficeGroup
from desktop.ui.reports.draft_paths import split_object_path
from desktop.ui.reports.field_group import FieldGroup
from desktop.ui.reports.files_group import FilesGroup
from desktop.ui.reports.kind_group import KindGroup
from desktop.ui.reports.objects_group import ObjectsGroup
from desktop.ui.reports.parts_bar import PartsBar
from desktop.ui.reports.reporter_group import ReporterGroup
from desktop.ui.workplace import Workplace
from resources.language import _

_EMPTY = "field-empty"  # the finding about a field that is merely empty
# Which part of the form a path belongs to, by its first word; D takes what is not named.
_PARTS = (("kind", "confidentiality"), ("reporter",), ("objects",), ("received_on", "chronology"), ("compensation",))


class ReportFormBody(QWidget):
    """Shows a draft and hands it back.

    Signals: `edited(path)`; `left(path)` when a field is left; `object_shown(index)`.
    """

    edited = Signal(str)
    left = Signal(str)
    object_shown = Signal(int)

    def __init__(self, workplace: Workplace, today: date) -> None:
        super().__init__()
        self._draft = ReportDraft()
        self.kind_group = KindGroup()
        self.reporter = ReporterGroup(today)
        self.objects = ObjectsGroup()
        self.chronology = ChronologyGroup(today)
        self.compensation = CompensationGroup()
        self.files = FilesGroup(workplace)
        self.office = OfficeGroup()
        self._groups: tuple[FieldGroup, ...] = (
            self.kind_group,
            self.reporter,
            self.chronology,
            self.compensation,
            self.office,
        )
        self._build()
        self._connect()

    def load(self, draft: ReportDraft) -> None:
        """Show a draft from its first field."""
        self._draft = draft
        for group in self._groups:
            group.load(draft)
        self.objects.load(draft.objects)
        self._on_kind()
        self._order_tabs()
        self._area.verticalScrollBar().setValue(0)

    def collect(self) -> ReportDraft:
        """Return the draft as the fields have it."""
        draft = self._draft
        for group in self._groups:
            draft = group.collect(draft)
        return replace(draft, objects=self.objects.collect())

    def object_in_front(self) -> GiftObject:
        """Return the object whose tab is open."""
        return self.objects.card(self.objects.current).collect()

    def set_answers(self, answers: Answers) -> None:
        """Keep the answers about the object in front."""
        self.objects.set_answers(self.objects.current, answers)

    def field(self, path: str) -> Field | None:
        """Return the field of a path within the report, or None."""
        within = split_object_path(path)
        if within is not None:
            return self.objects.field(*within)
        return next((group.fields[path] for group in self._groups if path in group.fields), None)

    def jump(self, path: str) -> None:
        """Bring the field of a path into sight and put the cursor into it."""
        within = split_object_path(path)
        if within is not None:
            self.objects.show_object(within[0])
        field = self.field(path)
        if field is None:
            return
        if field.isHidden():
            field.show()
        # New tabs and lines need their places before they can be scrolled to.
        self._column.activate()
        self._area.ensureWidgetVisible(field, 0, 120)
        field.take_focus()

    def scroll_to_top(self) -> None:
        """Show the form from its head; the cursor stays where it is."""
        self._area.verticalScrollBar().setValue(0)

    def mark_parts(self, findings: Sequence[Finding]) -> None:
        """Tick the parts of the official form that lack nothing."""
        missing = [0] * len(_PARTS)
        for finding in findings:
            if finding.level is not FindingLevel.DOUBT:
                missing[_part_of(finding.field)] += 1
        for index, count in enumerate(missing):
            self.parts.mark(index, count)

    def show_findings(self, path: str, findings: Sequence[Finding]) -> None:
        """Say beside one field what is wrong or odd about it; what is merely empty is listed elsewhere."""
        field = self.field(path)
        if field is None or field.has_problem:
            return
        for finding in findings:
            if finding.field == path and finding.code != _EMPTY:
                text = finding.explain()
                words = " ".join(part for part in (text.sentence, text.next_step) if part)
                field.show_problem(words, warning=finding.level is not FindingLevel.BLOCKING)
                return
        field.clear_problem()

    def unreadable(self) -> Iterator[str]:
        """Name the fields that hold something unreadable."""
        for group in self._groups:
            yield from group.unreadable()
        for index in range(len(self.objects.collect())):
            card = self.objects.card(index)
            for group in (card.giver_group, card.receipt_group):
                for path in group.unreadable():
                    yield f"objects.{index}.{path}"

    def _build(self) -> None:
        self._content = QWidget()
        column = self._column = QVBoxLayout(self._content)
        column.setContentsMargins(2, 2, 14, 12)
        column.setSpacing(16)
        parts: list[tuple[str, QWidget]] = [
            (_("Jenis"), self.kind_group),
            (_("A. Pelapor"), self.reporter),
            (_("B–C. Objek"), self.objects),
            (_("D. Kronologi"), self.chronology),
            (_("E. Kompensasi"), self.compensation),
            (_("Lampiran"), self.files),
            (_("Catatan"), self.office),
        ]
        for _name, widget in parts:
            column.addWidget(widget)
        column.addStretch()
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._content)
        self.parts = PartsBar(parts, self._area, self._content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.parts)
        layout.addWidget(self._area, 1)

    def _connect(self) -> None:
        for group in self._groups:
            group.edited.connect(self.edited)
            group.left.connect(self.left)
            group.entered.connect(self._on_entered)
        self.objects.edited.connect(self._on_objects_edited)
        self.objects.left.connect(self.left)
        self.objects.entered.connect(self._on_entered)
        self.objects.object_shown.connect(self.object_shown)
        self.kind_group.fields["kind"].changed.connect(self._on_kind)
        self.files.changed.connect(lambda: self.edited.emit("files"))

    def _on_objects_edited(self, path: str) -> None:
        if path == "objects":
            self._order_tabs()
        self.edited.emit(path)

    def _order_tabs(self) -> None:
        """Let the tab key follow the eye: new objects would come last otherwise."""
        chain = [
            *self.kind_group.focus_widgets(),
            *self.reporter.focus_widgets(),
            *self.objects.focus_widgets(),
            *self.chronology.focus_widgets(),
            *self.compensation.focus_widgets(),
            self.files.zone.button,
            *self.office.focus_widgets(),
        ]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def _on_kind(self) -> None:
        kind = self.kind_group.fields["kind"].value() or ReportKind.RECEIPT
        self.chronology.set_kind(kind)
        self.objects.set_refused(kind is ReportKind.REFUSAL)

    def _on_entered(self, path: str) -> None:
        """Keep the field that is being typed in within sight when the tab key went below the edge."""
        field = self.field(path)
        if field is not None:
            self._area.ensureWidgetVisible(field, 0, 30)


def _part_of(path: str) -> int:
    head = path.split(".")[0]
    return next((number for number, heads in enumerate(_PARTS) if head in heads), len(_PARTS) - 2)
