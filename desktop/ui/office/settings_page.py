"""The settings of the office, in tabs; saved together."""

from dataclasses import replace
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from db.problem import Problem
from db.records.office import OfficeChange, OfficeProfile
from db.vocabulary import Topic
from desktop.ui import messages
from desktop.ui.kit import Banner, Card
from desktop.ui.mentor.computers_tab import ComputersTab
from desktop.ui.office.forms.head_form import HeadForm
from desktop.ui.office.forms.identity_form import IdentityForm
from desktop.ui.office.forms.letterhead_form import LetterheadForm
from desktop.ui.office.forms.numbering_form import NumberingForm
from desktop.ui.office.forms.profile_form import ProfileForm
from desktop.ui.office.forms.rules_form import RulesForm
from desktop.ui.office.forms.working_form import WorkingForm
from desktop.ui.page import Page
from desktop.ui.workplace import Workplace
from resources.language import _

_WIDEST = 860


class SettingsPage(Page):
    """Everything the guide asked, and the rules of this regency."""

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.OFFICE})

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self.set_title(_("Pengaturan"))
        self.save_button = self.set_primary(_("Simpan pengaturan"), "mdi6.content-save-outline", self.save)
        self.undo_button = self.add_action(_("Kembalikan"), "mdi6.undo", self._load_again)
        self.identity = IdentityForm()
        self.letterhead = LetterheadForm()
        self.head = HeadForm()
        self.working = WorkingForm()
        self.rules = RulesForm()
        self.numbering = NumberingForm(workplace.desk.today)
        self._profile: OfficeProfile | None = None
        self._loading = False
        self.trouble = Banner("danger", "")
        self.trouble.hide()
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self._forms: tuple[ProfileForm, ...] = (
            self.identity,
            self.letterhead,
            self.head,
            self.working,
            self.rules,
            self.numbering,
        )
        names = (_("Kantor"), _("Kop surat"), _("Pimpinan"), _("Cara kerja dan UPG"), _("Aturan setempat"), _("Nomor"))
        in_card = (self.letterhead, self.head, self.working)
        for form, name in zip(self._forms, names, strict=True):
            self.tabs.addTab(_scrolled(form, in_card=form in in_card), name)
            form.changed.connect(self._on_typed)
        self.tabs.addTab(ComputersTab(workplace), _("Komputer tambahan"))
        self.identity.change_wanted.connect(self._change_office)
        self.body.addWidget(self.trouble)
        self.body.addWidget(self.tabs, 1)
        self._on_typed()

    def refresh(self) -> None:
        def fetch(desk: Any) -> tuple[OfficeProfile, tuple[OfficeChange, ...]]:
            from desktop.services import offices

            return offices.profile(desk), offices.office_history(desk)

        self.workplace.read(fetch, self._show)

    def can_leave(self) -> bool:
        if not self.is_changed:
            return True
        asked = _("Tinggalkan pengaturan tanpa menyimpan perubahan?")
        if not messages.ask_destructive(self, asked, yes=_("Buang perubahan"), no=_("Tetap di sini")):
            return False
        self._load_again()
        return True

    def open(self, **arguments: object) -> None:
        """Show a tab by its number: `tab=4`."""
        if "tab" in arguments:
            self.tabs.setCurrentIndex(int(str(arguments["tab"])))

    @property
    def is_changed(self) -> bool:
        """Whether something was typed that is not saved."""
        return self._profile is not None and self.typed_profile() != self._profile

    def typed_profile(self) -> OfficeProfile:
        """Return the profile as it stands in the tabs."""
        if self._profile is None:
            raise RuntimeError("the settings are not loaded yet")
        profile = self._profile
        for form in self._forms:
            profile = form.apply(profile)
        return profile

    def save(self) -> None:
        """Check all tabs and keep the profile."""
        if self._profile is None:
            return
        for number, form in enumerate(self._forms):
            if not form.check():
                self.tabs.setCurrentIndex(number)
                return
        profile = replace(self.typed_profile(), office=self._profile.office)

        def store(desk: Any) -> Any:
            from desktop.services import offices

            return offices.save_profile(desk, profile)

        self.save_button.setEnabled(False)
        self.workplace.change(store, self._on_saved, on_problem=self._on_problem)

    def _show(self, found: tuple[OfficeProfile, tuple[OfficeChange, ...]]) -> None:
        profile, history = found
        self.identity.show_history(history)
        if self.is_changed and self._profile is not None and profile.office == self._profile.office:
            return  # what is being typed is not overwritten by a change made elsewhere
        self._profile = profile
        self._load_again()

    def _load_again(self) -> None:
        if self._profile is None:
            return
        self._loading = True
        for form in self._forms:
            form.load(self._profile)
        # What the forms make of the stored profile is what they are compared with from now on.
        self._profile = self.typed_profile()
        self._loading = False
        self._on_typed()

    def _on_typed(self) -> None:
        if self._loading:
            return
        changed = self.is_changed
        self.save_button.setEnabled(changed)
        self.undo_button.setEnabled(changed)

    def _on_saved(self, profile: OfficeProfile) -> None:
        self.trouble.hide()
        self._profile = profile
        self._load_again()

    def _on_problem(self, problem: Problem) -> None:
        self.save_button.setEnabled(True)
        sentence, next_step = messages.problem_text(problem)
        self.trouble.say("danger", sentence, next_step)
        self.trouble.show()

    def _change_office(self) -> None:
        from desktop.ui.office.change_office_dialog import ChangeOfficeDialog

        if self._profile is not None:
            ChangeOfficeDialog(self.workplace, self, self._profile.office).open()


def _scrolled(form: ProfileForm, *, in_card: bool) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    holder = QWidget()
    holder.setMaximumWidth(_WIDEST)
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(2, 16, 14, 12)
    if in_card:
        card = Card()
        card.body.addWidget(form)
        layout.addWidget(card)
    else:
        layout.addWidget(form)
    layout.addStretch()
    area.setWidget(holder)
    return area
