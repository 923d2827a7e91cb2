"""One object of the report: parts B (giver) and C (what was given), one sheet of the official form."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.records.report import GiftObject
from db.vocabulary import ObjectKind, ObjectLocation, Occasion, Relation
from desktop.ui.kit.choice_fields import ChoiceField
from desktop.ui.kit.decimal_field import DecimalField
from desktop.ui.kit.field import Field
from desktop.ui.kit.number_fields import MoneyField
from desktop.ui.kit.text_fields import LineField, TextField
from desktop.ui.reports.choices import choices_of
from desktop.ui.reports.field_group import FieldGroup
from desktop.ui.reports.field_words import FieldWords, giver_words, receipt_words
from resources.language import _

CURRENCIES = ("IDR", "USD", "SGD", "MYR", "SAR", "EUR", "CNY", "JPY", "AUD")
# Typed into the record and printed on the form: always Indonesian.
_UNITS = ("amplop", "lembar", "buah", "paket", "parsel", "dus", "bungkus", "kilogram", "botol", "orang")
_KINDS_TO_NAME = (ObjectKind.GOODS, ObjectKind.FACILITY, ObjectKind.MONEY)  # "sebutkan" on the form


class ObjectCard(QWidget):
    """Parts B and C of one object.

    Signals: `edited(path)`, `left(path)`, `entered(path)` with paths within the object.
    """

    edited = Signal(str)
    left = Signal(str)
    entered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._item = GiftObject()
        self.giver_group = FieldGroup(_("B. Data pemberi gratifikasi"))
        self.receipt_group = FieldGroup(_("C. Data penerimaan gratifikasi"))
        self._build_giver()
        self._build_receipt()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        for group in (self.giver_group, self.receipt_group):
            layout.addWidget(group)
            group.edited.connect(self._on_edited)
            group.left.connect(self.left)
            group.entered.connect(self.entered)
        self._show_fitting()

    def field(self, path: str) -> Field | None:
        """Return the field of a path within the object."""
        return self.giver_group.fields.get(path) or self.receipt_group.fields.get(path)

    def focus_widgets(self) -> list[QWidget]:
        """Return what the tab key visits here, in reading order."""
        return self.giver_group.focus_widgets() + self.receipt_group.focus_widgets()

    def load(self, item: GiftObject) -> None:
        """Show an object."""
        self._item = item
        self.giver_group.load(item)
        self.receipt_group.load(item)
        self._show_fitting()

    def collect(self) -> GiftObject:
        """Return the object as the fields have it; what only the register knows is kept."""
        return self.receipt_group.collect(self.giver_group.collect(self._item))

    def set_answers(self, item: GiftObject) -> None:
        """Take over the answers given beside the form."""
        self._item = item

    def set_refused(self, refused: bool) -> None:
        """Change the words between receipt and refusal."""
        words = receipt_words(refused=refused)["location"]
        self.receipt_group.fields["location"].set_hint(words.hint)

    def set_givers(self, names: Sequence[str]) -> None:
        """Offer the givers the register knows."""
        field = self.giver_group.fields["giver.name"]
        if isinstance(field, LineField):
            field.set_suggestions(names)

    def _build_giver(self) -> None:
        words = giver_words()
        group = self.giver_group
        group.add_row(_line("giver.name", words), _line("giver.institution", words))
        group.add_row(_choice("giver.relation", words, choices_of(Relation)))
        group.add_row(_line("giver.relation_other", words))
        group.add_row(_line("giver.address", words))
        group.add_row(_line("giver.reason", words))

    def _build_receipt(self) -> None:
        words = receipt_words(refused=False)
        group = self.receipt_group
        group.add_row(_choice("occasion", words, choices_of(Occasion)))
        group.add_row(_line("occasion_other", words))
        group.add_row(_choice("kind", words, choices_of(ObjectKind)))
        group.add_row(_line("kind_other", words))
        group.add_row(TextField(words["description"].label, hint=words["description"].hint, path="description", rows=2))
        quantity = DecimalField(words["quantity"].label, path="quantity")
        unit = LineField(words["unit"].label, path="unit", suggestions=_UNITS, longest=40)
        currency = ChoiceField(words["currency"].label, [(code, code) for code in CURRENCIES], path="currency")
        value = MoneyField(words["value"].label, hint=words["value"].hint, path="value")
        group.add_row(quantity, unit, currency, value, spans=(2, 3, 2, 5))
        group.add_row(DecimalField(words["foreign_value"].label, path="foreign_value"))
        group.add_row(_choice("location", words, choices_of(ObjectLocation)))
        group.add_row(_line("location_other", words))

    def _on_edited(self, path: str) -> None:
        self._show_fitting()
        self.edited.emit(path)

    def _show_fitting(self) -> None:
        """Show only the fields that the answers so far call for."""
        receipt, giver = self.receipt_group.fields, self.giver_group.fields
        foreign = receipt["currency"].value() != "IDR"
        giver["giver.relation_other"].setVisible(giver["giver.relation"].value() is Relation.OTHER)
        receipt["occasion_other"].setVisible(receipt["occasion"].value() is Occasion.OTHER)
        receipt["kind_other"].setVisible(receipt["kind"].value() in _KINDS_TO_NAME)
        receipt["location_other"].setVisible(receipt["location"].value() is ObjectLocation.OTHER)
        receipt["foreign_value"].setVisible(foreign)
        words = receipt_words(refused=False)["value"]
        receipt["value"].set_label(_("Taksiran dalam rupiah") if foreign else words.label)
        receipt["value"].set_hint(_("Memakai kurs hari penerimaan.") if foreign else words.hint)


def _line(path: str, words: dict[str, FieldWords]) -> LineField:
    return LineField(words[path].label, hint=words[path].hint, path=path)


def _choice(path: str, words: dict[str, FieldWords], choices: Sequence[tuple[Any, str]]) -> ChoiceField:
    return ChoiceField(words[path].label, choices, hint=words[path].hint, path=path, placeholder=_("Pilih salah satu"))
