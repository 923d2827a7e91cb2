"""Whatever is typed into any field: it is kept visibly, found again, printed, and breaks nothing."""

import io
from dataclasses import fields, replace
from typing import Any

import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.problem import Problem
from db.queries.report_rows import SORTS, ReportQuery
from db.records.office import OfficialDraft
from db.records.report import Giver, ReportDraft, Reporter, StepDetails
from db.vocabulary import PaperKind, Step
from desktop.rules.report_checks import longest
from desktop.services import drafts, home, officials, papers, reports
from desktop.services.papers import PaperRequest
from tests.offices import TODAY, OfficeAtWork, draft, gift, official

EVIL = (
    "N" * 200,
    "محمد عبد الله بن أحمد",
    "👩‍👩‍👧‍👦 hadiah 🎁",
    "Budi\u202e3gpj.exe",
    "awal\x00akhir",
    "<img src=/etc/hostname>",
    '<img src="http://127.0.0.1:9/x.png"/>',
    "<para><b>tebal</para> &amp; &#0; ]]>",
    "'; DROP TABLE reports; --",
    '" OR 1=1 --',
    '" * NEAR ( ) - AND OR NOT ^ : {',
    "*",
    "a'b''c",
    "%_\\%",
    '=HYPERLINK("http://x","y")',
    "@SUM(A1:A9)",
    "{number} {0} {reporter.nik} %s %(x)s $x",
    "../../../etc/passwd",
    "e\u0301 \ufb01 \u1e9e İ ǅ ẛ̣",
    "\ud800\udfff rusak",
    "\r\n\t\v\f baris",
    "\ufeff\u200b",
)


def _texts_in(record: Any) -> list[str]:
    return [f.name for f in fields(record) if type(getattr(record, f.name)) is str]


def _everywhere(text: str) -> ReportDraft:
    """A draft with the text in every field that takes one, cut to what the field may hold."""

    def filled(record: Any, *but: str) -> Any:
        names = [name for name in _texts_in(record) if name not in ("uid", "currency", "official_uid", *but)]
        return replace(record, **{name: text[: longest(name)] for name in names})

    item = filled(gift())
    base = draft(
        reporter=filled(Reporter()), objects=(replace(item, giver=filled(Giver(relation=gift().giver.relation))),)
    )
    return replace(filled(base, "typed_number", "imported_from"), note=text)


def _use(office: OfficeAtWork, text: str) -> str:
    """Do with a text what a day in the office does; return the uid of its report."""
    clerk = office.clerk
    before = reports.find_reports(clerk, ReportQuery()).count
    drafts.save_draft(clerk, _everywhere(text))
    record = reports.register_report(clerk, _everywhere(text)).record
    assert reports.find_reports(clerk, ReportQuery()).count == before + 1
    for search in (text, text[:2], f'"{text}"', f"{text} {text}"):
        reports.find_reports(clerk, ReportQuery(search=search, person=text, giver=text, number_search=text))
    reports.givers(clerk, text)
    reports.duplicates_of(clerk, _everywhere(text), record.uid)
    reports.advise(clerk, _everywhere(text))
    details = StepDetails(recipient="x", reason="x")
    details = replace(details, **dict.fromkeys(("witness", "condition", "number", "place"), (text or "x")[:200] or "x"))
    reports.record_step(clerk, record.uid, Step.DISTRIBUTED, TODAY, details)
    shown = reports.report(clerk, record.uid)
    for value in (shown.reporter.name, shown.objects[0].description, shown.note):
        assert not {"\x00", "\u202e", "\ud800"} & set(value), "nothing invisible is kept"
    assert home.home(clerk).counts
    return record.uid


@pytest.mark.parametrize("text", EVIL, ids=range(len(EVIL)))
def test_evil_texts_are_kept_found_and_printed(office: OfficeAtWork, text: str) -> None:
    uid = _use(office, text)
    clerk = office.clerk
    if text.strip().isalpha() and text.isascii():
        assert reports.find_reports(clerk, ReportQuery(search=text)).count == 1
    for kind in (PaperKind.REPORT_FORM, PaperKind.RECEIPT, PaperKind.DISTRIBUTION):
        content = papers.preview(clerk, PaperRequest(kind=kind, subject_uid=uid, number=text[:40]))
        assert len(pypdf.PdfReader(io.BytesIO(content)).pages) >= 1
    done = reports.correct_report(clerk, uid, _everywhere(text + " lagi"), f"alasan {text}"[:200]).record
    assert done.revision == 2
    assert len(reports.revisions(clerk, uid)) == 2


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=200))
def test_any_text_in_any_field(office: OfficeAtWork, text: str) -> None:
    _use(office, text)


@pytest.mark.night
@pytest.mark.timeout(900)
@settings(max_examples=2000, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=200))
def test_any_text_in_any_field_long(office: OfficeAtWork, text: str) -> None:
    _use(office, text)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(min_size=1, max_size=200))
def test_any_official(office: OfficeAtWork, text: str) -> None:
    before = len(officials.list_officials(office.clerk))
    made = replace(OfficialDraft(name="x"), **{n: text for n in _texts_in(official()) if n not in ("nik", "name")})
    try:
        officials.add_official(office.clerk, replace(made, name=text))
    except Problem as problem:
        assert problem.code == "official-name-missing"
        return
    assert len(officials.list_officials(office.clerk)) == before + 1
    officials.list_officials(office.clerk, search=text)


def test_every_sort_and_unknown_ones(office: OfficeAtWork) -> None:
    for _n in range(3):
        reports.register_report(office.clerk, draft())
    for sort in (*SORTS, "'; DROP TABLE reports; --", ""):
        for descending in (True, False):
            page = reports.find_reports(office.clerk, ReportQuery(sort=sort, descending=descending))
            assert page.count == len(page.rows) == 3


@pytest.mark.parametrize("search", ["a", "ba", "bam", "BAMBANG", "bambang batik", "001", "contohwán", "sentosa"])
def test_any_word_finds_the_report(office: OfficeAtWork, search: str) -> None:
    reports.register_report(office.clerk, draft())
    expected = 0 if search == "a" else 1  # no name begins with a
    assert reports.find_reports(office.clerk, ReportQuery(search=search)).count == expected


@pytest.mark.parametrize("search", ["...", "*", "tidakada", "zz", "bambang tidakada"])
def test_what_is_not_there_is_not_found(office: OfficeAtWork, search: str) -> None:
    reports.register_report(office.clerk, draft())
    assert reports.find_reports(office.clerk, ReportQuery(search=search)).count == 0
