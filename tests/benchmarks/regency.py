"""What a tutor opens each day, for all 326 villages of a regency and eight quarters: matrix, summary, registers."""

import os
from pathlib import Path

from db.records.period import Period
from db.vocabulary import PaperKind
from desktop.services import consolidated, matrix, papers, received
from desktop.services.papers import PaperRequest
from desktop.services.received import ReceivedQuery
from tests import regency
from tests.benchmarks.table import Row, timed

VILLAGES = 326
QUARTER = Period.parse("2026-Q3")


def rows(folder: Path) -> list[Row]:
    """Measure the pages of the mentor and the paper of the regency."""
    os.environ["SIGAP_STATE_DIR"] = str(folder / "state")
    mentor = regency.inspectorate(folder / "inspektorat")
    regency.fill(mentor, VILLAGES, matrix.recent_periods(mentor))
    grid = timed(lambda: matrix.matrix(mentor), 3)
    figures = timed(lambda: consolidated.consolidated(mentor, QUARTER), 3)
    request = PaperRequest(kind=PaperKind.CONSOLIDATED, period=QUARTER)
    paper = timed(lambda: papers.preview(mentor, request), 3)
    page = timed(lambda: received.find(mentor, ReceivedQuery()))
    search = timed(lambda: received.find(mentor, ReceivedQuery(search="rekaan 31 batik")))
    by_office = timed(lambda: received.find(mentor, ReceivedQuery(sort="office")))
    mentor.register.close()
    return [
        Row(f"{VILLAGES} villages, eight quarters: matrix and summary", grid + figures, None, "ms", most=2_000),
        Row("  the summary as a paper", paper, None, "ms", most=2_000),
        Row("  register of all offices: first page", page, None, "ms", most=150),
        Row("  searched by office and object", search, None, "ms", most=150),
        Row("  ordered by office", by_office, None, "ms", most=200),
    ]
