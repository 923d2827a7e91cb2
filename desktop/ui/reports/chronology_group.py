"""Parts D and E of the form, and what the office adds: number and note."""

from datetime import date

from db.vocabulary import ReportKind
from desktop.ui.kit.choice_fields import YesNoField
from desktop.ui.kit.date_field import DateField
from desktop.ui.kit.surfaces import Banner
from desktop.ui.kit.text_fields import LineField, TextField
from desktop.ui.reports.field_group import FieldGroup
from desktop.ui.reports.field_words import chronology_words, office_words
from resources.language import _


class ChronologyGroup(FieldGroup):
    """Part D: when, where and how; with the reason when it is late."""

    def __init__(self, today: date) -> None:
        super().__init__(_("D. Kronologi penerimaan gratifikasi"))
        words = chronology_words(refused=False)
        dates = [
            DateField(words[name].label, hint=words[name].hint, path=name, latest=today)
            for name in ("received_on", "reported_on", "reported_to_upg_on")
        ]
        self.add_row(*dates)
        self.add_row(LineField(words["received_place"].label, hint=words["received_place"].hint, path="received_place"))
        self.add_row(TextField(words["chronology"].label, hint=words["chronology"].hint, path="chronology", rows=5))
        self._late = Banner("warn", _("Laporan ini terlambat, tetapi tetap dapat didaftarkan."))
        self.add_wide(self._late)
        late = words["late_reason"]
        self._late_reason = TextField(late.label, hint=late.hint, path="late_reason", rows=2)
        self.add_row(self._late_reason)
        self.set_late(False)

    def set_kind(self, kind: ReportKind) -> None:
        """Change the words between receipt and refusal."""
        words = chronology_words(refused=kind is ReportKind.REFUSAL)
        for name in ("received_on", "received_place"):
            self.fields[name].set_label(words[name].label)
            self.fields[name].set_hint(words[name].hint)

    def set_late(self, late: bool, consequence: str = "") -> None:
        """Ask for the reason when the report is late, and say what lateness means."""
        self._late.setVisible(late)
        if late:
            self._late.say("warn", _("Laporan ini terlambat, tetapi tetap dapat didaftarkan."), consequence)
        self._late_reason.setVisible(late or bool(self._late_reason.value()))


class CompensationGroup(FieldGroup):
    """Part E: whether the reporter asks to keep the thing and pay its value."""

    def __init__(self) -> None:
        super().__init__(_("E. Permohonan kompensasi objek gratifikasi"))
        self.add_row(
            YesNoField(
                _(
                    "Pelapor bersedia menyerahkan uang sebagai kompensasi atas barang yang diterimanya, sebesar nilai "
                    "dalam Surat Keputusan Pimpinan KPK"
                ),
                hint=_("Permintaan yang disetujui KPK tidak dapat dibatalkan sepihak oleh pelapor."),
                path="compensation",
                unknown=True,
            )
        )


class OfficeGroup(FieldGroup):
    """What the official form does not ask: the number from the agenda book and a note of the office."""

    def __init__(self) -> None:
        super().__init__(_("Nomor dan catatan kantor"))
        words = office_words()
        self.add_row(
            LineField(words["typed_number"].label, hint=words["typed_number"].hint, path="typed_number", longest=80),
            LineField(words["note"].label, hint=words["note"].hint, path="note"),
        )

    def offer_number(self, offered: bool) -> None:
        """Let the number be typed; once a report is in the register its number never changes."""
        self.fields["typed_number"].setVisible(offered)
