"""Names of offices as lists write them: "Ds. Contoh", "DESA CONTOH" and "Contoh" under a heading "Asal desa"."""

import re

from db.records.names import normalised

# What stands before the name, and the word it stands for.
_PREFIXES = {
    "desa": ("desa", "ds"),
    "kelurahan": ("kelurahan", "kel"),
    "kecamatan": ("kecamatan", "kec"),
}
_KINDS = {short: kind for kind, shorts in _PREFIXES.items() for short in shorts}
_PREFIX = re.compile(rf"^(?:(?:pemerintah|pemdes|kantor)\s+)?({'|'.join(_KINDS)})\b[.\s:]*", re.IGNORECASE)


def institution_key(text: str) -> str:
    """Return what identifies an office by its name; "Ds. Contoh", "DESA CONTOH" and "Contoh" are one village.

    A sub-district is never the village of the same name.
    """
    kind, name = _parted(text)
    plain = normalised(name)
    return f"{kind} {plain}" if plain and kind == "kecamatan" else plain


def full_institution(text: str, kind: str = "") -> str:
    """Return an office with its kind in full, capitals only at the beginnings: "DESA CONTOH" gives "Desa Contoh".

    `kind` (desa, kelurahan, kecamatan) is what a heading says of names that do not say it themselves.
    """
    found, name = _parted(text)
    name = name.strip()
    if not name:
        return text.strip()
    kind = found or kind
    if kind and (name.isupper() or name.islower()):
        name = name.title()
    return f"{kind.title()} {name}" if kind else name


def kind_in_heading(heading: str) -> str:
    """Return which kind of office a heading such as "ASAL DESA" speaks of, or nothing; of two kinds, nothing."""
    found = {_KINDS[word] for word in normalised(heading).split() if word in _KINDS}
    return found.pop() if len(found) == 1 else ""


def _parted(text: str) -> tuple[str, str]:
    match = _PREFIX.match(text.strip())
    if match is None:
        return "", text.strip()
    return _KINDS[match[1].casefold()], text.strip()[match.end() :]
