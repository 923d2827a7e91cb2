"""The command `sigap`: global options, and each command loaded only when it is called."""

import re
import sys
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import cast

import click

from db.problem import Problem
from desktop.commands.context import DATE, Shared, say_problem
from desktop.commands.help_pages import with_help_page
from resources.language import Language, _, use_language

# Command → module with a click command of that name (dashes as underscores).
_COMMANDS = {
    "init": "office",
    "account": "office",
    "password": "office",
    "recover": "office",
    "demo": "demo",
    "import": "importing",
    "list": "listing",
    "show": "listing",
    "deadlines": "listing",
    "assess": "assessing",
    "print": "printing",
    "sheet": "sheet",
    "verify": "verifying",
    "session": "marking",
    "certificate": "marking",
    "enrol": "exchanging",
    "confirm": "exchanging",
    "export": "exchanging",
    "feedback": "exchanging",
    "comment": "mentoring",
    "decide": "deciding",
    "assign": "deciding",
    "pack": "mentoring",
    "bundle": "mentoring",
    "destroy": "mentoring",
    "destruction": "deciding",
    "fork": "forks",
    "key": "keys",
    "check": "keeping",
    "backup": "keeping",
    "restore": "keeping",
    "self-test": "self_testing",
}


# The words of click that no class of error tells apart.
_NO_COMMAND = re.compile(r"^No such command '(.*)'\.")
_TOO_MUCH = re.compile(r"^Got unexpected extra arguments? \((.*)\)")


class _Lazy(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        module = _COMMANDS.get(cmd_name)
        if module is None:
            return None
        name = f"{cmd_name.replace('-', '_')}_command"
        return with_help_page(cast(click.Command, getattr(import_module(f"desktop.commands.{module}"), name)))


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--register", type=click.Path(path_type=Path, file_okay=False), help="Folder register.")
@click.option("--account", help="Nama akun.")
@click.option("--today", type=DATE, help="Tanggal untuk jawaban yang dihitung (YYYY-MM-DD).")
@click.option("--lang", type=click.Choice([item.value for item in Language]), default="id", help="Bahasa.")
@click.pass_context
def sigap(ctx: click.Context, register: Path | None, account: str | None, today: date | None, lang: str) -> None:
    """SIGAP Desa: buku register gratifikasi kantor desa, tanpa jaringan."""
    use_language(Language(lang))
    ctx.obj = Shared(register, account, today)


with_help_page(sigap)


def run(arguments: list[str] | None = None) -> int:
    """Run a command; return 0 when done, 2 when the user can mend it, 1 for a bug."""
    try:
        sigap(args=arguments, prog_name="sigap", standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("", err=True)
        return 2
    except click.UsageError as error:
        say_problem(_unclear(error))
        return 2
    except click.ClickException as error:
        error.show()
        return 2
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except Exception as error:  # a bug: what was saved is safe, and what a person typed goes nowhere
        return _fault(error)
    return 0


def _unclear(error: click.UsageError) -> Problem:
    """Say what was wrong with the words of a command."""
    match error:
        case click.NoSuchOption():
            detail = _("pilihan {name} tidak dikenal").format(name=error.option_name)
        case click.MissingParameter():
            name = error.param.human_readable_name if error.param else ""
            detail = _("{name} belum diberikan").format(name=name)
        case click.BadParameter():
            detail = _wrong_answer(error)
        case _ if (found := _NO_COMMAND.search(error.format_message())) is not None:
            detail = _("perintah {name} tidak dikenal").format(name=found[1])
        case _ if (found := _TOO_MUCH.search(error.format_message())) is not None:
            detail = _("{words} tidak diminta").format(words=found[1])
        case _:
            detail = error.format_message()
    return Problem("command-unclear", detail=detail.rstrip("."))


def _wrong_answer(error: click.BadParameter) -> str:
    """Say what is wanted of an option or a word instead of what was given."""
    name = error.param.opts[-1] if error.param else ""
    match error.param.type if error.param else None:
        case click.Choice() as choice:
            return _("untuk {name} pilih salah satu: {choices}").format(name=name, choices=", ".join(choice.choices))
        case click.types.IntParamType():
            return _("{name} harus bilangan bulat yang wajar").format(name=name)
        case click.Path():
            return _("berkas atau folder untuk {name} tidak ada atau tidak dapat dipakai").format(name=name)
        case _:
            return f"{name}: {error.message}"


def _fault(error: Exception) -> int:
    from desktop import bug_log

    path = bug_log.log_path() if bug_log.note_once(error) else "-"
    say_problem(Problem("program-fault", kind=type(error).__name__, path=path))
    return 1
