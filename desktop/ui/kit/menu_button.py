"""A button whose menu is filled anew each time it is opened."""

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton


def menu_button(text: str, fill: Callable[[QMenu], None]) -> QPushButton:
    """Return a button; `fill` puts the actions into its menu when it is opened."""
    button = QPushButton(text)
    menu = QMenu(button)
    menu.setToolTipsVisible(True)

    def refill() -> None:
        menu.clear()
        fill(menu)

    menu.aboutToShow.connect(refill)
    button.setMenu(menu)
    return button


def check_action(menu: QMenu, text: str, on: bool) -> QAction:
    """Add an action that is ticked or not."""
    action = menu.addAction(text)
    action.setCheckable(True)
    action.setChecked(on)
    return action
