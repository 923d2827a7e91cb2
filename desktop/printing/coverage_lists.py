"""The lists of the coverage report: topics, who is next, everybody with what they lack, who did not come."""

from collections.abc import Sequence

from db.records.coverage import HeldSession
from db.records.period import Period
from desktop.printing.layout import GREY, PALE, Align, Colour, Style
from desktop.printing.section import figure_table, heading
from desktop.printing.sheet import Sheet
from desktop.printing.table import Column, Table, TableLook
from desktop.printing.text import or_dash
from desktop.rules.coverage import CoverageLine, due_lines
from desktop.rules.coverage_figures import Coverage, TopicCount, topic_numbers
from desktop.rules.labels import indonesian_label
from desktop.rules.words import date_range, date_short, grouped, period_title

NEXT_DAYS = 90  # how far the list of who is next looks ahead
_LIST = TableLook(size=8, padding=0.9)
_LATE: Colour = (0.99, 0.91, 0.90)
_NOTE = Style(8.5, colour=GREY)
_ALL_TOPICS = 9
_UNKNOWN = "segera"


def topic_table(sheet: Sheet, topics: Sequence[TopicCount]) -> None:
    """Draw the nine topics with their numbers, which the list of people uses."""
    columns = (
        Column("No.", 1, Align.CENTER),
        Column("Topik (ISO 37001, 7.3)", 10),
        Column("Sudah", 1.8, Align.RIGHT),
        Column("Belum", 1.8, Align.RIGHT),
    )
    rows = [
        (str(number), indonesian_label(count.topic), grouped(count.having), grouped(count.lacking))
        for number, count in enumerate(topics, start=1)
    ]
    figure_table(sheet, "Topik yang diterima dalam jangka waktu pelatihan (orang)", columns, rows)


def next_list(sheet: Sheet, coverage: Coverage) -> None:
    """Draw who is late or must be trained within 90 days, the most urgent first."""
    lines = due_lines(coverage.lines, coverage.on, NEXT_DAYS)
    heading(sheet, f"Yang perlu dilatih berikutnya (sampai {NEXT_DAYS} hari ke depan)", 24)
    columns = (
        Column("No.", 1.1, Align.CENTER),
        Column("Nama", 4.6),
        Column("Jabatan", 4.2),
        Column("Terakhir", 2.4, Align.CENTER),
        Column("Paling lambat", 2.6, Align.CENTER),
        Column("Keadaan", 3.2),
    )
    table = Table(sheet, columns, _LIST)
    table.header()
    if not lines:
        table.row(["", "NIHIL", "", "", "", ""])
    for number, line in enumerate(lines, start=1):
        late = line.state.late
        table.row(
            (
                str(number),
                or_dash(line.name),
                or_dash(line.position),
                date_short(line.last_on) or "–",
                date_short(line.due_on) or _UNKNOWN,
                indonesian_label(line.state),
            ),
            fill=_LATE if late else None,
        )
    sheet.y += 5


def people_list(sheet: Sheet, coverage: Coverage) -> None:
    """Draw everybody with last training, next due date and lacking topics; each office or unit by itself."""
    groups: dict[str, list[CoverageLine]] = {}
    for line in coverage.lines:
        groups.setdefault(" ".join(line.institution.split()), []).append(line)
    heading(sheet, "Daftar orang dan topik yang belum diterima", 30)
    sheet.paragraph(
        "Angka pada kolom terakhir adalah nomor topik pada tabel topik di atas yang belum diterima dalam jangka waktu "
        "pelatihan orang itu.",
        _NOTE,
        after=2,
    )
    if not groups:
        _people_table(sheet, ())
    for institution, lines in sorted(groups.items(), key=lambda entry: entry[0].casefold()):
        if len(groups) > 1:
            sheet.need(24)
            sheet.paragraph(or_dash(institution), Style(9.5).bold(), after=1)
        _people_table(sheet, lines)


def absent_lists(sheet: Sheet, period: Period, sessions: Sequence[HeldSession]) -> None:
    """Draw who was on the list of each session of the period and did not come."""
    heading(sheet, f"Yang tidak hadir pada kegiatan {period_title(period)}", 24)
    if not sessions:
        sheet.paragraph("NIHIL. Tidak ada kegiatan yang terlaksana.", after=5)
        return
    for session in sessions:
        sheet.need(20)
        day = date_range(session.starts_on, session.ends_on)
        sheet.paragraph(f"{or_dash(session.title)} ({day})", Style(9.5).bold(), after=0.8)
        if not session.marked:
            sheet.paragraph("Kehadiran belum dicatat.", _NOTE, after=3)
        elif not session.absent:
            sheet.paragraph(f"Semua hadir ({grouped(session.invited)} orang).", _NOTE, after=3)
        else:
            words = f"{grouped(len(session.absent))} dari {grouped(session.invited)} orang tidak hadir:"
            sheet.paragraph(words, _NOTE, after=1)
            _absent_table(sheet, session)


def _people_table(sheet: Sheet, lines: Sequence[CoverageLine]) -> None:
    columns = (
        Column("No.", 1.1, Align.CENTER),
        Column("Nama", 4.0),
        Column("Jabatan", 3.3),
        Column("Risiko", 2.5),
        Column("Terakhir", 2.2, Align.CENTER),
        Column("Berikutnya paling lambat", 2.4, Align.CENTER),
        Column("Keadaan", 2.4),
        Column("Topik belum", 2.6),
    )
    table = Table(sheet, columns, _LIST)
    table.header()
    if not lines:
        table.row(["", "NIHIL", *("" for _ in columns[2:])])
    for number, line in enumerate(lines, start=1):
        table.row(
            (
                str(number),
                or_dash(line.name),
                or_dash(line.position),
                indonesian_label(line.risk_level),
                date_short(line.last_on) or "–",
                date_short(line.due_on) or _UNKNOWN,
                indonesian_label(line.state),
                _lacking(line),
            ),
            fill=_LATE if line.state.late else None,
        )
    sheet.y += 4


def _lacking(line: CoverageLine) -> str:
    if len(line.lacking) == _ALL_TOPICS:
        return "semua"
    return topic_numbers(line.lacking) or "lengkap"


def _absent_table(sheet: Sheet, session: HeldSession) -> None:
    columns = (Column("No.", 1, Align.CENTER), Column("Nama", 5), Column("Jabatan", 4), Column("Instansi", 5))
    table = Table(sheet, columns, TableLook(size=8, padding=0.9, header_fill=PALE))
    table.header()
    for number, person in enumerate(session.absent, start=1):
        table.row((str(number), or_dash(person.name), or_dash(person.position), or_dash(person.institution)))
    sheet.y += 4
