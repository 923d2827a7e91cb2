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
    late = []
    if limits.late_article:
        late.append(
            "Laporan yang lewat 30 hari kerja tetap disampaikan; objeknya dapat ditetapkan menjadi milik negara "
            f"({limits.late_article})."
        )
    if limits.completion_days:
        late.append(
            "Laporan yang dikembalikan karena belum lengkap harus dilengkapi dalam "
            f"{limits.completion_days} hari kerja."
        )
    return (limit_note(limits), *(["2) " + " ".join(late)] if late else []))
