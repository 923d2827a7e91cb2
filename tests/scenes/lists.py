"""Scenes of the pages that list, print and import."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from db.records.period import Period
from db.vocabulary import PaperKind, ReportKind
from tests.scenes import Stage, scene

_SHEETS = Path(__file__).parent.parent / "data" / "sheets"


@scene("home")
def home(stage: Stage) -> QWidget:
    return stage.page("home")


@scene("home-bottom")
def home_bottom(stage: Stage) -> QWidget:
    window = stage.page("home")
    area = window.page("home").scroll_area
    assert area is not None
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    return window


@scene("register")
def register(stage: Stage) -> QWidget:
    return stage.page("reports")


@scene("register-filtered")
def register_filtered(stage: Stage) -> QWidget:
    window = stage.page("reports")
    page: Any = window.page("reports")
    chosen = replace(page.filters.filter, period=Period.parse("2026"), kinds=frozenset({ReportKind.RECEIPT}), late=True)
    page.filters.set_filter(chosen)
    stage.settle()
    page.table.stand_on_first()
    return window


@scene("register-nothing-found")
def register_nothing_found(stage: Stage) -> QWidget:
    window = stage.page("reports", search="tidak-ada-kata-ini")
    stage.settle()
    return window


@scene("register-columns")
def register_columns(stage: Stage) -> QWidget:
    page: Any = stage.page("reports", search="").page("reports")
    return stage.dialog(page.table.column_menu(page))


@scene("register-filter-period")
def register_filter_period(stage: Stage) -> QWidget:
    from desktop.ui.kit.form_dialog import FormDialog
    from desktop.ui.kit.period_field import PeriodField
    from resources.language import _

    dialog = FormDialog(stage.window, _("Pilih periode"), accept=_("Saring"), width=460)
    dialog.body.addWidget(PeriodField(_("Periode"), today=stage.clock.today()))
    dialog.fit()
    return stage.dialog(dialog)


@scene("papers")
def papers(stage: Stage) -> QWidget:
    return stage.page("papers", kind="summary", period="2026-Q3")


@scene("papers-several")
def papers_several(stage: Stage) -> QWidget:
    window = stage.page("papers", kind="summary", period="2026-Q3")
    page: Any = window.page("papers")
    for kind in (PaperKind.COVER_LETTER, PaperKind.REGISTER):
        page.choose.ticks[kind].setChecked(True)
    return window


def _issued(stage: Stage) -> Any:
    """Issue a few papers, then show the list of issued ones with the first one chosen."""
    from desktop.services import papers as service

    def issue(desk: Any) -> None:
        for kind, period, number in (
            (PaperKind.SUMMARY, "2026-Q3", "700/12/2026"),
            (PaperKind.COVER_LETTER, "2026-Q3", "005/31/2026"),
            (PaperKind.STATEMENT, "2026-Q3", ""),
            (PaperKind.DEADLINES, "", ""),
        ):
            chosen = Period.parse(period) if period else None
            done = service.issue(desk, service.PaperRequest(kind=kind, period=chosen, number=number))
            if kind is PaperKind.SUMMARY:
                service.mark_signed(desk, done.record.uid, stage.clock.today())

    stage.read(issue)
    page: Any = stage.page("papers").page("papers")
    page.tabs.setCurrentIndex(1)
    page.issued.refresh()
    stage.settle()
    page.issued.table.stand_on_first()
    return page


@scene("papers-issued")
def papers_issued(stage: Stage) -> QWidget:
    _issued(stage)
    return stage.window


@scene("papers-preview")
def papers_preview(stage: Stage) -> QWidget:
    from desktop.services import papers as service
    from desktop.ui.papers.preview_dialog import PaperDialog, ShownPaper

    request = service.PaperRequest(kind=PaperKind.SUMMARY, period=Period.parse("2026-Q3"))
    content = stage.read(lambda desk: service.preview(desk, request))
    shown = ShownPaper("Ringkasan", "ringkasan-2026-Q3", content, (request,))
    dialog = PaperDialog(stage.workplace, shown, stage.window)
    dialog.resize(min(1000, stage.size[0] - 60), stage.size[1] - 60)
    return stage.dialog(dialog)


@scene("papers-signed")
def papers_signed(stage: Stage) -> QWidget:
    return stage.dialog(_issued(stage).issued.signed_dialog())


@scene("statements")
def statements(stage: Stage) -> QWidget:
    return stage.page("statements")


@scene("statements-returned")
def statements_returned(stage: Stage) -> QWidget:
    page: Any = stage.page("statements").page("statements")
    page.table.stand_on_first()
    return stage.dialog(page.returned_dialog(page.table.current()))


@scene("import")
def import_start(stage: Stage) -> QWidget:
    return stage.page("import", target="reports")


@scene("import-preview")
def import_preview(stage: Stage) -> QWidget:
    window = stage.page("import", target="reports", path=_SHEETS / "buku-gratifikasi-kecamatan.xlsx")
    page: Any = window.page("import")
    page.preview.table.stand_on("9")
    return window


@scene("import-mapping")
def import_mapping(stage: Stage) -> QWidget:
    from desktop.ui.reports.import_mapping import MappingDialog

    page: Any = import_preview(stage).page("import")  # type: ignore[attr-defined]
    return stage.dialog(MappingDialog(stage.window, page.preview.preview))


@scene("import-officials")
def import_officials(stage: Stage) -> QWidget:
    return stage.page("import", target="officials", path=_SHEETS / "perangkat-desa.csv")
