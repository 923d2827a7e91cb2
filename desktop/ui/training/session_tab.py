"""One tab of a session's page: it fills itself when it is in sight, and later when it was not."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.training.session_view import SessionView
from desktop.ui.workplace import Workplace


class SessionTab(QWidget):
    """Subclasses fill themselves in `fill`, which runs at once while the tab is visible, else when it is next shown."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.workplace = workplace
        self.view: SessionView | None = None
        self._stale = False

    def take(self, view: SessionView) -> None:
        """Take a newly read session."""
        self.view = view
        if self.isVisible():
            self._stale = False
            self.fill(view)
        else:
            self._stale = True

    def fill(self, view: SessionView) -> None:
        """Show the session."""
        raise NotImplementedError

    def flush(self) -> None:
        """Hand in what is not saved yet; called before the page is left or the register is closed."""

    def take_focus(self) -> None:
        """Put the cursor where work begins on this tab."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale and self.view is not None:
            self._stale = False
            self.fill(self.view)
