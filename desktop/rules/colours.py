"""Colours of a design: readable on white paper or refused."""

import re

from db.problem import Problem

LEAST_CONTRAST = 4.5  # of letters on white (WCAG 2.1, 1.4.3)
_HEX = re.compile(r"#[0-9A-Fa-f]{6}")


def rgb(colour: str) -> tuple[float, float, float]:
    """Return "#RRGGBB" as three parts from 0 to 1.

    Raises ValueError for anything else.
    """
    if not _HEX.fullmatch(colour):
        raise ValueError(f"no colour: {colour!r}")
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue


def contrast_on_white(colour: str) -> float:
    """Return the contrast of a colour against white paper: 1 for white, 21 for black (WCAG relative luminance)."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in rgb(colour))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def check_colours(main: str, accent: str) -> None:
    """Accept the two colours of a design: letters are drawn in `main`, lines and ornaments in `accent`.

    Raises Problem `colour-unreadable`, `colour-too-pale`.
    """
    for field, colour in (("main_colour", main), ("accent_colour", accent)):
        if not _HEX.fullmatch(colour):
            raise Problem("colour-unreadable", field=field, text=colour)
    found = contrast_on_white(main)
    if found < LEAST_CONTRAST:
        raise Problem("colour-too-pale", field="main_colour", found=f"{found:.1f}".replace(".", ","), least="4,5")
