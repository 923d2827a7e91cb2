"""Labels, words, masks and codes, as a person reads them."""

import inspect
from datetime import date
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import vocabulary
from db.problem import Problem
from db.records.period import Period
from db.records.report import GiftObject, Giver, ReportDraft, Reporter, StepDetails
from db.vocabulary import Confidentiality, ObjectKind, ObjectLocation, Occasion, Relation, ReportKind, Step
from desktop.rules import screen_dates, words
from desktop.rules.check_code import check_code, same_code
from desktop.rules.labels import (
    field_label,
    form_box,
    form_boxes,
    form_line,
    form_number,
    label,
    official_form,
    paper_label,
)
from desktop.rules.masking import mask_inside, mask_nik, mask_number
from desktop.rules.problems import explain
from desktop.rules.texts import clean_line, clean_record, clean_text
from resources.language import Language, use_language

ENUMS = [item for __, item in inspect.getmembers(vocabulary, inspect.isclass) if issubclass(item, StrEnum)]


@pytest.fixture
def english():
    use_language(Language.ENGLISH)
    yield
    use_language(Language.INDONESIAN)


@pytest.mark.parametrize("kind", [item for item in ENUMS if item is not StrEnum], ids=lambda item: item.__name__)
def test_every_word_has_a_label_in_both_languages(kind):
    from desktop.rules.labels import _labels

    entries = _labels()[kind.__name__]
    assert set(entries) == {member.value for member in kind}
    for member in kind:
        assert entries[member.value]["id"] and entries[member.value]["en"]
        assert label(member) == entries[member.value]["id"]
        assert paper_label(member)


@pytest.mark.parametrize("kind", [Confidentiality, ReportKind, Relation, Occasion, ObjectLocation, ObjectKind])
def test_every_word_of_the_form_has_exactly_one_box(kind):
    for member in kind:
        assert sum(member.value in box.members for box in form_boxes(kind)) == 1


def test_boxes_stand_in_the_order_of_the_form():
    assert [form_box(item) for item in Relation] == [1, 2, 3, 4, 5]
    assert form_box(Occasion.MISFORTUNE) == form_box(Occasion.CEREMONY) == 4
    assert form_box(Occasion.HOLIDAY) == 6
    assert [form_box(item) for item in ObjectKind] == [1, 2, 3, 4, 5]
    assert form_boxes(ObjectLocation)[2].note == "(hanya dapat diisi oleh Petugas KPK)"
    assert paper_label(ReportKind.REFUSAL) == "Laporan Penolakan"
    assert form_line(Occasion.HOLIDAY, "parsel") == "Hari raya keagamaan: parsel"
    assert form_line(Relation.OTHER, "tetangga") == "tetangga"
    assert official_form()["fields"]["A10"] == "Nama dan Nomor HP Pihak yang Dapat Dihubungi"


def test_every_field_of_a_report_has_a_name():
    for record, prefix in (
        (ReportDraft, ""),
        (Reporter, "reporter."),
        (Giver, "objects.0.giver."),
        (StepDetails, "details."),
    ):
        for name in record.__dataclass_fields__:
            if name != "reporter":
                assert field_label(prefix + name) != prefix + name
    for name in GiftObject.__dataclass_fields__:
        if name not in ("uid", "giver", "answers"):
            assert field_label(f"objects.1.{name}").startswith("Objek 2: ")
    assert form_number("objects.0.value") == "C5"
    assert form_number("reporter.nik") == "A2"
    assert form_number("objects.0.giver.name") == "B1"


def test_labels_follow_the_language(english):
    assert label(Step.PAID) == "Money paid"
    assert field_label("objects.0.value") == "Object 1: Estimated value"
    assert paper_label(ReportKind.RECEIPT) == "Laporan Penerimaan"


