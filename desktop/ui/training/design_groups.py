"""The groups of fields a design is made from: paper and colours, what stands on it, words by role, signatories."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.records.certificate import Border, CertificateDesign, CertificateSignatory, RoleWording
from db.records.office import Signatory
from db.vocabulary import PaperSize, ParticipantRole
from desktop.rules.certificate_words import usual_wording
from desktop.rules.labels import label
from desktop.ui.kit.choice_fields import CheckField, ChoiceField, ComboField, RadioField
from desktop.ui.kit.field import Field
from desktop.ui.kit.surfaces import Card, columns
from desktop.ui.kit.text_fields import LineField
from desktop.ui.training.colour_field import BRIGHT, DARK, ColourField
from desktop.ui.training.mark_field import MarkField
from desktop.ui.workplace import Workplace
from resources.language import _

_NUMBER_LABELS = ("NIP", "NIPD", "NRP")


def border_words(border: Border) -> str:
    """Return what a border is called."""
    return {Border.CLASSIC: _("Garis ganda"), Border.RIBBON: _("Pita warna"), Border.PLAIN: _("Garis tipis")}[border]


class PaperGroup(Card):
    """Name, title, border, colours, paper, logo."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(_("Bingkai, warna, dan kertas"))
        self.name = LineField(_("Nama rancangan"), path="name", required=True, longest=120)
        self.title = ComboField(_("Judul tercetak"), ("SERTIFIKAT", "PIAGAM"), path="title", required=True, longest=120)
        self.border = RadioField(_("Bingkai"), [(item, border_words(item)) for item in Border], across=True)
        self.paper = RadioField(_("Kertas"), [(item, label(item)) for item in PaperSize], across=True)
        self.main = ColourField(_("Warna huruf"), DARK, path="main_colour")
        self.accent = ColourField(_("Warna hiasan"), BRIGHT, path="accent_colour")
        self.logo = MarkField(
            workplace,
            _("Lambang atau logo"),
            signature=False,
            path="file",
            hint=_("Kosong: memakai logo kop kantor."),
            empty=_("logo kop"),
        )
        self.letterhead = CheckField(_("Cetak kop kantor di atas"))
        self.body.addLayout(columns(self.name, self.title))
        self.body.addWidget(self.border)
        self.body.addLayout(columns(self.main, self.accent))
        self.body.addWidget(self.paper)
        self.body.addWidget(self.logo)
        self.body.addWidget(self.letterhead)

    def fields(self) -> Iterable[Field]:
        """Return the fields, for hearing of changes."""
        return (self.name, self.title, self.border, self.paper, self.main, self.accent, self.logo, self.letterhead)


class ContentGroup(Card):
    """What stands on the paper beside the words."""

    def __init__(self) -> None:
        super().__init__(_("Isi"))
        self.back = CheckField(_("Halaman belakang: materi dan jam pelajaran"))
        self.scores = CheckField(_("Nilai tes di halaman belakang"))
        self.id_number = CheckField(
            _("Nomor pegawai di bawah nama"),
            hint=_("Yang tidak punya nomor pegawai tercetak dengan NIK; pilih hanya bila memang diminta."),
        )
        self.qr = CheckField(
            _("Kode QR bertanda tangan"), hint=_("Tanpa kode ini keasliannya hanya dapat diperiksa di register kantor.")
        )
        self.passed = LineField(
            _("Kata bagi yang lulus tes"), path="passed_words", longest=120, hint=_("Kosong: tidak dicetak.")
        )
        for field in (*self.fields(),):
            self.body.addWidget(field)

    def fields(self) -> Iterable[Field]:
        """Return the fields, for hearing of changes."""
        return (self.back, self.scores, self.id_number, self.qr, self.passed)


