"""The last thing before the program ends: a backup, when something changed."""

from collections.abc import Callable
from typing import Any

from db.problem import Problem
from desktop.ui import messages
from desktop.ui.workplace import Workplace
from resources.language import _


def back_up_before_closing(workplace: Workplace, then: Callable[[], None]) -> None:
    """Keep a backup when the register changed since the last one, then go on; a failed backup is said first."""

    def fail(problem: Problem) -> None:
        messages.problem(workplace.window, problem)
        then()

    def work(desk: Any, _report: object, _cancelled: object) -> Any:
        from desktop.services import backups

        return backups.automatic(desk)

    workplace.long(work, _("Menyimpan cadangan sebelum menutup…"), lambda _path: then(), on_problem=fail)
