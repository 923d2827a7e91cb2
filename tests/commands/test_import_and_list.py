"""`import`, `list`, `show`: books come in as they were written, records go out in a documented format and back in."""

import json
import re
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest
import xlsxwriter

from db.queries.report_rows import ReportQuery
from db.records.report import StepDetails
from db.vocabulary import Step
from desktop.rules.labels import label
from desktop.services import audit, offices, officials, reports
from desktop.services.desk import Desk
from resources import resource_path
from tests.commands.conftest import Typed
from tests.offices import CLERK, GIVER, NIK, READER, REPORTER, TRAINER, draft
from tests.sheets.test_report_sample import TRUTH

SHEETS = Path(__file__).parents[1] / "data" / "sheets"
MONTHS = ((1, "Januari"), (2, "Februari"), (3, "Maret"))
BOOK, PEOPLE = SHEETS / "buku-gratifikasi-kecamatan.xlsx", SHEETS / "perangkat-desa.csv"


def _schema() -> dict[str, Any]:
    return dict(json.loads(resource_path("schemas", "report.schema.json").read_text("utf-8")))


def _file(folder: Path, content: object) -> str:
    path = folder / "catatan.json"
    path.write_text(json.dumps(content), "utf-8")
    return str(path)


def _count(sigap: Typed) -> int:
    return int(sigap.look(lambda desk: reports.find_reports(desk, ReportQuery()).count))


def test_a_preview_says_every_row_and_keeps_none(sigap: Typed) -> None:
    out = sigap.done("import", str(BOOK), "--preview")
    assert f"{BOOK.name}: 28 " in out.splitlines()[0]
    for row in TRUTH:
        assert f"baris {row}" in out
    assert _count(sigap) == 0


def test_the_28_reports_of_the_sample_book_enter_with_every_date_and_amount(sigap: Typed) -> None:
    out = sigap.done("import", str(BOOK))
    assert "28 baris masuk" in out
    records = json.loads(sigap.done("list", "reports", "--json"))
    read = [(r["received_on"], r["reported_on"] or "", r["total_value"], r["kind"]) for r in records]
    assert sorted(read) == sorted((a, b, c, kind.value) for a, b, c, kind in TRUTH.values())
    assert all(BOOK.name in record["imported_from"] for record in records)
    assert f"28 laporan, Rp{sum(c for _a, _b, c, _d in TRUTH.values()):,}".replace(",", ".").replace(
        "laporan.", "laporan,"
    ) in sigap.done("list", "reports")


def test_each_remark_names_its_column(sigap: Typed) -> None:
    out = sigap.done("import", str(BOOK), "--preview")
    twice = [line for line in out.splitlines() if line.startswith("  baris 17, disimpulkan: ") and "2/3/2026" in line]
    assert len({line.split(": ")[1] for line in twice}) == len(twice) == 2


def test_a_book_imported_again_enters_nothing_twice(sigap: Typed) -> None:
    sigap.done("import", str(BOOK))
    out = sigap.done("import", str(BOOK))
    assert "0 baris masuk" in out
    assert "28 baris sudah ada dan tidak dimasukkan lagi" in out
    assert out.count("Sudah ada di register dengan nomor") == 28
    assert _count(sigap) == 28
    assert "28 baris masuk" in sigap.done("import", str(BOOK), "--again")
    assert _count(sigap) == 56


def test_the_14_officials_of_the_sample_list_enter_once(sigap: Typed) -> None:
    assert "14 baris masuk" in sigap.done("import", str(PEOPLE))
    assert "0 baris masuk" in sigap.done("import", str(PEOPLE))
    people = sigap.look(officials.list_officials)
    assert len(people) == 15  # one was there before
    assert "15 baris" in sigap.done("list", "people")
    assert not any(person["nik"].isdigit() for person in json.loads(sigap.done("list", "people", "--json")))


def test_an_attendance_list_is_not_taken_for_officials_unless_told(sigap: Typed) -> None:
    said = sigap("import", str(SHEETS / "daftar-hadir.xls"))
    assert (said.code, "sheet-is-attendance" in said.err) == (2, True)
    assert len(sigap.look(officials.list_officials)) == 1
    assert "41 baris" in sigap.done("import", str(SHEETS / "daftar-hadir.xls"), "--as", "officials", "--preview")


