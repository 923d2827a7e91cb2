"""The training history of a person: every training with its lesson hours (JP), their total by year, certificates."""

from collections.abc import Sequence
from dataclasses import dataclass

from db.records.coverage import AttendedTraining, OutsideTraining
from db.vocabulary import LearningState, ParticipantRole, TrainingTopic
from desktop.printing.frame import PaperFrame, document_title, letterhead, open_sheet
from desktop.printing.layout import GREY, Align, Style
from desktop.printing.letter import pairs
from desktop.printing.section import figure_table, heading
from desktop.printing.sheet import Margins, Sheet
from desktop.printing.signature import SignatureBlock, signatures
from desktop.printing.table import Column, Table, TableLook
from desktop.printing.text import or_dash
from desktop.rules.labels import indonesian_label
from desktop.rules.training_record import TrainingHistory
from desktop.rules.words import date_long, date_range, date_short, decimal_text, grouped

TITLE = "RIWAYAT PELATIHAN"
_LIST = TableLook(size=8.5, padding=1.0)
_NOTE = Style(8.5, colour=GREY)


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryPaper:
    """The training history of one person as of a day."""

    frame: PaperFrame
    history: TrainingHistory

    @property
    def with_scores(self) -> bool:
        """Whether it says more than a reader may see: scores, or the number of the person."""
        return bool(self.history.person.id_number) or any(
            line.pre_score is not None or line.post_score is not None for line in self.history.attended
        )


def draw(paper: HistoryPaper, check_code: str) -> bytes:
    """Return the PDF of a training history."""
    history = paper.history
    title = f"Riwayat Pelatihan {history.person.name}"
    sheet = open_sheet(paper.frame, title, check_code, margins=Margins(left=20, right=15))
    letterhead(sheet, paper.frame)
    document_title(sheet, TITLE, paper.frame.number, f"KEADAAN {date_long(history.as_of).upper()}")
    _who(sheet, history)
    _years(sheet, history)
    _attended(sheet, history.attended)
    _outside(sheet, history.outside)
    _missed(sheet, history.missed)
    _closing(sheet, paper.frame)
    return sheet.finish()


def _who(sheet: Sheet, history: TrainingHistory) -> None:
    person, standing = history.person, history.standing
    rows = [("Nama", person.name)]
    if person.id_number:
        rows.append((person.id_label or "Nomor", person.id_number))
    rows += [("Jabatan", or_dash(person.position)), ("Kantor atau unit", or_dash(person.institution))]
    rows.append(("Tingkat risiko jabatan", indonesian_label(person.risk_level)))
    if standing is not None:
        due = f", paling lambat {date_long(standing.due_on)}" if standing.due_on else ""
        rows.append(
            ("Keadaan pelatihan", f"{indonesian_label(standing.state)}; pelatihan berikutnya{due or ' segera'}")
        )
        rows.append(("Topik yang belum diterima", _topics(standing.lacking)))
    pairs(rows, sheet, label_width=46)
    sheet.y += 4


def _topics(topics: Sequence[TrainingTopic]) -> str:
    if not topics:
        return "tidak ada, sembilan topik lengkap"
    if len(topics) == len(TrainingTopic):
        return "semua (sembilan topik)"
    return "; ".join(indonesian_label(topic).lower() for topic in topics)


def _years(sheet: Sheet, history: TrainingHistory) -> None:
    columns = (
        Column("Tahun", 3),
        Column("Kegiatan yang diikuti", 4, Align.RIGHT),
        Column("Sertifikat dari luar", 4, Align.RIGHT),
        Column("Jam pelajaran (JP)", 4, Align.RIGHT),
    )
    rows = [
        (str(year.year), grouped(year.trainings), grouped(year.outside), decimal_text(year.lesson_hours))
        for year in history.years
    ]
    total = (
        "Seluruhnya",
        grouped(sum(year.trainings for year in history.years)),
        grouped(sum(year.outside for year in history.years)),
        decimal_text(history.lesson_hours),
    )
    figure_table(sheet, "Jam pelajaran menurut tahun", columns, rows, total)
    sheet.y -= 3.5
    sheet.paragraph(
        "Dihitung bila hadir sebagai peserta, dan dari sertifikat luar yang sudah diperiksa. 1 JP = 45 menit.",
        _NOTE,
        after=5,
    )


