"""What one office seals another reads, whole, and nobody else reads anything."""

import hashlib
import shutil
import subprocess
import zlib
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.problem import Problem
from db.records.report import AttachmentRecord, ReportDraft
from db.vocabulary import AttachmentKind, Confidentiality, PackageKind, RecordState, ReportState
from desktop.exchange import content_form
from desktop.exchange.contents import COLLECTIONS
from desktop.exchange.header import AuditHead, Header, context
from desktop.exchange.keys import identity_file, new_keys
from desktop.exchange.records import destruction_of, record_of, records_of_report
from desktop.exchange.report_contents import ReportContent, report_content
from desktop.exchange.seal import OPEN_MARK, seal_parts
from resources import resource_path
from tests.exchange import made_up as here
from tests.exchange.made_up import MENTOR, OTHER, STRANGER, VILLAGE, WRITTEN
from tests.rules import made_up


def test_the_mentor_reads_what_the_village_sealed() -> None:
    records = here.report_records(5)
    photo = bytes(range(256)) * 400
    audit = AuditHead(count=7, head="ab" * 32)
    made = here.sealed(records=records, blobs=(here.blob(photo, "lampiran-9", reduced=True),), audit=audit)
    opened = here.opened(made.content)
    payload = opened.payload()
    assert payload.records == records
    assert payload.set_aside == ()
    assert [bytes(item) for item in opened.blobs] == [photo]
    (note,) = payload.blob_notes
    assert (note.uid, note.sha256, note.reduced) == ("lampiran-9", hashlib.sha256(photo).hexdigest(), True)
    header = opened.header
    assert header == made.header
    assert header.counts == {"report_events": 10, "reports": 5}
    assert header.totals == {"reports.value": 5 * 350_000}
    assert header.audit == audit
    assert header.office.keys == VILLAGE.public
    assert header.recipients == (MENTOR.public.key_id,)
    assert (opened.opened_by, opened.own_copy) == (MENTOR.public.key_id, False)
    assert (opened.digest, opened.sha256) == (made.digest, hashlib.sha256(made.content).hexdigest())


def test_the_sender_can_read_its_own_copy_and_a_stranger_nothing() -> None:
    made = here.sealed()
    own = here.opened(made.content, (VILLAGE,))
    assert own.own_copy and own.payload().records == here.report_records()
    with pytest.raises(Problem, match="package-not-for-us"):
        here.opened(made.content, (STRANGER,))


def test_nothing_stands_outside_the_seal() -> None:
    made = here.sealed()
    assert made.content.startswith(b"age-encryption.org/v1\n")
    for secret in (b"Siti Rekaan", b"36.04.05.2003", b"Desa Rekaan", VILLAGE.public.key_id.encode(), b"SGAP"):
        assert secret not in made.content
    # Every seal is another; what was sealed is the same.
    again = here.sealed()
    assert again.content != made.content and again.digest == made.digest


def test_several_recipients_may_read_one_file() -> None:
    made = here.sealed(recipients=(MENTOR.public, OTHER.public, MENTOR.public))
    assert made.header.recipients == (MENTOR.public.key_id, OTHER.public.key_id)
    for keys in (MENTOR, OTHER):
        assert here.opened(made.content, (keys,)).payload().records == here.report_records()


def test_an_enrolment_is_open_and_signed() -> None:
    made = here.sealed(kind=PackageKind.ENROL, recipients=(), records=(here.one_record(),), period="")
    assert made.content.startswith(OPEN_MARK)
    opened = here.opened(made.content, ())
    assert opened.opened_by == ""
    assert opened.header.office.keys == VILLAGE.public
    assert opened.payload().of("offices")[0].content == here.office()


def test_a_nil_period_makes_a_nil_file() -> None:
    opened = here.opened(here.sealed(records=()).content)
    assert opened.header.counts == {} and opened.header.totals == {}
    assert opened.payload().records == ()


def test_only_an_enrolment_may_do_without_a_recipient() -> None:
    for kind in PackageKind:
        if kind is not PackageKind.ENROL:
            with pytest.raises(Problem, match="package-no-recipient"):
                here.sealed(kind=kind, recipients=())


