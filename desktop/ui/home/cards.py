"""The cards of the home page, each made from one part of the view."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton

from db.records.report import ReportRow
from desktop.rules.chart import Chart
from desktop.rules.labels import label
from desktop.rules.words import date_short, grouped
from desktop.ui.kit.chart_view import ChartView
from desktop.ui.kit.row_button import RowButton, RowCard
from desktop.ui.kit.surfaces import Card, EmptyState
from desktop.ui.period_words import period_name
from resources.language import _, ngettext

if TYPE_CHECKING:
    from desktop.services.home import HomeView

Go = Callable[..., None]

_MOST_ROWS = 5
_MOST_WAITING = 3


def deadline_card(view: "HomeView", today: date, go: Go) -> Card:
    """Return the list of what is late and what falls due soon; a press opens the report."""
    late, due = len(view.late), len(view.due)
    if not view.counts:
        return _welcome_card(go)
    card = RowCard(_("Batas waktu"), _deadline_words(late, due))
    rows = (*view.late, *view.due)
    if not rows:
        card.body.addWidget(
            EmptyState(
                "mdi6.check-circle-outline", _("Tidak ada yang terlambat"), _("Dua minggu ke depan juga kosong.")
            )
        )
        return card
    for row in rows[:_MOST_ROWS]:
        card.body.addWidget(_deadline_row(row, today, go))
    if len(rows) > _MOST_ROWS:
        more = QPushButton(_("Lihat semua ({n})").format(n=len(rows)))
        more.setProperty("flat", True)
        more.clicked.connect(lambda: go("reports", late=True) if late > _MOST_ROWS else go("reports"))
        card.body.addWidget(more)
    card.body.addStretch(1)
    return card


def waiting_card(view: "HomeView", go: Go, *, may_write: bool) -> Card:
    """Return what waits to be finished: drafts, scans, summaries, statements."""
    card = RowCard(_("Menunggu diselesaikan"))
    if may_write:
        for draft in view.drafts[:_MOST_WAITING]:
            name = _draft_name(draft.draft.objects[0].description if draft.draft.objects else "")
            saved = f"{draft.changed_at.astimezone():%d-%m-%Y %H:%M}"
            card.body.addWidget(
                RowButton(
                    name,
                    _("Draf, disimpan {moment}").format(moment=saved),
                    icon="mdi6.file-document-edit-outline",
                    on_click=partial(go, "report-form", draft_uid=draft.uid),
                )
            )
    for period in view.periods_without_summary[:_MOST_WAITING]:
        card.body.addWidget(
            RowButton(
                _("Ringkasan {period}").format(period=period_name(period)),
                _("Belum dibuat"),
                icon="mdi6.file-chart-outline",
                on_click=partial(go, "papers", kind="summary", period=period.code),
            )
        )
    if view.awaiting_scan:
        n = len(view.awaiting_scan)
        card.body.addWidget(
            RowButton(
                ngettext("{n} dokumen menunggu pindaian", "{n} dokumen menunggu pindaian", n).format(n=n),
                _("Lampirkan hasil pindai setelah ditandatangani"),
                icon="mdi6.scanner",
                on_click=lambda: go("papers", awaiting_scan=True),
            )
        )
    if view.statements_missing:
        n = view.statements_missing
        card.body.addWidget(
            RowButton(
                ngettext("{n} pernyataan belum kembali", "{n} pernyataan belum kembali", n).format(n=n),
                period_name(view.statement_period),
                icon="mdi6.account-check-outline",
                on_click=lambda: go("statements", period=view.statement_period.code),
            )
        )
    if card.body.count() == 1:  # nothing but the title
        card.add_words(_("Tidak ada yang menunggu."))
    card.body.addStretch(1)
    return card


def chart_card(chart: Chart) -> Card:
    """Return a chart on a card."""
    card = Card(chart.title)
    card.body.addWidget(ChartView(chart), 1)
    return card


def _welcome_card(go: Go) -> Card:
    card = Card()
    card.body.addWidget(
        EmptyState(
            "mdi6.book-open-variant",
            _("Register ini masih kosong"),
            _("Catat pemberian pertama yang diterima atau ditolak, atau impor buku yang sudah ada dalam Excel."),
            action=_("Impor buku yang ada"),
            on_action=lambda: go("import", target="reports"),
        )
    )
    return card


def _deadline_words(late: int, due: int) -> str:
    parts = []
    if late:
        parts.append(ngettext("{n} laporan terlambat", "{n} laporan terlambat", late).format(n=grouped(late)))
    if due:
        text = ngettext("{n} jatuh tempo dalam dua minggu", "{n} jatuh tempo dalam dua minggu", due)
        parts.append(text.format(n=grouped(due)))
    return " · ".join(parts)


def _deadline_row(row: ReportRow, today: date, go: Go) -> RowButton:
    what = row.description or (label(row.object_kind) if row.object_kind else "")
    who = row.giver_name or row.giver_institution
    title = " · ".join(part for part in (row.number, what) if part)
    to_do = label(row.next_deadline_kind or row.state)
    detail = " · ".join(part for part in (to_do, _("dari {giver}").format(giver=who) if who else "") if part)
    day = row.next_deadline or today
    tag, tone = _urgency(day, today)
    return RowButton(
        title,
        detail,
        tag=tag,
        tone=tone,
        aside=date_short(day),
        on_click=lambda: go("report", uid=row.uid),
    )


def _urgency(day: date, today: date) -> tuple[str, str]:
    if day < today:
        return _("Terlambat"), "danger"
    if day == today:
        return _("Hari ini"), "warn"
    if day == today + timedelta(days=1):
        return _("Besok"), "warn"
    return _("Segera"), "info"


def _draft_name(description: str) -> str:
    return description.strip() or _("Laporan belum bernama")
