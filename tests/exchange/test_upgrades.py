"""Files of older versions are read through steps; the shipped program has none yet, so a version 0 is made up here."""

from typing import Any

import msgspec
import pytest

from db.problem import Problem
from desktop.exchange import content_form
from desktop.exchange.keys import sign
from desktop.exchange.seal import seal_bytes
from desktop.exchange.senders import check_sender
from desktop.exchange.unseal import open_package
from desktop.exchange.upgrades import FORMAT, SCHEMA, SHIPPED, Upgrades
from tests.exchange import made_up as here
from tests.exchange.made_up import MENTOR, MENTOR_KEYS, VILLAGE


def header_from_0(header: dict[str, Any]) -> dict[str, Any]:
    """In the made-up format 0 the office stood flat, there were no parts, and the audit head was a word."""
    said = dict(header)
    said["office"] = {
        name: said.pop(f"office_{name}") for name in ("uid", "code", "name", "signing_key", "recipient", "key_id")
    }
    said["part"] = {"set": said["device"], "number": 1, "of": 1}
    said["audit"] = {"count": 0, "head": said.pop("audit_head")}
    return said


def body_from_0(body: dict[str, Any]) -> dict[str, Any]:
    """In the made-up schema 0 there was one list, the reporter's name stood in the report, and money was text."""
    reports = []
    for record in body["list"]:
        content = dict(record["content"])
        content["reporter"] = {"name": content.pop("reporter_name")}
        content["objects"] = [{**item, "value": int(item["value"])} for item in content["objects"]]
        reports.append({**record, "content": content})
    return {"records": {"reports": reports}, "blobs": []}


FROM_0 = Upgrades(headers={0: header_from_0}, bodies={0: body_from_0})


def version_0() -> bytes:
    """The bytes of a file as the made-up version 0 wrote it, sealed and signed by the village."""
    import hashlib
    import zlib

    content = {
        "chronology": "Ditinggal di meja.",
        "kind": "receipt",
        "confidentiality": "copy_to_upg",
        "number": "001/GRT/2025",
        "objects": [
            {
                "value": "250000",
                "description": "Amplop",
            }
        ],
        "reporter_name": "Siti Rekaan",
    }
    record = {
        "uid": "report-1",
        "revision": 1,
        "content_hash": content_form.content_hash(b"of the old form"),
        "owner_office": VILLAGE.public.office_uid,
        "created_at": "2025-01-02T03:00:00Z",
        "changed_at": "2025-01-02T03:00:00Z",
        "content": content,
    }
    body = msgspec.json.encode({"list": [record]})
    packed = zlib.compress(body)
    now = msgspec.to_builtins(here.sealed(records=()).header)
    header = {name: value for name, value in now.items() if name not in ("office", "part", "audit", "rotations")}
    header |= {f"office_{name}": value for name, value in now["office"].items()}
    header |= {
        "audit_head": "",
        "schema": 0,
        "counts": {"reports": 1},
        "totals": {"reports.value": 250_000},
        "body": {"packed": len(packed), "length": len(body), "sha256": hashlib.sha256(packed).hexdigest()},
    }
    said = msgspec.json.encode(header)
    signed = b"SGAP\0\0" + len(said).to_bytes(4, "big") + said
    return seal_bytes(sign(VILLAGE, b"SIGAP-EXPORT-v1", signed) + signed + packed, (MENTOR.public,))


def test_a_file_of_version_0_is_read_through_its_steps() -> None:
    opened = open_package(version_0(), MENTOR_KEYS, FROM_0)
    assert (opened.file_format, opened.header.schema) == (0, 0)
    assert check_sender(opened.header, here.known()).known.keys == VILLAGE.public
    payload = opened.payload()
    assert payload.set_aside == ()
    (record,) = payload.records
    assert record.content.reporter.name == "Siti Rekaan"
    assert record.content.objects[0].value == 250_000
    # The hash is that of today's form: the same report sent again by a newer program is the same.
    assert record.raw == content_form.encoded(record.content)
    assert record.content_hash == content_form.content_hash(record.raw)


def test_without_its_steps_it_is_too_old() -> None:
    with pytest.raises(Problem, match="package-too-old"):
        open_package(version_0(), MENTOR_KEYS)
    with pytest.raises(Problem, match="package-too-old"):
        open_package(version_0(), MENTOR_KEYS, Upgrades(headers={0: header_from_0})).payload()


def test_a_step_that_fails_is_a_problem_of_the_file() -> None:
    def broken(content: dict[str, Any]) -> dict[str, Any]:
        raise KeyError("office_uid")

    with pytest.raises(Problem, match="package-header-wrong"):
        open_package(version_0(), MENTOR_KEYS, Upgrades(headers={0: broken}, bodies={0: body_from_0}))
    with pytest.raises(Problem, match="package-unreadable"):
        open_package(version_0(), MENTOR_KEYS, Upgrades(headers={0: header_from_0}, bodies={0: broken})).payload()


def test_steps_are_climbed_one_by_one() -> None:
    climbed: list[int] = []

    def step(number: int) -> Any:
        def climb(content: dict[str, Any]) -> dict[str, Any]:
            climbed.append(number)
            return content

        return climb

    steps = Upgrades(bodies={number: step(number) for number in range(-3, SCHEMA)})
    steps.body(-3, {})
    assert climbed == [-3, -2, -1, 0]
    assert steps.oldest_schema == -3
    assert Upgrades(bodies={-3: step(-3), 0: step(0)}).oldest_schema == 0
    assert SHIPPED.oldest_format <= FORMAT and SHIPPED.oldest_schema <= SCHEMA
