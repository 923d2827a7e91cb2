"""The two commands of the README: what they say and do around the program."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source import ROOT

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the twins for Windows are cmd files")
PLAIN = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin"}


def _sh(root: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", *words], cwd=root, env=PLAIN | environment, capture_output=True, text=True, check=False, timeout=60
    )


def _project(folder: Path) -> Path:
    """A copy of the commands beside an environment whose `sigap` only repeats its arguments."""
    (folder / "installer").mkdir(parents=True)
    for name in ("run.sh", "environment.sh", "requirements.lock"):
        shutil.copy(ROOT / "installer" / name, folder / "installer")
    shutil.copy(ROOT / "pyproject.toml", folder)
    programs = folder / ".venv" / "bin"
    programs.mkdir(parents=True)
    (programs / "python").symlink_to(sys.executable)
    (programs / "sigap").write_text('#!/bin/sh\nprintf "<%s>" "$@"\nexit 7\n')
    (programs / "sigap").chmod(0o755)
    (folder / ".venv" / ".sigap-qt").touch()
    return folder


def _mark_as_done(project: Path) -> None:
    asked = f'root="{project}"; . installer/environment.sh; fingerprint installer/requirements.lock'
    (project / ".venv" / ".sigap-stamp").write_text(_sh(project, "-c", asked).stdout)


def test_without_a_display_the_window_says_one_line_and_ends_with_2(tmp_path: Path) -> None:
    project = _project(tmp_path / "proyek dengan spasi")
    answer = _sh(project, "installer/run.sh")
    assert (answer.returncode, answer.stdout) == (2, "")
    assert len(answer.stderr.splitlines()) == 1
    assert "layar" in answer.stderr


def test_a_second_start_goes_straight_to_the_program_with_its_arguments(tmp_path: Path) -> None:
    project = _project(tmp_path / "proyek dengan spasi")
    _mark_as_done(project)
    answer = _sh(project, "installer/run.sh", "demo", "folder hasil", "--lang", "en")
    assert (answer.stdout, answer.stderr) == ("<demo><folder hasil><--lang><en>", "")
    assert answer.returncode == 7


@pytest.mark.parametrize("damage", ["lock", "stamp", "interpreter", "place"])
def test_what_no_longer_fits_is_set_up_again(tmp_path: Path, damage: str) -> None:
    project = _project(tmp_path / "proyek")
    _mark_as_done(project)
    match damage:
        case "lock":
            with (project / "installer" / "requirements.lock").open("a") as lock:
                lock.write("# another library\n")
        case "stamp":
            (project / ".venv" / ".sigap-stamp").unlink()
        case "interpreter":
            (project / ".venv" / "bin" / "python").unlink()
        case "place":
            project = project.rename(tmp_path / "pindah")
    asked = f'root="{project}"; . installer/environment.sh; is_current .sigap-stamp installer/requirements.lock'
    assert _sh(project, "-c", asked).returncode == 1


def test_without_a_fitting_python_the_line_to_run_is_said(tmp_path: Path) -> None:
    project = _project(tmp_path / "proyek")
    shutil.rmtree(project / ".venv")
    tools = tmp_path / "bin"
    tools.mkdir()
    for name in ("cat", "cksum", "dirname", "mkdir", "mv", "rm", "uname"):
        found = shutil.which(name)
        assert found
        (tools / name).symlink_to(found)
    shell = shutil.which("sh")
    assert shell
    answer = subprocess.run(
        [shell, "installer/run.sh", "--help"],
        cwd=project,
        env={"PATH": str(tools)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 2
    assert answer.stderr.splitlines()[-1].endswith("apt-get install python3 python3-venv")


def test_ci_ends_with_the_closing_line_of_pytest_and_its_status(tmp_path: Path) -> None:
    (tmp_path / ".ci").mkdir()
    (tmp_path / "installer").mkdir()
    shutil.copy(ROOT / ".ci" / "run", tmp_path / ".ci")
    closing = "1 failed, 3 passed in 4.21s"
    (tmp_path / "installer" / "test.sh").write_text(f'echo "{closing}"; echo "Gagal: pytest" >&2; exit 1\n')
    answer = subprocess.run([tmp_path / ".ci" / "run"], capture_output=True, text=True, check=False)
    assert answer.stdout.splitlines()[-1] == closing
    assert answer.returncode == 1


def test_every_pinned_library_has_its_hashes() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        lines = (ROOT / "installer" / name).read_text("utf-8").splitlines()
        pins = [number for number, line in enumerate(lines) if line and line[0].isalnum()]
        assert pins
        for number in pins:
            assert "==" in lines[number]
            assert "--hash=sha256:" in lines[number + 1], lines[number]
