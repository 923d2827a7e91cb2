"""How a duty looks and what it is called in large words."""

from dataclasses import dataclass

from db.vocabulary import Duty, ReportKind
from desktop.ui.theme import COLOURS
from resources.language import _


@dataclass(frozen=True, slots=True)
class DutyLook:
    """Words, icon (mdi6 name), colour of the words and tone of the ground of one duty."""

    words: str
    icon: str
    colour: str
    tone: str


def duty_look(duty: Duty | None, kind: ReportKind = ReportKind.RECEIPT) -> DutyLook:
    """Return the look of a duty; None is "not known yet"."""
    match duty:
        case Duty.REPORT:
            words = _("Penolakan ini wajib dilaporkan") if kind is ReportKind.REFUSAL else _("Wajib dilaporkan")
            return DutyLook(words, "mdi6.file-alert-outline", COLOURS.warn, "warn")
        case Duty.REFUSE_AND_REPORT:
            return DutyLook(_("Tolak, dan laporkan"), "mdi6.hand-back-left-outline", COLOURS.danger, "danger")
        case Duty.EXEMPT:
            return DutyLook(_("Kemungkinan tidak wajib lapor"), "mdi6.check-circle-outline", COLOURS.good, "good")
        case None:
            return DutyLook(_("Belum dapat disarankan"), "mdi6.help-circle-outline", COLOURS.info, "info")


def heaviest(duties: tuple[Duty, ...]) -> Duty | None:
    """Return the duty that weighs most, or None without any."""
    for duty in (Duty.REFUSE_AND_REPORT, Duty.REPORT, Duty.EXEMPT):
        if duty in duties:
            return duty
    return None
