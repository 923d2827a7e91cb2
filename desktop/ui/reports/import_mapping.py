"""Correcting what each column of a sheet means, with the first values of the column to judge by."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

from desktop.sheets.mapping import Mapping, field_label, field_names
from desktop.sheets.preview import SheetPreview
from desktop.ui.kit.form_dialog import FormDialog
from resources.language import _

_SAMPLES = 3
_LONGEST_SAMPLE = 34


class MappingDialog(FormDialog):
    """One line for each column: its heading, its first values, and what it means."""

    def __init__(self, parent: QWidget | None, preview: SheetPreview[Any]) -> None:
        super().__init__(
            parent,
            _("Arti kolom"),
            accept=_("Baca ulang"),
            explanation=_("Pilih arti setiap kolom. Pilihan ini diingat untuk berkas dengan judul kolom yang sama."),
            width=820,
        )
        self._mapping = preview.mapping
        self._fields = ("", *field_names(preview.target))
        self.boxes: dict[int, QComboBox] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        for place, title in enumerate((_("Kolom"), _("Isi"), _("Artinya"))):
            head = QLabel(title)
            head.setObjectName("soft")
            grid.addWidget(head, 0, place)
        for line, match in enumerate(preview.mapping.columns, start=1):
            samples = _samples(preview, match.column)
            if not match.header.strip() and not samples:
                continue
            name = _plain(match.header or _("Kolom {n}").format(n=match.column + 1))
            name.setObjectName("fieldLabel")
            box = QComboBox()
            box.addItem(_("(tidak dipakai)"))
            for field in self._fields[1:]:
                box.addItem(field_label(preview.target, field))
            box.setCurrentIndex(self._fields.index(match.field))
            box.setAccessibleName(_("Arti kolom {name}").format(name=match.header))
            box.currentIndexChanged.connect(lambda chosen, column=match.column: self._on_chosen(column, chosen))
            name.setBuddy(box)
            self.boxes[match.column] = box
            values = _plain("\n".join(samples))
            values.setObjectName("soft")
            grid.addWidget(name, line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(values, line, 1, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(box, line, 2, Qt.AlignmentFlag.AlignTop)
        for column, share in enumerate((3, 4, 4)):
            grid.setColumnStretch(column, share)
        self.body.addLayout(grid)
        self.fit(620)

    @property
    def mapping(self) -> Mapping:
        """The mapping as it was corrected."""
        return self._mapping

    def _on_chosen(self, column: int, chosen: int) -> None:
        self._mapping = self._mapping.with_field(column, self._fields[chosen])
        for match in self._mapping.columns:  # a field belongs to one column: another that held it is freed
            box = self.boxes.get(match.column)
            if box is not None:
                box.blockSignals(True)
                box.setCurrentIndex(self._fields.index(match.field))
                box.blockSignals(False)


def _samples(preview: SheetPreview[Any], column: int) -> list[str]:
    found: list[str] = []
    for row in preview.rows:
        text = " ".join(row.raw[column].split()) if column < len(row.raw) else ""
        if text and text not in found:
            found.append(text if len(text) <= _LONGEST_SAMPLE else text[: _LONGEST_SAMPLE - 1] + "…")
        if len(found) == _SAMPLES:
            break
    return found


def _plain(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
