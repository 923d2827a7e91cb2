"""What the official report form is drawn from."""

from dataclasses import dataclass, field
from datetime import date

from db.records.report import ReportDraft
from db.vocabulary import AttachmentKind
from desktop.printing.frame import PaperFrame


@dataclass(frozen=True, slots=True, kw_only=True)
class FormLimits:
    """The rules in force that differ from the printed form: noted outside its boxes.

    `ceremony` is the limit per giver in rupiah, `since` its first day, `source` the regulation's short title.
    `notes` are the rule set's own sentences on late and on incomplete reports; empty leaves them out.
    """

    ceremony: int
    since: date
    source: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFormPaper:
    """A report as KPK's form shows it. `attachments` pair a kind with a caption or file name.

    `number` is the register number. A `blank` form has one empty sheet Uraian and no check code.
    """

    frame: PaperFrame
    number: str = ""
    draft: ReportDraft = field(default_factory=ReportDraft)
    attachments: tuple[tuple[AttachmentKind, str], ...] = ()
    limits: FormLimits
    blank: bool = False
