"""`--help`: every command says in Indonesian what it does and what each of its options is."""

import re
from collections.abc import Iterator

import click
import pytest

from desktop.commands.main import sigap as program
from tests.commands.conftest import Typed

_ENGLISH = re.compile(r"Usage|Options|Commands|Show this|required|TEXT|INTEGER|\bDATE\b|FILE|DIRECTORY|COMMAND|ARGS")


def _commands(group: click.Group, words: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield (*words, name), command
        if isinstance(command, click.Group):
            yield from _commands(command, (*words, name))


_ALL = [((), program), *_commands(program)]


@pytest.mark.parametrize(("words", "command"), _ALL, ids=[" ".join(words) or "sigap" for words, _command in _ALL])
def test_help_is_indonesian(nowhere: Typed, words: tuple[str, ...], command: click.Command) -> None:
    said = nowhere.raw(*words, "--help")
    assert said.code == 0
    assert said.out.startswith("Pemakaian: sigap")
    assert "Pilihan:" in said.out
    assert "Perlihatkan petunjuk ini." in said.out
    assert _ENGLISH.search(said.out) is None, said.out
    for option in command.params:
        if isinstance(option, click.Option):
            assert option.help, f"{words} {option.opts}"


def test_help_in_english_keeps_the_words_of_click(nowhere: Typed) -> None:
    said = nowhere.raw("--lang", "en", "init", "--help")
    assert said.out.startswith("Usage: sigap init [OPTIONS]")
    assert "Options:" in said.out
    assert "[required]" in said.out
    assert "Show this message and exit." in said.out


def test_many_choices_are_listed_with_what_each_is(nowhere: Typed) -> None:
    said = nowhere.raw("print", "--help").out
    assert "sigap print [PILIHAN] DOKUMEN..." in said
    assert re.search(r"^  bundle +Berkas kegiatan", said, re.MULTILINE)
    said = nowhere.raw("list", "--help").out
    assert "sigap list [PILIHAN] JENIS" in said
    assert re.search(r"^  certificates +sertifikat yang pernah diterbitkan", said, re.MULTILINE)
