"""When nobody is at the desk: the window locks after idle minutes, and after the computer slept."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

IDLE_SECONDS = 600
_TICK_SECONDS = 10
_SLEPT_SECONDS = 60  # a tick that comes so late means the computer slept or stood still

_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)


class IdleWatch(QObject):
    """Tells when to lock.

    Both clocks are watched: the running clock stands still while a computer sleeps, the wall clock can be set back;
    the longer of the two spans counts, so neither sleep nor a changed clock keeps the window open (SAFETY.md S1).

    Signals: `idle()` once, when the time is over.
    """

    idle = Signal()

    def __init__(
        self,
        application: QApplication,
        *,
        running: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(application)
        self._application = application
        self._running = running
        self._wall = wall
        self._life = (running(), wall())
        self._ticked = self._life
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_SECONDS * 1000)
        self._timer.timeout.connect(self.tick)

    def start(self) -> None:
        """Watch from now on."""
        self._life = self._ticked = (self._running(), self._wall())
        self._application.installEventFilter(self)
        self._timer.start()

    def stop(self) -> None:
        """Watch no longer."""
        self._timer.stop()
        self._application.removeEventFilter(self)

    def tick(self) -> None:
        """Look at both clocks; `idle` is sent when nobody was there for too long or the computer slept."""
        now = (self._running(), self._wall())
        since_tick = max(now[0] - self._ticked[0], now[1] - self._ticked[1])
        since_life = max(now[0] - self._life[0], now[1] - self._life[1])
        self._ticked = now
        if since_life >= IDLE_SECONDS or since_tick >= _SLEPT_SECONDS + _TICK_SECONDS:
            self.stop()
            self.idle.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS_OF_LIFE:
            self._life = (self._running(), self._wall())
        return False


class Curtain(QWidget):
    """An opaque cover over a window while it is locked; what was typed beneath stays."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("curtain")
        QVBoxLayout(self)
        self.setAutoFillBackground(True)
        window.installEventFilter(self)
        self._fit()
        self.show()
        self.raise_()

    def lift(self) -> None:
        """Show the window again."""
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._fit()
        return False

    def _fit(self) -> None:
        window = self.parentWidget()
        if window is not None:
            self.setGeometry(window.rect())
            self.raise_()


def draw_curtains() -> list[Curtain]:
    """Cover every open window of the program."""
    return [Curtain(widget) for widget in QApplication.topLevelWidgets() if widget.isVisible() and widget.isWindow()]
