"""Build resources/i18n/en.po from the parts each room keeps under resources/i18n/parts/.

`python installer/merge_catalogue.py` writes it; with `--check` nothing is written and the exit code is 1 when it is
not what the parts make. The same text may stand in several parts; two different translations of it are refused.
"""

import sys
from pathlib import Path

import polib

_FOLDER = Path(__file__).resolve().parents[1] / "resources" / "i18n"
TARGET = _FOLDER / "en.po"


class ConflictingTranslations(Exception):
    """The same text is translated in two ways; the message names text and files."""


def merged() -> str:
    """Return the whole catalogue as text, sorted by the Indonesian text.

    Raises ConflictingTranslations.
    """
    found: dict[str, tuple[polib.POEntry, str]] = {}
    conflicts = []
    for part in sorted((_FOLDER / "parts").glob("*.po")):
        for entry in polib.pofile(str(part)):
            if not (entry.msgstr or entry.msgstr_plural):
                continue
            known = found.setdefault(entry.msgid, (entry, part.name))
            if _said(known[0]) != _said(entry):
                conflicts.append(f"{entry.msgid!r}: {known[1]} says {_said(known[0])}, {part.name} says {_said(entry)}")
    if conflicts:
        raise ConflictingTranslations("\n".join(conflicts))
    catalogue = polib.POFile(wrapwidth=0)
    catalogue.metadata = {
        "Language": "en",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    for _msgid, (entry, _part) in sorted(found.items()):
        catalogue.append(
            polib.POEntry(
                msgid=entry.msgid,
                msgid_plural=entry.msgid_plural,
                msgstr=entry.msgstr,
                msgstr_plural=entry.msgstr_plural,
            )
        )
    return str(catalogue)


def main(arguments: list[str]) -> int:
    """Write or check the catalogue."""
    try:
        content = merged()
    except ConflictingTranslations as conflict:
        sys.stderr.write(f"{conflict}\n")
        return 1
    if "--check" in arguments:
        if TARGET.read_text("utf-8") != content:
            sys.stderr.write("en.po is not what the parts make; run python installer/merge_catalogue.py\n")
            return 1
        return 0
    TARGET.write_text(content, "utf-8")
    return 0


def _said(entry: polib.POEntry) -> str:
    return " / ".join(entry.msgstr_plural.values()) if entry.msgid_plural else str(entry.msgstr)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
