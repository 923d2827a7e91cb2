"""What the checks tell about a report, blocking as little as they can."""

from dataclasses import fields, replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.problem import Problem
from db.records.report import GiftObject, Giver, ReportDraft, Reporter
from db.vocabulary import ObjectKind, Occasion, Relation
from desktop.rules.findings import Finding, FindingLevel, blocking, refuse_blocked
from desktop.rules.problems import all_codes
from desktop.rules.report_checks import check_report
from desktop.rules.texts import clean_record
from tests.rules.made_up import TODAY, whole_draft, whole_object


def codes(draft: ReportDraft, level: FindingLevel) -> set[tuple[str, str]]:
    return {(item.field, item.code) for item in check_report(draft, TODAY) if item.level is level}


def gaps(draft: ReportDraft) -> set[str]:
    return {path for path, __ in codes(draft, FindingLevel.GAP)}


def test_a_whole_report_has_no_findings():
    assert check_report(whole_draft(), TODAY) == ()


def test_a_nearly_empty_report_may_be_registered_and_its_gaps_are_listed():
    draft = ReportDraft(received_on=TODAY)
    assert not blocking(check_report(draft, TODAY))
    missing = gaps(draft)
    assert {f"reporter.{item.name}" for item in fields(Reporter)} <= missing
    assert {"chronology", "received_place", "compensation"} <= missing
    assert {f"objects.0.{name}" for name in ("occasion", "location", "kind", "description", "value")} <= missing
    assert {f"objects.0.giver.{n}" for n in ("name", "institution", "address", "relation", "reason")} <= missing


def test_an_unknown_giver_needs_no_name():
    draft = whole_draft(objects=(whole_object(giver=Giver(relation=Relation.UNKNOWN, reason="Ditinggal di meja")),))
    assert gaps(draft) == set()


def test_boxes_with_a_line_want_the_line_filled():
    draft = whole_draft(
        objects=(whole_object(kind=ObjectKind.GOODS, occasion=Occasion.OTHER, giver=Giver(relation=Relation.OTHER)),)
    )
    assert {"objects.0.kind_other", "objects.0.occasion_other", "objects.0.giver.relation_other"} <= gaps(draft)


@pytest.mark.parametrize(
    ("changes", "finding"),
    [
        ({"received_on": None}, ("received_on", "report-date-missing")),
        ({"objects": ()}, ("objects", "no-object")),
        ({"received_on": date(1989, 12, 31)}, ("received_on", "report-date-impossible")),
        ({"received_on": TODAY + timedelta(days=367)}, ("received_on", "report-date-impossible")),
        ({"reported_on": date(9999, 1, 1)}, ("reported_on", "report-date-impossible")),
        ({"objects": (whole_object(value=-1),)}, ("objects.0.value", "value-negative")),
        ({"objects": (whole_object(value=10**15 + 1),)}, ("objects.0.value", "value-impossible")),
        ({"objects": (whole_object(quantity=Decimal("NaN")),)}, ("objects.0.quantity", "number-impossible")),
        ({"objects": (whole_object(currency="$"),)}, ("objects.0.currency", "currency-unknown")),
        ({"chronology": "x" * 10_001}, ("chronology", "text-too-long")),
        ({"chronology": "a\x00b"}, ("chronology", "text-unsafe")),
        ({"received_place": "a\u202eb"}, ("received_place", "text-unsafe")),
        ({"objects": (whole_object(description="d" * 2_001),)}, ("objects.0.description", "text-too-long")),
        ({"reporter": Reporter(name="n" * 201)}, ("reporter.name", "text-too-long")),
    ],
)
def test_what_cannot_be_kept_is_blocked(changes, finding):
    draft = whole_draft(**changes)
    assert finding in codes(draft, FindingLevel.BLOCKING)
    with pytest.raises(Problem) as caught:
        refuse_blocked(check_report(draft, TODAY))
    assert (caught.value.field, caught.value.code) == finding