class WordingGroup(Card):
    """The words of each role; an empty field keeps the usual words, which stand in it softly.

    Signals: `role_chosen(ParticipantRole)` when another role's words are shown.
    """

    role_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Kata-kata menurut peran"), _("Kosong memakai kata-kata biasa, yang tampak samar."))
        self._own: dict[ParticipantRole, RoleWording] = {}
        self._loading = False
        self.role = ChoiceField(_("Peran"), [(item, label(item)) for item in ParticipantRole])
        self.as_words = LineField(_("Sebelum peran"), longest=120)
        self.role_words = LineField(_("Sebutan peran"), longest=120)
        self.sentence = LineField(_("Sebelum nama kegiatan"), longest=120, hint=_("{kind} diganti jenis kegiatannya."))
        for field in self.fields():
            self.body.addWidget(field)
        self.role.changed.connect(self._on_role)
        for line in (self.as_words, self.role_words, self.sentence):
            line.changed.connect(self._keep)

    def fields(self) -> Sequence[Field]:
        """Return the fields, for hearing of changes."""
        return (self.role, self.as_words, self.role_words, self.sentence)

    def load(self, wording: Iterable[RoleWording]) -> None:
        """Show the words of a design."""
        self._own = {item.role: item for item in wording}
        self._on_role()

    def wording(self) -> tuple[RoleWording, ...]:
        """Return the words that differ from the usual ones."""
        return tuple(
            item
            for role in ParticipantRole
            if (item := self._own.get(role)) is not None and (item.as_words or item.role_words or item.sentence)
        )

    def _on_role(self) -> None:
        role: ParticipantRole = self.role.value()
        own, usual = self._own.get(role, RoleWording(role=role)), usual_wording(role)
        self._loading = True
        for field, text, soft in (
            (self.as_words, own.as_words, usual.as_words),
            (self.role_words, own.role_words, usual.role_words),
            (self.sentence, own.sentence, usual.sentence),
        ):
            field.line.setPlaceholderText(soft)
            field.set_value(text)
        self._loading = False
        self.role_chosen.emit(role)

    def _keep(self) -> None:
        if self._loading:
            return
        role: ParticipantRole = self.role.value()
        self._own[role] = RoleWording(
            role=role,
            as_words=self.as_words.value(),
            role_words=self.role_words.value(),
            sentence=self.sentence.value(),
        )