def test_what_list_prints_fits_the_schema_and_comes_back_in(sigap: Typed, tmp_path: Path) -> None:
    sigap.look(lambda desk: reports.register_report(desk, draft(typed_number="700/1/2026")), CLERK)
    sigap.done("import", str(BOOK))
    printed = json.loads(sigap.done("list", "reports", "--json"))
    jsonschema.Draft202012Validator.check_schema(_schema())
    validator = jsonschema.Draft202012Validator(_schema())
    for record in printed:
        validator.validate(record)
    again = [record for record in printed if not record["typed_number"]]
    assert "28 laporan" in sigap.done("import", _file(tmp_path, again), "--again")
    after = json.loads(sigap.done("list", "reports", "--json"))
    assert len(after) == 57
    given = ("uid", "number", "events", "created_at", "changed_at", "content_hash", "registered_on", "year", "revision")

    def kept(record: dict[str, Any]) -> str:
        plain = {key: value for key, value in record.items() if key not in given}
        plain["objects"] = [{k: v for k, v in item.items() if k != "uid"} for item in record["objects"]]
        return json.dumps(plain, sort_keys=True)

    assert sorted(map(kept, after[-28:])) == sorted(map(kept, again))


def test_every_month_of_a_book_is_imported_and_its_recapitulation_is_not(sigap: Typed, tmp_path: Path) -> None:
    path = tmp_path / "buku-bulanan.xlsx"
    head = ["No", "Tgl Terima", "Nama Penerima", "Pemberi", "Uraian", "Nilai (Rp)"]
    gifts = {month: [1, f"14-{n:02d}-2026", "Budi Contoh", "Wawan Rekaan", f"Kue {n}", 40_000] for n, month in MONTHS}
    with xlsxwriter.Workbook(str(path)) as made:
        for month, gift in gifts.items():
            sheet = made.add_worksheet(month)
            sheet.write_row(0, 0, head)
            sheet.write_row(1, 0, gift)
        recapitulation = made.add_worksheet("Rekap 2026")
        for place, row in enumerate([head, *gifts.values()]):
            recapitulation.write_row(place, 0, row)
    looked = sigap.done("import", str(path), "--preview")
    assert "buku-bulanan.xlsx: 6 baris dipahami (0 jelas, 6 diragukan), 0 ditolak" in looked
    assert "lembar Februari:" in looked
    assert "kolom “Tgl Terima”: Tanggal diterima/ditolak" in looked
    assert "Sudah ada di lembar Maret, baris 2." in looked
    out = sigap.done("import", str(path))
    assert "3 baris masuk" in out
    assert "3 baris sudah ada dan tidak dimasukkan lagi" in out
    assert _count(sigap) == 3


def test_a_masked_nik_is_not_taken_for_a_number(sigap: Typed, tmp_path: Path) -> None:
    sigap.look(lambda desk: reports.register_report(desk, draft()), CLERK)
    printed = json.loads(sigap.done("list", "reports", "--json"))
    assert printed[0]["reporter"]["nik"] == "••••••••••••0003"
    sigap.done("import", _file(tmp_path, printed), "--again")
    assert json.loads(sigap.done("list", "reports", "--json"))[-1]["reporter"]["nik"] == ""


def test_records_imported_again_enter_nothing_twice(sigap: Typed, tmp_path: Path) -> None:
    sigap.look(lambda desk: reports.register_report(desk, draft()), CLERK)
    sigap.done("import", str(BOOK))
    records = json.loads(sigap.done("list", "reports", "--json"))
    fresh = {"received_on": "2026-11-02", "objects": [{"description": "Bolu", "giver": {"name": "Orang Rekaan"}}]}
    content = _file(tmp_path, [*records, fresh])
    looked = sigap.done("import", content, "--preview")
    assert "30 baris dipahami (1 jelas, 29 diragukan)" in looked
    assert looked.count("Sudah ada di register dengan nomor") == 29
    out = sigap.done("import", content)
    assert f"ragu: Sudah ada di register dengan nomor {records[0]['number']}." in out
    assert "catatan.json: 1 laporan masuk register" in out
    assert "29 laporan sudah ada di register dan tidak dimasukkan lagi" in out
    assert _count(sigap) == 30
    assert "catatan.json: 0 laporan" in sigap.done("import", content)
    assert "catatan.json: 30 laporan" in sigap.done("import", content, "--again")
    assert _count(sigap) == 60


