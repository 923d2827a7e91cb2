"""Notes on rules that changed after the form was printed; they stand outside its boxes."""

from desktop.printing.official_form.content import FormLimits
from desktop.rules.words import date_long, rupiah


def limit_note(limits: FormLimits) -> str:
    """Return the note on the limit of ceremonies in force."""
    return (
        f"1) Batas yang berlaku sejak {date_long(limits.since)} adalah {rupiah(limits.ceremony)} per pemberi "
        f"({limits.source})."
    )


def rule_notes(limits: FormLimits) -> tuple[str, ...]:
    """Return the notes for the front page, each with its number."""
    notes = [limit_note(limits)]
    late = []
    if limits.late_article:
        late.append(
            "2) Laporan yang lewat 30 hari kerja tetap disampaikan; objeknya dapat ditetapkan menjadi milik negara "
            f"({limits.late_article})."
        )
    if limits.completion_days:
        mark = "" if late else "2) "
        late.append(
            f"{mark}Laporan yang dikembalikan karena belum lengkap dilengkapi dalam {limits.completion_days} hari kerja."
        )
    return (*notes, *late)