def test_each_kind_has_its_own_signature() -> None:
    assert len({context(kind) for kind in PackageKind}) == len(PackageKind)
    assert context(PackageKind.EXPORT) == b"SIGAP-EXPORT-v1"
    assert context(PackageKind.FEEDBACK) == b"SIGAP-FEEDBACK-v1"


def test_names_are_for_people() -> None:
    assert here.sealed().name == "SIGAP_36.04.05.2003_kiriman_2026-Q4_0001.sigap"
    enrol = here.sealed(kind=PackageKind.ENROL, recipients=(), records=(), period="", sequence=12)
    assert enrol.name == "SIGAP_36.04.05.2003_pendaftaran_2026-11-21_0012.sigap"
    codeless = replace(VILLAGE, public=replace(VILLAGE.public, office_code=""))
    assert here.sealed(keys=codeless).name == "SIGAP_desa-rek_kiriman_2026-Q4_0001.sigap"


def test_parts_are_whole_files_in_a_row() -> None:
    photos = [bytes([number]) * 900_000 for number in range(5)]
    blobs = tuple(here.blob(photo, f"lampiran-{number}") for number, photo in enumerate(photos))
    files = list(seal_parts(here.outgoing(blobs=blobs, sequence=4, previous="cd" * 32), 2_000_000))
    assert len(files) == 3
    assert all(len(made.content) <= 2_000_000 for made in files)
    assert [made.header.sequence for made in files] == [4, 5, 6]
    assert [made.header.part.number for made in files] == [1, 2, 3]
    assert {made.header.part.of for made in files} == {3}
    assert [made.header.previous for made in files] == ["cd" * 32, files[0].digest, files[1].digest]
    assert files[1].name == "SIGAP_36.04.05.2003_kiriman_2026-Q4_0005-bagian-2-dari-3.sigap"
    read = [bytes(item) for made in files for item in here.opened(made.content).blobs]
    assert read == photos
    assert [len(here.opened(made.content).payload().records) for made in files] == [9, 0, 0]


def test_a_secret_report_and_a_draft_are_never_packed() -> None:
    for changes in ({"confidentiality": Confidentiality.SECRET}, {"state": ReportState.DRAFT}):
        with pytest.raises(ValueError, match="never leaves"):
            records_of_report(made_up.record(1, **changes))


def test_an_attachment_and_a_request_to_destroy_travel() -> None:
    attachment = AttachmentRecord(
        uid="lampiran-1",
        subject_uid="report-1",
        kind=AttachmentKind.OBJECT_PHOTO,
        file_name="foto.jpg",
        media_type="image/jpeg",
        length=12,
        sha256="ef" * 32,
        sealed_name="ab12",
        caption="Parsel",
        added_at=WRITTEN,
        added_by="Petugas Rekaan",
    )
    report = made_up.record(1, owner_office=VILLAGE.public.office_uid, attachments=(attachment,))
    form, photo = records_of_report(report)
    gone = destruction_of(replace(form, uid="report-2"), "BA-3/2026, 20-11-2026", WRITTEN)
    payload = here.opened(here.sealed(records=(form, photo, gone)).content).payload()
    assert payload.records == (form, gone, photo)
    assert b"sealed_name" not in photo.raw and b"ab12" not in photo.raw
    assert (gone.state, gone.content, gone.raw) == (RecordState.DESTROYED, None, b"")


def test_the_same_content_has_the_same_hash_whatever_was_left_empty() -> None:
    full = report_content(made_up.record(1, owner_office="desa-rekaan"))
    raw = content_form.encoded(full)
    assert content_form.decoded(raw, ReportContent) == full
    assert b"email" in raw and b"foreign_value" not in raw and b"imported_from" not in raw
    # A member added later, empty by default, changes no hash: it is not written.
    assert content_form.encoded(replace(full, note="")) == raw
    assert content_form.encoded(replace(full, note="x")) != raw
    # Empty where the default is not empty is written.
    bare = replace(full, objects=(replace(full.objects[0], currency=""),))
    assert content_form.decoded(content_form.encoded(bare), ReportContent).objects[0].currency == ""
    none = replace(full, objects=())
    assert content_form.decoded(content_form.encoded(none), ReportContent).objects == ()


