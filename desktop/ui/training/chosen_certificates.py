"""Which certificates are meant by the chosen lines of the register, those out of sight included."""

from collections.abc import Sequence
from typing import Any

from db.problem import Problem
from db.records.certificate import CertificateRow
from db.vocabulary import CertificateState
from desktop.ui.kit.table_columns import Source, Stretch

_AT_ONCE = 1000


def chosen_uids(
    desk: Any, source: Source[CertificateRow], numbers: Sequence[int], sort: str, descending: bool
) -> tuple[str, ...]:
    """Return the uids of lines by their place in the register, in that order; void certificates are left out.

    Raises Problem `certificate-is-void` where all of them are.
    """
    wanted = set(numbers)
    found: list[str] = []
    void = ""
    for start in range(0, max(wanted, default=-1) + 1, _AT_ONCE):
        if not any(start <= number < start + _AT_ONCE for number in wanted):
            continue
        page = source(desk, Stretch(start, _AT_ONCE, sort, descending, counted=False))
        for place, row in enumerate(page.rows, start=start):
            if place not in wanted:
                continue
            if row.state is CertificateState.VOID:
                void = row.number
            else:
                found.append(row.uid)
    if not found and void:
        raise Problem("certificate-is-void", number=void)
    return tuple(found)
