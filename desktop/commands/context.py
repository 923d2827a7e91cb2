"""What every command shares: the global options, the register, the password, and how a problem is said."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from db.clock import SystemClock
from db.places import default_register_dir
from db.problem import Problem
from db.safe_file import write_atomically
from desktop.rules.problems import explain
from resources.language import _

if TYPE_CHECKING:
    from desktop.services.desk import Desk

F = TypeVar("F", bound=Callable[..., Any])
PASSWORD_VARIABLE = "SIGAP_PASSWORD"  # noqa: S105 — the name of a variable, not a password


@dataclass
class Shared:
    """The global options of one call."""

    register: Path | None
    account: str | None
    today: date | None

    @property
    def directory(self) -> Path:
        """The folder of the register."""
        return self.register or default_register_dir()

    @property
    def clock(self) -> SystemClock:
        """The computer's clock; with `--today` only its date is pinned."""
        return SystemClock(self.today)

    def account_name(self) -> str:
        """Return the account to sign in with: the one named, or the only one there is."""
        from desktop.services.sign_in import account_names

        names = account_names(self.directory)
        if self.account:
            return self.account
        if len(names) == 1:
            return names[0]
        raise Problem("account-not-named", names=", ".join(names))

    @contextmanager
    def desk(self) -> "Iterator[Desk]":
        """Sign in, give the desk, and close the register whatever happens; what was changed is backed up first."""
        from desktop.services.sign_in import sign_in

        name = self.account_name()
        desk = sign_in(self.directory, name, ask_password(), self.clock, pinned_today=self.today is not None)
        try:
            for finding in desk.register.findings:
                say_problem(finding)
            yield desk
            _back_up_changes(desk)
        finally:
            desk.register.close()


def _back_up_changes(desk: "Desk") -> None:
    """Keep a backup of a changed register; one that fails is said, for the change itself is safe."""
    from db.vocabulary import Topic
    from desktop.services import backups

    if not desk.register.changes.topics <= {Topic.AUDIT, Topic.BACKUPS}:
        try:
            backups.automatic(desk)
        except Problem as problem:
            say_problem(problem)


shared = click.make_pass_decorator(Shared)


def ask_password(prompt: str = "", *, variable: str = PASSWORD_VARIABLE, twice: bool = False) -> str:
    """Return the password from the environment, else asked without showing it.

    Raises Problem `password-not-given` when nobody is there to ask.
    """
    given = os.environ.get(variable)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise Problem("password-not-given", variable=variable)
    answer: str = click.prompt(prompt or _("Kata sandi"), hide_input=True, confirmation_prompt=twice)
    return answer


def say_problem(problem: Problem, about: str = "") -> None:
    """Print a problem in one line: code, sentence, next step; `about` is which of many files it is about."""
    text = explain(problem)
    line = f"{text.code}: {text.sentence} {text.next_step}".strip()
    if problem.field:
        line = f"{text.code} [{problem.field}]: {text.sentence} {text.next_step}".strip()
    click.echo(" ".join(line.split()) + (f" ({about})" if about else ""), err=True)


def say(text: str) -> None:
    """Print a line; when nobody reads any more (`| head`), go on without, so that a change is not left undone."""
    try:
        click.echo(text)
    except BrokenPipeError:
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 — stays open to the end


def refuse_unwritable(path: Path) -> None:
    """Raise Problem `file-not-written` when a file cannot be made there; asked before anything is changed."""
    folder = path.absolute().parent
    if path.is_dir() or not folder.is_dir() or not os.access(folder, os.W_OK):
        raise Problem("file-not-written", path=path)


def write_file(path: Path, content: bytes) -> None:
    """Write a file whole.

    Raises Problem `file-not-written`.
    """
    try:
        write_atomically(path, content)
    except OSError as error:
        raise Problem("file-not-written", path=path) from error


def command(function: F) -> F:
    """Let a command end with exit code 2 and one line when there is a Problem."""

    @wraps(function)
    def run(*args: Any, **kwargs: Any) -> Any:
        try:
            return function(*args, **kwargs)
        except Problem as problem:
            say_problem(problem)
            sys.exit(2)

    return run  # type: ignore[return-value]


class DateArgument(click.ParamType[date]):
    """A date as YYYY-MM-DD, or as Indonesian offices write it."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(_("{text} bukan tanggal; tulis YYYY-MM-DD").format(text=value), param, ctx)


DATE = DateArgument()
