"""Icons of Material Design, drawn from the font that QtAwesome ships.

The font is read directly: importing QtAwesome itself costs 0.2 s and loads every other icon font as well,
which the sign-in window would have to wait for.
"""

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap

from desktop.ui.theme import COLOURS

_PREFIX = "mdi6."
_FONT = "materialdesignicons6-webfont-6.9.96.ttf"
_CHARACTERS = "materialdesignicons6-webfont-charmap-6.9.96.json"


def icon(name: str, colour: str = "", *, on_accent: bool = False) -> QIcon:
    """Return an icon by its QtAwesome name (`mdi6.home`), in a colour of the theme; it stays sharp at any scale.

    Raises KeyError for an unknown name.
    """
    chosen = colour or (COLOURS.on_accent if on_accent else COLOURS.icon)
    return QIcon(_GlyphEngine(_character(name), chosen))


def pixmap(name: str, size: int, colour: str = "") -> QPixmap:
    """Return an icon as a picture of `size` device-independent pixels."""
    return icon(name, colour).pixmap(QSize(size, size))


class _GlyphEngine(QIconEngine):
    """Paints one character of the icon font."""

    def __init__(self, character: str, colour: str) -> None:
        super().__init__()
        self._character = character
        self._colour = colour

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        colour = QColor(COLOURS.disabled_text if mode is QIcon.Mode.Disabled else self._colour)
        font = QFont(_family())
        font.setPixelSize(max(1, round(rect.height() * 0.96)))
        font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.setPen(colour)
        painter.setFont(font)
        painter.drawText(QRectF(rect), Qt.AlignmentFlag.AlignCenter, self._character)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        return _GlyphEngine(self._character, self._colour)


def _folder() -> Path:
    spec = find_spec("qtawesome")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("QtAwesome, which carries the icon font")
    return Path(spec.origin).parent / "fonts"


@cache
def _family() -> str:
    number = QFontDatabase.addApplicationFont(str(_folder() / _FONT))
    return QFontDatabase.applicationFontFamilies(number)[0]


@cache
def _characters() -> dict[str, str]:
    table: dict[str, str] = json.loads((_folder() / _CHARACTERS).read_text(encoding="utf-8"))
    return table


@cache
def _character(name: str) -> str:
    return chr(int(_characters()[name.removeprefix(_PREFIX)], 16))
