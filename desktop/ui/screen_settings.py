"""What belongs to the screen of this computer and is wanted before anybody signs in: language, text, window."""

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from desktop.ui.theme import NORMAL_TEXT, TEXT_SIZES
from resources.language import Language

_FILE = "layar.json"


@dataclass(frozen=True, slots=True)
class ScreenSettings:
    """The settings of the screen; they hold nothing about persons."""

    language: Language = Language.INDONESIAN
    text_size: float = NORMAL_TEXT
    width: int = 0
    height: int = 0
    maximised: bool = True


def load() -> ScreenSettings:
    """Return the settings kept on this computer; unreadable ones are the settings of a first start."""
    try:
        stored = json.loads(_path().read_text(encoding="utf-8"))
        size = float(stored.get("text_size", NORMAL_TEXT))
        return ScreenSettings(
            language=Language(stored.get("language", "id")),
            text_size=size if size in TEXT_SIZES else NORMAL_TEXT,
            width=int(stored.get("width", 0)),
            height=int(stored.get("height", 0)),
            maximised=bool(stored.get("maximised", True)),
        )
    except (OSError, ValueError, AttributeError, TypeError):
        return ScreenSettings()


def keep(**changed: object) -> ScreenSettings:
    """Change some settings and keep them; a folder that cannot be written keeps them for this start only."""
    from db.safe_file import write_atomically

    settings = replace(load(), **changed)  # type: ignore[arg-type]
    try:
        write_atomically(_path(), json.dumps(asdict(settings), indent=1).encode())
    except OSError:
        return settings
    return settings


def _path() -> Path:
    from db.places import state_dir

    return state_dir() / _FILE
