"""The entry, the crash log, Qt's own words, and what start-up loads."""

import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from desktop.main import WindowWanted, window_wanted
from desktop.ui import crash, screen_settings
from desktop.ui.display import obstacle
from desktop.ui.pages import PAGES
from resources.language import Language, use_language

ROOT = Path(__file__).parents[3]


def test_without_a_command_the_window_is_wanted() -> None:
    assert window_wanted([]) == WindowWanted()
    assert window_wanted(["--register", "/buku", "--lang=en"]) == WindowWanted(Path("/buku"), "", "en")


@pytest.mark.parametrize(
    "arguments", [["list", "reports"], ["--register", "/buku", "check"], ["--help"], ["--lang", "de"]]
)
def test_with_a_command_the_command_line_answers(arguments: list[str]) -> None:
    assert window_wanted(arguments) is None


def test_without_a_display_there_is_one_line_and_exit_2() -> None:
    env = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    for display in ("", ":987"):
        answer = subprocess.run(
            [sys.executable, "-m", "desktop"],
            cwd=ROOT,
            env=env | {"DISPLAY": display},
            capture_output=True,
            text=True,
            check=False,
        )
        assert answer.returncode == 2
        assert answer.stdout == ""
        assert len(answer.stderr.strip().splitlines()) == 1


def test_an_offscreen_window_needs_no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.delenv("DISPLAY", raising=False)
    assert obstacle() == ""


def test_the_sign_in_window_is_shown_before_the_database_libraries_are_loaded(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from desktop.ui import application\n"
        "from desktop.ui.program import Program\n"
        "app = application.build(['sigap'])\n"
        "class Still:\n"
        "    busy = None\n"
        "    def submit(self, task): pass\n"
        "program = Program(app, Path(sys.argv[1]), worker=Still())\n"
        "program.show_sign_in()\n"
        "heavy = 'sqlalchemy alembic reportlab holidays sqlcipher3 PIL qtawesome polib cryptography'\n"
        "print(program.sign_in_window.isVisible(), [name for name in heavy.split() if name in sys.modules])\n"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "SIGAP_STATE_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.stdout.strip() == "True []", answer.stderr


def test_a_fault_is_written_down_without_what_was_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIGAP_STATE_DIR", str(tmp_path))

    def fail(name: str) -> None:
        raise ValueError(f"no report of {name}")

    crash.start_log()
    try:
        fail("Bambang Contohwan")
    except ValueError as error:
        crash.log.error("%s", crash.fingerprint(error))
        logging.getLogger("any").exception("it went wrong")
    finally:
        for handler in list(logging.getLogger().handlers):
            if isinstance(handler, logging.FileHandler) and Path(handler.baseFilename).parent == tmp_path:
                logging.getLogger().removeHandler(handler)
                handler.close()
    written = (tmp_path / crash.LOG_FILE).read_text(encoding="utf-8")
    assert "ValueError" in written and "test_entry.py" in written
    assert "Bambang" not in written
    assert str(Path.home()) not in written


def test_qt_speaks_indonesian_and_english(qtbot: QtBot) -> None:
    standard = QDialogButtonBox.StandardButton
    box = QDialogButtonBox(standard.Save | standard.Cancel | standard.Yes)
    qtbot.addWidget(box)
    assert {button.text().replace("&", "") for button in box.buttons()} == {"Simpan", "Batal", "Ya"}
    use_language(Language.ENGLISH)
    english = QDialogButtonBox(standard.Save | standard.Cancel)
    qtbot.addWidget(english)
    assert {button.text().replace("&", "") for button in english.buttons()} == {"Save", "Cancel"}


def test_every_page_can_be_loaded() -> None:
    assert all(entry.load().__name__ == entry.target.partition(":")[2] for entry in PAGES)


def test_screen_settings_survive_and_damage_is_forgiven(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIGAP_STATE_DIR", str(tmp_path))
    screen_settings.keep(text_size=13.0, language=Language.ENGLISH)
    assert screen_settings.load().text_size == 13.0
    assert screen_settings.load().language is Language.ENGLISH
    (tmp_path / "layar.json").write_text("{rusak")
    assert screen_settings.load() == screen_settings.ScreenSettings()
