"""Register book of 10,000 rows against the same words on a bare reportlab canvas; memory of book and summary."""

import io
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from db.records.period import Period
from db.vocabulary import PaperKind, PeriodKind
from desktop.printing.catalogue import draw_paper
from desktop.services.desk import stored_profile
from desktop.services.paper_contents import PaperRequest, Sources
from desktop.services.period_papers import builder_of
from tests.benchmarks.large import open_large
from tests.benchmarks.table import Row, timed

_ROOT = Path(__file__).parents[2]
YEAR = Period(2026, PeriodKind.YEAR)
Run = tuple[float, float, str, float, str]


def rows(_folder: Path) -> list[Row]:
    """Measure drawing by turns, then the memory of a process that does nothing but the two papers."""
    desk = open_large()
    try:
        with desk.reading() as session:
            request = PaperRequest(kind=PaperKind.REGISTER, period=YEAR, with_names=True)
            content = builder_of(PaperKind.REGISTER)(Sources(session, desk, stored_profile(session), request)).content
    finally:
        desk.register.close()
    assert len(content.rows) == 10_000
    pages, size = _words_of(content)
    ours = timed(lambda: draw_paper(PaperKind.REGISTER, content, "AAAA-BBBB-CCCC-DDDD"), 3)
    bare = timed(lambda: _bare(pages, size), 3)
    memory = {kind: _memory(kind) for kind in (PaperKind.REGISTER, PaperKind.SUMMARY)}
    return [
        Row("register book, 10,000 rows to PDF", ours, bare, "ms", 3),
        Row("memory of the register book of 10,000 reports", memory[PaperKind.REGISTER], None, "MB", None, 300),
        Row("memory of the summary of 10,000 reports", memory[PaperKind.SUMMARY], None, "MB", None, 300),
    ]


def _words_of(content: Any) -> tuple[list[list[Run]], tuple[float, float]]:
    """Draw once and note each run of text: where it stands, in which face and size."""
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.pdfgen.textobject import PDFTextObject

    pages: list[list[Run]] = [[]]
    sizes: list[tuple[float, float]] = []
    write, show = PDFTextObject.textOut, Canvas.showPage

    def note(self: Any, text: str) -> None:
        pages[-1].append((self._x, self._y, self._fontname, self._fontsize, text))
        write(self, text)

    def turn(self: Any) -> None:
        pages.append([])
        sizes.append(self._pagesize)
        show(self)

    PDFTextObject.textOut, Canvas.showPage = note, turn
    try:
        draw_paper(PaperKind.REGISTER, content, "AAAA-BBBB-CCCC-DDDD")
    finally:
        PDFTextObject.textOut, Canvas.showPage = write, show
    assert sum(map(len, pages)) > 100_000
    return [page for page in pages if page], sizes[0]


def _bare(pages: list[list[Run]], size: tuple[float, float]) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size)
    for page in pages:
        for x, y, face, points, text in page:
            canvas.setFont(face, points)
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _memory(kind: PaperKind) -> float:
    command = [sys.executable, "-m", "tests.benchmarks.book", kind.value]
    answer = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, check=True, env=dict(os.environ))
    return float(answer.stdout.split()[-1])


def _paper_alone(kind: PaperKind) -> None:
    """Make one paper of a year as the program does, and say the most memory it took."""
    from desktop.services import papers

    desk = open_large()
    begun = time.perf_counter()
    pdf = papers.preview(desk, PaperRequest(kind=kind, period=YEAR, with_names=True))
    seconds = time.perf_counter() - begun
    desk.register.close()
    # Not ru_maxrss: that begins with what the parent held when it started this process.
    status = Path("/proc/self/status").read_text("utf-8")
    peak = next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))
    print(f"{len(pdf)} bytes in {seconds:.1f} s", int(peak) / 1000)


if __name__ == "__main__":
    _paper_alone(PaperKind(sys.argv[1]))