def test_a_fault_is_named_by_its_place_in_the_file_though_others_are_skipped(sigap: Typed, tmp_path: Path) -> None:
    sigap.look(lambda desk: reports.register_report(desk, draft()), CLERK)
    records = json.loads(sigap.done("list", "reports", "--json"))
    said = sigap("import", _file(tmp_path, [*records, {"received_on": "0001-01-01"}]))
    assert said.code == 2
    assert "report-date-impossible [[1].received_on]: Tanggal 01-01-0001 " in said.err


def test_a_record_like_another_is_left_out_by_sure_only(sigap: Typed, tmp_path: Path) -> None:
    sigap.look(lambda desk: reports.register_report(desk, draft()), CLERK)
    record = json.loads(sigap.done("list", "reports", "--json"))[0]
    record["reporter"]["name"] = "Orang Lain Rekaan"
    content = _file(tmp_path, record)
    out = sigap.done("import", content, "--sure-only")
    assert "Mirip laporan nomor" in out
    assert "catatan.json: 0 laporan" in out
    assert "catatan.json: 1 laporan" in sigap.done("import", content)


def test_the_schemas_are_the_ones_the_records_make() -> None:
    sys.path.insert(0, str(Path(__file__).parents[2] / "installer"))
    try:
        import build_schemas
    finally:
        sys.path.pop(0)
    for file, make in build_schemas.FILES.items():
        kept = resource_path("schemas", f"{file}.schema.json").read_text("utf-8")
        assert build_schemas.written(make()) == kept, "run python installer/build_schemas.py"


