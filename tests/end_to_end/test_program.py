"""The program as it is started by people: `sigap` in a process of its own, and the made-up office."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pypdf
import pytest

from tests.offices import PASSWORD, REPORTER

ROOT = Path(__file__).parents[2]
SIGAP = Path(sys.executable).with_name("sigap")
TEXTS = {
    "formulir-laporan.pdf": ("LAPORAN GRATIFIKASI", "SK Pimpinan KPK Nomor 1461"),
    "tanda-terima.pdf": ("TANDA TERIMA LAPORAN GRATIFIKASI", "Nomor:"),
    "serah-terima.pdf": ("BERITA ACARA SERAH TERIMA", "Panti Asuhan Contoh Kasih"),
    "buku-register.pdf": ("BUKU REGISTER GRATIFIKASI",),
    "ringkasan.pdf": ("Penyampaian ringkasan pengendalian", "RINGKASAN"),
    "nihil-dan-pernyataan.pdf": ("LAPORAN NIHIL GRATIFIKASI", "SURAT PERNYATAAN GRATIFIKASI"),
    "daftar-batas-waktu.pdf": ("DAFTAR BATAS WAKTU LAPORAN GRATIFIKASI",),
    "lembar-pemulihan.pdf": ("LEMBAR PEMULIHAN SIGAP DESA",),
    "undangan-dan-daftar-hadir.pdf": ("Undangan", "DAFTAR HADIR"),
    "berkas-kegiatan.pdf": ("NOTULEN",),
    "laporan-kegiatan.pdf": ("LAPORAN",),
    "sertifikat.pdf": ("SERTIFIKAT",),
    "cakupan.pdf": ("CAKUPAN",),
    "surat-pendaftaran.pdf": ("INSPEKTORAT DAERAH (CONTOH)", "DESA SUKAMAJU (CONTOH)", "delapan kata"),
    "surat-pengantar-berkas.pdf": ("Kode cek", "Desa Sukamaju (Contoh)"),
    "tanda-terima-berkas.pdf": ("TANDA TERIMA BERKAS",),
    "buku-ekspedisi.pdf": ("BUKU EKSPEDISI BERKAS",),
    "lembar-kunci.pdf": ("LEMBAR KUNCI SIGAP DESA",),
    "surat-terlambat.pdf": ("Berkas laporan yang belum diterima", "Kepala Desa Wanasari (Contoh)"),
    "rekap-konsolidasi.pdf": ("RINGKASAN GABUNGAN PENGENDALIAN GRATIFIKASI DAN PELATIHAN",),
    "sampel-audit.pdf": ("SAMPEL ACAK PEMERIKSAAN", "diambil secara acak"),
}
STORY = (
    "Kisah pertukaran berkas, satu inspektorat dan tiga desa",
    "delapan katanya cocok",
    "NIHIL",
    "terlambat",
    "Berkas terpotong",
    "catatan ditutup",
)


class Shell:
    """Types commands into processes that share one home."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("SIGAP_", "XDG_", "DISPLAY"))}
        self.environment = kept | {"HOME": str(folder), "SIGAP_PASSWORD": PASSWORD, "COLUMNS": "200"}

    def __call__(self, *words: object, program: tuple[str, ...] = ()) -> "subprocess.CompletedProcess[str]":
        command = [*(program or (str(SIGAP),)), *(str(word) for word in words)]
        return subprocess.run(
            command,
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=200,
            check=False,
        )


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


def test_an_office_from_the_command_line(shell: Shell) -> None:
    made = shell("init", "--kind", "desa", "--code", "36.04.05.2003")
    assert (made.returncode, made.stderr) == (0, "")
    record = '[{"received_on": "2026-11-02", "reporter": {"name": "%s"}}]' % REPORTER  # noqa: UP031
    (shell.folder / "a.json").write_text(record, "utf-8")
    assert shell("import", "a.json").returncode == 0
    listed = shell("list", "reports")
    assert REPORTER in listed.stdout
    assert listed.returncode == 0
    wrong = shell("show", "report", "tidak ada")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert len(wrong.stderr.splitlines()) == 1
    assert wrong.stderr.startswith("report-unknown")
    unclear = shell("list", "laporan")
    assert (unclear.returncode, len(unclear.stderr.splitlines())) == (2, 1)
    shell.environment["SIGAP_PASSWORD"] = "bukan kata sandinya"
    assert shell("list", "reports").returncode == 2
    assert "Traceback" not in made.stderr + wrong.stderr + unclear.stderr


def test_an_import_goes_on_though_nobody_reads_its_lines(shell: Shell) -> None:
    assert shell("init", "--kind", "desa", "--code", "36.04.05.2003").returncode == 0
    book = ROOT / "tests" / "data" / "sheets" / "buku-gratifikasi-kecamatan.xlsx"
    unread, turned_away = os.pipe()
    os.close(unread)
    with os.fdopen(turned_away, "w") as out:
        command = [str(SIGAP), "import", str(book)]
        done = subprocess.run(command, cwd=shell.folder, env=shell.environment, stdout=out, timeout=100, check=False)
    assert done.returncode == 0
    assert "28 laporan" in shell("list", "reports").stdout


def test_a_bug_ends_with_1(shell: Shell) -> None:
    shell("init", "--kind", "desa", "--name", "Contoh")
    patched = (
        "import desktop.services.home, desktop.services.due as due, sys\n"
        f"def fail(*a, **k): raise RuntimeError({REPORTER!r})\n"
        "due.due_items = fail\n"
        "from desktop.main import main\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    said = shell("deadlines", program=(sys.executable, "-c", patched))
    assert said.returncode == 1
    assert len(said.stderr.splitlines()) == 1
    assert REPORTER not in said.stderr + said.stdout
    (log,) = shell.folder.rglob("sigap.log")
    assert "RuntimeError" in log.read_text("utf-8")
    assert REPORTER not in log.read_text("utf-8")


def test_without_a_display_the_window_says_one_line(shell: Shell) -> None:
    for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY"):
        shell.environment.pop(name, None)
    said = shell()
    assert said.returncode == 2
    assert len(said.stderr.splitlines()) == 1
    assert "Traceback" not in said.stderr


@pytest.mark.timeout(240)
def test_the_made_up_offices_their_papers_and_their_story(shell: Shell) -> None:
    out = shell.folder / "contoh"
    made = shell("demo", out)
    assert (made.returncode, made.stderr) == (0, "")
    for words in STORY:
        assert words in made.stdout
    assert {path.name for path in out.glob("*.pdf")} == set(TEXTS)
    for name, expected in TEXTS.items():
        pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO((out / name).read_bytes())).pages]
        for words in expected:
            assert any(words in " ".join(page.split()) for page in pages), (name, words)
        assert all("DATA CONTOH" in page for page in pages), name
    before = {path.name: path.read_bytes() for path in out.glob("*.pdf")}
    again = shell("demo", out)
    assert again.returncode == 2
    assert again.stderr.startswith("demo-exists")
    assert {path.name: path.read_bytes() for path in out.glob("*.pdf")} == before
    shell.environment["SIGAP_PASSWORD"] = "hanya untuk data contoh"
    common = ("--register", out / "register", "--account", "Operator Contoh")
    checked = shell(*common, "check")
    assert checked.returncode == 0, checked.stderr
    pinned = shell(*common, "--today", "2027-01-04", "print", "deadlines", "--pdf", shell.folder / "x.pdf")
    assert pinned.returncode == 0, "a made-up register may be used with any date"
    reader = shell("--register", out / "register", "--account", "Pembaca Contoh", "list", "reports")
    assert "•••" in reader.stdout
