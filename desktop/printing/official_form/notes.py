"""Notes on rules that changed after the form was printed; they stand outside its boxes."""

from desktop.printing.official_form.content import FormLimits
from desktop.rules.words import date_long, rupiah


def limit_note(limits: FormLimits) -> str:
    """Return the note on the limit of ceremonies in force."""
    return (
        f"1) Untuk penerimaan sejak {date_long(limits.since)} batasnya {rupiah(limits.ceremony)} per pemberi "
        f"({limits.source})."
    )


def rule_notes(limits: FormLimits) -> tuple[str, ...]:
    """Return the notes for the front page, each with its number."""
    later = " ".join(limits.notes)
    return (limit_note(limits), f"2) {later}") if later else (limit_note(limits),)