def _attended(sheet: Sheet, lines: Sequence[AttendedTraining]) -> None:
    heading(sheet, "Kegiatan yang dihadiri", 24)
    columns = (
        Column("No.", 1, Align.CENTER),
        Column("Tanggal", 3),
        Column("Kegiatan", 6.4),
        Column("Peran", 2.1),
        Column("JP", 1.3, Align.RIGHT),
        Column("Tes awal – akhir", 2.6, Align.CENTER),
        Column("Nomor sertifikat", 4.0),
    )
    table = Table(sheet, columns, _LIST)
    table.header()
    if not lines:
        table.row(["", "NIHIL", *("" for _ in columns[2:])])
    for number, line in enumerate(lines, start=1):
        table.row(
            (
                str(number),
                date_range(line.days[0], line.days[-1]) if line.days else "–",
                _described(line),
                indonesian_label(line.role),
                decimal_text(line.lesson_hours) if line.role is ParticipantRole.PARTICIPANT else "–",
                _scores(line),
                or_dash(line.certificate_number),
            )
        )
    sheet.y += 5


def _described(line: AttendedTraining) -> str:
    about = [indonesian_label(line.kind), line.organiser, line.place]
    if line.sittings > 1:
        about.append(f"hadir {line.sittings_present} dari {line.sittings} pertemuan")
    if line.position:
        about.append(f"sebagai {line.position}")
    return f"{or_dash(line.title)}\n" + "; ".join(part for part in about if part.strip())


def _scores(line: AttendedTraining) -> str:
    if line.pre_score is None and line.post_score is None:
        return "–"
    scores = " – ".join("…" if score is None else decimal_text(score) for score in (line.pre_score, line.post_score))
    return f"{scores}\n{indonesian_label(line.result)}" if line.result else scores


def _outside(sheet: Sheet, items: Sequence[OutsideTraining]) -> None:
    heading(sheet, "Sertifikat dari luar", 24)
    columns = (
        Column("No.", 1, Align.CENTER),
        Column("Tanggal", 2.6),
        Column("Pelatihan", 6),
        Column("Penerbit", 2.6),
        Column("Nomor", 4),
        Column("JP", 1.3, Align.RIGHT),
        Column("Pemeriksaan", 3),
    )
    table = Table(sheet, columns, _LIST)
    table.header()
    if not items:
        table.row(["", "NIHIL", *("" for _ in columns[2:])])
    for number, item in enumerate(items, start=1):
        checked = f"diperiksa {date_short(item.checked_on)}" if item.checked_on else indonesian_label(item.state)
        table.row(
            (
                str(number),
                date_short(item.dated) or "–",
                or_dash(item.title),
                or_dash(item.issuer),
                or_dash(item.number),
                decimal_text(item.lesson_hours) if item.counts else "–",
                checked if item.state is LearningState.VERIFIED else indonesian_label(item.state),
            )
        )
    sheet.y += 5


def _missed(sheet: Sheet, lines: Sequence[AttendedTraining]) -> None:
    if not lines:
        return
    heading(sheet, "Diundang, tidak hadir", 24)
    table = Table(sheet, (Column("No.", 1, Align.CENTER), Column("Tanggal", 4), Column("Kegiatan", 11)), _LIST)
    table.header()
    for number, line in enumerate(lines, start=1):
        days = date_range(line.days[0], line.days[-1]) if line.days else "–"
        table.row((str(number), days, or_dash(line.title)))
    sheet.y += 5


def _closing(sheet: Sheet, frame: PaperFrame) -> None:
    day = f"{frame.place}, {date_long(frame.dated)}" if frame.place else date_long(frame.dated)
    sheet.y += 3
    signatures(sheet, (SignatureBlock(above=(day,), signatory=frame.head),))
