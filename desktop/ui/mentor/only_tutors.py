"""What an inspectorate alone may do is absent from the pages of a kecamatan, which has them to read."""

from collections.abc import Callable
from typing import Any

from desktop.ui.workplace import Workplace


def ask_whether_decides(workplace: Workplace, then: Callable[[bool], None]) -> None:
    """Call `then` with whether this office answers and decides about what other offices send."""

    def fetch(desk: Any) -> bool:
        from desktop.services import tutoring

        return tutoring.decides(desk)

    workplace.read(fetch, then)
