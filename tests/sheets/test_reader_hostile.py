"""Whatever file is chosen, the program answers with cells or with a Problem (SAFETY.md §2.10, S12, S18)."""

import io
import random
import sys
import time
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from db.problem import Problem
from desktop.sheets import reader
from desktop.sheets.formats import check_members
from desktop.sheets.reader import read_cells

STRINGS = (
    '<?xml version="1.0"?>{head}<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{body}</sst>'
)


def _xlsx(**members: str) -> bytes:
    """A workbook of one cell as a spreadsheet program writes it, with some of its members replaced."""
    plain = io.BytesIO()
    with xlsxwriter.Workbook(plain) as book:
        book.add_worksheet().write_string("A1", "halo")
    replaced = {f"xl/{name}.xml".replace("__", "/"): content for name, content in members.items()}
    buffer = io.BytesIO()
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        assert set(replaced) <= set(source.namelist())
        for name in source.namelist():
            package.writestr(name, replaced.get(name) or source.read(name))
    return buffer.getvalue()


def _refusal(path: Path) -> str:
    with pytest.raises(Problem) as refused:
        read_cells(path)
    assert refused.value.params.get("file") == path.name
    return refused.value.code


def _write(tmp_path: Path, name: str, content: bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


def test_the_hand_made_file_is_itself_readable(tmp_path: Path) -> None:
    (sheet,) = read_cells(_write(tmp_path, "baik.xlsx", _xlsx()))
    assert sheet.rows == [["halo"]]


def test_a_name_with_spaces_dashes_and_odd_letters_is_only_a_name(tmp_path: Path) -> None:
    for name in ("--help.xlsx", "buku tamu; rm -rf $HOME.xlsx", "buku\u202egnp.xlsx", "ありがとう.xlsx"):
        assert read_cells(_write(tmp_path, name, _xlsx()))[0].rows == [["halo"]]


@pytest.mark.parametrize("ending", [".xlsx", ".xls", ".ods", ".csv"])
def test_a_renamed_program_is_refused(tmp_path: Path, ending: str) -> None:
    content = b"MZ\x90\x00\x03\x00\x00\x00" + random.Random(1).randbytes(40_000)
    assert _refusal(_write(tmp_path, f"daftar{ending}", content)) == "sheet-unknown-kind"


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9, 0.999])
def test_a_truncated_workbook_is_refused(tmp_path: Path, samples: Path, share: float) -> None:
    content = (samples / "buku-gratifikasi-kecamatan.xlsx").read_bytes()
    assert _refusal(_write(tmp_path, "putus.xlsx", content[: int(len(content) * share)])) == "sheet-damaged"


