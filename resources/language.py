"""The language of screens: Indonesian in the source, English from a gettext catalogue read at start."""

import gettext
from enum import StrEnum

from resources import resource_path


class Language(StrEnum):
    """Languages a person can choose for screens; papers are always Indonesian."""

    INDONESIAN = "id"
    ENGLISH = "en"


class _Catalogue(gettext.NullTranslations):
    """A catalogue held in memory, read from the .po file itself so that no built file is kept."""

    def __init__(self, entries: dict[str, str], plurals: dict[tuple[str, str], tuple[str, str]]) -> None:
        super().__init__()
        self._entries = entries
        self._plurals = plurals

    def gettext(self, message: str) -> str:
        return self._entries.get(message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        pair = self._plurals.get((msgid1, msgid2))
        if pair is None:
            return msgid1 if n == 1 else msgid2
        return pair[0] if n == 1 else pair[1]


_current: gettext.NullTranslations = gettext.NullTranslations()
_language = Language.INDONESIAN


def use_language(language: Language) -> None:
    """Switch the language of every text asked for from now on."""
    global _current, _language
    _language = language
    _current = gettext.NullTranslations() if language is Language.INDONESIAN else _load(language)


def language() -> Language:
    """Return the language in use."""
    return _language


def _(message: str) -> str:
    """Return the text in the language in use; the Indonesian source text is the key."""
    return _current.gettext(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """Return the singular or plural text for a number, in the language in use."""
    return _current.ngettext(singular, plural, number)


def _load(language: Language) -> gettext.NullTranslations:
    import polib  # read only when another language is asked for: a village PC starts in Indonesian

    entries: dict[str, str] = {}
    plurals: dict[tuple[str, str], tuple[str, str]] = {}
    for entry in polib.pofile(str(resource_path("i18n", f"{language.value}.po"))):
        if entry.msgid_plural:
            plurals[entry.msgid, entry.msgid_plural] = (entry.msgstr_plural[0], entry.msgstr_plural[1])
        elif entry.msgstr:
            entries[entry.msgid] = entry.msgstr
    return _Catalogue(entries, plurals)
