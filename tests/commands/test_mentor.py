"""The command line of an inspectorate: its papers, and what it received from all offices."""

import json
from pathlib import Path

import pypdfium2

from tests.commands.conftest import Typed
from tests.commands.test_exchange import BOOK, mentor, pair

__all__ = ["mentor"]


def words(path: Path) -> str:
    """Everything a PDF says."""
    document = pypdfium2.PdfDocument(path)
    said = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return " ".join(said.split())


def test_papers_of_a_regency_and_its_register(sigap: Typed, mentor: Typed, tmp_path: Path) -> None:
    stick = tmp_path / "stik"
    pair(sigap, mentor, stick)
    sigap.done("import", str(BOOK))
    assert sigap("export", str(stick / "kiriman.sigap"), "--period", "2026").code == 0
    mentor.done("import", str(stick))
    out = tmp_path / "surat.pdf"

    mentor.done("print", "consolidated", "--period", "2026", "--pdf", str(out))
    said = words(out)
    assert "RINGKASAN GABUNGAN" in said and "REKAPITULASI UPG UNTUK KPK" in said and "Seluruhnya 28" in said
    assert "Kode cek" in said and "Pribadi & Rahasia tidak termasuk" in said

    mentor.done("print", "late-letters", "--period", "2025", "--office", "36.04.05.2004", "--pdf", str(out))
    assert len(pypdfium2.PdfDocument(out)) == 1
    assert "Yth. Kepala Desa" in words(out) and "Kantor Saudara belum terdaftar" in words(out)
    mentor.refused(
        "nobody-late", "print", "late-letters", "--period", "2027", "--office", "36.04.05.2003", "--pdf", str(out)
    )

    drawn = []
    for seed in ("7", "7", "8"):
        mentor.done("print", "audit-sample", "--period", "2026", "--sample", "3", "--seed", seed, "--pdf", str(out))
        drawn.append(words(out))
    assert drawn[0] == drawn[1] != drawn[2]
    assert "angka awal 7" in drawn[0] and "3 (tiga) diambil secara acak" in drawn[0]
    mentor.refused("sample-nothing", "print", "audit-sample", "--period", "2019", "--pdf", str(out))

    listed = json.loads(mentor.done("list", "reports", "--received", "--json", "--period", "2026"))
    assert len(listed) == 28 and {line["office_name"] for line in listed} == {"Desa Contoh Makmur"}
    assert "28 catatan" in mentor.done("list", "reports", "--received")
    assert mentor("list", "audit", "--received").code == 2
