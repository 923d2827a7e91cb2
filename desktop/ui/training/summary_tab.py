"""The tab "Ringkasan": what the session is about, when and where, what was taught, and how it was changed."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from db.records.training import SessionRecord
from db.vocabulary import ParticipantRole, TrainingResult, TrainingTopic
from desktop.rules.labels import label
from desktop.rules.words import date_short, decimal_text
from desktop.ui import icons
from desktop.ui.kit.facts import Facts
from desktop.ui.kit.surfaces import Card
from desktop.ui.reports.pending_files import size_words
from desktop.ui.reports.shown import moment_words
from desktop.ui.theme import COLOURS
from desktop.ui.training.session_changes import session_changes, session_labels
from desktop.ui.training.session_tab import SessionTab
from desktop.ui.training.session_view import SessionView
from desktop.ui.training.session_words import hours_words, meeting_words
from desktop.ui.workplace import Workplace
from resources.language import _

if TYPE_CHECKING:
    from desktop.services.sessions import SessionRevision

_SIDE = 360
_LONGEST = 400
_SHOWN_HASH = 16


class SummaryTab(SessionTab):
    """Facts at the left, topics and figures at the right."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._area)
        self._uid = ""
        self.changes: list[tuple[str, ...]] = []

    def fill(self, view: SessionView) -> None:
        """Show the session anew, at the same place of the page."""
        same = view.record.uid == self._uid
        place = self._area.verticalScrollBar().value() if same else 0
        self._uid = view.record.uid
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(2, 10, 14, 12)
        row.setSpacing(16)
        left = QVBoxLayout()
        left.setSpacing(14)
        for card in self._left(view):
            left.addWidget(card)
        left.addStretch()
        side = QWidget()
        side.setFixedWidth(_SIDE)
        right = QVBoxLayout(side)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(14)
        right.addWidget(_figures_card(view))
        right.addWidget(_topics_card(view.record))
        right.addStretch()
        row.addLayout(left, 1)
        row.addWidget(side, 0, Qt.AlignmentFlag.AlignTop)
        self._area.setWidget(content)
        self._area.verticalScrollBar().setValue(place)

    def _left(self, view: SessionView) -> list[QWidget]:
        record = view.record
        cards: list[QWidget] = [_meetings_card(record), _about_card(record)]
        if record.subjects:
            cards.append(_subjects_card(record))
        if record.speakers:
            cards.append(_speakers_card(record))
        if record.materials:
            cards.append(_materials_card(record))
        self.changes = []
        if len(view.revisions) > 1:
            cards.append(self._revisions_card(view.revisions))
        return cards

    def _revisions_card(self, revisions: "Sequence[SessionRevision]") -> Card:
        card = Card(_("Riwayat perubahan"), _("Isi lama tidak pernah dihapus."))
        words = session_labels()
        for number, (before, after) in enumerate(reversed(list(pairwise(revisions)))):
            if number:
                line = QFrame()
                line.setObjectName("line")
                card.body.addWidget(line)
            head = after.reason or _("Diubah saat direncanakan")
            card.body.addWidget(_words(head, "fieldLabel"))
            card.body.addWidget(_words(f"{after.by_name}, {moment_words(after.at)}", "fieldHint"))
            found = session_changes(before.content, after.content)
            self.changes.append(tuple(change.field for change in found))
            rows = [
                (words.get(change.field, change.field), _short(change.before), _short(change.after)) for change in found
            ]
            card.body.addLayout(_grid((_("Isian"), _("Sebelum"), _("Sesudah")), rows, (3, 4, 4), marked=2))
        return card


def _meetings_card(record: SessionRecord) -> Card:
    card = Card(_("Waktu dan tempat"))
    rows = [(meeting_words(meeting), meeting.place or "–") for meeting in record.meetings]
    card.body.addLayout(_grid((_("Pertemuan"), _("Tempat")), rows, (4, 5)))
    return card


def _about_card(record: SessionRecord) -> Card:
    card = Card(_("Tentang kegiatan"))
    facts = Facts()
    facts.add(_("Jenis kegiatan"), label(record.kind))
    facts.add(_("Cara pelaksanaan"), label(record.method))
    facts.add(_("Penyelenggara"), record.organiser, empty=_("belum diisi"))
    facts.add(_("Program atau prosedur pelatihan"), record.programme)
    number = " · ".join(part for part in (record.invitation_number, date_short(record.invitation_date)) if part)
    facts.add(_("Surat undangan"), number)
    facts.add(_("Tautan rapat daring"), record.link)
    mark = "" if record.pass_mark is None else _("nilai lulus {mark}").format(mark=decimal_text(record.pass_mark))
    facts.add(_("Tes"), " · ".join(part for part in (record.test_name, mark) if part))
    for words, value in (
        (_("Yang diundang"), record.audience),
        (_("Dasar"), record.basis),
        (_("Maksud dan tujuan"), record.purpose),
        (_("Kesimpulan dan saran"), record.conclusion),
        (_("Catatan kantor"), record.note),
    ):
        facts.add(words, value, wide=True)
    card.body.addWidget(facts)
    return card


