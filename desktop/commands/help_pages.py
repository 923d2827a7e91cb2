"""The pages of `--help`, in the language of the program: what click says in English is said anew."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import click

from resources.language import _

_REQUIRED = re.compile(r"\[(.*; )?required\]$")


class HelpPage(click.HelpFormatter):
    """Writes a help page with the headings and words of click in the language in use."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        words = " ".join(_word(word) for word in args.split(" "))
        super().write_usage(prog, words, prefix or _("Pemakaian:") + " ")

    def write_heading(self, heading: str) -> None:
        super().write_heading({"Options": _("Pilihan"), "Commands": _("Perintah")}.get(heading, heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        said = [(" ".join(_word(word) for word in first.split(" ")), _sentence(second)) for first, second in rows]
        super().write_dl(said, col_max, col_spacing)


class ListedCommand(click.Command):
    """A command of many choices: its help lists them below the options, each with what it is.

    `listed` returns the heading of the list and its lines, in the language in use.
    """

    def __init__(self, *args: Any, listed: Callable[[], tuple[str, Sequence[tuple[str, str]]]], **attrs: Any) -> None:
        super().__init__(*args, **attrs)
        self._listed = listed

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list."""
        heading, lines = self._listed()
        with formatter.section(heading):
            formatter.write_dl(lines)


class _Context(click.Context):
    formatter_class = HelpPage


def with_help_page(command: click.Command) -> click.Command:
    """Return a command whose help, and that of the commands under it, is written by `HelpPage`."""
    command.context_class = _Context
    if isinstance(command, click.Group):
        for inner in command.commands.values():
            with_help_page(inner)
    return command


def _word(word: str) -> str:
    """Return a word click puts for what is to be typed, in the language in use."""
    end = next((end for end in ("]...", "...", "]") if word.endswith(end)), "")
    start = "[" if word.startswith("[") else ""
    known = {
        "OPTIONS": _("PILIHAN"),
        "COMMAND": _("PERINTAH"),
        "ARGS": _("ISIAN"),
        "TEXT": _("TEKS"),
        "INTEGER": _("ANGKA"),
        "DATE": _("TANGGAL"),
        "FILE": _("BERKAS"),
        "FILES": _("BERKAS"),
        "OUT": _("BERKAS"),
        "PATH": _("BERKAS"),
        "DIRECTORY": _("FOLDER"),
        "NAME": _("NAMA"),
    }
    plain = word[len(start) : len(word) - len(end)]
    return f"{start}{known[plain]}{end}" if plain in known else word


def _sentence(text: str) -> str:
    if text == "Show this message and exit.":
        return _("Perlihatkan petunjuk ini.")
    return _REQUIRED.sub(lambda found: f"[{found[1] or ''}{_('wajib')}]", text)
