"""What the mentor said, in words: tags, tones, and what is to be done next."""

from desktop.rules.labels import label
from desktop.rules.screen_dates import date_long
from desktop.services.mentor_said import Said, SaidLine
from resources.language import _

TONES = {
    Said.TO_MEND: "warn",
    Said.REJECTED: "danger",
    Said.MENDED: "info",
    Said.SENT: "info",
    Said.DECISION: "info",
    Said.TASK: "warn",
    Said.ACCEPTED: "good",
    Said.DONE: "good",
    Said.DESTROY_ASKED: "info",
    Said.DESTROY_REFUSED: "warn",
    Said.DESTROY_GRANTED: "good",
}
ICONS = {
    Said.TO_MEND: "mdi6.pencil-outline",
    Said.REJECTED: "mdi6.close-circle-outline",
    Said.MENDED: "mdi6.send-outline",
    Said.SENT: "mdi6.clock-outline",
    Said.DECISION: "mdi6.gavel",
    Said.TASK: "mdi6.clipboard-check-outline",
    Said.ACCEPTED: "mdi6.check",
    Said.DONE: "mdi6.check-all",
    Said.DESTROY_ASKED: "mdi6.clock-outline",
    Said.DESTROY_REFUSED: "mdi6.close-circle-outline",
    Said.DESTROY_GRANTED: "mdi6.delete-forever-outline",
}


def tag(line: SaidLine) -> str:
    """Return how far this office is with it."""
    if line.late:
        return _("Terlambat")
    return {
        Said.TO_MEND: _("Perlu diperbaiki"),
        Said.REJECTED: _("Ditolak mentor"),
        Said.MENDED: _("Kirim lagi"),
        Said.SENT: _("Sudah dikirim"),
        Said.DECISION: _("Penetapan KPK"),
        Said.TASK: _("Penugasan"),
        Said.ACCEPTED: _("Diterima mentor"),
        Said.DONE: _("Selesai"),
        Said.DESTROY_ASKED: _("Dimohon musnah"),
        Said.DESTROY_REFUSED: _("Pemusnahan ditolak"),
        Said.DESTROY_GRANTED: _("Pemusnahan dikabulkan"),
    }[line.state]


def tone(line: SaidLine) -> str:
    """Return the tone of the tag."""
    return "danger" if line.late else TONES[line.state]


def state_sentence(line: SaidLine) -> str:
    """Return in one sentence what this office has to do, or that it has nothing to do."""
    return {
        Said.TO_MEND: _("Perbaiki catatannya, lalu kirim lagi."),
        Said.REJECTED: _("Ditolak. Perbaiki atau batalkan catatannya, lalu kirim lagi."),
        Said.MENDED: _("Sudah diperbaiki. Kirim lagi agar mentor melihatnya."),
        Said.SENT: _("Sudah diperbaiki dan dikirim; menunggu dilihat mentor."),
        Said.DECISION: _("Penetapan KPK belum dicatat di register."),
        Said.TASK: _("Kerjakan, lalu tandai selesai."),
        Said.ACCEPTED: _("Tidak ada yang perlu diperbaiki."),
        Said.DONE: _("Selesai."),
        Said.DESTROY_ASKED: _("Menunggu keputusan inspektorat. Sampai diputuskan, catatannya tetap ada."),
        Said.DESTROY_REFUSED: _("Catatan ikut lagi dalam kiriman. Boleh dimohon lagi dengan berita acara baru."),
        Said.DESTROY_GRANTED: _("Isi catatan sudah dimusnahkan di inspektorat."),
    }[line.state]


def what(line: SaidLine) -> str:
    """Return the words of the mentor; a decision begins with its number."""
    if line.minutes:
        asked = _("Berita acara: {minutes}").format(minutes=line.minutes)
        return " – ".join(part for part in (asked, line.item.text) if part)
    details = line.item.details
    decision = ""
    if details.number:
        day = f", {date_long(details.dated)}" if details.dated else ""
        number = details.number if details.number.casefold().startswith("sk") else f"SK {details.number}"
        decision = f"{number}{day}"
        outcome = outcome_words(details.outcome)
        decision = f"{decision}: {outcome}" if outcome else decision
    return " – ".join(part for part in (decision, line.item.text) if part) or _("Tanpa catatan")


def outcome_words(outcome: str) -> str:
    """Return what KPK decided, or nothing for a word this version does not know."""
    from db.vocabulary import DecisionOutcome

    return label(DecisionOutcome(outcome)) if outcome in set(DecisionOutcome) else ""


def about(line: SaidLine) -> str:
    """Return what a line is about: the record, else what kind of thing was said."""
    return line.about or label(line.item.kind)


def due(line: SaidLine) -> str:
    """Return the last day, or nothing."""
    return _("paling lambat {day}").format(day=date_long(line.item.due_on)) if line.item.due_on else ""
