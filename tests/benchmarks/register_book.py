"""The register book against the same words by a bare canvas: time, ratio, memory.

`python -m tests.benchmarks.register_book [ROWS]` prints rows, seconds of ours and of theirs, the ratio and the most
memory our drawing used, in MB.
"""

import io
import multiprocessing
import random
import resource
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta

from db.records.period import Period
from db.vocabulary import OfficeKind
from desktop.printing.fonts import Face, fonts
from desktop.printing.frame import PaperFrame
from desktop.printing.register_book import BookRow, RegisterBookPaper, draw

_WORDS = ("parsel", "lebaran", "amplop", "warga", "surat", "beras", "kopi", "toko", "makmur", "jasa", "dusun", "kaur")


def made_up_rows(count: int) -> tuple[BookRow, ...]:
    """Return lines of a book with invented words, no two alike."""
    chance = random.Random(1)

    def some(number: int) -> str:
        return " ".join(chance.choice(_WORDS).title() for _ in range(number))

    return tuple(
        BookRow(
            number=f"{n:05d}/GRT/2003/XI/2026",
            registered_on=date(2024, 1, 1) + timedelta(days=n % 1000),
            kind="Penerimaan",
            received_on=date(2024, 1, 1) + timedelta(days=n % 990),
            place=some(2),
            reporter=some(2),
            position=some(2),
            giver=some(3),
            institution=some(3),
            relation="Penyedia, penerima layanan, atau pihak yang diawasi",
            occasion="Terkait tugas",
            object_kind="Makanan atau minuman",
            description=some(6),
            quantity_text="1 paket",
            value=chance.randrange(5_000_000),
            due_upg=date(2026, 1, 15),
            due_kpk=date(2026, 2, 12),
            sent_to_upg_on=date(2026, 1, 9),
            review="Wajib dilaporkan",
            location="Disimpan pelapor",
            state="Disampaikan ke UPG",
        )
        for n in range(count)
    )


def ours(rows: tuple[BookRow, ...]) -> float:
    """Return the seconds our book takes."""
    frame = PaperFrame(office_name="Desa Contoh", kind=OfficeKind.VILLAGE, number="1", dated=date(2026, 12, 31))
    paper = RegisterBookPaper(frame=frame, period=Period.parse("2026"), rows=rows)
    return _seconds(lambda: draw(paper, "0000-0000-0000-0000"))


def bare(rows: tuple[BookRow, ...]) -> float:
    """Return the seconds a bare canvas takes for the same words in the same typeface: no wrapping, no lines."""
    from reportlab.pdfgen.canvas import Canvas

    from desktop.printing.register_book import _cells

    fonts()
    written = [[part for part in cell.split("\n") if part] for row in rows for cell in _cells(row, 1)]
    columns = len(written) // max(len(rows), 1)

    def write() -> None:
        canvas = Canvas(io.BytesIO(), pagesize=(842, 595), pageCompression=1)
        canvas.setFont(Face.REGULAR.value, 7)
        for index, cell in enumerate(written):
            row, column = divmod(index, columns)
            place = row % 14
            if place == 0 and column == 0 and row:
                canvas.showPage()
                canvas.setFont(Face.REGULAR.value, 7)
            for line, text in enumerate(cell):
                canvas.drawString(30 + column * 60, 560 - place * 38 - line * 8, text)
        canvas.save()

    return _seconds(write)


def memory_of_ours(count: int) -> float:
    """Return the most memory a fresh process used to draw a book of so many rows, in MB."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_drawn_memory, (count,))


def _drawn_memory(count: int) -> float:
    ours(made_up_rows(count))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1024 if sys.platform != "darwin" else peak / 1024**2


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main(count: int) -> None:
    """Print the figures of one run."""
    rows = made_up_rows(count)
    bare(rows[:50])
    ours(rows[:50])
    mine, theirs = ours(rows), bare(rows)
    print(f"register book, {count} rows: {mine:.2f} s / {theirs:.2f} s = {mine / theirs:.2f}×", end="; ")
    print(f"{memory_of_ours(count):.0f} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