_unsafe = "".join(map(chr, [*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFFFE, 0xFFFF]))
_safe_text = st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters=_unsafe), max_size=200)


@given(
    text=_safe_text,
    value=st.integers(0, 10**12),
    amount=st.decimals(0, 10**9, places=3),
    day=st.dates(),
    moment=st.datetimes(timezones=st.just(UTC)),
)
@settings(max_examples=200)
def test_any_content_comes_back_as_it_went(text: str, value: int, amount: Decimal, day: date, moment: datetime) -> None:
    item = made_up.whole_object(value=value, description=text, quantity=amount)
    report = made_up.record(1, objects=(item,), chronology=text, received_on=day, owner_office="desa-rekaan")
    record = record_of("reports", report_content(report), uid="report-1", owner_office="desa-rekaan", created_at=moment)
    (read,) = here.opened(here.sealed(records=(record,)).content).payload().records
    assert read == record


def test_every_collection_is_a_record_of_plain_values() -> None:
    """A new kind of content is one line; this finds members that cannot travel."""
    for name, collection in COLLECTIONS.items():
        assert collection.name == name
        assert fields(collection.kind)
        msgspec.json.schema(collection.kind)
    assert {item.name for item in fields(ReportDraft)} <= {item.name for item in fields(ReportContent)}


def test_the_document_for_other_programs_names_everything() -> None:
    document = resource_path("schemas", "package.md").read_text("utf-8")
    assert [name for name in COLLECTIONS if f"`{name}`" not in document] == []
    assert [kind for kind in PackageKind if context(kind).decode() not in document] == []
    assert [name for name in Header.__struct_fields__ if f"| `{name}` |" not in document] == []


@pytest.mark.skipif(shutil.which("age") is None, reason="Debian's age is not installed")
def test_debians_age_opens_a_file_with_the_exported_key(tmp_path: Path) -> None:
    """In twenty years, with nothing but `age -d` and package.md."""
    photo = b"foto" * 50_000
    made = here.sealed(blobs=(here.blob(photo),))
    (tmp_path / "kunci.txt").write_bytes(identity_file(MENTOR, WRITTEN))
    (tmp_path / "kiriman.sigap").write_bytes(made.content)
    subprocess.run(
        ["age", "-d", "-i", "kunci.txt", "-o", "isi.bin", "kiriman.sigap"], cwd=tmp_path, check=True, timeout=60
    )
    plain = (tmp_path / "isi.bin").read_bytes()
    assert plain[64:68] == b"SGAP" and int.from_bytes(plain[68:70], "big") == 1
    end = 74 + int.from_bytes(plain[70:74], "big")
    header: dict[str, Any] = msgspec.json.decode(plain[74:end])
    body = plain[end : end + header["body"]["packed"]]
    assert hashlib.sha256(body).hexdigest() == header["body"]["sha256"]
    read = msgspec.json.decode(zlib.decompress(body))
    assert read["records"]["reports"][0]["content"]["reporter"]["name"] == "Siti Rekaan"
    assert plain[end + header["body"]["packed"] :] == photo


@pytest.mark.skipif(shutil.which("age") is None, reason="Debian's age is not installed")
def test_debians_age_seals_what_we_open(tmp_path: Path) -> None:
    (tmp_path / "isi.bin").write_bytes(here.plain_of(here.sealed().content))
    command = ["age", "-r", MENTOR.public.recipient, "-o", "kiriman.sigap", "isi.bin"]
    subprocess.run(command, cwd=tmp_path, check=True, timeout=60)
    assert here.opened((tmp_path / "kiriman.sigap").read_bytes()).payload().records == here.report_records()


def test_new_keys_are_of_the_office_and_keep_their_secrets() -> None:
    keys = new_keys(here.office())
    assert keys.public.office_name == "Desa Rekaan" and keys.public.office_code == "36.04.05.2003"
    assert keys.identity not in repr(keys) and repr(keys.signing_secret) not in repr(keys)
    assert keys.public != new_keys(here.office()).public
    text = identity_file(keys, WRITTEN).decode()
    assert text.splitlines()[-1] == keys.identity
    assert f"# public key: {keys.public.recipient}" in text