def _subjects_card(record: SessionRecord) -> Card:
    card = Card(_("Materi dan jam pelajaran"))
    rows = [(subject.name, hours_words(subject.lesson_hours), subject.speaker or "–") for subject in record.subjects]
    rows.append((_("Jumlah JP"), hours_words(record.lesson_hours), ""))
    card.body.addLayout(_grid((_("Materi"), _("JP"), _("Disampaikan oleh")), rows, (6, 2, 4)))
    return card


def _speakers_card(record: SessionRecord) -> Card:
    card = Card(_("Para narasumber"))
    rows = [(speaker.name, speaker.position or "–", speaker.institution or "–") for speaker in record.speakers]
    card.body.addLayout(_grid((_("Nama"), _("Jabatan"), _("Instansi")), rows, (4, 3, 4)))
    return card


def _materials_card(record: SessionRecord) -> Card:
    card = Card(_("Berkas materi"))
    rows = [
        (material.name, size_words(material.length), f"{material.sha256[:_SHOWN_HASH]}…")
        for material in record.materials
    ]
    card.body.addLayout(_grid((_("Nama berkas"), _("Besar berkas"), "SHA-256"), rows, (6, 2, 3)))
    return card


def _figures_card(view: SessionView) -> Card:
    card = Card(_("Angka"))
    people = [person for person in view.people if person.role is ParticipantRole.PARTICIPANT]
    facts = Facts()
    facts.add(_("Peserta"), str(len(people)))
    if any(person.marks for person in view.people):
        facts.add(_("Hadir"), str(sum(person.attended for person in people)))
        facts.add(_("Tidak hadir"), str(sum(not person.attended for person in people)))
    facts.add(_("Jumlah JP"), decimal_text(view.record.lesson_hours))
    passed = sum(person.result is TrainingResult.PASSED for person in people)
    failed = sum(person.result is TrainingResult.FAILED for person in people)
    if passed or failed:
        facts.add(_("Lulus"), str(passed))
        facts.add(_("Tidak lulus"), str(failed))
    card.body.addWidget(facts)
    return card


def _topics_card(record: SessionRecord) -> Card:
    topics = tuple(TrainingTopic)
    card = Card(_("Topik yang dibahas"), _("{n} dari {all} topik").format(n=len(record.topics), all=len(topics)))
    column = QVBoxLayout()
    column.setSpacing(6)
    for topic in topics:
        taught = topic in record.topics
        row = QHBoxLayout()
        row.setSpacing(8)
        sign = QLabel()
        name, colour = ("mdi6.check-circle", COLOURS.good) if taught else ("mdi6.circle-outline", COLOURS.strong_line)
        sign.setPixmap(icons.pixmap(name, 18, colour))
        sign.setAccessibleName(_("dibahas") if taught else _("tidak dibahas"))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(_words(label(topic), "" if taught else "soft"), 1)
        column.addLayout(row)
    card.body.addLayout(column)
    return card


def _grid(
    heads: Sequence[str], rows: Sequence[Sequence[str]], shares: Sequence[int], marked: int | None = None
) -> QGridLayout:
    """Return a small table of words; the column `marked` stands out."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(6)
    for column, (head, share) in enumerate(zip(heads, shares, strict=True)):
        grid.addWidget(_words(head, "fieldHint"), 0, column)
        grid.setColumnStretch(column, share)
    for number, row in enumerate(rows, start=1):
        for column, text in enumerate(row):
            shown = _words(text, "")
            if column == marked:
                shown.setStyleSheet(f"color: {COLOURS.accent}; font-weight: 600;")
            grid.addWidget(shown, number, column, Qt.AlignmentFlag.AlignTop)
    return grid


def _words(text: str, name: str) -> QLabel:
    label_ = QLabel(text)
    label_.setObjectName(name)
    label_.setWordWrap(True)
    label_.setTextFormat(Qt.TextFormat.PlainText)
    label_.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label_


def _short(text: str) -> str:
    words = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
    return words or _("(kosong)")
