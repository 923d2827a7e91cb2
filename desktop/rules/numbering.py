"""Register numbers: a template with tokens, checked once, filled for each report.

The running number starts again at 1 every year; a number typed from the office's agenda book is always allowed.
"""

import re
from collections.abc import Iterator
from datetime import date
from string import Formatter

from db.problem import Problem
from desktop.rules.words import roman

TOKENS = ("number", "office", "archive", "roman", "month", "year")
LONGEST = 80
_EMPTY_PART = re.compile(r"(/)/+")
_WIDTH = re.compile(r"0?[1-9]d")


def check_template(template: str) -> None:
    """Accept a number template or refuse it.

    Tokens in braces: number (with a width, as in {number:03d}), office, archive, roman, month, year. Number and year
    must be there, or two reports could get one number.
    Raises Problem number-template-unreadable, -unknown-token, -incomplete, number-too-long.
    """
    tokens = [token for __, token in _parts(template) if token]
    for needed in ("number", "year"):
        if needed not in (token.partition(":")[0] for token in tokens):
            raise Problem("number-template-incomplete", field="number_template", missing="{" + needed + "}")
    if len(template) > LONGEST:
        raise Problem("number-too-long", field="number_template", length=len(template), most=LONGEST)


def format_number(template: str, number: int, office_code: str, on: date, *, archive_code: str = "700") -> str:
    """Return the number of a report or letter registered on a day.

    `archive_code` is the archive classification (700 = supervision, Permendagri 83/2022).
    Raises the Problems of `check_template`.
    """
    check_template(template)
    values = {
        "office": office_code,
        "archive": archive_code,
        "roman": roman(on.month),
        "month": f"{on.month:02d}",
        "year": str(on.year),
    }
    written: list[str] = []
    for text, token in _parts(template):
        name, __, width = token.partition(":")
        written += [text, format(number, width) if name == "number" else values.get(name, "")]
    # An office outside the list has no code: its place in the template closes up instead of leaving "//".
    return _EMPTY_PART.sub(r"\1", "".join(written)).strip("/")


def _parts(template: str) -> Iterator[tuple[str, str]]:
    """Yield (text, token with its width) pairs of a template."""
    try:
        pieces = list(Formatter().parse(template))
    except ValueError:
        raise Problem("number-template-unreadable", field="number_template", template=template) from None
    for text, name, width, conversion in pieces:
        if name is None:
            yield text, ""
            continue
        plain = conversion is None and (not width or (name == "number" and _WIDTH.fullmatch(width)))
        if name not in TOKENS or not plain:
            known = ", ".join("{" + token + "}" for token in TOKENS)
            token = "{" + name + (f":{width}" if width else "") + "}"
            raise Problem("number-template-unknown-token", field="number_template", token=token, known=known)
        yield text, f"{name}:{width}" if width else name
