"""A number typed from the office's agenda may be the very one the program would give next."""

from dataclasses import replace

from desktop.services import reports
from tests.offices import OfficeAtWork, draft


def test_the_next_number_passes_over_one_that_was_typed(office: OfficeAtWork) -> None:
    first = reports.register_report(office.clerk, draft()).record.number
    typed = first.replace("001", "002", 1)
    assert reports.register_report(office.clerk, replace(draft(), typed_number=typed)).record.number == typed
    assert reports.register_report(office.clerk, draft()).record.number == first.replace("001", "003", 1)
    assert reports.register_report(office.clerk, draft()).record.number == first.replace("001", "004", 1)
