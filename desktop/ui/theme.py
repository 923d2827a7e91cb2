"""How the program looks: colours, sizes and the style sheet, in one place."""

from dataclasses import asdict, dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from string import Template

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from resources import resource_path

TEXT_SIZES = (10.0, 11.5, 13.0, 14.5)  # points; the person chooses one in the top bar
NORMAL_TEXT = 11.5  # Source Sans is small for its points: this looks like 10.5 of Segoe UI
_FAMILY = "Source Sans Pro"
_CUTS = ("Regular", "Semibold", "Bold", "It")


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of the light theme; every pair of text and ground has a contrast of at least 4.5 to 1."""

    ground: str = "#F5F7F8"
    surface: str = "#FFFFFF"
    sunken: str = "#EEF2F3"
    text: str = "#1F2933"
    soft_text: str = "#52606D"
    disabled_text: str = "#6B7780"
    icon: str = "#3E4C59"
    line: str = "#D5DCE1"
    strong_line: str = "#8695A0"
    accent: str = "#0F6B5C"
    accent_hover: str = "#0B594C"
    accent_pressed: str = "#08463C"
    accent_soft: str = "#E2F1EE"
    on_accent: str = "#FFFFFF"
    focus: str = "#0F6B5C"
    danger: str = "#B42318"
    danger_hover: str = "#912018"
    danger_soft: str = "#FDECEA"
    warn: str = "#8A4B08"
    warn_soft: str = "#FFF4E0"
    info: str = "#1D4F91"
    info_soft: str = "#E8F0FB"
    good: str = "#0F6B3C"
    good_soft: str = "#E3F4EA"
    navigation: str = "#12332E"
    navigation_text: str = "#D9E8E4"
    navigation_soft: str = "#A3BFB8"
    navigation_hover: str = "#1B4640"
    navigation_lit: str = "#0F6B5C"


COLOURS = Colours()


def apply(application: QApplication, text_size: float = NORMAL_TEXT) -> None:
    """Give the whole application its palette, font and style sheet, with texts of `text_size` points."""
    if application.style().objectName() != "fusion":
        application.setStyle("Fusion")
    font = QFont(_family())
    font.setPointSizeF(text_size)
    # Hinted glyphs of the papers' own family stand too far apart at small sizes.
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    application.setFont(font)
    application.setPalette(_palette())
    application.setStyleSheet(style_sheet(text_size))
    application.setProperty("textSize", text_size)


def text_size(application: QApplication) -> float:
    """Return the size of texts in use, in points."""
    return float(application.property("textSize") or NORMAL_TEXT)


def style_sheet(size: float) -> str:
    """Return the style sheet for texts of `size` points."""
    template = Template(resource_path("icons", "style.qss").read_text(encoding="utf-8"))
    controls = resource_path("icons", "controls").as_posix()
    return template.substitute(
        asdict(COLOURS),
        controls=controls,
        base=f"{size:.1f}pt",
        small=f"{size * 0.9:.1f}pt",
        section=f"{size * 1.15:.1f}pt",
        title=f"{size * 1.6:.1f}pt",
        hero=f"{size * 2.1:.1f}pt",
        figure=f"{size * 2.3:.1f}pt",
        control=f"{round(size * 2.0)}px",
        chip=f"{round(size * 2.0) // 2 + 2}px",
    )


@cache
def _family() -> str:
    """Load the font family of the papers for the screen too; signs it lacks come from the system's fonts."""
    spec = find_spec("font_source_sans_pro")
    if spec is None or spec.origin is None:
        return QApplication.font().family()
    for cut in _CUTS:
        QFontDatabase.addApplicationFont(str(Path(spec.origin).parent / "files" / f"SourceSansPro-{cut}.ttf"))
    return _FAMILY


def _palette() -> QPalette:
    palette = QPalette()
    roles = QPalette.ColorRole
    for role, colour in (
        (roles.Window, COLOURS.ground),
        (roles.WindowText, COLOURS.text),
        (roles.Base, COLOURS.surface),
        (roles.AlternateBase, COLOURS.sunken),
        (roles.Text, COLOURS.text),
        (roles.Button, COLOURS.surface),
        (roles.ButtonText, COLOURS.text),
        (roles.ToolTipBase, COLOURS.text),
        (roles.ToolTipText, COLOURS.surface),
        (roles.Highlight, COLOURS.accent),
        (roles.HighlightedText, COLOURS.on_accent),
        (roles.PlaceholderText, COLOURS.disabled_text),
        (roles.Link, COLOURS.accent),
        (roles.Accent, COLOURS.accent),
    ):
        palette.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(COLOURS.disabled_text))
    return palette
