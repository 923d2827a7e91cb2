"""What this regency orders otherwise than the nation: deadlines with their source, limits, way of counting."""

from dataclasses import replace

from PySide6.QtWidgets import QGridLayout, QLabel

from db.records.office import DeadlineRule, LocalLimits, OfficeProfile, RegencyRules
from db.vocabulary import DeadlineKind, PeriodKind
from desktop.rules.labels import label
from desktop.rules.law import LimitName, rule_sets
from desktop.rules.local_rules import check_limits, check_rule, deadline_rules
from desktop.rules.words import rupiah
from desktop.ui.kit import Card, CheckField, ChoiceField, LineField, MoneyField, columns
from desktop.ui.messages import problem_text
from desktop.ui.office.forms.profile_form import ProfileForm
from resources.language import _

_MUST_MEND = frozenset({"deadline-rule-impossible", "local-limit-impossible"})


class _RuleLine:
    """One clock: the national figure, and the local one with its source."""

    def __init__(self, kind: DeadlineKind) -> None:
        self.kind = kind
        self.days = LineField("", longest=3, placeholder=_("ikut nasional"))
        self.source = LineField("", longest=160, placeholder=_("Perbup, Perkades, atau surat edaran"))
        name = label(kind)
        self.days.line.setAccessibleName(_("{name}: hari kerja").format(name=name))
        self.source.line.setAccessibleName(_("{name}: dasar").format(name=name))
        self.note = QLabel()
        self.note.setWordWrap(True)
        self.note.hide()
        self.days.left.connect(self.check)
        self.source.left.connect(self.check)

    def rule(self) -> DeadlineRule | None:
        """Return the local rule, or None where the national figure stays."""
        text = self.days.value()
        if not text:
            return None
        days = int(text) if text.isascii() and text.isdigit() else 0
        return DeadlineRule(kind=self.kind, working_days=days, source=self.source.value())

    def check(self) -> bool:
        """Say beside the field what is wrong; tell whether it can stay."""
        rule = self.rule()
        problem = check_rule(rule) if rule is not None else None
        self.note.setVisible(problem is not None)
        if problem is None:
            return True
        must_mend = problem.code in _MUST_MEND
        self.note.setObjectName("fieldProblem" if must_mend else "fieldWarning")
        self.note.setText(" ".join(problem_text(problem)))
        self.note.style().unpolish(self.note)
        self.note.style().polish(self.note)
        return not must_mend


