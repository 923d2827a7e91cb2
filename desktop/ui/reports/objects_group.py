"""The objects of a report, one tab each; adding one keeps the giver, as one person often brings several things."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from db.records.report import Answers, GiftObject
from desktop.ui import icons, messages
from desktop.ui.kit.field import Field
from desktop.ui.reports.draft_paths import object_path
from desktop.ui.reports.object_card import ObjectCard
from resources.language import _

MOST_OBJECTS = 40
_TAB_LENGTH = 14


class ObjectsGroup(QWidget):
    """Tabs of objects, each with parts B and C.

    Signals: `edited(path)`, `left(path)`, `entered(path)` with paths within the report;
    `object_shown(index)` when another object comes to the front.
    """

    edited = Signal(str)
    left = Signal(str)
    entered = Signal(str)
    object_shown = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._cards: list[ObjectCard] = []
        self._givers: tuple[str, ...] = ()
        self._refused = False
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setAccessibleName(_("Objek gratifikasi"))
        self.add_button = QPushButton(icons.icon("mdi6.plus"), _("T&ambah objek lain"))
        self.remove_button = QPushButton(icons.icon("mdi6.trash-can-outline"), _("&Hapus objek"))
        self._stack = QStackedWidget()
        foot = QHBoxLayout()
        foot.addWidget(self.add_button)
        foot.addStretch()
        foot.addWidget(self.remove_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.tabs)
        layout.addWidget(self._stack)
        layout.addLayout(foot)
        self.tabs.currentChanged.connect(self._on_tab)
        self.add_button.clicked.connect(self.add_object)
        self.remove_button.clicked.connect(self._on_remove)

    @property
    def current(self) -> int:
        """The object in front, counted from 0."""
        return max(0, self.tabs.currentIndex())

    def load(self, objects: Sequence[GiftObject]) -> None:
        """Show these objects, the first in front."""
        while self._cards:
            self._drop(0)
        for item in objects or (GiftObject(),):
            self._append(item)
        self._retitle()
        self.tabs.setCurrentIndex(0)

    def collect(self) -> tuple[GiftObject, ...]:
        """Return the objects as the fields have them."""
        return tuple(card.collect() for card in self._cards)

    def field(self, index: int, path: str) -> Field | None:
        """Return a field of one object."""
        return self._cards[index].field(path) if index < len(self._cards) else None

    def focus_widgets(self) -> list[QWidget]:
        """Return what the tab key visits here, in reading order."""
        inside = [widget for card in self._cards for widget in card.focus_widgets()]
        return [self.tabs, *inside, self.add_button, self.remove_button]

    def card(self, index: int) -> ObjectCard:
        """Return the card of one object."""
        return self._cards[index]

    def show_object(self, index: int) -> None:
        """Bring an object to the front."""
        self.tabs.setCurrentIndex(index)

    def set_answers(self, index: int, answers: Answers) -> None:
        """Keep the answers given in the decision helper with their object."""
        card = self._cards[index]
        card.set_answers(replace(card.collect(), answers=answers))
        self.edited.emit(object_path(index, "answers"))

    def set_refused(self, refused: bool) -> None:
        """Change the words between receipt and refusal."""
        self._refused = refused
        for card in self._cards:
            card.set_refused(refused)

    def set_givers(self, names: Sequence[str]) -> None:
        """Offer the givers the register knows."""
        self._givers = tuple(names)
        for card in self._cards:
            card.set_givers(self._givers)

    def add_object(self) -> None:
        """Add an object of the same giver and bring it to the front."""
        if len(self._cards) >= MOST_OBJECTS:
            messages.warn(
                self, _("Satu laporan memuat paling banyak {n} objek. Buat laporan lain.").format(n=MOST_OBJECTS)
            )
            return
        before = self._cards[self.current].collect()
        self._append(GiftObject(giver=before.giver, occasion=before.occasion, location=before.location))
        self._retitle()
        self.tabs.setCurrentIndex(len(self._cards) - 1)
        self.edited.emit("objects")
        field = self.field(self.current, "kind")
        if field is not None:
            field.take_focus()

    def _append(self, item: GiftObject) -> None:
        card = ObjectCard()
        card.load(item)
        card.set_givers(self._givers)
        card.set_refused(self._refused)
        card.edited.connect(lambda path: self._on_edited(card, path))
        card.left.connect(lambda path: self.left.emit(self._path(card, path)))
        card.entered.connect(lambda path: self.entered.emit(self._path(card, path)))
        self._cards.append(card)
        self._stack.addWidget(card)
        self.tabs.addTab("")

    def _drop(self, index: int) -> None:
        card = self._cards.pop(index)
        self._stack.removeWidget(card)
        card.deleteLater()
        self.tabs.removeTab(index)

    def _path(self, card: ObjectCard, path: str) -> str:
        return object_path(self._cards.index(card), path) if card in self._cards else ""

    def _on_edited(self, card: ObjectCard, path: str) -> None:
        if path in ("description", "kind"):
            self._retitle()
        self.edited.emit(self._path(card, path))

    def _on_remove(self) -> None:
        index = self.current
        name = self._cards[index].collect().description or _("tanpa uraian")
        asked = _("Hapus objek {n} ({name}) dari laporan ini?").format(n=index + 1, name=name[:80])
        if messages.ask_destructive(self, asked, yes=_("Hapus objek")):
            self._drop(index)
            self._retitle()
            self.edited.emit("objects")

    def _on_tab(self, index: int) -> None:
        if 0 <= index < len(self._cards):
            self._stack.setCurrentWidget(self._cards[index])
            self.object_shown.emit(index)

    def _retitle(self) -> None:
        for index, card in enumerate(self._cards):
            description = " ".join(card.collect().description.split())
            short = description if len(description) <= _TAB_LENGTH else f"{description[: _TAB_LENGTH - 1].rstrip()}…"
            title = _("Objek {n}").format(n=index + 1)
            # A tab takes & for a mnemonic sign; what the clerk typed must show as it is.
            self.tabs.setTabText(index, f"{title}: {short}".replace("&", "&&") if short else title)
            self.tabs.setTabToolTip(index, "")
        self.remove_button.setVisible(len(self._cards) > 1)
