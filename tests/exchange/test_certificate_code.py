"""The code of a certificate: what it carries, what goes wrong on its way, and that nothing forged is taken."""

import dataclasses
import random
from datetime import date
from decimal import Decimal

import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.problem import Problem
from db.records.certificate_code import CertificateFields, VerdictKind, VoidMark
from db.vocabulary import ParticipantRole
from desktop.exchange import base45
from desktop.exchange.certificate_check import verify
from desktop.exchange.certificate_code import CERTIFICATE_CONTEXT, LONGEST_PAYLOAD, PREFIX, decode, encode
from desktop.exchange.keys import sign
from desktop.exchange.strict_cbor import read_array
from desktop.rules.check_code import check_code
from desktop.rules.problems import explain
from desktop.rules.verdict_words import field_lines, verdict_words
from resources.language import Language, use_language
from tests.exchange.certificates import VILLAGE, fields, known, longest, office_keys

KEYS = office_keys()
KNOWN = known(KEYS)
TEXT = encode(fields(), KEYS)


def test_base45_is_that_of_the_rfc() -> None:
    for content, text in ((b"AB", "BB8"), (b"Hello!!", "%69 VD92EX0"), (b"base-45", "UJCLQE7W581"), (b"", "")):
        assert base45.encode(content) == text
        assert base45.decode(text) == content
    for wrong in ("GGW", ":::", "A", "::", "BB8A", "bb8", "BB8\n"):
        with pytest.raises(ValueError, match=r"base45|bytes"):
            base45.decode(wrong)


@given(st.binary(max_size=400))
def test_base45_gives_every_content_back(content: bytes) -> None:
    assert base45.decode(base45.encode(content)) == content


_ITEMS = st.lists(st.one_of(st.integers(0, 65535), st.binary(max_size=90), st.text(max_size=40)), max_size=20)


@given(_ITEMS)
def test_the_strict_reader_agrees_with_the_library(items: list[int | bytes | str]) -> None:
    content = cbor2.dumps(items, canonical=True)
    assert read_array(content + b"tail") == (items, len(content))


@given(st.binary(max_size=120))
def test_the_strict_reader_takes_one_encoding_only(content: bytes) -> None:
    try:
        items, end = read_array(content)
    except ValueError:
        return
    assert cbor2.dumps(items, canonical=True) == content[:end]


@pytest.mark.parametrize("certificate", [fields(), longest(), fields(passed=False, expires_on=date(2029, 1, 1))])
def test_a_certificate_comes_back_as_it_was_signed(certificate: CertificateFields) -> None:
    verdict = verify(encode(certificate, KEYS), KNOWN, {})
    assert verdict.kind is VerdictKind.VALID
    found = verdict.fields
    assert found is not None
    cut = dataclasses.replace(certificate, name=found.name, activity=found.activity)
    assert found == cut
    assert certificate.name.startswith(found.name.rstrip("…"))


@pytest.mark.parametrize("role", list(ParticipantRole))
@pytest.mark.parametrize("code", ["", "36", "36.04", "36.04.05", VILLAGE])
def test_every_role_and_every_kind_of_office_is_carried(role: ParticipantRole, code: str) -> None:
    keys = office_keys(7, code=code)
    certificate = fields(role=role, office_code=code, lesson_hours=Decimal("0.1"))
    verdict = verify(encode(certificate, keys), known(keys), {})
    assert (verdict.kind, verdict.fields) == (VerdictKind.VALID, certificate)


@pytest.mark.parametrize("letter", ["A", "é", "ꦱ", "漢", "😀", "e\u0301", "َب"])
def test_the_longest_texts_in_any_script_fit(letter: str) -> None:
    certificate = dataclasses.replace(longest(), name=letter * 120, activity=letter * 120)
    code = decode(encode(certificate, KEYS))
    assert len(code.payload) <= LONGEST_PAYLOAD
    assert code.fields.name.endswith("…") and len(code.fields.name.encode()) <= 80
    assert code.fields.activity.endswith("…") and len(code.fields.activity.encode()) <= 60
    assert code.fields.name[:3] == code.fields.activity[:3]


def test_equal_certificates_have_equal_codes_and_no_text_is_easily_spoilt() -> None:
    texts = [encode(fields(number=f"{number}/SMAP/2026"), KEYS) for number in range(300)]
    assert texts == [encode(fields(number=f"{number}/SMAP/2026"), KEYS) for number in range(300)]
    assert not [text for text in texts if text != text.strip() or "  " in text]
    assert max(map(len, texts)) < 360


