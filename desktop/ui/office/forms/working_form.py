"""How the office works: working week, paper, and the UPG it reports to."""

from dataclasses import replace

from db.records.office import OfficeProfile, UpgContact
from db.vocabulary import PaperSize, WorkWeek
from desktop.rules.labels import label
from desktop.ui.kit import LineField, RadioField, SectionTitle, columns
from desktop.ui.office.forms.profile_form import ProfileForm
from resources.language import _


class WorkingForm(ProfileForm):
    """Working week, paper size, and whom to reach at the UPG."""

    def __init__(self) -> None:
        super().__init__()
        self.week = RadioField(
            _("Hari kerja dalam seminggu"),
            [(week, label(week)) for week in WorkWeek],
            hint=_("Batas waktu dihitung dalam hari kerja."),
        )
        self.paper = RadioField(_("Ukuran kertas"), [(size, label(size)) for size in PaperSize])
        self.upg_name = LineField(_("Nama UPG"), hint=_("Unit Pengendalian Gratifikasi di inspektorat."), longest=120)
        self.person = LineField(_("Narahubung"), longest=120)
        self.phone = LineField(_("Telepon"), longest=40)
        self.email = LineField(_("Surel"), longest=120)
        self.address = LineField(_("Alamat UPG"), longest=200)
        self.body.addLayout(columns(self.week, self.paper))
        self.body.addWidget(SectionTitle(_("UPG tujuan laporan")))
        self.body.addLayout(columns(self.upg_name, self.person))
        self.body.addLayout(columns(self.phone, self.email))
        self.body.addWidget(self.address)
        fields = (self.week, self.paper, self.upg_name, self.person, self.phone, self.email, self.address)
        for field in fields:
            field.changed.connect(self.changed)

    def load(self, profile: OfficeProfile) -> None:
        self.week.set_value(profile.work_week)
        self.paper.set_value(profile.paper_size)
        self.upg_name.set_value(profile.upg.name)
        self.person.set_value(profile.upg.person)
        self.phone.set_value(profile.upg.phone)
        self.email.set_value(profile.upg.email)
        self.address.set_value(profile.upg.address)

    def apply(self, profile: OfficeProfile) -> OfficeProfile:
        upg = UpgContact(
            name=self.upg_name.value() or "UPG",
            person=self.person.value(),
            phone=self.phone.value(),
            email=self.email.value(),
            address=self.address.value(),
        )
        return replace(profile, work_week=self.week.value(), paper_size=self.paper.value(), upg=upg)