class SignatoryPart(QWidget):
    """One person who signs."""

    def __init__(self, workplace: Workplace, number: int) -> None:
        super().__init__()
        start = f"signatories.{number}.signatory"
        self._signatory = Signatory()
        hint = "" if number else _("Kosong: kepala kantor dari Pengaturan.")
        self.name = LineField(_("Nama"), path=f"{start}.name", longest=120, hint=hint, required=bool(number))
        self.title = LineField(_("Jabatan"), path=f"{start}.title", longest=120)
        self.rank = LineField(_("Pangkat"), path=f"{start}.rank", longest=120)
        self.id_label = ComboField(_("Jenis nomor"), _NUMBER_LABELS, path=f"{start}.id_label", longest=20)
        self.id_number = LineField(_("Nomor"), path=f"{start}.id_number", longest=60)
        self.picture = MarkField(
            workplace,
            _("Gambar tanda tangan"),
            signature=True,
            path=f"signatories.{number}.picture",
            hint=_("PNG atau JPEG; kertas putihnya dibuat bening. Kosong: ditandatangani dengan tangan."),
            empty=_("tanda tangan basah"),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(columns(self.name, self.title))
        layout.addLayout(columns(self.rank, self.id_label, self.id_number))
        layout.addWidget(self.picture)

    def fields(self) -> Iterable[Field]:
        """Return the fields, for hearing of changes."""
        return (self.name, self.title, self.rank, self.id_label, self.id_number, self.picture)

    def load(self, item: CertificateSignatory) -> None:
        """Show a signatory."""
        self._signatory = item.signatory
        for field, text in (
            (self.name, item.signatory.name),
            (self.title, item.signatory.title),
            (self.rank, item.signatory.rank),
            (self.id_label, item.signatory.id_label),
            (self.id_number, item.signatory.id_number),
        ):
            field.set_value(text)
        self.picture.set_value(item.picture)

    def value(self) -> CertificateSignatory:
        """Return the signatory as it stands in the fields."""
        return CertificateSignatory(
            signatory=Signatory(
                name=self.name.value(),
                title=self.title.value(),
                prefix=self._signatory.prefix,
                rank=self.rank.value(),
                id_label=self.id_label.value(),
                id_number=self.id_number.value(),
            ),
            picture=self.picture.value(),
        )


class SignatoriesGroup(Card):
    """One signatory or two."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(_("Penanda tangan"))
        self.count = RadioField(_("Yang menandatangani"), [(1, _("Satu orang")), (2, _("Dua orang"))], across=True)
        self.parts = (SignatoryPart(workplace, 0), SignatoryPart(workplace, 1))
        self.body.addWidget(self.count)
        self._first = Card(_("Penanda tangan pertama"))
        self._second = Card(_("Penanda tangan kedua"))
        for card, part in ((self._first, self.parts[0]), (self._second, self.parts[1])):
            card.body.addWidget(part)
            self.body.addWidget(card)
        self.count.changed.connect(lambda: self._second.setVisible(self.count.value() == 2))

    def fields(self) -> Iterable[Field]:
        """Return the fields, for hearing of changes."""
        return (self.count, *self.parts[0].fields(), *self.parts[1].fields())

    def load(self, items: Sequence[CertificateSignatory]) -> None:
        """Show the signatories of a design."""
        self.count.set_value(min(max(len(items), 1), 2))
        self._second.setVisible(len(items) >= 2)
        for part, item in zip(self.parts, items, strict=False):
            part.load(item)

    def lacks_name(self) -> Field | None:
        """Return the field of a second signatory who has no name: only the first one may be the head unnamed."""
        name = self.parts[1].name
        return name if self.count.value() == 2 and not name.value() else None

    def value(self) -> tuple[CertificateSignatory, ...]:
        """Return who signs."""
        return tuple(part.value() for part in self.parts[: self.count.value() or 1])


class DesignForm(QWidget):
    """All groups beneath one another.

    Signals: `changed()` after each change by the person; `role_chosen(ParticipantRole)`.
    """

    changed = Signal()
    role_chosen = Signal(object)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.paper = PaperGroup(workplace)
        self.content = ContentGroup()
        self.words = WordingGroup()
        self.signatories = SignatoriesGroup(workplace)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2, 2, 12, 8)
        layout.setSpacing(14)
        for group in (self.paper, self.content, self.words, self.signatories):
            layout.addWidget(group)
            for field in group.fields():
                field.changed.connect(self.changed)
        layout.addStretch()
        self.words.role_chosen.connect(self.role_chosen)

    def load(self, design: CertificateDesign) -> None:
        """Show a design."""
        pairs: tuple[tuple[Callable[..., None], object], ...] = (
            (self.paper.name.set_value, design.name),
            (self.paper.title.set_value, design.title),
            (self.paper.border.set_value, design.border),
            (self.paper.paper.set_value, design.paper_size),
            (self.paper.main.set_value, design.main_colour),
            (self.paper.accent.set_value, design.accent_colour),
            (self.paper.logo.set_value, design.logo),
            (self.paper.letterhead.set_value, design.with_letterhead),
            (self.content.back.set_value, design.with_back),
            (self.content.scores.set_value, design.with_scores),
            (self.content.id_number.set_value, design.with_id_number),
            (self.content.qr.set_value, design.with_qr),
            (self.content.passed.set_value, design.passed_words),
            (self.words.load, design.wording),
            (self.signatories.load, design.signatories),
        )
        for put, value in pairs:
            put(value)

    def value(self) -> CertificateDesign:
        """Return the design as it stands in the fields."""
        return CertificateDesign(
            name=self.paper.name.value(),
            border=self.paper.border.value(),
            title=self.paper.title.value(),
            paper_size=self.paper.paper.value(),
            main_colour=self.paper.main.value(),
            accent_colour=self.paper.accent.value(),
            logo=self.paper.logo.value(),
            with_letterhead=self.paper.letterhead.value(),
            passed_words=self.content.passed.value(),
            wording=self.words.wording(),
            signatories=self.signatories.value(),
            with_back=self.content.back.value(),
            with_scores=self.content.scores.value(),
            with_id_number=self.content.id_number.value(),
            with_qr=self.content.qr.value(),
        )
