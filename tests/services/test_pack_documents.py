"""A pack a tutor writes by hand: what cannot be meant is said before it goes to hundreds of offices."""

from pathlib import Path

import pytest

from db.problem import Problem
from desktop.rules.problems import explain
from desktop.services.pack_documents import read_pack


def written(folder: Path, words: str) -> Path:
    path = folder / "paket.toml"
    path.write_text(f'version = 1\nsource = "SE Contoh 1/2026"\n\n[words]\n{words}\n', encoding="utf-8")
    return path


def test_known_words_are_read(tmp_path: Path) -> None:
    pack = read_pack(written(tmp_path, 'upg_phone = "0254-000000"\nletters_to = "Inspektur Kabupaten Contoh"'))
    assert pack.words == {"upg_phone": "0254-000000", "letters_to": "Inspektur Kabupaten Contoh"}


def test_a_misspelt_word_is_named_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(Problem) as refused:
        read_pack(written(tmp_path, 'upg_fone = "0254-000000"'))
    told = explain(refused.value)
    assert refused.value.code == "pack-word-unknown"
    assert "upg_fone" in told.sentence and "upg_phone" in told.next_step
