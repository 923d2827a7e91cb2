"""Small widgets that all pages are built from; import them from here."""

from desktop.ui.kit.chips import Chip, ChipBar, Tag
from desktop.ui.kit.choice_fields import CheckField, ChoiceField, ComboField, RadioField, YesNoField
from desktop.ui.kit.date_field import DateField
from desktop.ui.kit.field import Field
from desktop.ui.kit.form_dialog import FormDialog
from desktop.ui.kit.number_fields import MoneyField, NikField
from desktop.ui.kit.surfaces import Banner, Card, EmptyState, SectionTitle, columns
from desktop.ui.kit.table_columns import Cell, Column, Rows, Stretch, Tone, from_list
from desktop.ui.kit.text_fields import LineField, PasswordField, TextField
from desktop.ui.kit.virtual_table import VirtualTable

__all__ = [
    "Banner",
    "Card",
    "Cell",
    "CheckField",
    "Chip",
    "ChipBar",
    "ChoiceField",
    "Column",
    "ComboField",
    "DateField",
    "EmptyState",
    "Field",
    "FormDialog",
    "LineField",
    "MoneyField",
    "NikField",
    "PasswordField",
    "RadioField",
    "Rows",
    "SectionTitle",
    "Stretch",
    "Tag",
    "TextField",
    "Tone",
    "VirtualTable",
    "YesNoField",
    "columns",
    "from_list",
]
