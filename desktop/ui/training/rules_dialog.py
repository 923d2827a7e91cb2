"""The dialog of the rules of training: intervals, whom they concern, how certificates are numbered."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QLabel, QWidget

from db.problem import Problem
from db.records.person import TrainingRules
from db.vocabulary import PersonKind
from desktop.rules.labels import label
from desktop.rules.numbering import format_number
from desktop.ui.kit import CheckField, FormDialog, LineField, SectionTitle, columns
from desktop.ui.workplace import Workplace
from resources.language import _

_LONGEST_NUMBER = 3  # digits


class TrainingRulesDialog(FormDialog):
    """Shows the rules in force; what the service refuses is said at its field."""

    def __init__(self, workplace: Workplace, parent: QWidget, rules: TrainingRules, office_code: str = "") -> None:
        super().__init__(
            parent,
            _("Aturan pelatihan"),
            accept=_("Simpan"),
            explanation=_(
                "ISO 37001 meminta pelatihan berkala menurut jabatan dan risikonya, tanpa menyebut angka. Angka di "
                "bawah adalah kebiasaan umum dan boleh diubah; cakupan langsung dihitung ulang."
            ),
            width=620,
        )
        self._workplace = workplace
        self._rules = rules
        self._office_code = office_code
        self._build()
        self._load(rules)
        self.on_accept(self._save)
        self.fit(700)

    def rules(self) -> TrainingRules:
        """Return what stands in the fields; a text that is no number counts as 0 and is refused."""
        return TrainingRules(
            months_low=_whole(self.months_low.value()),
            months_above_low=_whole(self.months_above_low.value()),
            induction_days=_whole(self.induction_days.value()),
            kinds=tuple(kind for kind, field in self.kinds.items() if field.value()),
            certificate_template=self.template.value(),
            certificate_months=_whole(self.certificate_months.value()) if self.certificate_months.value() else None,
        )

    def _build(self) -> None:
        self.months_low = _number_field(_("Risiko rendah: setiap … bulan"), "months_low")
        self.months_above_low = _number_field(_("Risiko di atas rendah: setiap … bulan"), "months_above_low")
        self.induction_days = _number_field(_("Perangkat baru: dalam … hari sejak menjabat"), "induction_days")
        self.kinds = {
            kind: CheckField(label(kind), path="kinds" if kind is PersonKind.OFFICIAL else "") for kind in PersonKind
        }
        self.template = LineField(_("Pola nomor sertifikat"), path="certificate_template", required=True, longest=120)
        self.example = QLabel()
        self.example.setObjectName("soft")
        self.example.setWordWrap(True)
        self.certificate_months = _number_field(
            _("Masa berlaku sertifikat (bulan)"),
            "certificate_months",
            required=False,
            hint=_("Kosong berarti berlaku tanpa batas."),
        )
        self.body.addWidget(SectionTitle(_("Jangka waktu pelatihan")))
        self.body.addLayout(columns(self.months_low, self.months_above_low))
        self.body.addWidget(self.induction_days)
        self.body.addWidget(SectionTitle(_("Siapa yang wajib dilatih")))
        fields = list(self.kinds.values())
        self.body.addLayout(columns(*fields[:2]))
        self.body.addLayout(columns(*fields[2:]))
        self.body.addWidget(SectionTitle(_("Sertifikat")))
        self.body.addWidget(self.template)
        self.body.addWidget(self.example)
        self.body.addWidget(self.certificate_months)
        self.template.changed.connect(self._show_example)

    def _load(self, rules: TrainingRules) -> None:
        self.months_low.set_value(str(rules.months_low))
        self.months_above_low.set_value(str(rules.months_above_low))
        self.induction_days.set_value(str(rules.induction_days))
        for kind, field in self.kinds.items():
            field.set_value(kind in rules.kinds)
        self.template.set_value(rules.certificate_template)
        self.certificate_months.set_value("" if rules.certificate_months is None else str(rules.certificate_months))
        self._show_example()

    def _show_example(self) -> None:
        today: date = self._workplace.desk.today
        try:
            number = format_number(self.template.value(), 7, self._office_code or "00.00.00.0000", today)
        except Problem as problem:
            self.template.show_found(problem)
            self.example.hide()
        else:
            self.template.clear_problem()
            self.example.setText(_("Contoh: {number}").format(number=number))
            self.example.show()

    def _save(self) -> None:
        rules = self.rules()

        def store(desk: Any) -> Any:
            from desktop.services import training_rules

            return training_rules.change_rules(desk, rules)

        self.set_working(True)
        self._workplace.change(store, lambda _rules: self.accept(), on_problem=self.show_problem)


def open_rules(workplace: Workplace, parent: QWidget) -> None:
    """Fetch the rules in force and open the dialog."""

    def fetch(desk: Any) -> tuple[TrainingRules, str]:
        from desktop.services import offices, training_rules

        return training_rules.rules(desk), offices.profile(desk).office.code

    workplace.read(fetch, lambda found: TrainingRulesDialog(workplace, parent, *found).open())


def _number_field(text: str, path: str, *, required: bool = True, hint: str = "") -> LineField:
    return LineField(text, path=path, required=required, longest=_LONGEST_NUMBER, hint=hint)


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else 0
