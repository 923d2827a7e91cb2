"""Pick lists of the report form: the official form's own words where a box stands for one choice alone."""

from enum import StrEnum
from typing import TypeVar

from desktop.rules import labels
from resources.language import Language, language

E = TypeVar("E", bound=StrEnum)


def choices_of(members: type[E]) -> tuple[tuple[E, str], ...]:
    """Return every member with its words for a pick list, in the order of the vocabulary."""
    return tuple((member, choice_text(member)) for member in members)


def choice_text(member: StrEnum) -> str:
    """Return the words of the official form for a choice, or its plain label in another language."""
    return labels.paper_label(member) if language() is Language.INDONESIAN else labels.label(member)
