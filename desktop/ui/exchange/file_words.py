"""What a line of the book of files says on screen, and the colours of its states."""

from db.problem import Problem
from db.records.exchange import ExchangeFile
from db.records.period import Period
from db.vocabulary import FileState
from desktop.rules.labels import label
from desktop.ui.kit.table_columns import Tone
from desktop.ui.period_words import period_name
from resources.language import _

STATE_TONES = {
    FileState.WRITTEN: Tone.INFO,
    FileState.RECEIVED_THERE: Tone.GOOD,
    FileState.STAGED: Tone.INFO,
    FileState.ACCEPTED: Tone.GOOD,
    FileState.SEEN_BEFORE: Tone.MUTED,
    FileState.QUARANTINED: Tone.WARN,
    FileState.REJECTED: Tone.DANGER,
}


def way_words(*, outgoing: bool) -> str:
    """Return whether a file went out or came in."""
    return _("Dikirim") if outgoing else _("Diterima")


def kind_words(file: ExchangeFile) -> str:
    """Return what kind of file it is; one that could not be opened is of none."""
    return label(file.kind) if file.kind else _("Tidak dapat dibuka")


def period_words(file: ExchangeFile) -> str:
    """Return the period a file is about, and whether nothing happened in it."""
    if not file.period:
        return ""
    try:
        words = period_name(Period.parse(file.period))
    except Problem:
        words = file.period
    return f"{words} · {_('NIHIL')}" if file.nil else words


def number_words(file: ExchangeFile) -> str:
    """Return the number of a file, and which of several parts it is."""
    if not file.sequence:
        return ""
    part = f" ({file.part_number}/{file.part_of})" if file.part_of > 1 else ""
    return f"{file.sequence}{part}"
