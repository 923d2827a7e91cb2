"""What became of a file that was taken in, in words for the screen."""

from typing import TYPE_CHECKING

from db.vocabulary import Arrival, FileState
from desktop.rules.labels import label
from resources.language import _, ngettext

if TYPE_CHECKING:
    from desktop.services.answers import Taken
    from desktop.services.inbox import Outcome


def taken_lines(taken: "Taken") -> tuple[str, ...]:
    """Return one line for each kind of thing an answer of the mentor brought."""
    counted = (
        (taken.receipts, ngettext("{n} tanda terima", "{n} tanda terima", taken.receipts)),
        (taken.to_mend, ngettext("{n} catatan perlu diperbaiki", "{n} catatan perlu diperbaiki", taken.to_mend)),
        (taken.rejected, ngettext("{n} catatan ditolak", "{n} laporan ditolak", taken.rejected)),
        (taken.decisions, ngettext("{n} penetapan KPK", "{n} penetapan KPK", taken.decisions)),
        (taken.assignments, ngettext("{n} penugasan", "{n} penugasan", taken.assignments)),
        (
            taken.destructions,
            ngettext("{n} keputusan pemusnahan", "{n} keputusan pemusnahan", taken.destructions),
        ),
        (taken.accepted, ngettext("{n} catatan selesai", "{n} catatan selesai", taken.accepted)),
        (taken.packs, ngettext("{n} paket aturan", "{n} paket aturan", taken.packs)),
        (taken.keys, ngettext("kunci sertifikat {n} kantor", "kunci sertifikat {n} kantor", taken.keys)),
    )
    return tuple(words.format(n=count) for count, words in counted if count)


def taken_title(taken: "Taken") -> str:
    """Return in one sentence what happened with an answer."""
    if taken.seen_before:
        return _("Berkas ini sudah pernah dimasukkan. Tidak ada yang berubah.")
    return _("Jawaban {office} sudah dimasukkan.").format(office=taken.file.partner_name)


def outcome_title(outcome: "Outcome") -> str:
    """Return in one sentence what happened with an export of another office."""
    if outcome.state is FileState.SEEN_BEFORE:
        return _("Berkas ini sudah pernah dimasukkan. Tidak ada yang berubah.")
    return _("Kiriman {office} sudah dimasukkan.").format(office=outcome.office_name)


def outcome_lines(outcome: "Outcome") -> tuple[str, ...]:
    """Return how many records arrived in which way."""
    return tuple(f"{label(kind)}: {outcome.count(kind)}" for kind in Arrival if outcome.count(kind))
