"""What each paper is called on screen, in one sentence what it is for, and what must be asked before it is made."""

from dataclasses import dataclass

from db.records.paper import IssuedPaper
from db.records.period import Period
from db.vocabulary import PaperKind
from desktop.rules.labels import label
from desktop.ui.kit.table_columns import Tone
from desktop.ui.period_words import period_name
from resources.language import _


@dataclass(frozen=True, slots=True)
class PaperChoice:
    """One paper that can be chosen, with what it asks: a period, names or not, a letter number.

    `holds_names` marks papers that name people whatever is chosen.
    """

    kind: PaperKind
    title: str
    purpose: str
    asks_period: bool = True
    asks_names: bool = False
    asks_number: bool = False
    holds_names: bool = False


def paper_choices() -> tuple[PaperChoice, ...]:
    """Return the papers about a period or the whole register, in the order in which an office needs them."""
    return (
        PaperChoice(
            PaperKind.SUMMARY,
            _("Ringkasan"),
            _("Angka, grafik, dan daftar laporan satu periode; tertulis NIHIL bila tidak ada."),
            asks_names=True,
            asks_number=True,
        ),
        PaperChoice(
            PaperKind.COVER_LETTER,
            _("Surat pengantar"),
            _("Surat kepada inspektorat yang menyertai ringkasan."),
            asks_number=True,
        ),
        PaperChoice(
            PaperKind.NIL,
            _("Laporan nihil"),
            _("Pernyataan kantor bahwa tidak ada gratifikasi dalam satu periode."),
            asks_number=True,
        ),
        PaperChoice(
            PaperKind.STATEMENT,
            _("Surat pernyataan perangkat"),
            _("Satu lembar untuk setiap perangkat, siap ditandatangani."),
            holds_names=True,
        ),
        PaperChoice(
            PaperKind.REGISTER,
            _("Buku register"),
            _("Semua laporan satu periode dalam kolom buku, kertas mendatar."),
            asks_names=True,
            holds_names=True,
        ),
        PaperChoice(
            PaperKind.DEADLINES,
            _("Daftar batas waktu"),
            _("Untuk papan dinding: nomor register dan tanggal, tanpa nama."),
            asks_period=False,
        ),
    )


def blank_choices() -> tuple[tuple[PaperKind, str], ...]:
    """Return the papers that can be printed empty, for days without power."""
    return (
        (PaperKind.REPORT_FORM, _("Formulir laporan")),
        (PaperKind.RECEIPT, _("Tanda terima")),
        (PaperKind.HANDOVER, _("Serah terima")),
        (PaperKind.DISTRIBUTION, _("Penyaluran")),
        (PaperKind.REGISTER, _("Halaman register")),
        (PaperKind.STATEMENT, _("Surat pernyataan")),
        (PaperKind.ATTENDANCE, label(PaperKind.ATTENDANCE)),
        (PaperKind.MINUTES, label(PaperKind.MINUTES)),
    )


def paper_title(kind: PaperKind) -> str:
    """Return what a kind of paper is called on screen."""
    known = {choice.kind: choice.title for choice in paper_choices()}
    return (
        known.get(kind)
        or {
            PaperKind.REPORT_FORM: _("Formulir laporan"),
            PaperKind.RECEIPT: _("Tanda terima"),
            PaperKind.HANDOVER: _("Berita acara serah terima"),
            PaperKind.DISTRIBUTION: _("Berita acara penyaluran"),
            PaperKind.RECOVERY: _("Lembar pemulihan"),
        }.get(kind)
        or label(kind)
    )


def paper_subject(paper: IssuedPaper) -> str:
    """Return what a paper is about: a period, or a training session; papers about one report carry its number."""
    from db.problem import Problem

    if " – " in paper.title:  # the papers of a session are named after it
        return paper.title.partition(" – ")[2]
    try:
        return period_name(Period.parse(paper.subject_uid))
    except Problem:
        return ""


def paper_state(paper: IssuedPaper) -> tuple[str, Tone]:
    """Return how far a paper has come: issued, printed, signed, its scan attached."""
    if paper.scan_uid:
        return _("Pindaian terlampir"), Tone.GOOD
    if paper.signed_on is not None:
        return (_("Menunggu pindaian"), Tone.WARN) if paper.needs_scan else (_("Ditandatangani"), Tone.GOOD)
    if paper.printed:
        return (_("Menunggu tanda tangan"), Tone.WARN) if paper.needs_scan else (_("Dicetak"), Tone.GOOD)
    return _("Terbit, belum dicetak"), Tone.INFO
