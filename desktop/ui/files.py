"""Asking for a file to open or to write; the last folder is remembered per account."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.ui.workplace import Workplace

_LAST_FOLDER = "files.last-folder"

# Tests lay paths ready here instead of answering the system's file dialog; an empty path is "Cancel".
prepared: list[Path | None] | None = None


def ask_open(
    workplace: Workplace, parent: QWidget, title: str, pattern: str, on_path: Callable[[Path], object]
) -> None:
    """Ask for one file; `pattern` is Qt's ("Lembar kerja (*.xlsx *.xls)"). Nothing is called when cancelled."""

    def ask(folder: str) -> None:
        path = _take_prepared()
        if prepared is None:
            path = _path(QFileDialog.getOpenFileName(parent, title, folder, pattern)[0])
        _finish(workplace, path, on_path)

    workplace.preferences.get(_LAST_FOLDER, str(Path.home()), ask)


def ask_open_many(
    workplace: Workplace, parent: QWidget, title: str, pattern: str, on_paths: Callable[[list[Path]], object]
) -> None:
    """Ask for one or several files; nothing is called when cancelled."""

    def ask(folder: str) -> None:
        paths = [path for path in [_take_prepared()] if path is not None]
        if prepared is None:
            paths = [Path(name) for name in QFileDialog.getOpenFileNames(parent, title, folder, pattern)[0]]
        _finish(workplace, paths[0] if paths else None, lambda _first: on_paths(paths))

    workplace.preferences.get(_LAST_FOLDER, str(Path.home()), ask)


def ask_folder(workplace: Workplace, parent: QWidget, title: str, on_path: Callable[[Path], object]) -> None:
    """Ask for a folder."""

    def ask(folder: str) -> None:
        path = _take_prepared()
        if prepared is None:
            path = _path(QFileDialog.getExistingDirectory(parent, title, folder))
        if path is not None:
            workplace.preferences.put(_LAST_FOLDER, str(path))
            on_path(path)

    workplace.preferences.get(_LAST_FOLDER, str(Path.home()), ask)


def ask_save(
    workplace: Workplace, parent: QWidget, title: str, name: str, pattern: str, on_path: Callable[[Path], object]
) -> None:
    """Ask where to write a file called `name`; its ending is added when the person leaves it out."""

    def ask(folder: str) -> None:
        path = _take_prepared()
        if prepared is None:
            path = _path(QFileDialog.getSaveFileName(parent, title, str(Path(folder) / name), pattern)[0])
        if path is not None and not path.suffix:
            path = path.with_suffix(Path(name).suffix)
        _finish(workplace, path, on_path)

    workplace.preferences.get(_LAST_FOLDER, str(Path.home()), ask)


def _finish(workplace: Workplace, path: Path | None, on_path: Callable[[Path], object]) -> None:
    if path is None:
        return
    workplace.preferences.put(_LAST_FOLDER, str(path.parent))
    on_path(path)


def _path(text: str) -> Path | None:
    return Path(text) if text else None


def _take_prepared() -> Path | None:
    return prepared.pop(0) if prepared else None
