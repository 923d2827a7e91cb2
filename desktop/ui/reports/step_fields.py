"""The inputs a step may ask for, one function for all fields of StepDetails."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from db.records.report import GiftObject, ReportRecord
from db.vocabulary import AttachmentKind, DecisionOutcome, Step
from desktop.rules import labels
from desktop.rules.law import rule_set
from desktop.rules.words import rupiah
from desktop.ui.kit.choice_fields import ChoiceField, RadioField
from desktop.ui.kit.date_field import DateField
from desktop.ui.kit.field import Field
from desktop.ui.kit.number_fields import MoneyField
from desktop.ui.kit.text_fields import LineField, TextField
from desktop.ui.reports.step_words import detail_hint, detail_label
from resources.language import _

_LONG = ("reason", "gaps")
_LETTER_LENGTH = 90

PHOTO_KINDS = {
    Step.DISTRIBUTED: AttachmentKind.DISTRIBUTION_PHOTO,
    Step.DECIDED: AttachmentKind.DECREE,
    Step.NOT_FOLLOWED_UP: AttachmentKind.DECREE,
    Step.HANDED_OVER: AttachmentKind.HANDOVER_PROOF,
    Step.PAID: AttachmentKind.HANDOVER_PROOF,
    Step.IN_CUSTODY: AttachmentKind.HANDOVER_PROOF,
    Step.KEPT: AttachmentKind.OBJECT_PHOTO,
}


def step_field(step: Step, name: str, record: ReportRecord, *, required: bool) -> Field:
    """Return the input of one field of StepDetails for a step."""
    label, hint, path = detail_label(step, name), detail_hint(step, name), f"details.{name}"
    match name:
        case "document_date":
            return DateField(label, hint=hint, required=required, path=path)
        case "outcome":
            choices = [(member, labels.label(member)) for member in DecisionOutcome]
            return RadioField(label, choices, hint=hint, required=required, path=path)
        case "amount":
            return MoneyField(label, hint=hint, required=required, path=path)
        case "object_uids":
            return ObjectsField(label, record.objects, path=path)
        case "exemption_letter":
            return ChoiceField(label, _letters(record), hint=hint, required=required, path=path)
        case "gaps":
            return GapsField(label, hint=hint, required=required, path=path)
        case _ if name in _LONG:
            return TextField(label, hint=hint, required=required, path=path, rows=3)
        case _:
            return LineField(label, hint=hint, required=required, path=path)


class ObjectsField(Field):
    """Which objects a step is about; value is their uids, empty for all."""

    def __init__(self, label: str, objects: Sequence[GiftObject], *, path: str) -> None:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.ticks: list[tuple[str, QCheckBox]] = []
        for number, item in enumerate(objects, start=1):
            words = " · ".join(part for part in (item.description, rupiah(item.value)) if part)
            tick = QCheckBox(f"{number}. {words[:70]}".replace("&", "&&"))
            tick.setChecked(True)
            self.ticks.append((item.uid, tick))
            column.addWidget(tick)
        super().__init__(label, holder, path=path)
        for _uid, tick in self.ticks:
            tick.toggled.connect(self._on_toggled)

    def value(self) -> tuple[str, ...]:
        chosen = tuple(uid for uid, tick in self.ticks if tick.isChecked())
        return () if len(chosen) == len(self.ticks) else chosen

    def set_value(self, value: Sequence[str]) -> None:
        for uid, tick in self.ticks:
            tick.setChecked(not value or uid in value)

    def none_chosen(self) -> bool:
        """Tell whether every object was taken away."""
        return not any(tick.isChecked() for _uid, tick in self.ticks)

    def focus_widgets(self) -> list[QWidget]:
        return [tick for _uid, tick in self.ticks]

    def set_label(self, label: str, *, required: bool = False) -> None:
        # Each tick speaks for itself; naming all of them alike would tell a screen reader nothing.
        self.label.setText(label)

    def _on_toggled(self) -> None:
        self.clear_problem()
        self.changed.emit()


class GapsField(TextField):
    """What must be completed, one thing a line; value is a tuple of lines."""

    def value(self) -> Any:
        return tuple(line.strip() for line in super().value().splitlines() if line.strip())

    def set_value(self, value: Any) -> None:
        super().set_value("\n".join(value))


def _letters(record: ReportRecord) -> list[tuple[str, str]]:
    choices = [("", _("Tanpa huruf"))]
    for item in rule_set(record.rule_set).exemptions:
        wording = item.wording.text
        short = wording if len(wording) <= _LETTER_LENGTH else f"{wording[: _LETTER_LENGTH - 1].rstrip()}…"
        choices.append((item.letter, f"{item.letter} – {short}"))
    return sorted(choices)
