"""Comma, semicolon and tab files in the encodings of offices are read as they were meant."""

from pathlib import Path

import pytest

from db.problem import Problem
from desktop.sheets.reader import read_cells

ROWS = [["Nama", "Jabatan", "Alamat"], ["Siti Contoh", "Kaur", "Jl. Raya 1, Kampung Café"], ["Udin", "Kasi", "–"]]


def _cells(tmp_path: Path, content: bytes, name: str = "daftar.csv") -> list[list[object]]:
    path = tmp_path / name
    path.write_bytes(content)
    (sheet,) = read_cells(path)
    return [list(row) for row in sheet.rows]


def _written(delimiter: str) -> str:
    return "\r\n".join(delimiter.join(f'"{cell}"' if delimiter in cell else cell for cell in row) for row in ROWS)


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_delimiter_and_encoding_are_found(tmp_path: Path, delimiter: str, encoding: str) -> None:
    assert _cells(tmp_path, _written(delimiter).encode(encoding)) == ROWS


def test_semicolons_win_over_the_commas_of_degrees_and_money(tmp_path: Path) -> None:
    text = "nama;nilai\nSiti, S.Sos., M.Si;1.450.000,50\nUdin, S.IP;50.000,00\n"
    assert _cells(tmp_path, text.encode()) == [
        ["nama", "nilai"],
        ["Siti, S.Sos., M.Si", "1.450.000,50"],
        ["Udin, S.IP", "50.000,00"],
    ]


def test_the_line_that_names_the_delimiter_is_obeyed(tmp_path: Path) -> None:
    assert _cells(tmp_path, b"sep=|\na|b;c\n") == [["a", "b;c"]]


def test_line_ends_inside_quotes_stay_in_their_cell(tmp_path: Path) -> None:
    assert _cells(tmp_path, b'nama;alamat\nSiti;"Jl. Raya 1\nRT 02"\n')[1] == ["Siti", "Jl. Raya 1\nRT 02"]


def test_a_column_too_many_and_a_row_too_many_are_refused(tmp_path: Path) -> None:
    for content in (b";".join([b"x"] * 401), b"a;b\n" * 50_001):
        with pytest.raises(Problem) as refused:
            _cells(tmp_path, content)
        assert refused.value.code == "sheet-too-large"
