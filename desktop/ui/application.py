"""The Qt application: look, words of Qt's own buttons, what happens on a fault; then the program runs."""

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from desktop.ui import crash, icons, screen_settings, standard_texts, theme
from resources.language import Language, use_language


def build(arguments: list[str] | None = None, language: Language | None = None) -> QApplication:
    """Return the application, dressed and in the language of this computer's screen settings.

    `language` goes before the kept setting for this start.
    """
    QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    application = QApplication(arguments or sys.argv[:1])
    application.setApplicationName("sigap-desa")
    application.setApplicationDisplayName("SIGAP Desa")
    application.setDesktopFileName("sigap-desa")
    application.setQuitOnLastWindowClosed(False)
    settings = screen_settings.load()
    use_language(language or settings.language)
    standard_texts.install(application)
    theme.apply(application, settings.text_size)
    application.setWindowIcon(_window_icon())
    crash.start_log()
    crash.install()
    return application


def run_window(directory: Path | None = None, account: str = "", language: Language | None = None) -> int:
    """Open the window on a register (the usual one when none is named) and return the exit code at its end."""
    from desktop.ui.program import Program

    application = build(language=language)
    program = Program(application, directory, account)
    application.aboutToQuit.connect(program.worker.stop)
    program.start()
    return application.exec()


def _window_icon() -> QIcon:
    return icons.icon("mdi6.shield-check", theme.COLOURS.accent)
