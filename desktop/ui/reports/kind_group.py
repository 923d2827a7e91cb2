"""The two boxes at the head of the official form: kind of report and secrecy."""

from typing import Any

from db.vocabulary import Confidentiality, ReportKind
from desktop.ui.kit.choice_fields import RadioField
from desktop.ui.kit.surfaces import Banner
from desktop.ui.reports.choices import choices_of
from desktop.ui.reports.field_group import FieldGroup
from resources.language import _


class KindGroup(FieldGroup):
    """Receipt or refusal; copy to the UPG or secret."""

    def __init__(self) -> None:
        super().__init__(_("Jenis dan kerahasiaan laporan"))
        kind = RadioField(_("Jenis laporan"), choices_of(ReportKind), path="kind")
        secrecy: list[tuple[Any, str]] = [
            (Confidentiality.COPY_TO_UPG, _("Tembuskan ke UPG")),
            (Confidentiality.SECRET, _("Pribadi & Rahasia").replace("&", "&&")),
        ]
        self._secrecy = RadioField(
            _("Kerahasiaan laporan"),
            secrecy,
            hint=_("Pribadi & Rahasia: pelapor dirahasiakan dari UPG."),
            path="confidentiality",
        )
        self.add_row(kind, self._secrecy)
        self._told = Banner(
            "info",
            _("Laporan ini hanya terlihat oleh pengelola dan Anda."),
            detail=_("Tidak ikut dalam ringkasan dan berkas yang keluar dari kantor. Sampaikan langsung ke KPK."),
        )
        self.add_wide(self._told)
        self._secrecy.changed.connect(self._on_secrecy)
        self._on_secrecy()

    def _on_secrecy(self) -> None:
        self._told.setVisible(self._secrecy.value() is Confidentiality.SECRET)
