"""What checking a certificate found, said large: the verdict, the fields to compare with the paper, the next step."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from db.records.certificate import CertificateRecord
from db.records.certificate_code import CertificateFields, VerdictKind
from db.records.paper import IssuedPaper
from db.vocabulary import CertificateState
from desktop.rules.certificate_words import passed
from desktop.rules.screen_dates import date_long
from desktop.rules.verdict_words import PROVEN, FieldLine, Tone, VerdictWords, field_lines, verdict_words, word
from desktop.services.verifying import Checked
from desktop.ui import icons
from desktop.ui.kit.surfaces import Banner
from desktop.ui.theme import COLOURS
from resources.language import _

_LOOKS = {
    Tone.GOOD: ("mdi6.check-decagram", COLOURS.good, COLOURS.good_soft),
    Tone.BAD: ("mdi6.close-octagon", COLOURS.danger, COLOURS.danger_soft),
    Tone.OPEN: ("mdi6.help-circle", COLOURS.warn, COLOURS.warn_soft),
}
_SHORT = 26  # signs of a headline that fit on one line in the largest letters
_LARGE = ("number", "name", "activity")  # what is compared first


@dataclass(frozen=True, slots=True)
class Finding:
    """What is said about one code."""

    words: VerdictWords
    lines: tuple[FieldLine, ...] = ()
    proven: bool = True
    warning: str = ""  # what to mind although the verdict is good
    certificate: CertificateRecord | None = None

    @property
    def title(self) -> str:
        """One line for a list of several findings."""
        shown = {line.name: line.value for line in self.lines}
        return " · ".join(part for part in (shown.get("number", ""), shown.get("name", "")) if part) or "–"


def finding_of(checked: Checked, today: date) -> Finding:
    """Return what is said about a code, a number or a check code."""
    verdict = checked.verdict
    if verdict is not None:
        lines = field_lines(verdict.fields, today) if verdict.fields is not None else ()
        stranger = verdict.kind is VerdictKind.VALID and checked.own_office and checked.certificate is None
        warning = _("PERHATIAN: kuncinya milik kantor ini, tetapi sertifikatnya tidak ada di register ini.")
        return Finding(
            verdict_words(verdict), lines, verdict.kind in PROVEN, warning if stranger else "", checked.certificate
        )
    if checked.certificate is not None:
        return _of_record(checked.certificate, today)
    if checked.paper is not None:
        return _of_paper(checked.paper)
    raise ValueError("nothing was checked")


def _of_record(record: CertificateRecord, today: date) -> Finding:
    if record.state is CertificateState.VOID:
        on = date_long(record.voided_on) if record.voided_on else ""
        reason = _("Dibatalkan kantor ini pada {date}. Alasan: {reason}").format(date=on, reason=record.void_reason)
        words = VerdictWords(_("DIBATALKAN"), reason, _("Jangan diterima. Minta sertifikat penggantinya."), Tone.BAD)
    else:
        words = VerdictWords(
            _("TERCATAT DI REGISTER INI"),
            _("Nomor atau kode cek itu milik sertifikat yang diterbitkan kantor ini dan masih berlaku."),
            _("Bandingkan setiap isian dengan kertasnya. Kode QR-nya, bila ada, memberi kepastian lebih."),
            Tone.GOOD,
        )
    said = record.words
    fields = CertificateFields(
        office_code=said.office_code,
        number=said.number,
        name=said.name,
        activity=said.activity,
        role=said.role,
        starts_on=said.days[0] if said.days else said.issued_on,
        ends_on=said.days[-1] if said.days else said.issued_on,
        issued_on=said.issued_on,
        lesson_hours=said.lesson_hours,
        passed=passed(said),
        text_hash=b"",
        expires_on=said.expires_on,
    )
    *lines, code = field_lines(fields, today)
    whole = replace(code, label=_("Kode cek"), value=record.check_code)
    return Finding(words, (*lines, whole), certificate=record)


def _of_paper(paper: IssuedPaper) -> Finding:
    words = VerdictWords(
        _("DOKUMEN TERCATAT DI SINI"),
        _("Kode cek itu milik dokumen yang diterbitkan kantor ini."),
        _("Bandingkan judul, nomor, dan tanggalnya dengan kertasnya."),
        Tone.GOOD,
    )
    lines = (
        FieldLine("activity", _("Dokumen"), paper.title),
        FieldLine("number", _("Nomor"), paper.number or "–"),
        FieldLine("issued_on", _("Tanggal"), date_long(paper.dated)),
        FieldLine("check_code", _("Kode cek"), paper.check_code),
    )
    return Finding(words, lines)


class VerdictView(QWidget):
    """One finding, large. `open_certificate` opens the certificate of this register that belongs to it."""

    def __init__(self, finding: Finding, open_certificate: Callable[[CertificateRecord], object] | None = None) -> None:
        super().__init__()
        self.finding = finding
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(_plate(finding.words))
        if finding.warning:
            layout.addWidget(Banner("danger", finding.warning))
        if finding.lines:
            layout.addWidget(_fields(finding))
        foot = QHBoxLayout()
        foot.setSpacing(12)
        note = _words(word("not_certified"), "fieldHint")
        foot.addWidget(note, 1)
        self.open_button = QPushButton(icons.icon("mdi6.certificate-outline"), _("Buka di register"))
        record = finding.certificate
        self.open_button.setVisible(record is not None and open_certificate is not None)
        if record is not None and open_certificate is not None:
            self.open_button.clicked.connect(lambda: open_certificate(record))
        foot.addWidget(self.open_button)
        layout.addLayout(foot)
        layout.addStretch()


def _plate(words: VerdictWords) -> QFrame:
    icon, colour, ground = _LOOKS[words.tone]
    plate = QFrame()
    plate.setObjectName("verdict")
    plate.setStyleSheet(f"#verdict {{ background: {ground}; border: 2px solid {colour}; border-radius: 10px; }}")
    plate.setAccessibleName(f"{words.headline}. {words.reason} {words.next_step}")
    picture = QLabel()
    picture.setPixmap(icons.pixmap(icon, 56, colour))
    headline = _words(words.headline, "hero" if len(words.headline) <= _SHORT else "pageTitle")
    headline.setStyleSheet(f"color: {colour};")
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addWidget(headline)
    for text, name in ((words.reason, ""), (words.next_step, "fieldLabel")):
        if text:
            column.addWidget(_words(text, name))
    row = QHBoxLayout(plate)
    row.setContentsMargins(18, 14, 18, 16)
    row.setSpacing(18)
    row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(column, 1)
    return plate


def _fields(finding: Finding) -> QFrame:
    card = QFrame()
    card.setObjectName("card")
    body = QVBoxLayout(card)
    body.setContentsMargins(20, 14, 20, 16)
    body.setSpacing(10)
    body.addWidget(_words(word("question") if finding.proven else word("unproven"), "sectionTitle"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(7)
    grid.setColumnStretch(1, 1)
    for row, line in enumerate(finding.lines):
        grid.addWidget(_words(line.label, "soft", wraps=False), row, 0, Qt.AlignmentFlag.AlignTop)
        value = _words(line.value, "sectionTitle" if line.name in _LARGE else "fieldLabel")
        value.setAccessibleName(f"{line.label}: {line.value}")
        cell = QVBoxLayout()
        cell.setSpacing(0)
        cell.addWidget(value)
        if line.note:
            cell.addWidget(_words(line.note, "fieldWarning"))
        grid.addLayout(cell, row, 1)
    body.addLayout(grid)
    if not finding.proven:
        body.addWidget(_words(word("question"), "soft"))
    return card


def _words(text: str, name: str, *, wraps: bool = True) -> QLabel:
    label = QLabel(text)
    label.setObjectName(name)
    label.setWordWrap(wraps)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
