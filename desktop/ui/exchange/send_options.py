"""What is to go out: the period, to whom, with which files, in which parts."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from db.records.exchange import Partner
from db.records.period import Period
from db.vocabulary import KeyState, PartnerRelation
from desktop.services.exports import CHAT_LIMIT, PART_LIMIT, ExportChoice
from desktop.ui.kit.choice_fields import CheckField, ChoiceField
from desktop.ui.kit.period_field import PeriodField
from desktop.ui.kit.surfaces import Card
from desktop.ui.workplace import Workplace
from resources.language import _

MENTOR = ""


class SendOptions(Card):
    """The fields of a choice.

    Signals: `changed()` when the choice is another one.
    """

    changed = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(_("Masa dan pilihan"))
        self.period = PeriodField(_("Masa laporan"), today=workplace.desk.today)
        self.to = ChoiceField(_("Tujuan"), [(MENTOR, _("Inspektorat pembina"))])
        self.photos = CheckField(_("Sertakan foto dan lampiran"), checked=True)
        self.smaller = CheckField(
            _("Kecilkan foto"), hint=_("Untuk sambungan lambat: sisi terpanjang menjadi 1.000 piksel.")
        )
        self.parts = CheckField(
            _("Bagi menjadi beberapa berkas untuk aplikasi obrolan"),
            hint=_("Setiap berkas paling besar {n} MB.").format(n=CHAT_LIMIT // 1_000_000),
        )
        self.training = CheckField(
            _("Sertakan catatan pelatihan"), hint=_("Tembusan biasanya cukup tanpa catatan pelatihan."), checked=True
        )
        for field in (self.period, self.to, self.photos, self.smaller, self.parts, self.training):
            self.body.addWidget(field)
            field.changed.connect(self._on_changed)
        self.to.hide()
        self.training.hide()
        self._settling = False

    def choice(self) -> ExportChoice:
        """Return what the fields say."""
        photos = self.photos.value()
        return ExportChoice(
            period=self.period.value(),
            to=self.to.value() or MENTOR,
            with_attachments=photos,
            reduced=photos and self.smaller.value(),
            with_training=not self._to_copy() or self.training.value(),
            part_limit=CHAT_LIMIT if self.parts.value() else PART_LIMIT,
        )

    def set_period(self, period: Period) -> None:
        """Choose a period."""
        self.period.set_value(period)

    def show_partners(self, partners: Sequence[Partner]) -> None:
        """Offer the mentor and the confirmed offices that get copies."""
        mentors = [p.name for p in partners if p.relation is PartnerRelation.MENTOR]
        copies = [p for p in partners if p.relation is PartnerRelation.COPY and p.state is KeyState.CONFIRMED]
        choices = [(MENTOR, mentors[0] if mentors else _("Inspektorat pembina"))]
        choices += [(p.uid, _("{office} (tembusan)").format(office=p.name)) for p in copies]
        self.to.set_choices(choices)
        self.to.setVisible(bool(copies))
        self._settle()

    def _to_copy(self) -> bool:
        return bool(self.to.value())

    def _on_changed(self) -> None:
        if self.sender() is self.to:
            self.training.set_value(not self._to_copy())  # a copy has less in it unless somebody wants more
        self._settle()
        if not self._settling:
            self.changed.emit()

    def _settle(self) -> None:
        self.smaller.setEnabled(self.photos.value())
        self.training.setVisible(self._to_copy())
