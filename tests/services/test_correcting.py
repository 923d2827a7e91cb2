"""A correction is a new revision: what stood before stays readable, with who changed it and why."""

from dataclasses import replace

import pytest

from db.problem import Problem
from db.queries.report_rows import ReportQuery
from db.records.report import StepDetails
from db.vocabulary import PaperKind, Step
from desktop.rules.field_changes import compare
from desktop.services import audit, papers, reports
from desktop.services.papers import PaperRequest
from tests.offices import CLERK, NIK, OTHER_CLERK, TODAY, OfficeAtWork, draft, gift


@pytest.fixture
def uid(office: OfficeAtWork) -> str:
    return reports.register_report(office.clerk, draft()).record.uid


def test_both_revisions_are_kept_with_reason_and_name(office: OfficeAtWork, uid: str) -> None:
    shown = reports.report(office.other_clerk, uid)
    changed = replace(draft(), objects=(replace(shown.objects[0], value=900_000),))
    record = reports.correct_report(office.other_clerk, uid, changed, "  nilai salah ketik ").record
    assert record.revision == 2
    assert record.total_value == 900_000
    first, second = reports.revisions(office.manager, uid)
    assert (first.revision, first.by_name, first.reason) == (1, CLERK, "")
    assert (second.revision, second.by_name, second.reason) == (2, OTHER_CLERK, "nilai salah ketik")
    (change,) = compare(first.content, second.content)
    assert (change.before, change.after) == ("Rp750.000", "Rp900.000")
    assert record.content_hash == second.content_hash != first.content_hash
    assert [e.action for e in audit.list_entries(office.manager, uid)] == ["report-corrected", "report-registered"]
    assert record.events[-1].step is Step.CORRECTED
    assert record.events[-1].details.reason == "nilai salah ketik"


def test_a_masked_nik_keeps_the_number_in_the_register(office: OfficeAtWork, uid: str) -> None:
    shown = reports.report(office.clerk, uid)
    assert shown.reporter.nik.startswith("•")
    changed = replace(draft(), reporter=shown.reporter, objects=shown.objects, note="ditambah")
    reports.correct_report(office.clerk, uid, changed, "catatan ditambah")
    assert reports.open_identity(office.clerk, uid).reporter.nik == NIK
    assert all(r.content.reporter.nik == "••••••••••••0003" for r in reports.revisions(office.clerk, uid))


def test_an_emptied_nik_is_emptied(office: OfficeAtWork, uid: str) -> None:
    shown = reports.report(office.clerk, uid)
    changed = replace(draft(), reporter=replace(shown.reporter, nik=""), objects=shown.objects)
    reports.correct_report(office.clerk, uid, changed, "diminta pelapor")
    assert reports.open_identity(office.clerk, uid).reporter.nik == ""


def test_a_correction_needs_a_reason_and_a_change(office: OfficeAtWork, uid: str) -> None:
    with pytest.raises(Problem, match="reason-missing"):
        reports.correct_report(office.clerk, uid, draft(note="x"), "   ")
    shown = reports.report(office.clerk, uid)
    with pytest.raises(Problem, match="nothing-changed"):
        reports.correct_report(office.clerk, uid, replace(draft(), objects=shown.objects), "tanpa perubahan")
    assert len(reports.revisions(office.clerk, uid)) == 1


def test_number_and_origin_survive_a_correction(office: OfficeAtWork) -> None:
    typed = draft(typed_number="700/9/2026", imported_from="buku.xlsx baris 3")
    record = reports.register_report(office.clerk, typed).record
    other = draft(typed_number="700/10/2026", note="berubah")
    after = reports.correct_report(office.clerk, record.uid, other, "salah").record
    assert (after.number, after.typed_number, after.imported_from) == ("700/9/2026", "700/9/2026", "buku.xlsx baris 3")


def test_a_void_report_is_not_corrected(office: OfficeAtWork, uid: str) -> None:
    reports.record_step(office.clerk, uid, Step.VOIDED, TODAY, StepDetails(reason="dua kali"))
    with pytest.raises(Problem, match="report-is-void"):
        reports.correct_report(office.clerk, uid, draft(note="x"), "terlambat")


def test_the_register_page_finds_the_new_words_and_no_longer_the_old(office: OfficeAtWork, uid: str) -> None:
    told = replace(gift(), description="Parsel buah apel", giver=replace(gift().giver, name="Zubaidah Rekaan"))
    reports.correct_report(office.clerk, uid, draft(objects=(told,)), "salah orang")

    def found(search: str) -> int:
        return reports.find_reports(office.clerk, ReportQuery(search=search)).count

    assert [found(word) for word in ("apel", "zubaidah", "zu", "batik", "bambang", "ba")] == [1, 1, 1, 0, 0, 0]


def test_a_paper_issued_before_a_correction_says_what_it_said(office: OfficeAtWork, uid: str) -> None:
    request = PaperRequest(kind=PaperKind.RECEIPT, subject_uid=uid)
    issued = papers.issue(office.clerk, request).record
    before = papers.pdf(office.clerk, issued.uid)
    reports.correct_report(office.clerk, uid, draft(objects=(gift(value=1_000_000),)), "nilai")
    assert papers.pdf(office.clerk, issued.uid) == before
    assert papers.issue(office.clerk, request).record.uid != issued.uid
