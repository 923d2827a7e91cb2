"""R10, R5: a file on a stick is read back before anybody may pull it out; whatever goes wrong leaves nothing half."""

import errno
import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from db.problem import Problem
from desktop.exchange import stick
from desktop.exchange.stick import read_hash, write_safely

NAME = "SIGAP_36.04.05.2003_kiriman_2026-Q4_0001.sigap"
CONTENT = os.urandom(300_000)


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_what_is_written_is_what_is_read(tmp_path: Path) -> None:
    written = write_safely(tmp_path, NAME, CONTENT)
    assert written.path == tmp_path / NAME and written.path.read_bytes() == CONTENT
    assert (written.length, written.sha256) == (len(CONTENT), hashlib.sha256(CONTENT).hexdigest())
    assert read_hash(written.path) == written.sha256
    assert _names(tmp_path) == [NAME]


def test_the_same_file_again_is_the_same_and_another_stands_beside(tmp_path: Path) -> None:
    first = write_safely(tmp_path, NAME, CONTENT)
    assert write_safely(tmp_path, NAME, CONTENT) == first
    other = write_safely(tmp_path, NAME, CONTENT + b"x")
    third = write_safely(tmp_path, NAME, CONTENT + b"y")
    assert [other.path.name, third.path.name] == [
        NAME.replace(".sigap", "_2.sigap"),
        NAME.replace(".sigap", "_3.sigap"),
    ]
    assert first.path.read_bytes() == CONTENT
    assert write_safely(tmp_path, NAME, CONTENT + b"x") == other


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "stick-full"),
        (errno.EROFS, "stick-read-only"),
        (errno.EACCES, "stick-read-only"),
        (errno.EIO, "stick-failed"),
        (errno.ENODEV, "stick-failed"),
    ],
)
@pytest.mark.parametrize("step", ["open", "fsync", "replace", "unlink after"])
def test_each_step_that_fails_is_told_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str, step: str
) -> None:
    def fail(*__: Any, **___: Any) -> None:
        raise OSError(number, os.strerror(number))

    if step == "open":
        kept = Path.open

        def refuse(path: Path, mode: str = "r", *more: Any, **other: Any) -> Any:
            return fail() if "x" in mode else kept(path, mode, *more, **other)

        monkeypatch.setattr(Path, "open", refuse)
    elif step == "fsync":
        monkeypatch.setattr(stick.os, "fsync", fail)
    elif step == "replace":
        monkeypatch.setattr(stick, "replace", fail)
    else:
        monkeypatch.setattr(stick, "replace", fail)
        monkeypatch.setattr(Path, "unlink", fail)  # the stick is gone altogether
    with pytest.raises(Problem) as refused:
        write_safely(tmp_path, NAME, CONTENT)
    assert (refused.value.code, refused.value.params["folder"]) == (code, str(tmp_path))
    monkeypatch.undo()
    if step != "unlink after":
        assert _names(tmp_path) == []


def _lying(times: int) -> Callable[[Path, Path], None]:
    """A stick that loses the end of what was written, so often."""
    left = [times]

    def replace(source: Path, target: Path) -> None:
        if left[0] > 0:
            left[0] -= 1
            with source.open("rb+") as file:
                file.truncate(100_000)
                file.truncate(len(CONTENT))
        source.replace(target)

    return replace


def test_a_stick_that_lies_once_is_written_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stick, "replace", _lying(1))
    written = write_safely(tmp_path, NAME, CONTENT)
    assert written.path.read_bytes() == CONTENT and _names(tmp_path) == [NAME]


def test_a_stick_that_lies_twice_is_refused_and_left_clean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stick, "replace", _lying(2))
    with pytest.raises(Problem, match="stick-differs"):
        write_safely(tmp_path, NAME, CONTENT)
    assert _names(tmp_path) == []


def test_a_system_without_advice_reads_back_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "posix_fadvise", raising=False)  # Windows
    assert write_safely(tmp_path, NAME, CONTENT).path.read_bytes() == CONTENT


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="stick-failed"):
        write_safely(tmp_path / "tercabut", NAME, CONTENT)