def test_a_zip_bomb_is_stopped_before_it_is_opened(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/worksheets/sheet1.xml", b"0" * (201 * 1024 * 1024))
    begun = time.monotonic()
    with pytest.raises(Problem, match="sheet-too-large"):
        check_members(buffer.getvalue())
    assert time.monotonic() - begun < 1
    assert _refusal(_write(tmp_path, "bom.xlsx", buffer.getvalue())) == "sheet-too-large"


def test_a_zip_that_lies_about_its_size_dies_alone(tmp_path: Path) -> None:
    body = "<si><t>" + "a" * 1000 + "</t></si>"
    content = bytearray(_xlsx(sharedStrings=STRINGS.format(head="", body=body * 100_000)))
    # The directory at the end claims ten bytes where a hundred million wait.
    at = content.rfind(b"PK\x01\x02", 0, content.rfind(b"xl/sharedStrings.xml"))
    content[at + 24 : at + 28] = (10).to_bytes(4, "little")
    check_members(bytes(content))
    assert _refusal(_write(tmp_path, "bohong.xlsx", bytes(content))) in ("sheet-damaged", "sheet-too-large")


def test_a_thousand_members_and_one_too_many(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for number in range(10_001):
            package.writestr(f"m{number}", b"")
    assert _refusal(_write(tmp_path, "banyak.xlsx", buffer.getvalue())) == "sheet-too-large"


def test_a_billion_laughs_do_not_laugh(tmp_path: Path) -> None:
    entities = '<!ENTITY l0 "ha">' + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    strings = STRINGS.format(head=f"<!DOCTYPE sst [{entities}]>", body="<si><t>&l9;</t></si>")
    path = _write(tmp_path, "tawa.xlsx", _xlsx(sharedStrings=strings))
    begun = time.monotonic()
    try:
        sheets = read_cells(path)
    except Problem as refused:
        assert refused.code in ("sheet-damaged", "sheet-empty")
    else:
        assert len(str(sheets)) < 1_000
    assert time.monotonic() - begun < 5


def test_an_entity_that_points_at_a_file_brings_nothing_in(tmp_path: Path) -> None:
    secret = _write(tmp_path, "rahasia.txt", b"ISI RAHASIA")
    strings = STRINGS.format(
        head=f'<!DOCTYPE sst [<!ENTITY x SYSTEM "file://{secret}">]>', body="<si><t>&x;</t></si><si><t>a</t></si>"
    )
    try:
        sheets = read_cells(_write(tmp_path, "entitas.xlsx", _xlsx(sharedStrings=strings)))
    except Problem as refused:
        assert refused.code in ("sheet-damaged", "sheet-empty")
    else:
        assert "RAHASIA" not in str(sheets)


def test_a_cell_in_the_farthest_corner_is_refused_not_allocated(tmp_path: Path) -> None:
    far = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
        "</sheetData></worksheet>"
    )
    assert _refusal(_write(tmp_path, "jauh.xlsx", _xlsx(worksheets__sheet1=far))) in (
        "sheet-too-large",
        "sheet-damaged",
    )


def test_other_files_get_their_own_sentence(tmp_path: Path) -> None:
    assert _refusal(_write(tmp_path, "kosong.xlsx", b"")) == "sheet-empty"
    assert _refusal(_write(tmp_path, "web.xls", b"<html><table><tr><td>1</td></tr></table></html>")) == (
        "sheet-is-web-page"
    )
    assert _refusal(_write(tmp_path, "gambar.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(500))) == "sheet-unknown-kind"
    assert _refusal(tmp_path / "tidak-ada.xlsx") == "file-unreadable"
    assert _refusal(tmp_path) == "file-unreadable"


def test_a_file_over_the_limit_is_not_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "besar.csv"
    with path.open("wb") as file:
        file.truncate(reader.FILE_LIMIT + 10)
    assert _refusal(path) == "sheet-too-large"


def test_a_process_that_does_not_answer_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "SECONDS", 0.5)
    monkeypatch.setattr(reader, "_command", lambda _suffix: ["/bin/sleep", "30"])
    begun = time.monotonic()
    assert _refusal(_write(tmp_path, "lama.xlsx", _xlsx())) == "sheet-too-slow"
    assert time.monotonic() - begun < 5


def test_the_death_of_the_process_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_command", lambda _suffix: ["/bin/sh", "-c", "kill -ABRT $$"])
    assert _refusal(_write(tmp_path, "mati.xlsx", _xlsx())) == "sheet-damaged"


def test_nothing_of_the_file_is_left_in_the_temporary_folder(
    tmp_path: Path, samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    read_cells(samples / "daftar-hadir.xls")
    assert list(folder.iterdir()) == []


def _damaged(content: bytes, seed: int) -> bytes:
    """One of the damages of SAFETY.md §2.10: flipped bytes, a zeroed stretch, a cut, a stretch copied elsewhere."""
    chance = random.Random(seed)
    data = bytearray(content)
    for _ in range(chance.choice((1, 3, 10, 60))):
        at = chance.randrange(len(data))
        match chance.randrange(4):
            case 0:
                data[at] = chance.randrange(256)
            case 1:
                data[at : at + 64] = bytes(len(data[at : at + 64]))
            case 2:
                other = chance.randrange(len(data))
                data[at : at + 32] = data[other : other + len(data[at : at + 32])]
            case 3:
                data[at : at + 4] = b"\xff" * len(data[at : at + 4])
    return bytes(data[: chance.randrange(600, len(data))] if chance.random() < 0.2 else data)


def _count_problems(tmp_path: Path, content: bytes, seeds: range) -> int:
    refused = 0
    for seed in seeds:
        path = _write(tmp_path, "rusak.xls", _damaged(content, seed))
        try:
            read_cells(path)
        except Problem:
            refused += 1
        path.unlink()
    return refused


def test_damaged_copies_of_an_old_workbook_give_cells_or_problems(tmp_path: Path, samples: Path) -> None:
    assert _count_problems(tmp_path, (samples / "daftar-hadir.xls").read_bytes(), range(30)) > 0


@pytest.mark.night
@pytest.mark.timeout(600)
def test_six_hundred_damaged_copies_give_cells_or_problems(tmp_path: Path, samples: Path) -> None:
    assert _count_problems(tmp_path, (samples / "daftar-hadir.xls").read_bytes(), range(600)) > 60


def test_a_packaged_program_reads_by_starting_itself(
    tmp_path: Path, samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "sigap"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m desktop "$@"\n')
    program.chmod(0o755)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))
    assert len(read_cells(samples / "perangkat-desa.csv")[0].rows) == 15