def test_what_cannot_be_carried_is_refused_with_its_field() -> None:
    wrong = {
        "number": "N" * 61,
        "name": " \u200b ",
        "office_code": "Desa Rekaan",
        "starts_on": date(1999, 12, 31),
        "ends_on": date(2026, 11, 11),
        "lesson_hours": Decimal("8.25"),
        "text_hash": b"short",
    }
    for field, value in wrong.items():
        with pytest.raises(Problem) as refused:
            encode(fields(**{field: value}), KEYS)
        assert refused.value.field == field
        assert explain(refused.value).sentence


SPOILT = {
    "blanks around": f"  {TEXT}\r\n",
    "small letters": TEXT.lower(),
    "words before": f"[25/11/26 10.15] \u200eRekawati: kodenya {TEXT}",
    "wrapped lines": "\n".join(TEXT[at : at + 76] for at in range(0, len(TEXT), 76)),
    "hard blanks": TEXT.replace(" ", "\u00a0"),
    "long dashes": TEXT.replace("-", "–"),
    "unseen signs": TEXT.replace(":", ":\u200b\ufeff", 1),
    "two codes": f"{TEXT}\n{TEXT}",
    "a line after": f"{TEXT}\nTerima kasih!",
    "a scanner's tab": f"{TEXT}\t",
    "wrapped at a blank": TEXT.replace(" ", "\n", 1),
}


@pytest.mark.parametrize("way", SPOILT)
def test_what_phones_chats_and_scanners_do_makes_no_difference(way: str) -> None:
    assert verify(SPOILT[way], KNOWN, {}).kind is VerdictKind.VALID


NO_CODE = {
    "": "certificate-code-empty",
    " \n": "certificate-code-empty",
    "https://contoh.desa.id/cek?id=1": "certificate-code-not-ours",
    "SGP2:ABC": "certificate-code-newer",
    "SGP10:ABC": "certificate-code-newer",
    TEXT.replace(":", "Ö", 1): "certificate-code-keyboard",
    "SGP1:": "certificate-code-damaged",
    TEXT[:-1]: "certificate-code-damaged",
    TEXT + "A": "certificate-code-damaged",
    TEXT + "000": "certificate-code-damaged",
    PREFIX + "FGW" * 160: "certificate-code-damaged",
    PREFIX + "0" * 19_000: "certificate-code-damaged",
    PREFIX + "0" * 20_000: "certificate-code-too-long",
    PREFIX + base45.encode(b"\x9b" + b"\xff" * 8): "certificate-code-damaged",
    PREFIX + base45.encode(cbor2.dumps(cbor2.CBORTag(35, "a+")) + bytes(64)): "certificate-code-damaged",
}


@pytest.mark.parametrize("text", NO_CODE, ids=range(len(NO_CODE)))
def test_what_is_no_code_says_what_it_is(text: str) -> None:
    verdict = verify(text, KNOWN, {})
    assert verdict.kind is VerdictKind.UNREADABLE
    assert verdict.problem is not None and verdict.problem.code == NO_CODE[text]
    assert verdict_words(verdict).reason == explain(verdict.problem).sentence


def test_a_signed_name_with_unseen_signs_is_not_shown() -> None:
    items = read_array(decode(TEXT).payload)[0]
    for name in ("Reka\u202ewati", "Reka\nwati", "Reka\u00a0wati", " Rekawati", "", "x" * 81):
        payload = cbor2.dumps([*items[:4], name, *items[5:]], canonical=True)
        text = PREFIX + base45.encode(payload + sign(KEYS, CERTIFICATE_CONTEXT, payload))
        assert verify(text, KNOWN, {}).kind is VerdictKind.UNREADABLE


