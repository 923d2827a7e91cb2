"""Empty forms and register pages, for days without power."""

from datetime import date
from typing import Any

from db.problem import Problem
from db.records.office import OfficeProfile
from db.records.period import Period
from db.vocabulary import PaperKind, PaperSize, PeriodKind
from desktop.services.paper_contents import form_limits, frame_of

BLANK_KINDS = (
    PaperKind.REPORT_FORM,
    PaperKind.RECEIPT,
    PaperKind.HANDOVER,
    PaperKind.DISTRIBUTION,
    PaperKind.REGISTER,
    PaperKind.STATEMENT,
    PaperKind.ATTENDANCE,
    PaperKind.MINUTES,
)
_REGISTER_ROWS = 12
_ATTENDANCE_ROWS = 20  # at least; the last page is filled to its foot


def blank_content(kind: PaperKind, profile: OfficeProfile, today: date, paper_size: PaperSize | None = None) -> Any:
    """Return the content of an empty paper.

    Raises Problem `paper-not-blank` for papers that make no sense empty.
    """
    frame = frame_of(profile, "", today, paper_size)
    year = Period(today.year, PeriodKind.YEAR)
    match kind:
        case PaperKind.REPORT_FORM:
            from desktop.printing.report_form import ReportFormPaper

            return ReportFormPaper(frame=frame, limits=form_limits(today), blank=True)
        case PaperKind.RECEIPT:
            from desktop.printing.receipt import ReceiptPaper

            return ReceiptPaper(frame=frame, blank=True)
        case PaperKind.HANDOVER:
            from desktop.printing.handover import HandoverPaper

            return HandoverPaper(frame=frame, blank=True)
        case PaperKind.DISTRIBUTION:
            from desktop.printing.distribution import DistributionPaper

            return DistributionPaper(frame=frame, blank=True)
        case PaperKind.REGISTER:
            from desktop.printing.register_book import RegisterBookPaper

            return RegisterBookPaper(frame=frame, period=year, blank_rows=_REGISTER_ROWS)
        case PaperKind.STATEMENT:
            from desktop.printing.statement import StatementPaper

            return StatementPaper(frame=frame, period=Period.containing(today, PeriodKind.SEMESTER))
        case PaperKind.ATTENDANCE:
            from desktop.printing.attendance_sheet import Attendance, AttendanceList, AttendancePaper

            lists = Attendance(lists=(AttendanceList(blank_rows=_ATTENDANCE_ROWS),))
            return AttendancePaper(frame=frame, attendance=lists, blank=True)
        case PaperKind.MINUTES:
            from desktop.printing.minutes import MinutesNotes, MinutesPaper, parts_of

            return MinutesPaper(frame=frame, minutes=MinutesNotes(parts=parts_of()), blank=True)
    raise Problem("paper-not-blank", kind=kind)
