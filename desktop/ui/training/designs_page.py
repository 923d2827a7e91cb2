"""The page "Rancangan sertifikat": the designs to choose from, looked at, changed, copied, put aside."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from db.problem import Problem
from db.records.certificate import DesignRecord
from db.vocabulary import Topic
from desktop.rules.labels import label
from desktop.ui import icons, messages
from desktop.ui.kit.table_columns import Cell, Column, Tone, from_list
from desktop.ui.kit.virtual_table import VirtualTable
from desktop.ui.page import Page
from desktop.ui.training.design_dialog import DesignDialog
from desktop.ui.training.design_groups import border_words
from desktop.ui.training.design_preview import DesignPreview
from desktop.ui.workplace import Workplace
from resources.language import _

if TYPE_CHECKING:
    from desktop.services.desk import Desk

_LIST = 430
READY = "ready-"  # uids of the designs every office has from the start begin so


class DesignsPage(Page):
    """A list at the left, the chosen design at the right."""

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.CERTIFICATES})

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self.set_title(
            _("Rancangan sertifikat"), _("Bingkai, warna, kata-kata, dan penanda tangan sertifikat kantor ini.")
        )
        self.dialog: DesignDialog | None = None
        self.add_action(_("&Kembali"), "mdi6.arrow-left", lambda: workplace.go("certificates"))
        self.set_primary(_("Rancangan baru"), "mdi6.plus", self.add)
        self.table: VirtualTable[DesignRecord] = VirtualTable(
            _columns(), key=lambda item: item.uid, name="designs", title=_("Daftar rancangan")
        )
        self.with_archived = QCheckBox(_("Tampilkan yang diarsipkan"))
        self.change_button = QPushButton(icons.icon("mdi6.pencil-outline"), _("Ubah"))
        self.copy_button = QPushButton(icons.icon("mdi6.content-copy"), _("Salin"))
        self.archive_button = QPushButton(icons.icon("mdi6.archive-outline"), _("Arsipkan"))
        self.preview = DesignPreview(workplace)
        self._build()
        self.table.chosen.connect(self._on_chosen)
        self.table.opened.connect(lambda _row: self.change())
        self.with_archived.toggled.connect(lambda _on: self.refresh())
        self.change_button.clicked.connect(self.change)
        self.copy_button.clicked.connect(self.copy)
        self.archive_button.clicked.connect(self.archive)
        self._on_chosen(None)

    def refresh(self) -> None:
        archived = self.with_archived.isChecked()

        def fetch(desk: "Desk") -> tuple[DesignRecord, ...]:
            from desktop.services import certificate_designs

            return certificate_designs.list_designs(desk, archived=archived)

        self.workplace.read(fetch, self._on_designs)

    def take_focus(self) -> None:
        self.table.setFocus()

    def add(self) -> None:
        """Begin a new design like the chosen one, without a name."""
        design = self.table.current() or self.table.rows.row(0)
        if design is not None:
            self._edit(replace(design, name=""), "")

    def change(self) -> None:
        """Change the chosen design."""
        design = self.table.current()
        if design is not None:
            self._edit(design, design.uid)

    def copy(self) -> None:
        """Begin a copy of the chosen design."""
        design = self.table.current()
        if design is not None:
            self._edit(replace(design, name=_("{name} (salinan)").format(name=design.name)), "")

    def archive(self) -> None:
        """Put the chosen design aside, or take it out again."""
        design = self.table.current()
        if design is None:
            return
        uid, archived = design.uid, not design.archived

        def store(desk: "Desk") -> Any:
            from desktop.services import certificate_designs

            return certificate_designs.archive_design(desk, uid, archived=archived)

        self.workplace.change(store, on_problem=self._on_problem)

    def _build(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.change_button, self.copy_button, self.archive_button):
            button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            buttons.addWidget(button)
        buttons.addStretch()
        side = QWidget()
        side.setFixedWidth(_LIST)
        left = QVBoxLayout(side)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(10)
        left.addWidget(self.table, 1)
        left.addWidget(self.with_archived)
        left.addLayout(buttons)
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(side)
        row.addWidget(self.preview, 1)
        self.body.addLayout(row, 1)

    def _on_designs(self, designs: tuple[DesignRecord, ...]) -> None:
        sorts = {"name": lambda item: item.name.casefold()}
        stood = self.table.current()
        self.table.renew_rows(from_list(designs, sorts))
        if stood is None and designs:
            self.table.stand_on(designs[0].uid)
        elif stood is not None:
            known = {item.uid: item for item in designs}
            self._on_chosen(known.get(stood.uid))

    def _on_chosen(self, design: DesignRecord | None) -> None:
        for button in (self.change_button, self.copy_button, self.archive_button):
            button.setEnabled(design is not None)
        if design is None:
            return
        self.archive_button.setText(_("Keluarkan dari arsip") if design.archived else _("Arsipkan"))
        self.preview.show_design(design)

    def _edit(self, design: DesignRecord, uid: str) -> None:
        self.dialog = DesignDialog(self.workplace, design, self.window(), uid=uid)
        self.dialog.open()

    def _on_problem(self, problem: Problem) -> None:
        messages.problem(self, problem)


def _columns() -> tuple[Column[DesignRecord], ...]:
    return (
        Column("name", _("Nama rancangan"), lambda item: Cell(item.name, bold=True), 150, sort="name", stretch=3),
        Column("border", _("Bingkai"), lambda item: Cell(border_words(item.border)), 104, stretch=1),
        Column("paper", _("Kertas"), lambda item: Cell(item.paper_size.name, hint=label(item.paper_size)), 64),
        Column("state", _("Asal"), _state, 104),
    )


def _state(item: DesignRecord) -> Cell:
    if item.archived:
        return Cell(_("Diarsipkan"), Tone.MUTED, chip=True)
    ready = item.uid.startswith(READY)
    return Cell(_("Bawaan") if ready else _("Kantor ini"), Tone.MUTED if ready else Tone.INFO, chip=True)
