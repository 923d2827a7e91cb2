"""The facts of a report in readable groups: reporter, each object, chronology."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from db.records.report import GiftObject, ReportRecord
from db.vocabulary import ExemptKind, ReportKind
from desktop.rules import labels
from desktop.rules.assessment import Advice
from desktop.rules.words import date_short, rupiah
from desktop.ui import icons
from desktop.ui.kit.chips import Tag
from desktop.ui.kit.decimal_field import decimal_text
from desktop.ui.kit.facts import Facts
from desktop.ui.kit.surfaces import Card, SectionTitle
from desktop.ui.reports.duty_words import duty_look
from desktop.ui.reports.shown import day_words
from desktop.ui.theme import COLOURS
from resources.language import _


class ReporterCard(Card):
    """Part A, with the NIK covered until somebody opens it.

    Signals: `identity_wanted()`.
    """

    identity_wanted = Signal()

    def __init__(self, record: ReportRecord, *, may_open: bool) -> None:
        super().__init__()
        who = record.reporter
        head = QHBoxLayout()
        head.addWidget(SectionTitle(_("Pelapor")), 1)
        covered = bool(who.nik) and not who.nik.isdigit()
        self.open_button = QPushButton(icons.icon("mdi6.eye-outline", COLOURS.accent), _("Buka &identitas"))
        self.open_button.setProperty("flat", True)
        self.open_button.setToolTip(_("Pembukaan identitas dicatat pada jejak audit."))
        self.open_button.clicked.connect(self.identity_wanted)
        self.open_button.setVisible(may_open and covered)
        head.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self.facts = Facts()
        add = self.facts.add
        add(_("Nama"), who.name, empty=_("belum diisi"))
        add(_("Jabatan"), who.position, empty=_("belum diisi"))
        add(_("Instansi"), who.institution)
        add(_("NIK"), who.nik, empty=_("belum diisi"))
        born = ", ".join(part for part in (who.birth_place, date_short(who.birth_date)) if part)
        add(_("Tempat, tanggal lahir"), born)
        add(_("Telepon"), who.phone)
        add(_("Email"), who.email)
        contact = ", ".join(part for part in (who.contact_name, who.contact_phone) if part)
        add(_("Dapat dihubungi"), contact)
        places = (who.address, who.subdistrict, who.regency, who.province)
        add(_("Alamat"), ", ".join(part for part in places if part), wide=True)
        self.body.addWidget(self.facts)


class ObjectFacts(Card):
    """One object with its giver and the advice on it."""

    def __init__(self, item: GiftObject, number: int, advice: Advice | None, kind: ReportKind) -> None:
        super().__init__()
        title = QLabel(item.description or _("Objek tanpa uraian"))
        title.setObjectName("sectionTitle")
        title.setWordWrap(True)
        title.setTextFormat(Qt.TextFormat.PlainText)
        over = QLabel(_("Objek {n}").format(n=number))
        over.setObjectName("fieldHint")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(over)
        words.addWidget(title)
        value = QLabel(rupiah(item.value) or _("nilai belum diisi"))
        value.setObjectName("sectionTitle" if item.value is not None else "soft")
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addLayout(words, 1)
        head.addWidget(value, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        tags = _tags(item, advice, kind)
        if tags:
            row = QHBoxLayout()
            row.setSpacing(6)
            for tag in tags:
                row.addWidget(tag)
            row.addStretch()
            self.body.addLayout(row)
        self.facts = Facts()
        self._add_facts(item)
        self.body.addWidget(self.facts)
        if advice is not None:
            reason = QLabel(advice.reason)
            reason.setObjectName("fieldHint")
            reason.setWordWrap(True)
            reason.setTextFormat(Qt.TextFormat.PlainText)
            self.body.addWidget(reason)

    def _add_facts(self, item: GiftObject) -> None:
        add = self.facts.add
        giver = item.giver
        add(_("Pemberi"), giver.name, empty=_("belum diisi"))
        add(_("Instansi pemberi"), giver.institution)
        add(_("Hubungan"), _with_other(labels.label(giver.relation) if giver.relation else "", giver.relation_other))
        add(_("Alasan pemberian"), giver.reason)
        add(_("Peristiwa"), _with_other(labels.label(item.occasion) if item.occasion else "", item.occasion_other))
        add(_("Jenis objek"), _with_other(labels.label(item.kind) if item.kind else "", item.kind_other))
        if item.quantity is not None:
            add(_("Jumlah"), f"{decimal_text(item.quantity)} {item.unit}".strip())
        if item.currency != "IDR" and item.foreign_value is not None:
            add(_("Nilai asal"), f"{item.currency} {decimal_text(item.foreign_value)}")
        place = labels.label(item.location) if item.location else ""
        add(_("Lokasi objek"), _with_other(place, item.location_other), empty=_("belum diisi"))
        add(_("Alamat pemberi"), giver.address, wide=True)


class ChronologyCard(Card):
    """Part D and E, and what the office noted."""

    def __init__(self, record: ReportRecord) -> None:
        super().__init__(_("Kronologi"))
        self.facts = Facts()
        add = self.facts.add
        refused = record.kind is ReportKind.REFUSAL
        received = day_words(record.received_on) if record.received_on else ""
        add(_("Tanggal ditolak") if refused else _("Tanggal diterima"), received)
        add(_("Tempat"), record.received_place, empty=_("belum diisi"))
        add(_("Lapor ke kantor"), day_words(record.reported_on) if record.reported_on else "")
        add(_("Lapor ke UPG"), day_words(record.reported_to_upg_on) if record.reported_to_upg_on else "")
        add(_("Uraian"), record.chronology, empty=_("belum diisi"), wide=True)
        add(_("Alasan terlambat"), record.late_reason, wide=True)
        add(_("Permohonan kompensasi"), _yes_no(record.compensation))
        add(_("Asal catatan"), record.imported_from)
        add(_("Catatan kantor"), record.note, wide=True)
        self.body.addWidget(self.facts)


def _tags(item: GiftObject, advice: Advice | None, kind: ReportKind) -> list[Tag]:
    tags = []
    if advice is not None:
        look = duty_look(advice.duty, kind)
        tags.append(Tag(look.words, look.tone))
        if advice.letter is not None:
            tags.append(Tag(_("huruf {letter}").format(letter=advice.letter)))
    answers = item.answers
    for on, text in (
        (answers.job_related, _("terkait jabatan")),
        (answers.conflict_of_interest, _("benturan kepentingan")),
        (answers.cash_equivalent, _("setara uang")),
        (answers.for_office, _("untuk kantor")),
        (answers.exempt_kind is not ExemptKind.NONE, _("jenis khusus")),
    ):
        if on:
            tags.append(Tag(text))
    return tags


def _with_other(text: str, other: str) -> str:
    return f"{text}: {other}" if text and other else text or other


def _yes_no(value: bool | None) -> str:
    return "" if value is None else _("Ya") if value else _("Tidak")
