"""What a returned Surat Pernyataan Gratifikasi says, in words."""

from resources.language import _


def answer_words(answer: str) -> str:
    """Return an answer (never, reported, unreported) in words; nothing for none."""
    return {
        "never": _("Tidak pernah menerima gratifikasi"),
        "reported": _("Menerima dan telah melaporkan"),
        "unreported": _("Menerima, belum melaporkan"),
    }.get(answer, "")
