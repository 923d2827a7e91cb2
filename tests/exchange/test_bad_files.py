"""Every bad file has its own sentence (SAFETY.md S9–S14, R9, R19), and none is read even in part."""

import os
import tempfile
import time
import tracemalloc
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from db.problem import Problem
from db.vocabulary import PackageKind
from desktop.exchange import limits, seal
from desktop.exchange.container import write_container
from desktop.exchange.seal import OPEN_MARK, seal_bytes
from desktop.exchange.unseal import open_package, read_file
from desktop.rules.problems import explain
from resources.language import Language, use_language
from tests.exchange import made_up as here
from tests.exchange.made_up import MENTOR, STRANGER, VILLAGE

_CLEAN = here.sealed().content


def _read(content: bytes) -> None:
    here.opened(content).payload()


def _code(content: bytes) -> str:
    with pytest.raises(Problem) as refused:
        _read(content)
    told = explain(refused.value)
    assert told.sentence and told.next_step and "{" not in told.sentence + told.next_step
    return refused.value.code


def _with_format(number: int) -> bytes:
    plain = bytearray(here.plain_of(_CLEAN))
    plain[68:70] = number.to_bytes(2, "big")
    return seal_bytes(bytes(plain), (MENTOR.public,))


def _header(**values: Any) -> bytes:
    return here.forged(lambda header: header.update(values))


def _body(change: Callable[[dict[str, Any]], Any]) -> bytes:
    return here.forged(body=change)


def _first(change: Callable[[dict[str, Any]], None]) -> bytes:
    def apply(body: dict[str, Any]) -> None:
        change(body["records"]["reports"][0])

    return _body(apply)


def _newer_header() -> bytes:
    """A header with a field of a later time and the schema number that belongs to it."""
    plain = here.plain_of(_CLEAN)
    end = 74 + int.from_bytes(plain[70:74], "big")
    header = msgspec.json.decode(plain[74:end]) | {"schema": 2, "something_new": 1}
    said = msgspec.json.encode(header)
    signed = plain[64:70] + len(said).to_bytes(4, "big") + said
    return seal_bytes(plain[:64] + signed + plain[end:], (MENTOR.public,))


