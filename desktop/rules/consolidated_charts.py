"""The charts of a regency's summary: where files are missing, and where the reports are."""

from db.records.consolidated import Consolidated
from desktop.rules.chart import AMBER, TEAL, Chart, ChartKind, Series

_MOST_BARS = 12


def missing_chart(figures: Consolidated) -> Chart:
    """Offices that sent nothing, by kecamatan, those with most first; kecamatan without any are left out."""
    some = sorted((one for one in figures.subdistricts if one.missing), key=lambda one: (-one.missing, one.name))
    return _chart(
        "Kantor yang belum mengirim menurut kecamatan",
        [(one.name, one.missing, f"dari {one.offices}") for one in some],
        AMBER,
    )


def report_chart(figures: Consolidated) -> Chart:
    """Reports by kecamatan, those with most first; kecamatan without any are left out."""
    some = sorted((one for one in figures.subdistricts if one.reports), key=lambda one: (-one.reports, one.name))
    return _chart("Laporan gratifikasi menurut kecamatan", [(one.name, one.reports, "") for one in some], TEAL)


def _chart(title: str, bars: list[tuple[str, int, str]], colour: str) -> Chart:
    if len(bars) > _MOST_BARS:
        title += f" ({_MOST_BARS} terbanyak)"
    shown = bars[:_MOST_BARS]
    return Chart(
        title=title,
        kind=ChartKind.BARS,
        categories=tuple(name for name, _number, _note in shown),
        series=(Series("", colour, tuple(number for _name, number, _note in shown)),),
        notes=tuple(note for _name, _number, note in shown) if any(note for *_rest, note in shown) else (),
    )
