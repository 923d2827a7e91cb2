"""The bar above a list: search words, buttons that narrow, and a chip for each condition."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from enum import StrEnum
from functools import partial
from typing import Any, Generic, Protocol, Self, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop.rules.labels import label
from desktop.ui.kit.filter_chips import FilterChips
from desktop.ui.kit.menu_button import check_action, menu_button
from desktop.ui.kit.search_box import SearchBox
from resources.language import _


class Filter(Protocol):
    """What a list is narrowed to: a frozen dataclass whose fields are the conditions, `search` among them."""

    @property
    def search(self) -> str:
        """The words typed into the search box."""

    def chips(self) -> Sequence[tuple[str, str]]:
        """Return (key, words) for each condition but the search words, which stand in their own box."""

    def without(self, key: str) -> Self:
        """Return the filter without the condition of one chip."""


F = TypeVar("F", bound=Filter)


class FilterBar(QWidget, Generic[F]):
    """Narrows a list; `everything` is the filter that leaves nothing out.

    Signals: `changed(filter)` when the person narrowed or widened the list; while typing after a short pause.
    """

    changed = Signal(object)

    def __init__(self, everything: F, placeholder: str, name: str) -> None:
        super().__init__()
        self._filter = everything
        self._everything = everything
        self.search = SearchBox(placeholder, name)
        self.search.searched.connect(lambda words: self.narrow(search=words))
        self.row = QHBoxLayout()
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(8)
        self.row.addWidget(self.search, 1)
        self.chips = FilterChips()
        self.chips.removed.connect(lambda key: self.set_filter(self._filter.without(key)))
        self.chips.cleared.connect(self.clear)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self.row)
        layout.addWidget(self.chips)

    @property
    def filter(self) -> F:
        """What the list is narrowed to."""
        return self._filter

    def set_filter(self, chosen: F) -> None:
        """Narrow the list to exactly this."""
        self._filter = chosen
        self.search.show_words(chosen.search)
        self.chips.show_chips(self.conditions())
        self.changed.emit(chosen)

    def clear(self) -> None:
        """Show the whole list again."""
        self.set_filter(self.everything())

    def everything(self) -> F:
        """Return the filter that leaves nothing out."""
        return self._everything

    def conditions(self) -> Sequence[tuple[str, str]]:
        """Return (key, words) for each chip in sight."""
        return self._filter.chips()

    def words(self) -> tuple[str, ...]:
        """Return in words what the list is narrowed to, the search included."""
        search = self._filter.search
        return (*([f"“{search}”"] if search else []), *(words for _key, words in self.conditions()))

    def narrow(self, _checked: bool = False, /, **changes: Any) -> None:
        """Change some conditions of the filter."""
        self.set_filter(replace(self._filter, **changes))  # type: ignore[type-var]  # every Filter is a dataclass

    def add_menu(self, text: str, fill: Callable[[QMenu], None]) -> QWidget:
        """Add a button whose menu is filled anew each time it is opened."""
        button = menu_button(text, fill)
        self.row.addWidget(button)
        return button

    def add_choices(self, text: str, field: str, choices: Callable[[], Iterable[StrEnum]]) -> None:
        """Add a button with a tick for each word of a list; `field` holds the set of those chosen."""

        def fill(menu: QMenu) -> None:
            chosen: frozenset[StrEnum] = getattr(self._filter, field)
            for word in choices():
                action = check_action(menu, label(word), word in chosen)
                action.triggered.connect(partial(self.narrow, **{field: chosen ^ {word}}))
            if menu.isEmpty():
                menu.addAction(_("Tidak ada pilihan di daftar ini")).setEnabled(False)

        self.add_menu(text, fill)