def _open_file(kind: PackageKind) -> bytes:
    made = here.opened(here.sealed(kind=kind, recipients=(MENTOR.public,)).content)
    return OPEN_MARK + write_container(VILLAGE, made.header, bytes(made.body), [])[0]


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "package-empty"),
    "zeros": (lambda: bytes(len(_CLEAN)), "package-zero-filled"),
    "no sigap": (lambda: b"PK\x03\x04" + os.urandom(500), "package-not-sigap"),
    "text": (lambda: "Yth. Inspektur, terlampir …".encode(), "package-not-sigap"),
    "armoured": (lambda: b"-----BEGIN AGE ENCRYPTED FILE-----\n", "package-not-sigap"),
    "age, but none of ours": (lambda: seal_bytes(b"halo " * 99, (MENTOR.public,)), "package-not-sigap"),
    "cut": (lambda: _CLEAN[:-1], "package-truncated"),
    "cut to zeros": (lambda: _CLEAN[:-200] + bytes(200), "package-truncated"),
    "seal without an end": (lambda: b"age-encryption.org/v1\n" + b"-> " * 30_000, "package-damaged"),
    "longer": (lambda: _CLEAN + b"\n", "package-damaged"),
    "flipped": (lambda: _CLEAN[:-30] + bytes([_CLEAN[-30] ^ 1]) + _CLEAN[-29:], "package-damaged"),
    "for another": (lambda: here.sealed(recipients=(STRANGER.public,)).content, "package-not-for-us"),
    "too large": (lambda: _CLEAN + bytes(limits.PART_LIMIT), "package-too-large"),
    "format 0": (lambda: _with_format(0), "package-too-old"),
    "format 2": (lambda: _with_format(2), "package-newer"),
    "format 65535": (lambda: _with_format(65535), "package-newer"),
    "schema 2": (lambda: _header(schema=2), "package-newer"),
    "schema 2 and more": (_newer_header, "package-newer"),
    "schema 0": (lambda: _header(schema=0), "package-too-old"),
    "not sealed": (lambda: _open_file(PackageKind.EXPORT), "package-not-sealed"),
    "enrolment cut": (lambda: _open_file(PackageKind.ENROL)[:-5], "package-truncated"),
    "enrolment longer": (lambda: _open_file(PackageKind.ENROL) + b"x", "package-content-differs"),
    "part 3 of 2": (lambda: _header(part={"set": "a", "number": 3, "of": 2}), "package-header-wrong"),
    "bomb": (
        lambda: here.forged(packed=zlib.compress(bytes(200_000_000), 9)),
        "package-swells",
    ),
    "bomb that says so": (
        lambda: here.forged(
            lambda header: header["body"].update(length=64_000_000), packed=zlib.compress(bytes(64_000_000), 9)
        ),
        "package-unreadable",
    ),
    "shorter than said": (
        lambda: here.forged(lambda header: header["body"].update(length=header["body"]["length"] + 1)),
        "package-unreadable",
    ),
    "two streams": (
        lambda: here.forged(packed=zlib.compress(b"{}") + zlib.compress(b"{}")),
        "package-unreadable",
    ),
    "no zlib": (lambda: here.forged(packed=b"not packed at all"), "package-unreadable"),
    "deep lists": (
        lambda: here.forged(raw_body=b'{"records":{"reports":[{"content":' + b"[" * 200_000 + b"}]}}"),
        "package-too-deep",
    ),
    "deep objects": (
        lambda: here.forged(
            raw_body=b'{"records":{"reports":[{"content":' + b'{"a":' * 100_000 + b"1" + b"}" * 100_000 + b"}]}}"
        ),
        "package-too-deep",
    ),
    "only brackets": (lambda: here.forged(raw_body=b"[" * 200_000), "package-unreadable"),
    "no json": (lambda: here.forged(raw_body=b"\xff\xfe\x00"), "package-unreadable"),
    "nothing": (lambda: here.forged(raw_body=b""), "package-unreadable"),
    "huge number": (
        lambda: here.forged(raw_body=b'{"records":{"reports":[{"revision":' + b"9" * 100_000 + b"}]}}"),
        "package-unreadable",
    ),
    "unknown member": (lambda: _body(lambda body: body.update(extra=1)), "package-unreadable"),
    "unknown collection": (
        lambda: here.forged(
            lambda header: header.update(counts={"spells": 1}),
            lambda body: {"records": {"spells": [body["records"]["reports"][0]]}, "blobs": []},
        ),
        "package-unreadable",
    ),
    "unknown member of a record": (
        lambda: _first(lambda record: record.update(extra=1)),
        "package-unreadable",
    ),
    "path as uid": (lambda: _first(lambda record: record.update(uid="../../etc")), "package-unreadable"),
    "negative revision": (lambda: _first(lambda record: record.update(revision=-1)), "package-unreadable"),
    "one record less": (lambda: _body(lambda body: body["records"]["reports"].pop()), "package-counts-differ"),
    "a list less": (lambda: _body(lambda body: body["records"].pop("report_events")), "package-counts-differ"),
    "a blob that is none": (
        lambda: _body(lambda body: body["blobs"].append({"uid": "x", "sha256": "00" * 32})),
        "package-counts-differ",
    ),
    "other total": (lambda: _header(totals={"reports.value": 1}), "package-totals-differ"),
    "record twice": (
        lambda: here.sealed(records=(*here.report_records(), here.report_records()[0])).content,
        "package-record-twice",
    ),
    "too many records": (lambda: _header(counts={"a": 50_000, "b": 1}), "package-body-too-large"),
}


@pytest.mark.parametrize("name", BAD)
def test_every_bad_file_has_its_sentence(name: str) -> None:
    make, code = BAD[name]
    assert _code(make()) == code


