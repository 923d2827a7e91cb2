"""The page of one tutored office: its files, what it says of each period, what was said to it, the feedback file."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from db.problem import Problem
from db.records.exchange import ExchangeFile
from db.vocabulary import KeyState, Topic
from desktop.rules.labels import label
from desktop.rules.sequences import DeviceHistory
from desktop.rules.words import date_short, grouped
from desktop.ui import files, messages
from desktop.ui.kit.chips import ChipBar
from desktop.ui.kit.facts import Facts
from desktop.ui.kit.surfaces import Banner, Card, EmptyState
from desktop.ui.kit.table_columns import from_list
from desktop.ui.kit.virtual_table import VirtualTable
from desktop.ui.mentor.assign_dialog import AssignDialog
from desktop.ui.mentor.office_columns import file_columns, period_columns
from desktop.ui.mentor.only_tutors import ask_whether_decides
from desktop.ui.mentor.said_card import SaidCard
from desktop.ui.page import Page
from desktop.ui.workplace import Workplace
from resources.language import _, ngettext

if TYPE_CHECKING:
    from desktop.exchange.training_contents import PeriodContent
    from desktop.services.received import OfficeCard

_FILES, _PERIODS, _SAID = "files", "periods", "said"


class OfficePage(Page):
    """Opened with `uid`, and with `view` "periods" or "said" on another view than its files."""

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.RECEIVED, Topic.FILES, Topic.FEEDBACK, Topic.PARTNERS})

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self._uid = ""
        self.card: OfficeCard | None = None
        self.add_action(_("&Kembali"), "mdi6.arrow-left", workplace.go_back)
        self.add_action(_("Catatan kantor ini"), "mdi6.book-open-variant", self._show_records)
        self.assign_button = self.add_action(_("Beri tugas…"), "mdi6.clipboard-account-outline", self._assign)
        self.feedback_button = self.set_primary(_("Buat umpan balik"), "mdi6.reply-outline", self._write_feedback)
        self._decides = True
        self.trouble = Banner("warn", "", action="")
        self.trouble.hide()
        self.trouble.acted.connect(self._on_trouble)
        self.facts_holder = Card()
        self._read_only = [(_FILES, _("Berkas kantor ini")), (_PERIODS, _("Masa dan cakupan"))]
        self.views = ChipBar([*self._read_only, (_SAID, _("Catatan mentor"))], single=True, name=_("Tampilan"))
        self.views.set_values(_FILES)
        self.views.changed.connect(self._on_view)
        self.files_table: VirtualTable[ExchangeFile] = VirtualTable(
            file_columns(),
            key=lambda file: file.uid,
            name="office-files",
            title=_("Berkas kantor ini"),
            memory=workplace.preferences,
        )
        self.periods_table: VirtualTable[PeriodContent] = VirtualTable(
            period_columns(),
            key=lambda said: said.period,
            name="office-periods",
            title=_("Masa dan cakupan"),
            memory=workplace.preferences,
        )
        self.no_files = EmptyState("mdi6.inbox-outline", _("Belum ada berkas dari kantor ini"))
        self.said_area = QScrollArea()
        self.said_area.setWidgetResizable(True)
        self.said_area.setFrameShape(QFrame.Shape.NoFrame)
        self.said_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(self.trouble)
        self.body.addWidget(self.facts_holder)
        self.body.addWidget(self.views)
        for widget in (self.files_table, self.no_files, self.periods_table, self.said_area):
            self.body.addWidget(widget, 1)
        ask_whether_decides(workplace, self._on_decides)

    def open(self, **arguments: object) -> None:
        """Open the office of `uid`."""
        self._uid = str(arguments.get("uid", ""))
        view = str(arguments.get("view", ""))
        if view in (_FILES, _PERIODS, _SAID):
            self.views.set_values(view)
        self.refresh()

    def refresh(self) -> None:
        uid = self._uid
        if uid:
            self.workplace.read(lambda desk: _office(desk, uid), self._show, on_problem=self._on_missing)

    def _show(self, card: "OfficeCard") -> None:
        self.card = card
        partner = card.partner
        self.set_title(partner.name, " · ".join(part for part in (partner.code, label(partner.state)) if part))
        self._show_trouble(card)
        self._show_facts(card)
        sorts = {"at": lambda f: f.at, "period": lambda f: f.period, "sequence": lambda f: f.sequence}
        self.files_table.renew_rows(from_list(card.files, sorts))
        self.periods_table.renew_rows(from_list(card.periods))
        said = SaidCard(_("Yang dikatakan kepada kantor ini"), card.feedback, self.workplace.desk.today)
        said.closed.connect(self._close)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(2, 2, 14, 2)
        column.addWidget(said)
        column.addStretch()
        self.said_area.setWidget(holder)
        n = card.unsent
        if not self._decides:
            self.feedback_button.setText(_("Buat tanda terima"))
        else:
            self.feedback_button.setText(
                _("Buat umpan balik ({n} baru)").format(n=grouped(n)) if n else _("Buat umpan balik")
            )
        self.feedback_button.setEnabled(partner.state is KeyState.CONFIRMED)
        self._on_view()

    def _on_decides(self, decides: bool) -> None:
        self._decides = decides
        self.assign_button.setVisible(decides)
        if not decides:
            self.views.set_choices(self._read_only)

    def _show_trouble(self, card: "OfficeCard") -> None:
        """Say the one thing that hinders most: keys, two contents, numbers that are missing, a clock."""
        lines = trouble_lines(card.devices)
        self._trouble = ""
        if card.partner.state is not KeyState.CONFIRMED:
            self._trouble = "words"
            self.trouble.say("warn", _("Delapan kata kantor ini belum dicocokkan; kirimannya ditahan."))
            self.trouble.button.setText(_("Cocokkan delapan kata…"))
        elif card.forks:
            self._trouble = "forks"
            n = len(card.forks)
            words = ngettext("{n} catatan bertentangan", "{n} catatan bertentangan", n).format(n=n)
            self.trouble.say("danger", words, "  ·  ".join(lines))
            self.trouble.button.setText(_("Lihat dan putuskan") if self._decides else _("Lihat"))
        elif lines:
            self.trouble.say("warn", lines[0], "  ·  ".join(lines[1:]))
        self.trouble.setVisible(bool(self._trouble or lines))
        self.trouble.button.setVisible(bool(self._trouble))

    def _show_facts(self, card: "OfficeCard") -> None:
        while (item := self.facts_holder.body.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        arrived = [file for file in card.files if not file.outgoing]
        facts = Facts(columns=6)
        facts.add(_("Kiriman diterima"), grouped(len(arrived)), empty="0")
        last = date_short(arrived[0].at.astimezone().date()) if arrived else ""
        facts.add(_("Terakhir"), last, empty=_("belum ada"))
        for name, words in (
            ("reports", _("Laporan")),
            ("sessions", _("Kegiatan")),
            ("certificates", _("Sertifikat")),
            ("officials", _("Perangkat")),
        ):
            facts.add(words, grouped(card.counts.get(name, 0)))
        self.facts_holder.body.addWidget(facts)

    def _on_view(self) -> None:
        view = self.views.value() or _FILES
        self.views.set_values(view)
        some = bool(self.card and self.card.files)
        self.files_table.setVisible(view == _FILES and some)
        self.no_files.setVisible(view == _FILES and not some)
        self.periods_table.setVisible(view == _PERIODS)
        self.said_area.setVisible(view == _SAID)

    def _on_trouble(self) -> None:
        if self.card is None:
            return
        if self._trouble == "words":
            from desktop.ui.exchange.words_dialog import WordsDialog

            WordsDialog(self.workplace, self.card.partner, self).open()
        else:
            self.workplace.go("received-record", uid=self.card.forks[0].uid)

    def _show_records(self) -> None:
        if self.card is not None:
            self.workplace.go("received", office=self._uid, name=self.card.partner.name)

    def _assign(self) -> None:
        if self.card is not None:
            AssignDialog(self.workplace, self, [(self._uid, self.card.partner.name)]).open()

    def _write_feedback(self) -> None:
        title = _("Simpan umpan balik di folder") if self._decides else _("Simpan tanda terima di folder")
        files.ask_folder(self.workplace, self, title, self._write_into)

    def _write_into(self, folder: Path) -> None:
        uid, receipt = self._uid, not self._decides
        self.workplace.change(lambda desk: _write(desk, uid, folder, receipt=receipt), self._on_written)

    def _on_written(self, file: ExchangeFile) -> None:
        messages.tell(
            self,
            (
                _("Berkas umpan balik sudah ditulis: {name}")
                if self._decides
                else _("Tanda terima sudah ditulis: {name}")
            ).format(name=file.file_name),
            _("Isinya hanya untuk {office}. Serahkan lewat flashdisk atau WhatsApp.").format(office=file.partner_name),
        )

    def _close(self, uid: str) -> None:
        self.workplace.change(lambda desk: _close(desk, uid))

    def _on_missing(self, problem: Problem) -> None:
        messages.problem(self, problem)
        self.workplace.go("matrix")


def trouble_lines(devices: tuple[DeviceHistory, ...]) -> list[str]:
    """Return what is not in order with the files of an office."""
    found = []
    for device in devices:
        missing = [str(number) for gap in device.gaps for number in gap.numbers]
        if missing:
            numbers = ", ".join(missing[:8]) + (" …" if len(missing) > 8 else "")
            found.append(_("Kiriman nomor {numbers} belum tiba.").format(numbers=numbers))
        if device.forks or device.broken:
            found.append(_("Ada nomor kiriman kembar atau tidak bersambung: mungkin cadangan lama dipulihkan."))
        if device.clocks:
            found.append(_("Jam komputer pengirim tampaknya salah."))
    return list(dict.fromkeys(found))


def _office(desk: Any, uid: str) -> "OfficeCard":
    from desktop.services import received

    return received.office(desk, uid)


def _write(desk: Any, uid: str, folder: Path, *, receipt: bool) -> Any:
    from desktop.services import answer_files

    if receipt:
        return answer_files.write_receipt(desk, uid, folder)
    return answer_files.write_feedback(desk, uid, folder)


def _close(desk: Any, uid: str) -> Any:
    from desktop.services import feedback

    return feedback.close(desk, uid)
