"""The coverage as a spreadsheet: one row a person, one column a topic."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from db.vocabulary import TrainingTopic
from desktop.rules.labels import label
from desktop.services.coverage import CoverageQuery, find_lines
from desktop.services.desk import Desk
from desktop.sheets.writer import Column, ColumnKind
from resources.language import _

_ALL = 1_000_000


def coverage_table(desk: Desk, query: CoverageQuery | None) -> tuple[str, list[Column], Sequence[Sequence[Any]]]:
    """Return the people that match, with last training, next due date and a tick for each topic they have."""
    day = ColumnKind.DATE
    columns = [
        Column(_("Nama")),
        Column(_("Jabatan")),
        Column(_("Kantor atau unit")),
        Column(_("Kelompok")),
        Column(_("Tingkat risiko")),
        Column(_("Pelatihan terakhir"), day),
        Column(_("Berikutnya paling lambat"), day),
        Column(_("Status")),
        *(Column(label(topic)) for topic in TrainingTopic),
    ]
    found = find_lines(desk, replace(query or CoverageQuery(), offset=0, limit=_ALL))
    rows = [
        (
            line.name,
            line.position,
            line.institution,
            label(line.kind),
            label(line.risk_level),
            line.last_on,
            line.due_on,
            label(line.state),
            *("" if topic in line.lacking else _("sudah") for topic in TrainingTopic),
        )
        for line in found.rows
    ]
    return _("Cakupan pelatihan"), columns, rows
