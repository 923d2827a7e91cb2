"""Saving a list as a spreadsheet, after a warning where it holds names."""

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.ui import messages
from desktop.ui.files import ask_save
from desktop.ui.workplace import Workplace
from resources.language import _


def save_list(
    workplace: Workplace,
    parent: QWidget,
    what: str,
    name: str,
    *,
    query: Any = None,
    has_names: bool = True,
    warning: tuple[str, str] | None = None,
) -> None:
    """Ask where, then write the list `what` (officials, calendar, audit …) as an Excel file called `name`.

    `query` narrows the list as `sheet_lists.table_of` says. A list that holds names is written only after a warning
    (SAFETY.md S2); `warning` is its sentence and the one below, where the usual ones do not fit.
    """
    if has_names:
        sentence, detail = warning or (
            _("Daftar ini memuat nama orang dan disimpan tanpa kunci apa pun."),
            _("Siapa pun yang memegang berkasnya dapat membacanya. NIK tetap disamarkan."),
        )
        if not messages.ask(parent, sentence, detail=detail, yes=_("Lanjutkan")):
            return

    def write(path: Path) -> None:
        from desktop.services import sheets

        workplace.long(
            lambda desk, _report, _cancelled: sheets.save_as_sheet(desk, what, path, query),
            _("Menyimpan lembar kerja…"),
            lambda written: messages.tell(parent, _("Lembar kerja sudah disimpan."), str(written)),
            parent=parent,
        )

    ask_save(workplace, parent, _("Simpan lembar kerja"), name, _("Lembar kerja Excel (*.xlsx)"), write)