class RulesForm(ProfileForm):
    """Deadlines, limits, counting and the length of a reporting period."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = {rule.kind: _RuleLine(rule.kind) for rule in deadline_rules(RegencyRules())}
        self.body.addWidget(self._build_deadlines())
        self.body.addWidget(self._build_limits())
        self.body.addWidget(self._build_counting())
        for field in self._fields():
            field.changed.connect(self.changed)

    def load(self, profile: OfficeProfile) -> None:
        rules = profile.rules
        local = {rule.kind: rule for rule in rules.deadlines}
        for kind, line in self.lines.items():
            line.days.set_value(str(local[kind].working_days) if kind in local else "")
            line.source.set_value(local[kind].source if kind in local else "")
            line.check()
        self.ceremony.set_value(rules.limits.ceremony_per_giver)
        self.per_gift.set_value(rules.limits.colleague_per_gift)
        self.per_year.set_value(rules.limits.colleague_per_year)
        self.limit_source.set_value(rules.limits.source)
        self.count_receipt_day.set_value(rules.count_receipt_day)
        self.summary_period.set_value(rules.summary_period)
        self._check_limits()

    def apply(self, profile: OfficeProfile) -> OfficeProfile:
        rules = RegencyRules(
            deadlines=tuple(rule for line in self.lines.values() if (rule := line.rule()) is not None),
            limits=self._limits(),
            count_receipt_day=self.count_receipt_day.value(),
            summary_period=self.summary_period.value(),
        )
        return replace(profile, rules=rules)

    def check(self) -> bool:
        for line in self.lines.values():
            if not line.check():
                line.days.take_focus()
                return False
        return self._check_limits()

    def _fields(self) -> tuple[LineField | MoneyField | CheckField | ChoiceField, ...]:
        typed = [field for line in self.lines.values() for field in (line.days, line.source)]
        limits = (self.ceremony, self.per_gift, self.per_year, self.limit_source)
        return (*typed, *limits, self.count_receipt_day, self.summary_period)

    def _build_deadlines(self) -> Card:
        card = Card(
            _("Batas waktu"),
            _("Isi hanya yang diatur berbeda di sini. Aturan yang lebih longgar dari nasional tidak dipakai."),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        for column, words in enumerate((_("Batas waktu"), _("Nasional"), _("Di sini (hari kerja)"), _("Dasar"))):
            head = QLabel(words)
            head.setObjectName("fieldLabel")
            grid.addWidget(head, 0, column)
        for number, rule in enumerate(deadline_rules(RegencyRules())):
            row = 2 * number + 1
            name = QLabel(label(rule.kind))
            name.setWordWrap(True)
            national = QLabel(_("{n} hari kerja").format(n=rule.working_days))
            national.setToolTip(rule.source)
            national.setObjectName("soft")
            line = self.lines[rule.kind]
            for column, widget in enumerate((name, national, line.days, line.source)):
                grid.addWidget(widget, row, column)
            grid.addWidget(line.note, row + 1, 1, 1, 3)
        for column, stretch in enumerate((3, 2, 3, 5)):
            grid.setColumnStretch(column, stretch)
        card.body.addLayout(grid)
        return card

    def _build_limits(self) -> Card:
        card = Card(
            _("Batas nilai yang tidak wajib dilaporkan"),
            _("Kosong berarti batas nasional. Batas daerah hanya dipakai bila lebih rendah."),
        )
        national = rule_sets()[-1].limits
        hint = _("Nasional {amount}")
        self.ceremony = MoneyField(
            _("Pernikahan/upacara, per pemberi"),
            path=LimitName.CEREMONY_PER_GIVER.value,
            hint=hint.format(amount=rupiah(national[LimitName.CEREMONY_PER_GIVER].amount)),
            placeholder=_("ikut nasional"),
        )
        self.per_gift = MoneyField(
            _("Rekan kerja, per pemberian"),
            path=LimitName.COLLEAGUE_PER_GIFT.value,
            hint=hint.format(amount=rupiah(national[LimitName.COLLEAGUE_PER_GIFT].amount)),
            placeholder=_("ikut nasional"),
        )
        self.per_year = MoneyField(
            _("Rekan kerja, per tahun"),
            path=LimitName.COLLEAGUE_PER_YEAR.value,
            hint=hint.format(amount=rupiah(national[LimitName.COLLEAGUE_PER_YEAR].amount)),
            placeholder=_("ikut nasional"),
        )
        self.limit_source = LineField(_("Dasar"), path="source", longest=160, placeholder=_("Perbup atau Perkades"))
        card.body.addLayout(columns(self.ceremony, self.per_gift, self.per_year))
        card.body.addWidget(self.limit_source)
        for field in (self.ceremony, self.per_gift, self.per_year, self.limit_source):
            field.left.connect(self._check_limits)
        return card

    def _build_counting(self) -> Card:
        card = Card(_("Cara menghitung dan masa laporan"))
        self.count_receipt_day = CheckField(
            _("Hari penerimaan dihitung sebagai hari kerja ke-1"),
            hint=_("Bawaan: hari ke-1 adalah hari kerja sesudah penerimaan."),
        )
        self.summary_period = ChoiceField(_("Ringkasan dibuat setiap"), [(kind, label(kind)) for kind in PeriodKind])
        card.body.addLayout(columns(self.count_receipt_day, self.summary_period, stretch=(3, 2)))
        return card

    def _limits(self) -> LocalLimits:
        return LocalLimits(
            ceremony_per_giver=self.ceremony.value(),
            colleague_per_gift=self.per_gift.value(),
            colleague_per_year=self.per_year.value(),
            source=self.limit_source.value(),
        )

    def _check_limits(self) -> bool:
        found = {problem.field: problem for problem in check_limits(self._limits())}
        sound = True
        for field in (self.ceremony, self.per_gift, self.per_year, self.limit_source):
            problem = found.get(field.path)
            if problem is None:
                if not isinstance(field, MoneyField) or field.is_valid():
                    field.clear_problem()
                continue
            must_mend = problem.code in _MUST_MEND
            field.show_problem(" ".join(problem_text(problem)), warning=not must_mend)
            sound = sound and not must_mend
        return sound
