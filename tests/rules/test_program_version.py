"""Versions in files, compared as numbers."""

import pytest

from desktop.rules.program_version import is_older, version_said


@pytest.mark.parametrize(
    ("text", "version"),
    [
        ("SIGAP Desa 0.1.0", (0, 1, 0)),
        ("0.10", (0, 10, 0)),
        ("2", (2, 0, 0)),
        ("SIGAP Desa", None),
        ("", None),
        ("1.2.3.4", None),
        ("v1.0", None),
        ("1.²", None),
        ("٣.٠.٠", None),
    ],
)
def test_a_version_is_read(text: str, version: tuple[int, int, int] | None) -> None:
    assert version_said(text) == version


@pytest.mark.parametrize(
    ("program", "oldest", "older"),
    [
        ("SIGAP Desa 0.9.0", "0.10.0", True),
        ("SIGAP Desa 0.10.0", "0.10.0", False),
        ("SIGAP Desa 1.0.0", "0.10", False),
        ("SIGAP Desa", "0.0.1", True),
        ("SIGAP Desa", "", False),
    ],
)
def test_numbers_are_compared_and_not_letters(program: str, oldest: str, older: bool) -> None:
    assert is_older(program, oldest) is older
