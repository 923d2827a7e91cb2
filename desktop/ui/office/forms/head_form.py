"""Who signs: the head of office."""

from dataclasses import replace

from db.records.office import OfficeProfile, Signatory
from db.vocabulary import SignatoryPrefix
from desktop.rules.labels import label
from desktop.rules.office_terms import head_title
from desktop.ui.kit import ChoiceField, ComboField, LineField, columns
from desktop.ui.office.forms.profile_form import ProfileForm
from resources.language import _

_ID_LABELS = ("NIP", "NIPD", "NIAP", "NRPD")


class HeadForm(ProfileForm):
    """Name, title, prefix, rank and number; only the name and title are needed for a signature."""

    def __init__(self) -> None:
        super().__init__()
        self._suggested = ""
        self.name = LineField(_("Nama"), hint=_("Lengkap dengan gelar, seperti pada surat."), longest=120)
        self.title = LineField(_("Jabatan"), longest=120)
        self.prefix = ChoiceField(_("Awalan"), [(prefix, label(prefix)) for prefix in SignatoryPrefix])
        self.rank = LineField(_("Pangkat/golongan"), hint=_("Boleh kosong."), longest=80)
        self.id_label = ComboField(_("Jenis nomor"), _ID_LABELS, longest=12)
        self.id_number = LineField(_("Nomor"), hint=_("Boleh kosong."), longest=40)
        self.body.addLayout(columns(self.name, self.title))
        self.body.addLayout(columns(self.prefix, self.rank))
        self.body.addLayout(columns(self.id_label, self.id_number, stretch=(1, 2)))
        for field in (self.name, self.title, self.prefix, self.rank, self.id_label, self.id_number):
            field.changed.connect(self.changed)

    def load(self, profile: OfficeProfile) -> None:
        head = profile.head
        self.name.set_value(head.name)
        self.title.set_value(head.title)
        self.prefix.set_value(head.prefix)
        self.rank.set_value(head.rank)
        self.id_label.set_value(head.id_label)
        self.id_number.set_value(head.id_number)

    def suggest(self, profile: OfficeProfile) -> None:
        """Fill in the usual title of the head of an office, unless another was typed already."""
        if self.title.value() in ("", self._suggested):
            self._suggested = head_title(profile.office)
            self.title.set_value(self._suggested)

    def apply(self, profile: OfficeProfile) -> OfficeProfile:
        number = self.id_number.value()
        head = Signatory(
            name=self.name.value(),
            title=self.title.value(),
            prefix=self.prefix.value(),
            rank=self.rank.value(),
            id_label=self.id_label.value() if number else "",
            id_number=number,
        )
        return replace(profile, head=head)
