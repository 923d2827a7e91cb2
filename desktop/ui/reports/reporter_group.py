"""Part A of the form: who reports, picked from the officials or typed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter

from db.records.office import OfficialRecord
from db.records.report import ReportDraft, Reporter
from desktop.ui.kit.date_field import DateField
from desktop.ui.kit.field import Field
from desktop.ui.kit.number_fields import NikField
from desktop.ui.kit.text_fields import LineField
from desktop.ui.reports.draft_paths import with_value
from desktop.ui.reports.field_group import FieldGroup
from desktop.ui.reports.field_words import reporter_words
from resources.language import _

T = TypeVar("T")


class ReporterGroup(FieldGroup):
    """Part A. Picking an official by name fills in what the register knows of the person.

    Signals: `picked(official_uid)`; the NIK, hidden in lists, is then asked for through an audited service.
    """

    picked = Signal(str)

    def __init__(self, today: date) -> None:
        super().__init__(_("A. Identitas pelapor"))
        words = reporter_words()
        self._official_uid = ""
        self._officials: dict[str, OfficialRecord] = {}

        def line(name: str) -> LineField:
            return LineField(words[name].label, hint=words[name].hint, path=f"reporter.{name}")

        self.name = line("name")
        position = line("position")
        self._institution = line("institution")
        nik = NikField(words["nik"].label, hint=words["nik"].hint, path="reporter.nik")
        birth_date = DateField(words["birth_date"].label, path="reporter.birth_date", latest=today)
        self.add_row(self.name, position)
        self.add_row(self._institution)
        self.add_row(nik, line("birth_place"), birth_date, spans=(5, 4, 3))
        self.add_row(line("phone"), line("email"))
        self.add_row(line("address"))
        self.add_row(line("subdistrict"), line("regency"), line("province"))
        self.add_row(line("contact_name"), line("contact_phone"))
        self._completer = _NameCompleter(self.name)
        self._completer.activated[QModelIndex].connect(self._on_completed)  # type: ignore[index] # overloaded
        self.name.line.textEdited.connect(self._on_name_typed)

    def set_officials(self, officials: Sequence[OfficialRecord]) -> None:
        """Offer these people while the name is typed."""
        shown = {f"{person.name} – {person.position}".removesuffix(" – "): person for person in officials}
        self._officials = shown
        self._completer.offer(list(shown))

    def fill_from(self, person: OfficialRecord) -> None:
        """Take over what the register knows of an official; what it does not know stays as typed."""
        known = {
            "name": person.name,
            "nik": person.nik,
            "birth_place": person.birth_place,
            "birth_date": person.birth_date,
            "position": " / ".join(part for part in (person.position, person.rank) if part),
            "address": person.address,
            "phone": person.phone,
            "email": person.email,
        }
        for name, value in known.items():
            if value:
                self.fields[f"reporter.{name}"].set_value(value)
        if person.unit:
            office = self._institution.value()
            self._institution.set_value(f"{office}, {person.unit}" if office and person.unit not in office else office)
        self._official_uid = person.uid

    def offer_office(self, reporter: Reporter) -> None:
        """Fill in the office's own place where nothing has been typed yet."""
        for name in ("institution", "subdistrict", "regency", "province"):
            field: Field = self.fields[f"reporter.{name}"]
            if not field.value():
                field.set_value(getattr(reporter, name))

    def load(self, record: object) -> None:
        super().load(record)
        if isinstance(record, ReportDraft):
            self._official_uid = record.official_uid

    def collect(self, record: T) -> T:
        return with_value(super().collect(record), "official_uid", self._official_uid)

    def _on_completed(self, index: QModelIndex) -> None:
        person = self._officials.get(str(index.data()))
        if person is None:
            return
        self.fill_from(replace(person, nik=""))  # lists carry the number hidden; `picked` fetches it
        self.picked.emit(person.uid)
        self.edited.emit(self.name.path)

    def _on_name_typed(self) -> None:
        self._official_uid = ""


class _NameCompleter(QCompleter):
    """Offers names with positions; puts only the name into the line."""

    def __init__(self, field: LineField) -> None:
        super().__init__(field)
        self._names = QStringListModel(self)
        self.setModel(self._names)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        field.line.setCompleter(self)

    def offer(self, texts: list[str]) -> None:
        """Offer other texts."""
        self._names.setStringList(texts)

    def pathFromIndex(self, index: QModelIndex) -> str:  # type: ignore[override]
        return str(index.data()).split(" – ")[0]
