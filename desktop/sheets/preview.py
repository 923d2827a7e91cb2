"""What a sheet was understood to say, row by row, before anything is taken over."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from desktop.sheets.layout import SkippedKind, SkippedRow
from desktop.sheets.mapping import Mapping, Target
from resources.language import _

D = TypeVar("D")


class RowStatus(StrEnum):
    """What becomes of a row: taken as it is, taken with a doubt somebody should look at, or not taken."""

    ACCEPTED = "accepted"
    DOUBTFUL = "doubtful"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Remark:
    """One sentence about a row, in the screen language, with the field it is about (empty: the whole row)."""

    field: str
    text: str
    code: str = ""

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class RowResult(Generic[D]):
    """One row: its number as a spreadsheet shows it, its cells as text, the draft it makes, and what is to be said.

    `inferred` names what was concluded from words (an occasion from "pengurusan surat"); it is no doubt.
    """

    row_number: int
    raw: tuple[str, ...]
    draft: D | None
    doubts: tuple[Remark, ...] = ()
    refusals: tuple[Remark, ...] = ()
    inferred: tuple[Remark, ...] = ()

    @property
    def status(self) -> RowStatus:
        """What becomes of this row."""
        if self.draft is None:
            return RowStatus.REFUSED
        return RowStatus.DOUBTFUL if self.doubts else RowStatus.ACCEPTED


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPreview(Generic[D]):
    """A whole sheet as understood: headings, their fields, every row, and the rows that are no rows of the table.

    `other_sheets` names further sheets of the file with rows of the same kind (one for each month, say); each is
    understood on its own. `remarks` are doubts about the list as a whole.
    """

    target: Target
    file_name: str
    sheet_name: str
    header_row: int
    header: tuple[str, ...]
    mapping: Mapping
    rows: tuple[RowResult[D], ...]
    skipped: tuple[SkippedRow, ...]
    other_sheets: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()

    def count(self, status: RowStatus) -> int:
        """Return how many rows have a status."""
        return sum(1 for row in self.rows if row.status is status)

    @property
    def drafts(self) -> tuple[D, ...]:
        """The drafts of all rows that can be taken over, doubtful ones included, in the order of the sheet."""
        return tuple(row.draft for row in self.rows if row.draft is not None)


def skipped_lines(preview: SheetPreview[D]) -> tuple[str, ...]:
    """Return in the screen language which rows were left out and why, blank ones not told."""
    return tuple(
        _("baris {row}, dilewati: {reason}").format(row=row.row_number, reason=_reason(row.kind))
        for row in preview.skipped
        if row.kind is not SkippedKind.BLANK
    )


def _reason(kind: SkippedKind) -> str:
    return {
        SkippedKind.TITLE: _("judul di atas tabel"),
        SkippedKind.COLUMN_NUMBERS: _("nomor kolom"),
        SkippedKind.BLANK: _("baris kosong"),
        SkippedKind.REPEATED_HEADER: _("judul kolom yang diulang"),
        SkippedKind.TOTAL: _("baris jumlah"),
        SkippedKind.CLOSING: _("penutup dan tanda tangan"),
    }[kind]