def test_words_of_dates_and_money():
    day = date(2026, 11, 21)
    assert words.date_long(day) == "21 November 2026"
    assert words.date_short(day) == "21-11-2026"
    assert words.date_short(None) == ""
    assert words.weekday_date(day) == "Sabtu, 21 November 2026"
    assert "tanggal dua puluh satu bulan November tahun dua ribu dua puluh enam" in words.date_spelled(day)
    assert words.rupiah(1_500_000) == "Rp1.500.000"
    assert words.rupiah(-1) == "-Rp1"
    assert words.rupiah_full(1_500_000) == "Rp1.500.000,00 (satu juta lima ratus ribu rupiah)"
    assert words.roman(11) == "XI"
    assert words.period_title(Period.parse("2026-Q4")) == "Triwulan IV Tahun 2026"
    assert words.period_title(Period.parse("2026-11")) == "Bulan November 2026"
    assert words.period_range(Period.parse("2026-Q4")) == "1 Oktober s.d. 31 Desember 2026"
    assert words.period_range(Period.parse("2026-11")) == "1 s.d. 30 November 2026"


@pytest.mark.parametrize(
    ("number", "spelled"),
    [(0, "nol"), (11, "sebelas"), (100, "seratus"), (1_000, "seribu"), (1_001, "seribu satu"), (10**9, "satu miliar")],
)
def test_numbers_in_words(number, spelled):
    assert words.spelled(number) == spelled


@given(st.text(max_size=40))
def test_a_mask_keeps_the_length_and_at_most_four_signs(text):
    masked = mask_number(text)
    assert len(masked) == len(text)
    assert sum(sign.isalnum() for sign in masked) <= 4


def test_masks():
    assert mask_nik("3604051203800003") == "••••••••••••0003"
    assert mask_nik("123") == "•••"
    assert mask_inside("NIK 3604051203800003 ada") == "NIK ••••••••••••0003 ada"


@given(st.binary(max_size=200))
def test_a_check_code_is_recognised_however_it_is_typed(content):
    code = check_code(content)
    assert len(code) == 19 and code.count("-") == 3
    assert same_code(f" {code.lower().replace('-', ' ')} ", code)
    assert same_code(code.replace("0", "O").replace("1", "l"), code)
    assert not same_code("", code)


def test_unknown_problem_is_told_with_its_code():
    text = explain(Problem("no-such-code-anywhere"))
    assert "no-such-code-anywhere" in text.sentence and text.next_step


@given(st.text())
def test_cleaned_text_has_nothing_invisible_and_stays_as_it_is(text):
    cleaned = clean_text(text)
    assert not any(sign in cleaned for sign in "\x00\u202e\u2066\u200b\ufeff\r")
    assert clean_text(cleaned) == cleaned
    cleaned.encode("utf-8")
    assert "\n" not in clean_line(text)


def test_cleaning_keeps_scripts_and_shows_what_was_taken():
    assert clean_text("محمد 🎁 O'Neill <img src=x>") == "محمد 🎁 O'Neill <img src=x>"
    assert clean_text("Bu\u202edi\x00") == "Bu\ufffddi\ufffd"
    assert clean_text("Cafe\u0301") == "Café"
    draft = ReportDraft(
        reporter=Reporter(name=" A\nB\x00 "),
        chronology="satu\r\ndua ",
        objects=(GiftObject(description="x\u202e", giver=Giver(name="P\tQ")),),
    )
    cleaned = clean_record(draft)
    assert cleaned.reporter.name == "A B\ufffd"
    assert cleaned.chronology == "satu\ndua"
    assert cleaned.objects[0].description == "x\ufffd"
    assert cleaned.objects[0].giver.name == "P Q"
    assert clean_record(cleaned) == cleaned


def test_dates_of_screens_follow_the_language() -> None:
    assert screen_dates.weekday_date(date(2026, 3, 1)) == "Minggu, 1 Maret 2026"
    use_language(Language.ENGLISH)
    try:
        assert screen_dates.weekday_date(date(2026, 3, 1)) == "Sunday, 1 March 2026"
    finally:
        use_language(Language.INDONESIAN)