@pytest.mark.parametrize("name", ["bomb", "bomb that says so", "deep lists", "deep objects", "huge number"])
def test_a_bomb_costs_neither_time_nor_memory(name: str) -> None:
    content = BAD[name][0]()
    tracemalloc.start()
    started = time.perf_counter()
    with pytest.raises(Problem):
        _read(content)
    seconds = time.perf_counter() - started
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert seconds < 2
    assert peak < 200_000_000


@pytest.mark.parametrize(
    "header",
    [
        {"sequence": 0},
        {"sequence": 2**31 + 1},
        {"device": "../x"},
        {"period": "2026-Q5"},
        {"previous": "zz"},
        {"recipients": ["x"]},
        {"written_at": "2026-11-21T03:00:00"},
        {"office": {}},
        {"extra": 1},
        {"program": "1.0\n"},
        {"program": "\u202e"},
        {"counts": {"reports": -1}},
        {"counts": {"../x": 1}},
        {"kind": "certificate"},
        {"body": {"packed": -1, "length": 1, "sha256": "00" * 32}},
        {"schema": "1"},
    ],
    ids=str,
)
def test_a_header_that_breaks_the_rules_is_refused(header: dict[str, Any]) -> None:
    plain = here.plain_of(_CLEAN)
    end = 74 + int.from_bytes(plain[70:74], "big")
    said = msgspec.json.encode(msgspec.json.decode(plain[74:end]) | header)
    changed = plain[:70] + len(said).to_bytes(4, "big") + said + plain[end:]
    assert _code(seal_bytes(changed, (MENTOR.public,))) == "package-header-wrong"


def test_keys_that_are_no_keys_are_refused_with_the_header() -> None:
    for change in ({"recipient": "age1xyz"}, {"signing_key": "AAAA"}, {"recipient": "ssh-ed25519 AAAA"}):
        plain = here.plain_of(_CLEAN)
        end = 74 + int.from_bytes(plain[70:74], "big")
        header = msgspec.json.decode(plain[74:end])
        header["office"] |= change
        said = msgspec.json.encode(header)
        changed = plain[:70] + len(said).to_bytes(4, "big") + said + plain[end:]
        assert _code(seal_bytes(changed, (MENTOR.public,))) == "package-header-wrong"


def test_a_body_or_blob_that_was_not_signed_is_refused() -> None:
    plain = here.plain_of(here.sealed(blobs=(here.blob(b"foto" * 100),)).content)
    for changed in (plain[:-1] + b"X", plain + b"X", plain[:-1], plain[:-450] + b"\0" + plain[-449:]):
        assert _code(seal_bytes(changed, (MENTOR.public,))) == "package-content-differs"


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda content: content.update(chronology="a\u202eb"), "chronology"),
        (lambda content: content.update(chronology="nol\0"), "chronology"),
        (lambda content: content.update(chronology="x" * 20_001), "chronology"),
        (lambda content: content["objects"][0].update(value=10**16), "objects[0].value"),
        (lambda content: content["objects"][0].update(quantity="1e999999"), "objects[0].quantity"),
        (lambda content: content["objects"][0].update(quantity="NaN"), "objects[0].quantity"),
        (lambda content: content["objects"][0].update(kind="spell"), "objects[0].kind"),
        (lambda content: content.update(objects=[{}] * 1001), "objects"),
        (lambda content: content.update(unknown=1), "unknown member"),
        (lambda content: content.update(note=""), "not in its canonical form"),
        (lambda content: content.update(chronology="back\\u202eslash \x85"), "chronology"),
        (lambda content: content.update(received_on="31-12-2026"), "received_on"),
    ],
)
def test_one_invalid_record_is_set_aside_with_its_place(change: Callable[[Any], None], place: str) -> None:
    """The rest of the file is read; what hangs on the record waits with it (lesson of ODK)."""

    def spoil(body: dict[str, Any]) -> None:
        record = body["records"]["reports"][1]
        change(record["content"])
        from desktop.exchange.content_form import content_hash

        raw = msgspec.json.encode(record["content"], order="sorted")
        record["content"] = msgspec.Raw(raw)
        record["content_hash"] = content_hash(raw)

    payload = here.opened(here.forged(body=spoil)).payload()
    first, *hanging = payload.set_aside
    assert (first.uid, first.problem.code) == ("report-2", "package-record-invalid")
    assert str(first.problem.params["place"]).startswith(place)
    assert {item.collection for item in hanging} == {"report_events"} and len(hanging) == 2
    assert {record.uid for record in payload.of("reports")} == {"report-1", "report-3"}
    assert len(payload.of("report_events")) == 4