def test_each_forgery_gets_its_own_answer() -> None:
    stranger, other = office_keys(2), office_keys(3, code="36.04.05.2004", name="Pemerintah Desa Sebelah")
    code = decode(TEXT)
    changed_payload = code.payload.replace(b"Rekawati", b"Rekawato")
    changed = PREFIX + base45.encode(changed_payload + code.signature)
    void = {(VILLAGE, fields().number): VoidMark(voided_on=date(2026, 11, 18), reason="salah nama")}
    seen = {
        "changed": verify(changed, KNOWN, {}),
        "unknown": verify(TEXT, known(stranger), {}),
        "void": verify(TEXT, KNOWN, void),
        "other": verify(encode(fields(), other), known(KEYS, other), {}),
        "void elsewhere": verify(
            TEXT, KNOWN, {("36.04.05.2004", fields().number): VoidMark(voided_on=date(2026, 1, 1))}
        ),
    }
    assert {name: verdict.kind.value for name, verdict in seen.items()} == {
        "changed": "changed",
        "unknown": "unknown_signer",
        "void": "void",
        "other": "other_office",
        "void elsewhere": "valid",
    }
    assert all(verdict.fields is not None for verdict in seen.values())
    said = {name: verdict_words(verdict) for name, verdict in seen.items()}
    assert "18 November 2026" in said["void"].reason and "salah nama" in said["void"].reason
    assert "Desa Sebelah" in said["other"].reason and VILLAGE in said["other"].reason
    assert KEYS.public.key_id in said["unknown"].reason
    assert said["void elsewhere"].headline == "SAH menurut daftar per 20 November 2026"
    assert not [
        text for words in said.values() for text in (words.headline, words.reason, words.next_step) if "{" in text
    ]


def test_a_signature_for_another_use_is_no_certificate() -> None:
    payload = decode(TEXT).payload
    text = PREFIX + base45.encode(payload + sign(KEYS, b"SIGAP-EXPORT-v1", payload))
    assert verify(text, KNOWN, {}).kind is VerdictKind.CHANGED


def test_ten_thousand_random_changes_give_nothing_valid() -> None:
    chance = random.Random(20261125)
    tried: dict[VerdictKind, int] = {}
    codes = [TEXT, encode(longest(), KEYS)]
    while sum(tried.values()) < 10_000:
        text = chance.choice(codes)
        spoilt = _changed(text, chance)
        if spoilt.upper().strip() in codes:
            continue  # small letters and blanks around are no change
        verdict = verify(spoilt, KNOWN, {})
        tried[verdict.kind] = tried.get(verdict.kind, 0) + 1
    assert VerdictKind.VALID not in tried
    assert tried[VerdictKind.CHANGED] > 1_000 and tried[VerdictKind.UNREADABLE] > 1_000


def _changed(text: str, chance: random.Random) -> str:
    """Change the text, or the bytes behind it, in one of the ways a forger or a fault would."""
    at = chance.randrange(len(PREFIX), len(text))
    match chance.randrange(6):
        case 0:  # a sign
            return text[:at] + chance.choice(base45.SIGNS) + text[at + 1 :]
        case 1:  # a sign more or less
            return text[:at] + chance.choice(("", chance.choice(base45.SIGNS))) + text[at + chance.randrange(2) :]
        case 2:  # a stretch of anything
            return text[:at] + "".join(chr(chance.randrange(32, 0x3000)) for _ in range(chance.randrange(1, 9)))
    content = bytearray(base45.decode(text[len(PREFIX) :]))
    for _ in range(chance.choice((1, 1, 1, 4))):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return PREFIX + base45.encode(bytes(content))


@given(st.text(max_size=300))
def test_any_text_gets_a_verdict(text: str) -> None:
    assert verify(text, KNOWN, {}).kind is VerdictKind.UNREADABLE
    assert verify(PREFIX + text, KNOWN, {}).kind is VerdictKind.UNREADABLE


def test_the_fields_are_shown_in_both_languages_with_what_to_mind() -> None:
    content = b"isi sertifikat rekaan"
    code = decode(encode(dataclasses.replace(longest(), text_hash=fields().text_hash), KEYS)).fields
    lines = {line.name: line for line in field_lines(code, today=date(2030, 1, 1))}
    assert lines["lesson_hours"].value == "120,5 JP"
    without = dataclasses.replace(code, lesson_hours=Decimal(0))
    assert "lesson_hours" not in {line.name for line in field_lines(without)}
    assert lines["days"].value == "5 Januari s.d. 18 Desember 2026"
    assert lines["name"].note == "dipotong; cocokkan bagian awalnya"
    assert lines["expires_on"].note == "sudah lewat"
    assert lines["check_code"].value == check_code(content)[:14] + "-…"
    use_language(Language.ENGLISH)
    try:
        english = {line.name: line for line in field_lines(code)}
        assert english["days"].value == "5 January 2026 to 18 December 2026"
        assert english["result"].value == "Passed"
        assert verdict_words(verify(TEXT, KNOWN, {})).headline == "VALID by the list of 20 November 2026"
    finally:
        use_language(Language.INDONESIAN)
