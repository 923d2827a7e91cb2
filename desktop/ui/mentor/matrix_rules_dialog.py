"""How this inspectorate expects files: by which day, on what ground, from which kinds of office."""

from typing import Any

from PySide6.QtWidgets import QWidget

from db.records.matrix import MentorRules
from desktop.ui.kit import CheckField, FormDialog, LineField
from desktop.ui.workplace import Workplace
from resources.language import _


class MatrixRulesDialog(FormDialog):
    """Shows the rules in force; what the service refuses is said at its field."""

    def __init__(self, workplace: Workplace, parent: QWidget, rules: MentorRules) -> None:
        super().__init__(
            parent,
            _("Aturan kiriman"),
            accept=_("Simpan"),
            explanation=_("Dipakai matriks, surat kepada kantor yang terlambat, dan ringkasan gabungan."),
        )
        self._workplace = workplace
        self.due_days = LineField(
            _("Paling lambat … hari kalender setelah masa berakhir"), path="due_days", required=True, longest=2
        )
        self.due_days.set_value(str(rules.due_days))
        self.source = LineField(
            _("Dasar aturan"),
            path="source",
            hint=_("Misalnya nomor surat edaran bupati; dicetak pada surat dan ringkasan."),
            longest=200,
        )
        self.source.set_value(rules.source)
        self.with_subdistricts = CheckField(_("Kecamatan ikut diharapkan mengirim"))
        self.with_subdistricts.set_value(rules.with_subdistricts)
        self.with_urban = CheckField(_("Kelurahan ikut diharapkan mengirim"))
        self.with_urban.set_value(rules.with_urban_villages)
        self.oldest_program = LineField(
            _("Versi program desa paling lama yang diterima"),
            path="oldest_program",
            hint=_("Misalnya 0.1.0. Kosong: semua versi yang masih dapat dibaca."),
            longest=20,
        )
        self.oldest_program.set_value(rules.oldest_program)
        for field in (self.due_days, self.source, self.with_subdistricts, self.with_urban, self.oldest_program):
            self.body.addWidget(field)
        self.on_accept(self._save)
        self.fit()

    def rules(self) -> MentorRules:
        """Return what stands in the fields; a text that is no number is refused as too large."""
        typed = self.due_days.value().strip()
        return MentorRules(
            due_days=int(typed) if typed.isascii() and typed.isdigit() else 999,
            source=self.source.value(),
            with_subdistricts=self.with_subdistricts.value(),
            with_urban_villages=self.with_urban.value(),
            oldest_program=self.oldest_program.value(),
        )

    def _save(self) -> None:
        rules = self.rules()

        def store(desk: Any) -> Any:
            from desktop.services import matrix

            return matrix.change_rules(desk, rules)

        self.set_working(True)
        self._workplace.change(store, lambda _rules: self.accept(), on_problem=self.show_problem)


def open_matrix_rules(workplace: Workplace, parent: QWidget) -> None:
    """Fetch the rules in force and open the dialog."""

    def fetch(desk: Any) -> MentorRules:
        from desktop.services import matrix

        return matrix.rules(desk)

    workplace.read(fetch, lambda rules: MatrixRulesDialog(workplace, parent, rules).open())