@pytest.mark.parametrize(
    ("changes", "finding"),
    [
        ({"received_on": TODAY + timedelta(days=1), "reported_on": None}, ("received_on", "date-in-future")),
        ({"received_on": date(1999, 12, 31)}, ("received_on", "date-very-old")),
        ({"reported_on": date(2026, 11, 1)}, ("reported_on", "reported-before-received")),
        ({"objects": (whole_object(value=0),)}, ("objects.0.value", "value-zero")),
        ({"objects": (whole_object(value=10**10 + 1),)}, ("objects.0.value", "value-very-large")),
        ({"objects": (whole_object(quantity=Decimal(0)),)}, ("objects.0.quantity", "number-zero")),
    ],
)
def test_what_looks_odd_is_only_doubted(changes, finding):
    draft = whole_draft(**changes)
    assert finding in codes(draft, FindingLevel.DOUBT)
    assert not blocking(check_report(draft, TODAY))


@pytest.mark.parametrize("value", [1, 1_500_000, 10**10])
def test_usual_values_raise_nothing(value):
    assert check_report(whole_draft(objects=(whole_object(value=value),)), TODAY) == ()


def test_the_nik_is_read_with_care():
    base = whole_draft()

    def with_nik(nik, birth=base.reporter.birth_date):
        return replace(base, reporter=replace(base.reporter, nik=nik, birth_date=birth))

    assert codes(with_nik("3604-0552-0380-0003"), FindingLevel.DOUBT) == set()
    assert codes(with_nik("3604051203800003"), FindingLevel.DOUBT) == set()
    assert codes(with_nik("••••••••••••0003"), FindingLevel.GAP) == set()
    assert ("reporter.nik", "nik-not-16-digits") in codes(with_nik("36040"), FindingLevel.GAP)
    assert ("reporter.nik", "nik-not-16-digits") in codes(with_nik("٣٦٠٤٠٥١٢٠٣٨٠٠٠٠٣"), FindingLevel.GAP)
    assert ("reporter.nik", "nik-odd") in codes(with_nik("3604059913800003"), FindingLevel.DOUBT)
    assert ("reporter.nik", "nik-other-birth-date") in codes(with_nik("3604051303800003"), FindingLevel.DOUBT)


def test_email_and_phone():
    base = whole_draft()
    draft = replace(base, reporter=replace(base.reporter, email="contoh@desa", phone="12"))
    assert ("reporter.email", "email-not-usable") in codes(draft, FindingLevel.GAP)
    assert ("reporter.phone", "phone-odd") in codes(draft, FindingLevel.DOUBT)


def test_every_finding_has_its_words():
    known = set(all_codes())
    for draft in (
        ReportDraft(objects=()),
        ReportDraft(received_on=date(1980, 1, 1), objects=(GiftObject(value=-1, quantity=Decimal(-1)),)),
        whole_draft(chronology="x" * 10_001),
    ):
        for item in check_report(draft, TODAY):
            assert item.code in known
            assert item.params.get("number") != ""
            text = item.explain()
            assert text.sentence and text.next_step and "{" not in text.sentence + text.next_step


texts = st.text(max_size=30)


@given(
    st.builds(
        ReportDraft,
        reporter=st.builds(
            Reporter, name=texts, nik=texts, email=texts, phone=texts, birth_date=st.none() | st.dates()
        ),
        objects=st.lists(
            st.builds(
                GiftObject,
                description=texts,
                value=st.none() | st.integers(),
                quantity=st.none() | st.decimals(),
                currency=texts,
                kind=st.none() | st.sampled_from(ObjectKind),
                giver=st.builds(Giver, name=texts, relation=st.none() | st.sampled_from(Relation)),
            ),
            max_size=3,
        ).map(tuple),
        received_on=st.none() | st.dates(),
        reported_on=st.none() | st.dates(),
        chronology=texts,
    )
)
def test_any_draft_is_judged_without_a_crash(draft):
    findings = check_report(draft, TODAY)
    assert all(isinstance(item, Finding) for item in findings)
    cleaned = check_report(clean_record(draft), TODAY)
    assert "text-unsafe" not in {item.code for item in cleaned}
