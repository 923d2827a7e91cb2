"""Which office this is: kind, name picked by typing, word used here, what it lies in."""

from dataclasses import replace

from PySide6.QtWidgets import QGridLayout

from db.records.office import Office, OfficeProfile
from db.vocabulary import OfficeKind
from desktop.rules.labels import label
from desktop.rules.office_terms import terms
from desktop.rules.regions import RegionKind, RegionMatch
from desktop.ui.kit import ComboField, LineField, RadioField, columns
from desktop.ui.office.forms.profile_form import ProfileForm
from desktop.ui.office.forms.region_field import RegionField
from resources.language import _

_LEVEL = {
    OfficeKind.VILLAGE: RegionKind.VILLAGE,
    OfficeKind.URBAN_VILLAGE: RegionKind.VILLAGE,
    OfficeKind.SUBDISTRICT: RegionKind.SUBDISTRICT,
    OfficeKind.INSPECTORATE: RegionKind.REGENCY,
}


class OfficeForm(ProfileForm):
    """The office itself. Picking it from the list fills in code and parents; a free name stays as typed."""

    def __init__(self) -> None:
        super().__init__()
        self._office = Office(uid="", kind=OfficeKind.VILLAGE, code="", name="", term="Desa")
        self.kind = RadioField(_("Jenis kantor"), [(kind, label(kind)) for kind in OfficeKind], across=True)
        self.name = RegionField(
            _("Nama kantor"),
            RegionKind.VILLAGE,
            placeholder=_("Ketik nama, lalu pilih dari daftar"),
        )
        self.term = ComboField(_("Sebutan di sini"), terms(OfficeKind.VILLAGE), required=True, longest=40)
        self.code = LineField(_("Kode Kemendagri"), hint=_("Terisi sendiri; boleh kosong."), longest=20)
        self.subdistrict = LineField(_("Nama kecamatan"), longest=120)
        self.subdistrict_term = ComboField(_("Sebutan kecamatan"), terms(OfficeKind.SUBDISTRICT), longest=40)
        self.regency = LineField(_("Kabupaten/kota"), placeholder=_("misalnya Kabupaten Serang"), longest=120)
        self.province = LineField(_("Provinsi"), longest=120)
        self.body.addWidget(self.kind)
        self.body.addLayout(columns(self.name, self.term, stretch=(3, 1)))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        for number, widget in enumerate(
            (self.code, self.subdistrict, self.subdistrict_term, self.regency, self.province)
        ):
            grid.addWidget(widget, number // 3, number % 3)
        for column in range(3):
            grid.setColumnStretch(column, 1)
        self.body.addLayout(grid)
        self.kind.set_value(OfficeKind.VILLAGE)
        self.kind.changed.connect(self._on_kind)
        self.name.picked.connect(self._on_picked)
        for field in (self.name, self.term, self.code, self.subdistrict, self.regency, self.province):
            field.changed.connect(self.changed)
        self._on_kind()

    def load(self, profile: OfficeProfile) -> None:
        self.load_office(profile.office)

    def load_office(self, office: Office) -> None:
        """Show an office."""
        self._office = office
        self.kind.set_value(office.kind)
        self.name.set_value(office.name)
        self.term.set_value(office.term)
        self.code.set_value(office.code)
        self.subdistrict.set_value(office.subdistrict)
        self.subdistrict_term.set_value(office.subdistrict_term)
        self.regency.set_value(office.regency)
        self.province.set_value(office.province)

    def apply(self, profile: OfficeProfile) -> OfficeProfile:
        return replace(profile, office=self.office())

    def office(self) -> Office:
        """Return the office as it stands in the form."""
        kind: OfficeKind = self.kind.value()
        in_subdistrict = kind in (OfficeKind.VILLAGE, OfficeKind.URBAN_VILLAGE)
        return replace(
            self._office,
            kind=kind,
            code=self.code.value(),
            name=self.name.value(),
            term=self.term.value(),
            subdistrict=self.subdistrict.value() if in_subdistrict else "",
            subdistrict_term=self.subdistrict_term.value() or "Kecamatan",
            regency=self.regency.value(),
            province=self.province.value(),
        )

    def check(self) -> bool:
        if not self.name.value():
            self.name.show_problem(_("Tulis nama kantor ini."))
            self.name.take_focus()
            return False
        if not self.term.value():
            self.term.show_problem(_("Tulis sebutannya, misalnya Desa."))
            self.term.take_focus()
            return False
        return True

    def _on_kind(self) -> None:
        kind: OfficeKind = self.kind.value()
        self.name.kind = _LEVEL[kind]
        words = terms(kind)
        self.term.set_words(words)
        if self.term.value() not in words:
            self.term.set_value(words[0])
        inside = kind in (OfficeKind.VILLAGE, OfficeKind.URBAN_VILLAGE)
        self.subdistrict.setVisible(inside)
        self.subdistrict_term.setVisible(inside)
        self.changed.emit()

    def _on_picked(self, match: RegionMatch) -> None:
        region = match.region
        kind: OfficeKind = self.kind.value()
        if region.kind is RegionKind.VILLAGE:
            wanted = OfficeKind.URBAN_VILLAGE if region.urban else OfficeKind.VILLAGE
            if wanted is not kind:
                self.kind.set_value(wanted)
        self.code.set_value(region.code)
        above = {parent.kind: parent.name for parent in match.parents} | {region.kind: region.name}
        self.subdistrict.set_value(above.get(RegionKind.SUBDISTRICT, ""))
        self.regency.set_value(above.get(RegionKind.REGENCY, ""))
        self.province.set_value(above.get(RegionKind.PROVINCE, ""))
        self.changed.emit()
