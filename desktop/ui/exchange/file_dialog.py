"""One line of the book of files: what the file holds, what became of its records, what is missing."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from db.problem import Problem
from db.records.exchange import ExchangeFile
from db.vocabulary import Arrival, PackageKind, PaperKind
from desktop.rules.collection_words import collection_word, in_order
from desktop.rules.labels import label
from desktop.rules.screen_dates import date_long
from desktop.rules.words import grouped, rupiah
from desktop.services.file_marks import own_code, receipt_code
from desktop.ui import icons, messages
from desktop.ui.exchange.done_card import print_transmittal
from desktop.ui.exchange.file_words import kind_words, number_words, period_words, way_words
from desktop.ui.exchange.size_words import size_words
from desktop.ui.kit.facts import Facts
from desktop.ui.kit.form_dialog import FormDialog
from desktop.ui.kit.surfaces import Banner, SectionTitle
from desktop.ui.papers.preview_dialog import preview_papers
from desktop.ui.workplace import Workplace
from resources.language import _

_MOST_SHOWN = 20


class FileDialog(FormDialog):
    """Read only; papers about the file are printed from here."""

    def __init__(self, workplace: Workplace, file: ExchangeFile, parent: QWidget) -> None:
        title = " · ".join(word for word in (kind_words(file), period_words(file)) if word)
        super().__init__(parent, title, accept=_("Tutup"), width=700)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workplace = workplace
        self._file = file
        self.cancel_button.hide()
        self._problem()
        self.body.addWidget(self._facts())
        self._records()
        self._set_aside()
        self._missing()
        self.letter: QPushButton | None = None
        self.receipt: QPushButton | None = None
        self._papers()
        self.fit(680)

    def _facts(self) -> Facts:
        file = self._file
        facts = Facts()
        facts.add(way_words(outgoing=file.outgoing), _moment(file))
        facts.add(_("Status"), label(file.state))
        facts.add(
            _("Tujuan") if file.outgoing else _("Asal"),
            f"{file.partner_name} ({file.partner_code})" if file.partner_code else file.partner_name,
        )
        facts.add(_("Nomor kiriman"), number_words(file))
        facts.add(_("Kode cek"), own_code(file))
        facts.add(_("Kode tanda terima"), receipt_code(file))
        facts.add(_("Ukuran"), size_words(file.length) if file.length else "")
        facts.add(_("Dicatat oleh"), file.by_name)
        if file.decided_at is not None and file.outgoing:
            day = date_long(file.decided_at.astimezone().date())
            facts.add(_("Diterima di tujuan"), " · ".join(part for part in (day, file.decided_by) if part))
        facts.add(_("Nama berkas"), file.file_name, wide=True)
        self.facts = facts
        return facts

    def _problem(self) -> None:
        if self._file.problem_code:
            found = Problem(self._file.problem_code, **dict(self._file.problem_params))
            sentence, next_step = messages.problem_text(found)
            self.body.addWidget(Banner("danger", sentence, detail=next_step))

    def _records(self) -> None:
        details = self._file.details
        names = dict.fromkeys((*details.counts, *details.arrivals), 0)
        if not names:
            return
        arrived = [kind for kind in Arrival if any(found.get(kind) for found in details.arrivals.values())]
        self.body.addWidget(SectionTitle(_("Isi berkas")))
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        for column, text in enumerate((_("Jenis catatan"), _("Banyaknya"), *(label(kind) for kind in arrived))):
            grid.addWidget(_cell(text, "fieldHint", right=bool(column)), 0, column)
        for row, (name, _zero) in enumerate(in_order(names), start=1):
            found: Mapping[str, int] = details.arrivals.get(name, {})
            cells = [grouped(details.counts.get(name, sum(found.values())))]
            cells += [grouped(found.get(kind, 0)) if found else "–" for kind in arrived]
            grid.addWidget(_cell(collection_word(name)), row, 0)
            for column, text in enumerate(cells, start=1):
                grid.addWidget(_cell(text, right=True), row, column)
        self.body.addLayout(grid)
        value = details.totals.get("reports.value")
        extra = [_("nilai taksiran {value}").format(value=rupiah(value)) if value else ""]
        extra.append(_("{n} foto dan lampiran").format(n=grouped(details.attachments)) if details.attachments else "")
        if any(extra):
            self.body.addWidget(_cell(" · ".join(text for text in extra if text), "soft"))

    def _set_aside(self) -> None:
        aside = self._file.details.set_aside
        if not aside:
            return
        self.body.addWidget(SectionTitle(_("Disisihkan ({n})").format(n=len(aside))))
        for record in aside[:_MOST_SHOWN]:
            sentence, next_step = messages.problem_text(Problem(record.code, **dict(record.params)))
            self.body.addWidget(Banner("warn", f"{collection_word(record.collection)}: {sentence}", detail=next_step))

    def _missing(self) -> None:
        missing = self._file.details.missing
        if missing:
            self.body.addWidget(
                Banner(
                    "warn",
                    _("Belum tiba di tujuan: kiriman nomor {numbers}.").format(numbers=", ".join(map(str, missing))),
                    detail=_("Serahkan lagi berkas itu, atau buat kiriman baru untuk masanya."),
                )
            )

    def _papers(self) -> None:
        file = self._file
        if file.kind is not PackageKind.EXPORT or not self._workplace.desk.sees_identities:
            return
        if receipt_code(file):
            self.receipt = self._button(_("Cetak tanda terima…"), self.print_receipt)
        if file.outgoing:
            self.letter = self._button(_("Cetak surat pengantar…"), self.print_letter)

    def print_letter(self) -> None:
        """Show the transmittal letter."""
        print_transmittal(self._workplace, self, self._file)

    def print_receipt(self) -> None:
        """Show the receipt, or at the sender its copy."""
        from desktop.services.papers import PaperRequest

        request = PaperRequest(kind=PaperKind.FILE_RECEIPT, subject_uid=self._file.uid)
        preview_papers(self._workplace, self, (request,), _("Tanda terima berkas"))

    def _button(self, text: str, action: object) -> QPushButton:
        button = QPushButton(icons.icon("mdi6.printer-outline"), text)
        button.setAutoDefault(False)
        button.clicked.connect(action)
        self.buttons.insertWidget(0, button)
        return button


def _moment(file: ExchangeFile) -> str:
    moment = file.at.astimezone()
    return _("{day} pukul {time}").format(day=date_long(moment.date()), time=f"{moment:%H.%M}")


def _cell(text: str, name: str = "", *, right: bool = False) -> QLabel:
    label_ = QLabel(text)
    label_.setObjectName(name)
    label_.setTextFormat(Qt.TextFormat.PlainText)
    if right:
        label_.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return label_
