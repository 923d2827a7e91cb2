"""Lists printed as they stand on the screen; that a list with names went to paper is in the audit log."""

from collections.abc import Sequence

from db.vocabulary import Topic
from desktop.printing.list_sheet import ListColumn, draw_list
from desktop.services.desk import Desk, stored_profile
from desktop.services.list_access import takers
from desktop.services.paper_contents import frame_of

__all__ = ["ListColumn", "list_sheet"]


def list_sheet(
    desk: Desk, what: str, title: str, note: str, columns: Sequence[ListColumn], rows: Sequence[Sequence[str]]
) -> bytes:
    """Return the PDF of a list. `what` names it in the audit log: reports, officials, papers, statements…

    The caller leaves out what must not leave the office.
    """
    desk.require(*takers(what))
    with desk.changing() as change:
        profile = stored_profile(change.session)
        change.audit("list-printed", what, "", len(rows))
        change.touch(Topic.AUDIT)
    return draw_list(frame_of(profile, "", desk.today), title, note, columns, rows)
