"""What a person was trained in: how it stands, each training with its marks, the lesson hours of each year."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from db.records.coverage import AttendedTraining
from db.vocabulary import ParticipantRole
from desktop.rules.labels import label
from desktop.rules.words import date_short, decimal_text
from desktop.ui.kit import Card
from desktop.ui.kit.chips import Tag
from desktop.ui.kit.row_button import RowButton, RowCard
from desktop.ui.training.coverage_columns import STATE_TONES
from desktop.ui.training.person_view import PersonView
from desktop.ui.training.session_words import days_words, hours_words
from desktop.ui.workplace import Workplace
from resources.language import _

_INSET = 10  # where the words of the lines below begin


class StandingCard(Card):
    """Whether the person is trained as the office's rules want it, and what is missing."""

    def __init__(self, view: PersonView) -> None:
        super().__init__(_("Pelatihan yang diperlukan"))
        line = view.history.standing
        if line is None:
            self.body.addWidget(_soft(_("Aturan pelatihan kantor tidak mencakup orang ini.")))
            return
        row = QHBoxLayout()
        row.addWidget(Tag(label(line.state), STATE_TONES[line.state].value))
        row.addStretch()
        self.body.addLayout(row)
        last = date_short(line.last_on) or _("belum pernah")
        due = date_short(line.due_on) or _("segera")
        self.body.addWidget(QLabel(_("Terakhir dilatih: {day}").format(day=last)))
        self.body.addWidget(QLabel(_("Berikutnya paling lambat: {day}").format(day=due)))
        if line.lacking:
            words = ", ".join(label(topic) for topic in line.lacking)
            self.body.addWidget(_soft(_("Topik yang belum diterima: {topics}.").format(topics=words)))


class HistoryCard(RowCard):
    """The trainings of a person, the latest first; a click opens the session."""

    def __init__(self, workplace: Workplace, view: PersonView) -> None:
        super().__init__(_("Riwayat pelatihan"))
        self._workplace = workplace
        history = view.history
        years = QWidget()
        layout = QVBoxLayout(years)
        layout.setContentsMargins(_INSET, 0, _INSET, 6)
        layout.setSpacing(2)
        for year in history.years:
            words = _("{year}: {n} kegiatan, {hours}").format(
                year=year.year, n=year.trainings + year.outside, hours=hours_words(year.lesson_hours)
            )
            layout.addWidget(_soft(words))
        if history.years:
            self.body.addWidget(years)
        self.rows = [self._row(line) for line in (*history.attended, *history.missed)]
        for row in self.rows:
            self.body.addWidget(row)
        if not self.rows:
            none = _soft(_("Belum mengikuti kegiatan yang tercatat di sini."))
            none.setContentsMargins(_INSET, 0, _INSET, 0)
            self.body.addWidget(none)

    def _row(self, line: AttendedTraining) -> RowButton:
        parts = [days_words(line.days[0], line.days[-1]) if line.days else "", line.position]
        if line.role is not ParticipantRole.PARTICIPANT:
            parts.append(label(line.role))
        elif line.lesson_hours and line.attended:
            parts.append(hours_words(line.lesson_hours))
        if line.post_score is not None:
            parts.append(_("nilai {score}").format(score=decimal_text(line.post_score)))
        if line.result is not None:
            parts.append(label(line.result))
        if not line.attended:
            parts.append(_("tidak hadir"))
        if line.certificate_number:
            parts.append(_("sertifikat {number}").format(number=line.certificate_number))
        picture = "mdi6.school-outline" if line.attended else "mdi6.account-off-outline"
        return RowButton(
            line.title, " · ".join(filter(None, parts)), icon=picture, on_click=partial(self._open, line.session_uid)
        )

    def _open(self, uid: str) -> None:
        self._workplace.go("session", uid=uid)


def _soft(text: str) -> QLabel:
    words = QLabel(text)
    words.setObjectName("soft")
    words.setWordWrap(True)
    return words
