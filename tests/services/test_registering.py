"""Reports enter the register: incomplete ones too, numbered without gaps or doubles, as drafts or at once."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from db.problem import Problem
from db.queries.report_rows import ReportQuery
from db.records.report import GiftObject, ReportDraft, Reporter, StepDetails
from db.vocabulary import ReportState, Step, Topic
from desktop.rules.report_checks import FindingLevel, check_report
from desktop.services import audit, drafts, offices, reports
from tests.offices import NIK, OTHER_CLERK, REPORTER, TODAY, OfficeAtWork, draft, gift


def _numbers(office: OfficeAtWork) -> list[str]:
    query = ReportQuery(sort="number", descending=False)
    return [row.number for row in reports.find_reports(office.manager, query).rows]


def test_a_report_of_a_date_and_a_word_is_kept_and_its_gaps_are_listed(office: OfficeAtWork) -> None:
    bare = ReportDraft(received_on=TODAY, objects=(GiftObject(description="Amplop"),))
    done = reports.register_report(office.clerk, bare)
    assert done.record.state is ReportState.REGISTERED
    assert done.record == reports.report(office.clerk, done.record.uid), "what comes back is what is kept"
    assert Topic.REPORTS in done.changes.topics
    gaps = [f.field for f in check_report(done.record, TODAY) if f.level is FindingLevel.GAP]
    assert {"reporter.name", "objects.0.value", "objects.0.giver.name", "chronology"} <= set(gaps)


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"received_on": None}, "received_on", "report-date-missing"),
        ({"received_on": date(1980, 1, 1)}, "received_on", "report-date-impossible"),
        ({"received_on": date(2099, 1, 1)}, "received_on", "report-date-impossible"),
        ({"objects": ()}, "objects", "no-object"),
        ({"objects": (gift(value=-1),)}, "objects.0.value", "value-negative"),
        ({"objects": (gift(), gift(value=10**18))}, "objects.1.value", "value-impossible"),
        ({"reporter": Reporter(name="N" * 201)}, "reporter.name", "text-too-long"),
    ],
)
def test_what_cannot_be_kept_is_refused_at_its_field(
    office: OfficeAtWork, change: dict[str, object], field: str, code: str
) -> None:
    before = len(audit.list_entries(office.manager))
    with pytest.raises(Problem) as refused:
        reports.register_report(office.clerk, replace(draft(), **change))  # type: ignore[arg-type]
    assert (refused.value.code, refused.value.field) == (code, field)
    assert _numbers(office) == []
    assert len(audit.list_entries(office.manager)) == before


def test_numbers_follow_the_template_and_begin_anew_each_year(office: OfficeAtWork) -> None:
    for _again in range(2):
        reports.register_report(office.clerk, draft())
    assert _numbers(office) == ["001/GRT/36.04.05.2003/XI/2026", "002/GRT/36.04.05.2003/XI/2026"]
    office.clock.move_to(datetime(2026, 12, 31, 16, 59, tzinfo=UTC))  # 23.59 WIB
    assert reports.register_report(office.clerk, draft()).record.number == "003/GRT/36.04.05.2003/XII/2026"
    office.clock.advance(minutes=2)
    assert reports.register_report(office.clerk, draft()).record.number == "001/GRT/36.04.05.2003/I/2027"


def test_a_new_template_goes_on_counting(office: OfficeAtWork) -> None:
    reports.register_report(office.clerk, draft())
    kept = offices.profile(office.manager)
    offices.save_profile(office.manager, replace(kept, number_template="700/{number}-{month}/{year}"))
    assert reports.register_report(office.clerk, draft()).record.number == "700/2-11/2026"
    with pytest.raises(Problem, match="number-template-incomplete"):
        offices.save_profile(office.manager, replace(kept, number_template="700/{number}"))


def test_a_typed_number_is_kept_and_refused_the_second_time(office: OfficeAtWork) -> None:
    typed = draft(typed_number="700/17/Ds-2026")
    assert reports.register_report(office.clerk, typed).record.number == "700/17/Ds-2026"
    with pytest.raises(Problem) as refused:
        reports.register_report(office.clerk, typed)
    assert (refused.value.code, refused.value.field) == ("number-taken", "typed_number")
    assert reports.register_report(office.clerk, draft()).record.number.startswith("001/")


def test_a_typed_number_that_looks_like_the_next_one_does_not_block_the_register(office: OfficeAtWork) -> None:
    reports.register_report(office.clerk, draft(typed_number="001/GRT/36.04.05.2003/XI/2026"))
    reports.register_report(office.clerk, draft(typed_number="002/GRT/36.04.05.2003/XI/2026"))
    assert reports.register_report(office.clerk, draft()).record.number == "003/GRT/36.04.05.2003/XI/2026"


def test_void_numbers_are_never_used_again(office: OfficeAtWork) -> None:
    reports.register_report(office.clerk, draft())
    void = reports.register_report(office.clerk, draft()).record
    reports.record_step(office.clerk, void.uid, Step.VOIDED, TODAY, StepDetails(reason="Tercatat dua kali"))
    assert reports.register_report(office.clerk, draft()).record.number.startswith("003/")
    assert reports.report(office.clerk, void.uid).state is ReportState.VOID
    with pytest.raises(Problem, match="number-taken"):
        reports.register_report(office.clerk, draft(typed_number=void.number))


def test_the_nik_is_kept_but_shown_masked_until_opened(office: OfficeAtWork) -> None:
    uid = reports.register_report(office.clerk, draft()).record.uid
    assert reports.report(office.clerk, uid).reporter.nik == "••••••••••••0003"
    assert reports.open_identity(office.clerk, uid).reporter.nik == NIK
    (entry,) = audit.list_entries(office.manager, "identity-opened")
    assert (entry.subject_uid, entry.account_name) == (uid, office.clerk.account.name)


def test_two_objects_that_share_a_uid_are_two_objects(office: OfficeAtWork) -> None:
    """A form that copies an object, or a file that comes twice, brings uids that are used already."""
    first = reports.register_report(office.clerk, draft(objects=(gift(uid="sama"), gift(uid="sama")))).record
    again = reports.register_report(office.clerk, draft(objects=first.objects)).record
    uids = [item.uid for item in (*first.objects, *again.objects)]
    assert len(set(uids)) == 4
    doubled = draft(objects=(*first.objects, first.objects[0]))
    corrected = reports.correct_report(office.clerk, first.uid, doubled, "satu lagi").record
    assert [item.uid for item in corrected.objects[:2]] == [item.uid for item in first.objects]
    assert len({item.uid for item in corrected.objects}) == 3


def test_many_reports_enter_all_or_none(office: OfficeAtWork) -> None:
    good = [draft() for _n in range(3)]
    with pytest.raises(Problem, match="report-date-missing"):
        reports.register_many(office.clerk, [*good, draft(received_on=None)])
    assert _numbers(office) == []
    assert reports.register_many(office.clerk, good).record == 3
    assert len(_numbers(office)) == 3


def test_a_draft_belongs_to_who_writes_it_and_goes_when_registered(office: OfficeAtWork) -> None:
    half = draft(received_on=None, chronology="belum selesai")
    uid = drafts.save_draft(office.clerk, half).record
    office.clock.advance(minutes=5)
    assert drafts.save_draft(office.clerk, replace(half, chronology="hampir selesai"), uid).record == uid
    (kept,) = drafts.list_drafts(office.clerk)
    assert kept.draft.chronology == "hampir selesai"
    assert kept.changed_at > kept.started_at
    assert drafts.list_drafts(office.other_clerk) == drafts.list_drafts(office.manager) == ()
    with pytest.raises(Problem, match="draft-unknown"):
        drafts.open_draft(office.other_clerk, uid)
    drafts.discard_draft(office.other_clerk, uid)
    assert drafts.open_draft(office.clerk, uid).draft.reporter.name == REPORTER
    reports.register_report(office.clerk, replace(half, received_on=TODAY), uid)
    assert drafts.list_drafts(office.clerk) == ()


def test_another_account_cannot_write_into_a_draft(office: OfficeAtWork) -> None:
    uid = drafts.save_draft(office.clerk, draft()).record
    with pytest.raises(Problem, match="draft-unknown"):
        drafts.save_draft(office.desk(OTHER_CLERK), draft(note="ditimpa"), uid)
    assert drafts.open_draft(office.clerk, uid).draft.note == ""


def test_a_refused_registration_keeps_the_draft(office: OfficeAtWork) -> None:
    uid = drafts.save_draft(office.clerk, draft(received_on=None)).record
    with pytest.raises(Problem, match="report-date-missing"):
        reports.register_report(office.clerk, draft(received_on=None), uid)
    assert [d.uid for d in drafts.list_drafts(office.clerk)] == [uid]


def test_the_timeline_says_when_the_draft_was_begun(office: OfficeAtWork) -> None:
    uid = drafts.save_draft(office.clerk, draft()).record  # 16 November 09.15 WIB
    office.clock.move_to(datetime(2026, 11, 17, 17, 30, tzinfo=UTC))  # 18 November 00.30 WIB
    record = reports.register_report(office.clerk, draft(), uid).record
    assert [(e.step, e.on) for e in record.events] == [
        (Step.DRAFTED, date(2026, 11, 16)),
        (Step.REGISTERED, date(2026, 11, 18)),
    ]
