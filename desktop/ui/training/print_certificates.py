"""Several certificates as one PDF: the order of the sides is asked, the drawing is watched and can be stopped."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from db.problem import Problem
from desktop.ui import messages
from desktop.ui.kit.choice_fields import RadioField
from desktop.ui.kit.form_dialog import FormDialog
from desktop.ui.kit.pdf_pages import make_ready
from desktop.ui.papers.preview_dialog import show_pdf
from desktop.ui.workplace import IsCancelled, ReportProgress, Workplace
from resources.language import _, ngettext

if TYPE_CHECKING:
    from desktop.services.desk import Desk

Uids = Sequence[str]
# How many certificates there are, and the question for their uids, asked on the worker.
ListUids = Callable[["Desk"], Uids]


class SidesDialog(FormDialog):
    """Asks how the sheets are to follow one another."""

    def __init__(self, parent: QWidget | None, count: int) -> None:
        words = ngettext("{n} sertifikat dalam satu PDF.", "{n} sertifikat dalam satu PDF.", count).format(n=count)
        super().__init__(parent, _("Cetak sertifikat"), accept=_("Siapkan"), explanation=words)
        self.sides = RadioField(
            _("Urutan halaman"),
            [
                (True, _("Depan lalu belakang, orang demi orang")),
                (False, _("Semua halaman depan dahulu, lalu semua halaman belakang")),
            ],
            hint=_(
                "Pilihan pertama untuk pencetak dua sisi (balik pada sisi pendek). Pilihan kedua untuk pencetak biasa: "
                "masukkan kembali tumpukannya, lalu cetak sisanya."
            ),
        )
        self.sides.set_value(True)
        self.body.addWidget(self.sides)
        self.fit()


def print_certificates(workplace: Workplace, parent: QWidget, count: int, list_uids: ListUids) -> FormDialog | None:
    """Ask for the order of the sides where there are several, then draw them and show them to print or save."""
    if count <= 1:
        draw_certificates(workplace, parent, list_uids)
        return None
    dialog = SidesDialog(parent.window(), count)

    def go_on() -> None:
        dialog.accept()
        draw_certificates(workplace, parent, list_uids, double_sided=bool(dialog.sides.value()))

    dialog.on_accept(go_on)
    dialog.open()
    return dialog


def draw_certificates(workplace: Workplace, parent: QWidget, list_uids: ListUids, *, double_sided: bool = True) -> None:
    """Draw certificates beside the window, with progress and a button to stop; then show them."""

    def draw(desk: "Desk", report: ReportProgress, cancelled: IsCancelled) -> tuple[int, bytes]:
        from desktop.services import certificates

        uids = list_uids(desk)
        content = certificates.pdf(desk, uids, double_sided=double_sided, on_progress=report, cancelled=cancelled)
        make_ready()
        return len(uids), content

    def shown(answer: Any) -> None:
        count, content = answer
        title = ngettext("{n} sertifikat", "{n} sertifikat", count).format(n=count)
        show_pdf(workplace, parent.window(), content, title, f"sertifikat-{workplace.desk.today:%Y-%m-%d}")

    def failed(problem: Problem) -> None:
        if problem.code != "printing-cancelled":  # the person stopped it; there is nothing to say
            messages.problem(parent, problem)

    workplace.long(draw, _("Menyiapkan sertifikat…"), shown, on_problem=failed, parent=parent)
