"""Scenes: each page and dialog, set up so that it can be rendered to a picture and looked at.

A scene is a function that takes a `Stage` and returns the widget to render:

    @scene("office-accounts")
    def accounts(stage: Stage) -> QWidget:
        return stage.page("accounts")

Modules of this package are all imported by `all_scenes`; a new module is found by itself.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from db.clock import Clock
from desktop.ui.tasks import Worker

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.ui.shell import MainWindow
    from desktop.ui.workplace import Workplace

Builder = Callable[["Stage"], QWidget]
_SCENES: dict[str, Builder] = {}


@dataclass
class Stage:
    """What a scene builds on: the application, and a made-up office that is opened when first asked for."""

    application: QApplication
    directory: Path  # a copy of the made-up register
    worker: Worker
    clock: Clock
    size: tuple[int, int]  # of the main window, in device-independent pixels
    scratch: Path
    open_desk: Callable[[], "Desk"]
    _workplace: "Workplace | None" = None
    _window: "MainWindow | None" = None
    _kept: list[QWidget] = field(default_factory=list)

    @property
    def workplace(self) -> "Workplace":
        """The signed-in manager's place, with its main window."""
        if self._workplace is None:
            from desktop.ui.shell import MainWindow
            from desktop.ui.workplace import Workplace

            self._workplace = Workplace(self.open_desk(), self.worker)
            self._window = MainWindow(self._workplace)
            self._window.resize(*self.size)
            self._window.show()
        return self._workplace

    @property
    def window(self) -> "MainWindow":
        """The main window."""
        self.workplace  # noqa: B018 — opens it
        assert self._window is not None
        return self._window

    def page(self, key: str, **arguments: Any) -> "MainWindow":
        """Open a page in the main window, wait until it is filled, and return the window."""
        self.window.show_page(key, arguments)
        self.settle()
        return self.window

    def dialog(self, dialog: QWidget) -> QWidget:
        """Show a dialog, wait until it is filled, and return it."""
        self._kept.append(dialog)
        dialog.show()
        self.settle()
        return dialog

    def read(self, function: Callable[["Desk"], Any]) -> Any:
        """Ask a service and wait for the answer."""
        answers: list[Any] = []
        self.workplace.read(function, answers.append)
        self.settle()
        return answers[0]

    def settle(self, seconds: float = 30.0) -> None:
        """Wait until the worker is idle and everything is laid out."""
        end = time.monotonic() + seconds
        quiet = 0
        while quiet < 3 and time.monotonic() < end:
            self.application.processEvents()
            self.application.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
            quiet = quiet + 1 if self.worker.idle else 0
            time.sleep(0.02)

    def clear(self) -> None:
        """Close what the scene opened, except the main window."""
        for widget in self._kept:
            widget.close()
            widget.deleteLater()
        self._kept.clear()
        self.settle(2)

    def close(self) -> None:
        """Close the main window and the register."""
        if self._workplace is not None and self._window is not None:
            self._window.close_now()
            self._workplace.lock()
            self.settle()


def scene(name: str) -> Callable[[Builder], Builder]:
    """Register a scene under a name that becomes its file name."""

    def register(builder: Builder) -> Builder:
        assert name not in _SCENES, f"two scenes are called {name}"
        _SCENES[name] = builder
        return builder

    return register


def all_scenes() -> dict[str, Builder]:
    """Import every module of this package and return all scenes by name."""
    for module in iter_modules(__path__):
        import_module(f"{__name__}.{module.name}")
    return dict(sorted(_SCENES.items()))