@pytest.mark.parametrize(
    ("content", "code", "says"),
    [
        ({"recieved_on": "2026-01-02"}, "json-unknown-field", "recieved_on"),
        ([{}, {"objects": [{"giver": {"nama": "X"}}]}], "json-unknown-field", "[1].objects[0].giver.nama"),
        (
            {"received_on": "31-12-2026"},
            "json-wrong-value",
            "[received_on]: Isi “received_on” tidak sesuai: harus tanggal",
        ),
        ({"kind": "hadiah"}, "json-wrong-value", 'Isi “kind” tidak sesuai: harus salah satu dari "receipt", "refusal"'),
        ({"kind": 3}, "json-wrong-value", 'salah satu dari "receipt", "refusal"'),
        ([{}, {"objects": [{"value": "5"}]}], "json-wrong-value", "[[1].objects[0].value]: Isi “value”"),
        ({"objects": [{"value": 1.5}]}, "json-wrong-value", "harus bilangan bulat tanpa tanda kutip, atau null."),
        ({"objects": [{"quantity": "x"}]}, "json-wrong-value", "harus bilangan, misalnya 2 atau 2.5, atau null."),
        ({"objects": [{"giver": {"relation": "bos"}}]}, "json-wrong-value", '"family", "provider"'),
        ({"objects": [5]}, "json-wrong-value", "Isi “objects[0]” tidak sesuai: harus catatan di dalam kurung kurawal."),
        ({"objects": {}}, "json-wrong-value", "harus daftar di dalam kurung siku."),
        ({"compensation": "ya"}, "json-wrong-value", "harus true atau false, atau null."),
        ({"reporter": {"name": 3}}, "json-wrong-value", "[reporter.name]: Isi “name” tidak sesuai: harus teks"),
        ({"events": [{}]}, "json-wrong-value", "[events[0].uid]: Isi “uid” tidak sesuai: harus teks"),
        ({"objects": [{"value": 1e400}]}, "json-unreadable", ""),
        ("bukan catatan", "json-wrong-value", "Isi “catatan” tidak sesuai: harus catatan di dalam kurung kurawal."),
        ({}, "report-date-missing", "received_on"),
        ([{"received_on": "2026-01-02"}, {"received_on": "1066-10-14"}], "report-date-impossible", "[1].received_on"),
        ([{"received_on": "2026-01-02", "objects": []}], "no-object", "objects"),
    ],
)
def test_a_record_that_is_not_clear_is_refused_by_name_and_nothing_is_kept(
    sigap: Typed, tmp_path: Path, content: object, code: str, says: str
) -> None:
    said = sigap("import", _file(tmp_path, content))
    assert said.code == 2
    assert said.err.splitlines()[0] == "catatan.json:"
    (line,) = said.err.splitlines()[1:]
    assert line.startswith(code), line
    assert says in line
    assert _count(sigap) == 0


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"[" * 200_000, b'{"a":' * 100_000, b"", b"{", b"9" * 100_000])
def test_hostile_json(sigap: Typed, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "jahat.json"
    path.write_bytes(content)
    said = sigap("import", str(path))
    assert said.code == 2
    assert "Traceback" not in said.err
    assert _count(sigap) == 0


def test_one_bad_file_among_good_ones(sigap: Typed, tmp_path: Path) -> None:
    good = _file(tmp_path, {"received_on": "2026-11-02"})
    broken = tmp_path / "rusak.xlsx"
    broken.write_bytes(BOOK.read_bytes()[:3000])
    said = sigap("import", str(broken), str(tmp_path / "tidak-ada.csv"), good)
    assert said.code == 2
    heads = [line for line in said.err.splitlines() if line.endswith(":")]
    assert heads == ["rusak.xlsx:", "tidak-ada.csv:"]
    assert "catatan.json: 1 laporan" in said.out
    assert _count(sigap) == 1


def test_search_period_and_limit(sigap: Typed) -> None:
    sigap.done("import", str(BOOK))
    found = json.loads(sigap.done("list", "reports", "--json", "--period", "2026-Q1"))
    assert found
    assert all("2026-01-01" <= record["received_on"] <= "2026-03-31" for record in found)
    expected = [t for t in TRUTH.values() if t[0] <= "2026-03-31"]
    assert len(found) == len(expected)
    assert len(json.loads(sigap.done("list", "reports", "--json", "--limit", "5"))) == 5
    name = found[0]["objects"][0]["giver"]["name"] or found[0]["reporter"]["name"]
    assert json.loads(sigap.done("list", "reports", "--json", "--search", name))
    assert json.loads(sigap.done("list", "reports", "--json", "--search", "tidak ada yang begini")) == []
    sigap.refused("period-unreadable", "list", "reports", "--period", "triwulan IV")


def test_show_masks_until_asked_and_the_asking_is_logged(sigap: Typed) -> None:
    number = sigap.look(lambda desk: reports.register_report(desk, draft()), CLERK).record.number
    shown = json.loads(sigap.done("show", "report", number, "--json"))
    assert NIK not in json.dumps(shown)
    assert shown["objects"][0]["giver"]["name"] == GIVER
    opened = json.loads(sigap.done("show", "report", shown["uid"], "--json", "--open-identity"))
    assert opened["reporter"]["nik"] == NIK
    assert len(sigap.look(lambda desk: audit.list_entries(desk, "identity-opened"))) == 1
    sigap.refused("report-unknown", "show", "report", "tidak ada")
    uid = sigap.look(officials.list_officials)[0].uid
    person = sigap.done("show", "person", uid)
    assert "Wulan Rekaan" in person
    assert "NIK: ••••••••••••0001" in person
    assert "NIK: 0000004502900001" in sigap.done("show", "person", uid, "--open-identity")
    sigap.refused("person-unknown", "show", "person", "tidak ada")


def test_show_speaks_the_words_of_the_screen(sigap: Typed) -> None:
    sent = StepDetails(number="700/1/Ds")

    def written(desk: Desk) -> str:
        uid = reports.register_report(desk, draft()).record.uid
        return reports.record_step(desk, uid, Step.SENT_TO_UPG, date(2026, 11, 12), sent).record.number

    number = sigap.look(written, CLERK)
    lines = sigap.done("show", "report", number).splitlines()
    for line in (
        f"Nomor register: {number}",
        f"Nama pelapor: {REPORTER}",
        "NIK pelapor: ••••••••••••0003",
        "Tanggal diterima/ditolak: 10-11-2026",
        "Permohonan kompensasi: Tidak",
        f"Objek 1: Nama pemberi: {GIVER}",
        "Objek 1: Nilai taksiran: Rp750.000",
        "Objek 1: Jumlah: 1",
        "Jumlah nilai: Rp750.000",
        f"Langkah: 12-11-2026 · {label(Step.SENT_TO_UPG)} · {CLERK} · Nomor: 700/1/Ds",
    ):
        assert line in lines, "\n".join(lines)
    assert f"NIK pelapor: {NIK}" in sigap.done("show", "report", number, "--open-identity")
    raw = re.compile(
        r"^[a-z_.0-9]+:|: (receipt|provider|goods|reporter|copy_to_upg|registered)$|T\d\d:|None|True|False"
    )
    assert [line for line in lines if raw.search(line)] == []
    assert f"Giver's name: {GIVER}" in sigap.done("--lang", "en", "show", "report", number)


def test_the_office_and_what_it_was_called_before(sigap: Typed) -> None:
    before = sigap.look(offices.profile).office
    after = replace(before, name="Contoh Baru", code="")
    sigap.look(lambda desk: offices.change_office(desk, after, date(2026, 10, 31), "Pemekaran (contoh)"))
    (listed,) = json.loads(sigap.done("list", "offices", "--json"))
    assert (listed["name"], listed["kind"], listed["uid"]) == ("Contoh Baru", "desa", before.uid)
    assert [(was["code"], was["name"], was["until"]) for was in listed["earlier"]] == [
        ("36.04.05.2003", "Contoh Makmur", "2026-10-31")
    ]
    now, was, _count_line = sigap.done("list", "offices").splitlines()
    assert now == "– · Desa Contoh Baru · Desa"
    assert was == "  36.04.05.2003 · Desa Contoh Makmur · Desa · sampai 31-10-2026 · Pemekaran (contoh)"
    assert json.loads(sigap.done("list", "offices", "--json", "--search", "Makmur"))
    assert json.loads(sigap.done("list", "offices", "--json", "--search", "lain sekali")) == []


def test_roles_hold_here_too(sigap: Typed, tmp_path: Path) -> None:
    number = sigap.look(lambda desk: reports.register_report(desk, draft()), CLERK).record.number
    sigap.account = READER
    out = sigap.done("list", "reports") + sigap.done("show", "report", number) + sigap.done("list", "reports", "--json")
    for name in (REPORTER, GIVER, "Bambang"):
        assert name not in out
    sigap.refused("not-allowed", "show", "report", number, "--open-identity")
    sigap.refused("not-allowed", "list", "audit")
    said = sigap("import", _file(tmp_path, {"received_on": "2026-11-02"}))
    assert (said.code, "not-allowed" in said.err) == (2, True)
    sigap.account = TRAINER
    for words in (
        ("list", "reports"),
        ("show", "report", number),
        ("deadlines",),
    ):
        sigap.refused("not-allowed", *words)


def test_the_other_lists_are_json_too(sigap: Typed) -> None:
    sigap.look(lambda desk: reports.register_report(desk, draft()), CLERK)
    entries = json.loads(sigap.done("list", "audit", "--json"))
    assert entries[-1]["action"] == "register-created"
    said = sigap.done("list", "audit", "--search", "report-registered")
    assert "· Laporan didaftarkan (report-registered)" in said
    assert sigap.done("list", "audit", "--period", "2001") == "0 baris\n"
    assert json.loads(sigap.done("list", "papers", "--json")) == []
    due = json.loads(sigap.done("deadlines", "--json", "--days", "9999"))
    assert {item["kind"] for item in due} >= {"upg", "kpk"}
    assert all(date.fromisoformat(item["due_on"]) for item in due)
    assert GIVER not in json.dumps(due)
    assert msgspec.json.encode(due)
