"""Everything about one file of the inbox: what it says of itself, how its records stand, what was set aside and why."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from db.problem import Problem
from db.records.exchange import SetAsideRecord
from db.records.period import Period
from db.vocabulary import Arrival, FileState, PaperKind
from desktop.rules.collection_words import collection_word, in_order
from desktop.rules.labels import label
from desktop.rules.words import grouped, rupiah
from desktop.ui import messages
from desktop.ui.kit.chips import Tag
from desktop.ui.kit.facts import Facts
from desktop.ui.kit.form_dialog import FormDialog
from desktop.ui.kit.surfaces import Banner, SectionTitle
from desktop.ui.mentor.inbox_columns import STATE_TONES, remarks, state_words
from desktop.ui.papers.preview_dialog import preview_papers
from desktop.ui.period_words import period_name
from desktop.ui.reports.shown import moment_words
from desktop.ui.workplace import Workplace
from resources.language import _

if TYPE_CHECKING:
    from desktop.services.staging import StagedFile

_MOST_SHOWN = 30  # records set aside that are named one by one
_WAYS = (Arrival.NEW, Arrival.CHANGED, Arrival.SAME, Arrival.OLDER, Arrival.FORK)


class InboxDetails(FormDialog):
    """Shows a file.

    Signals: `compare_wanted(StagedFile)` when the person wants to compare the eight words of its office.
    """

    compare_wanted = Signal(object)

    def __init__(self, workplace: Workplace, file: "StagedFile", parent: QWidget) -> None:
        title = file.outcome.office_name or file.path.name
        super().__init__(parent, title, accept="", width=680)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workplace = workplace
        self.file = file
        self._build_head()
        if file.outcome.arrivals:
            self._build_counts()
        if file.outcome.set_aside:
            self._build_set_aside()
        self._build_button()
        self.cancel_button.setText(_("Tutup"))
        self.fit(680)

    def _build_head(self) -> None:
        outcome, header = self.file.outcome, self.file.outcome.header
        self.body.addWidget(Tag(state_words(outcome.state), STATE_TONES[outcome.state].value))
        said = remarks(self.file)
        if said:
            danger = outcome.state is FileState.REJECTED
            self.body.addWidget(Banner("danger" if danger else "warn", said[0], detail="\n".join(said[1:])))
        facts = Facts()
        facts.add(_("Berkas"), self.file.path.name, wide=True)
        facts.add(_("Kantor"), outcome.office_name)
        facts.add(_("Kode wilayah"), outcome.office_code)
        if header is not None:
            facts.add(_("Jenis"), label(header.kind))
            facts.add(_("Periode"), period_name(Period.parse(outcome.period)) if outcome.period else "")
            number = grouped(header.sequence)
            if header.part.of > 1:
                number += " · " + _("bagian {n} dari {of}").format(n=header.part.number, of=header.part.of)
            facts.add(_("Nomor kiriman komputer ini"), number)
            facts.add(_("Urutan"), label(outcome.standing) if outcome.standing else "")
            facts.add(_("Dibuat"), moment_words(header.written_at))
            facts.add(_("Program"), header.program)
            facts.add(_("Lampiran di dalamnya"), grouped(len(header.blobs)))
        facts.add(_("Kode tanda terima"), outcome.receipt_code)
        self.body.addWidget(facts)

    def _build_counts(self) -> None:
        header = self.file.outcome.header
        counts = dict(header.counts) if header else {}
        totals = dict(header.totals) if header else {}
        value = totals.get("reports.value")
        explanation = _("Jumlah dan nilai di dalam berkas sudah dicocokkan dengan kepalanya.")
        if value is not None:
            explanation += " " + _("Nilai laporan: {value}.").format(value=rupiah(value))
        self.body.addWidget(SectionTitle(_("Isi berkas"), explanation))
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        heads = (_("Di berkas"), _("Baru"), _("Berubah"), _("Sama"), _("Lama"), _("Bentrok"))
        for column, text in enumerate(heads, start=1):
            grid.addWidget(_label(text, "fieldHint", right=True), 0, column)
        arrivals = self.file.outcome.arrivals
        named = {name: counts.get(name, 0) for name in arrivals}
        for row, (name, count) in enumerate(in_order(named), start=1):
            grid.addWidget(_label(collection_word(name), ""), row, 0)
            numbers = (count, *(arrivals[name].get(way, 0) for way in _WAYS))
            for column, number in enumerate(numbers, start=1):
                grid.addWidget(_label(grouped(number) if number else "–", "", right=True), row, column)
        self.body.addLayout(grid)

    def _build_set_aside(self) -> None:
        aside = self.file.outcome.set_aside
        self.body.addWidget(
            SectionTitle(_("Catatan yang disisihkan"), _("Yang lain diterima. Kantor pengirim dapat memperbaikinya."))
        )
        for record in aside[:_MOST_SHOWN]:
            self.body.addWidget(_label(_aside_words(record), ""))
        if len(aside) > _MOST_SHOWN:
            more = _("… dan {n} lainnya").format(n=grouped(len(aside) - _MOST_SHOWN))
            self.body.addWidget(_label(more, "soft"))

    def _build_button(self) -> None:
        if self.file.waits_for_words:
            self.accept_button.setText(_("Cocokkan delapan kata…"))
            self.on_accept(self._compare)
        elif self.file.outcome.receipt_code and self.file.outcome.state in (
            FileState.ACCEPTED,
            FileState.SEEN_BEFORE,
        ):
            self.accept_button.setText(_("Tanda terima…"))
            self.on_accept(self._show_receipt)
        else:
            self.accept_button.hide()

    def _compare(self) -> None:
        self.accept()
        self.compare_wanted.emit(self.file)

    def _show_receipt(self) -> None:
        from desktop.services.papers import PaperRequest

        request = PaperRequest(kind=PaperKind.FILE_RECEIPT, subject_uid=self.file.outcome.digest)
        preview_papers(self._workplace, self, (request,), _("Tanda terima berkas"))


def _aside_words(record: SetAsideRecord) -> str:
    sentence, next_step = messages.problem_text(Problem(record.code, **record.params))
    return " ".join(part for part in (f"{collection_word(record.collection)}:", sentence, next_step) if part)


def _label(text: str, name: str, *, right: bool = False) -> QLabel:
    found = QLabel(text)
    found.setObjectName(name)
    found.setWordWrap(not right)
    found.setTextFormat(Qt.TextFormat.PlainText)
    if right:
        found.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return found