@pytest.mark.parametrize(
    "change",
    [
        {"content_hash": "00" * 32},
        {"content": None},
        {"created_at": "2026-11-03T02:00:00"},
        {"state": "destroyed"},
        {"state": "destroyed", "content": None},
    ],
    ids=str,
)
def test_an_envelope_that_does_not_fit_its_content_is_set_aside(change: dict[str, Any]) -> None:
    payload = here.opened(_first(lambda record: record.update(change))).payload()
    assert [item.uid for item in payload.set_aside if item.collection == "reports"] == ["report-1"]


def test_a_secret_report_that_arrives_is_set_aside_unread() -> None:
    def make_secret(body: dict[str, Any]) -> None:
        record = body["records"]["reports"][0]
        record["content"]["confidentiality"] = "secret"
        raw = msgspec.json.encode(record["content"], order="sorted")
        from desktop.exchange.content_form import content_hash

        record["content_hash"] = content_hash(raw)

    payload = here.opened(here.forged(body=make_secret)).payload()
    assert {item.problem.code for item in payload.set_aside} == {"package-record-secret"}
    assert {item.uid for item in payload.set_aside} >= {"report-1"} and len(payload.set_aside) == 3
    assert all("Siti" not in repr(item) for item in payload.set_aside)


@pytest.mark.parametrize("language", list(Language))
def test_cut_off_files_ask_to_be_sent_again(language: Language) -> None:
    use_language(language)
    try:
        for code in ("package-empty", "package-zero-filled", "package-truncated"):
            told = explain(Problem(code))
            words = ("terpotong", "Minta kirim ulang") if language is Language.INDONESIAN else ("cut off", "sent again")
            assert words[0] in told.sentence and words[1] in told.next_step
    finally:
        use_language(Language.INDONESIAN)


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="file-missing"):
        read_file(tmp_path / "tidak-ada.sigap")
    with pytest.raises(Problem, match="file-unreadable"):
        read_file(tmp_path)
    with pytest.raises(Problem, match="file-unreadable"):
        read_file(tmp_path / "nol\0.sigap")
    with (tmp_path / "besar.sigap").open("wb") as file:
        file.truncate(limits.PART_LIMIT + 1)
    with pytest.raises(Problem, match="package-too-large"):
        read_file(tmp_path / "besar.sigap")


def test_a_name_is_never_trusted(tmp_path: Path) -> None:
    for name in ("SIGAP_36.99_kiriman_2020-Q1_0009 (1).sigap", "IMG-2026 copy.jpg", "\u202epag.sigap"):
        path = tmp_path / name
        path.write_bytes(_CLEAN)
        assert open_package(read_file(path), (MENTOR,)).header.office.code == "36.04.05.2003"


def test_limits_of_what_is_sent_are_told_before_it_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Problem, match="package-blob-too-large"):
        here.sealed(blobs=(here.blob(bytes(limits.BLOB_LIMIT + 1)),))
    with pytest.raises(Problem, match="package-part-too-small"):
        list(seal.seal_parts(here.outgoing(blobs=(here.blob(bytes(900_000)),)), 500_000))
    with pytest.raises(Problem, match="package-part-too-small"):
        seal.seal_one(here.outgoing(blobs=tuple(here.blob(bytes(9_999_000), f"foto-{n}") for n in range(11))))
    monkeypatch.setattr("desktop.exchange.payload.MOST_RECORDS", 3)
    with pytest.raises(Problem, match="package-body-too-large"):
        here.sealed()


def test_no_temporary_file_is_left_behind() -> None:
    before = set(Path(tempfile.gettempdir()).iterdir())
    _read(_CLEAN)
    assert {path for path in set(Path(tempfile.gettempdir()).iterdir()) - before if "sigap" in path.name} == set()
