"""The page "Catat gratifikasi": a new report, a draft taken up again, or the correction of a report."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from db.problem import Problem
from db.records.office import OfficeProfile, OfficialRecord
from db.records.report import Answers, GiftObject, ReportDraft, Reporter, ReportRecord
from db.vocabulary import ReportKind, Topic
from desktop.rules.findings import Finding
from desktop.rules.presets import Preset, preset
from desktop.rules.report_checks import check_report
from desktop.ui import messages
from desktop.ui.page import Page
from desktop.ui.reports.assistant import Assistant, Guidance
from desktop.ui.reports.draft_keeper import DraftKeeper
from desktop.ui.reports.form_body import ReportFormBody
from desktop.ui.reports.helper_panel import HelperPanel
from desktop.ui.reports.preset_chooser import PresetChooser
from desktop.ui.reports.registering import Registering
from desktop.ui.reports.shown import time_words
from desktop.ui.workplace import Workplace
from resources.language import _

if TYPE_CHECKING:
    from desktop.services.desk import Desk


class ReportFormPage(Page):
    """Chooser of usual cases first, then the form with the decision helper beside it."""

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.OFFICIALS, Topic.OFFICE})

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self._today = workplace.desk.today
        self._original = ReportDraft()
        self._correcting: ReportRecord | None = None
        self._office_reporter = Reporter()
        self._guidance: Guidance | None = None
        self.form = ReportFormBody(workplace, self._today)
        self.helper = HelperPanel()
        self.chooser = PresetChooser()
        self.keeper = DraftKeeper(workplace, self.form.collect, self)
        self.assistant = Assistant(workplace, self.form.collect, self)
        self.registering = Registering(self)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.chooser)
        self._stack.addWidget(self._build_form())
        self.body.addWidget(self._stack, 1)
        self._discard = self.add_action(_("&Buang draf"), "mdi6.trash-can-outline", self._on_discard)
        self._close = self.add_action(_("&Tutup"), "mdi6.close", self._on_close)
        self.primary = self.set_primary(_("&Daftarkan"), "mdi6.check", self.register)
        self._connect()
        self.start_anew()

    def open(self, **arguments: object) -> None:
        """Open with `draft_uid` or `correct` (uid of draft or report), `preset` (code), or nothing for a new report."""
        if arguments.get("draft_uid"):
            self._fetch_draft(str(arguments["draft_uid"]))
        elif arguments.get("correct"):
            self._fetch_report(str(arguments["correct"]))
        elif arguments.get("preset"):
            self.start_anew()
            self._on_preset(preset(str(arguments["preset"])))
        else:
            self.start_anew()

    def refresh(self) -> None:
        """Fetch officials and the office's place for part A."""
        self.workplace.read(_sources, self._on_sources)

    def can_leave(self) -> bool:
        """Keep a draft silently; ask where something would be lost."""
        if not self.is_changed:
            return True
        if self._correcting is not None:
            number = self._correcting.number
            lost = messages.ask_destructive(
                self, _("Tinggalkan perbaikan laporan {number}?").format(number=number), yes=_("Buang perbaikan")
            )
            if lost:
                self.start_anew()
            return lost
        if self.form.files.files:
            text = _("Lampiran belum tersimpan dan akan hilang. Isian lain tetap tersimpan sebagai draf.")
            if not messages.ask_destructive(self, _("Tinggalkan formulir ini?"), yes=_("Tinggalkan"), detail=text):
                return False
        self.keeper.finish()
        self._stack.setCurrentWidget(self.chooser)
        self._show_buttons()
        return True

    @property
    def is_changed(self) -> bool:
        """Whether the form holds something that was not there when it was opened."""
        if self._stack.currentWidget() is self.chooser:
            return False
        return self.form.collect() != self._original or bool(self.form.files.files)

    @property
    def correcting(self) -> ReportRecord | None:
        """The report that is being corrected, or None for a new one."""
        return self._correcting

    @property
    def guidance(self) -> Guidance | None:
        """What the services last said about the draft."""
        return self._guidance

    def start_anew(self) -> None:
        """Show the chooser for a new report."""
        self.keeper.stop()
        self.assistant.stop()
        self._correcting = None
        self._guidance = None
        self.form.files.clear()
        self.set_title(_("Catat gratifikasi"))
        self._stack.setCurrentWidget(self.chooser)
        self._show_buttons()

    def begin(self, draft: ReportDraft, *, kept_uid: str | None = None, correcting: ReportRecord | None = None) -> None:
        """Show the form with a draft: a new one, one kept before, or a report to be corrected."""
        self._correcting = correcting
        self.form.files.clear()
        self.form.load(draft)
        self.form.office.offer_number(correcting is None)
        if correcting is None:
            self.form.reporter.offer_office(self._office_reporter)
            self.set_title(_("Catat gratifikasi"), _("Draf disimpan sendiri selagi Anda mengetik."))
        else:
            subtitle = _("Isi lama tetap tersimpan sebagai riwayat.")
            self.set_title(_("Perbaiki laporan {number}").format(number=correcting.number), subtitle)
        self._original = self.form.collect()
        if correcting is None:
            self.keeper.start(self._original, kept_uid)
        else:
            self.keeper.stop()
        self.assistant.set_own_uid(correcting.uid if correcting else "")
        self.helper.questions.start(known=bool(kept_uid or correcting))
        self._stack.setCurrentIndex(1)
        self._show_buttons()
        self._show_object()
        self._on_edited("")
        self.assistant.ask_now()
        self.helper.verticalScrollBar().setValue(0)
        self.form.jump("reporter.name")
        self.form.scroll_to_top()

    def register(self) -> None:
        """Enter the report in the register, or the correction; asks what still has to be asked."""
        if self._stack.currentIndex() == 1:
            self.registering.start()

    def findings(self) -> tuple[Finding, ...]:
        """Return what the checks say about the form as it stands."""
        return check_report(self.form.collect(), self._today)

    def left_behind(self) -> None:
        """Forget the form: its report is registered."""
        self.keeper.stop()
        self.start_anew()

    def _build_form(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(self.form, 1)
        row.addWidget(self.helper)
        return holder

    def _connect(self) -> None:
        self.chooser.chosen.connect(self._on_preset)
        self.chooser.blank.connect(self._on_blank)
        self.form.edited.connect(self._on_edited)
        self.form.left.connect(self._on_left)
        self.form.object_shown.connect(lambda _index: self._show_object())
        self.form.reporter.picked.connect(self._on_official)
        self.helper.gap_chosen.connect(self.form.jump)
        self.helper.answered.connect(self._on_answers)
        self.helper.duplicate_chosen.connect(self._on_duplicate)
        self.assistant.answered.connect(self._on_guidance)
        self.keeper.saved.connect(self._on_saved)
        self.keeper.failed.connect(self._on_not_saved)
        self.workplace.about_to_lock.connect(self.keeper.save)
        for keys, action in (
            ("Ctrl+S", self._on_save_key),
            ("Ctrl+Return", self.register),
            ("Ctrl+Enter", self.register),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(action)

    def _show_buttons(self) -> None:
        writing = self._stack.currentIndex() == 1
        self._close.setVisible(writing)
        self._discard.setVisible(writing and self._correcting is None)
        self.primary.setVisible(writing)
        self.primary.setText(_("&Simpan perbaikan") if self._correcting else _("&Daftarkan"))

    def _fetch_draft(self, uid: str) -> None:
        self.workplace.read(lambda desk: _open_draft(desk, uid), lambda kept: self.begin(kept.draft, kept_uid=kept.uid))

    def _fetch_report(self, uid: str) -> None:
        self.workplace.read(
            lambda desk: _open_report(desk, uid),
            lambda record: self.begin(draft_of(record), correcting=record),
        )

    def _on_sources(self, sources: tuple[tuple[OfficialRecord, ...], OfficeProfile]) -> None:
        officials, profile = sources
        self.form.reporter.set_officials(officials)
        office = profile.office
        self._office_reporter = Reporter(
            institution=f"Pemerintah {office.full_name}".strip(),  # printed on the form: never translated
            subdistrict=office.subdistrict,
            regency=office.regency,
            province=office.province,
        )
        if self._stack.currentIndex() == 1 and self._correcting is None:
            untouched = not self.is_changed
            self.form.reporter.offer_office(self._office_reporter)
            if untouched:
                self._original = self.form.collect()
                self.keeper.start(self._original, self.keeper.uid)

    def _on_preset(self, chosen: Preset) -> None:
        self.begin(chosen.apply(ReportDraft()))

    def _on_blank(self, kind: ReportKind) -> None:
        self.begin(ReportDraft(kind=kind, objects=(GiftObject(),)))

    def _on_edited(self, path: str) -> None:
        self.keeper.note_edit()
        findings = self.findings()
        self.helper.gaps.show_findings(findings)
        self.form.mark_parts(findings)
        if path.endswith("giver.name"):
            self._offer_givers(path)
        if path.endswith(".kind") or path == "objects":
            self._show_object()
        self.assistant.ask_soon()

    def _on_left(self, path: str) -> None:
        if path:
            self.form.show_findings(path, self.findings())
        self.keeper.save()

    def _on_guidance(self, guidance: Guidance) -> None:
        self._guidance = guidance
        self.form.chronology.set_late(guidance.late, self._late_words())
        self.helper.show_guidance(guidance, self.form.objects.current)

    def _late_words(self) -> str:
        if self._guidance is None or not self._guidance.late:
            return ""
        from desktop.rules.law import rule_set

        advice = self._guidance.advice
        return rule_set(advice[0].rule_set).consequences["late"].text if advice else ""

    def _show_object(self) -> None:
        self.helper.questions.show_object(self.form.object_in_front(), self.form.objects.current)
        if self._guidance is not None:
            self.helper.show_guidance(self._guidance, self.form.objects.current)

    def _on_answers(self, answers: Answers) -> None:
        self.form.set_answers(answers)
        self.keeper.save()
        self.assistant.ask_now()

    def _on_official(self, uid: str) -> None:
        """Fetch the NIK of the official that was picked; that is in the audit log."""
        self.workplace.change(lambda desk: _open_official(desk, uid), self.form.reporter.fill_from)

    def _on_duplicate(self, uid: str) -> None:
        self.workplace.go("report", uid=uid)

    def _offer_givers(self, path: str) -> None:
        field = self.form.field(path)
        typed = field.value() if field is not None else ""
        if len(typed) >= 2:
            self.workplace.read(lambda desk: _givers(desk, typed), self.form.objects.set_givers)

    def _on_saved(self, at: datetime) -> None:
        if self._correcting is None:
            self.set_title(_("Catat gratifikasi"), _("Draf tersimpan {time}").format(time=time_words(at)))

    def _on_not_saved(self, problem: Problem) -> None:
        sentence, _next_step = messages.problem_text(problem)
        self.set_title(_("Catat gratifikasi"), _("Draf belum tersimpan: {why}").format(why=sentence))

    def _on_save_key(self) -> None:
        if self._stack.currentIndex() == 1:
            self.keeper.save()

    def _on_close(self) -> None:
        if self.can_leave():
            record = self._correcting
            self.start_anew()
            if record is not None:
                self.workplace.go("report", uid=record.uid)
            else:
                self.workplace.go("reports")

    def _on_discard(self) -> None:
        name = self.form.collect().reporter.name or _("tanpa nama pelapor")
        if messages.ask_destructive(self, _("Buang draf {name}?").format(name=name[:80]), yes=_("Buang draf")):
            self.keeper.discard()
            self.start_anew()


def draft_of(record: ReportRecord) -> ReportDraft:
    """Return what a clerk typed of a report, without what the register added."""
    return ReportDraft(**{name: getattr(record, name) for name in ReportDraft.__dataclass_fields__})


def _sources(desk: "Desk") -> tuple[tuple[OfficialRecord, ...], OfficeProfile]:
    from desktop.services import offices, officials

    return officials.list_officials(desk, active_on=desk.today), offices.profile(desk)


def _open_draft(desk: "Desk", uid: str) -> Any:
    from desktop.services import drafts

    return drafts.open_draft(desk, uid)


def _open_report(desk: "Desk", uid: str) -> ReportRecord:
    from desktop.services import reports

    return reports.report(desk, uid)


def _open_official(desk: "Desk", uid: str) -> OfficialRecord:
    from desktop.services import officials

    return officials.open_identity(desk, uid)


def _givers(desk: "Desk", prefix: str) -> tuple[str, ...]:
    from desktop.services import reports

    return reports.givers(desk, prefix)
