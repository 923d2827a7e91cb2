"""Long work beside the window that leaves the window its turns."""

import gc
import sys

from PySide6.QtCore import QTimer

_REST = 5_000  # milliseconds after the work: by then what it made is on the screen

_TURN = 0.001  # seconds the work may keep the interpreter when the window wants it; Python's own is 0.005
_USUAL_TURN = sys.getswitchinterval()

_at_work = 0


def hold() -> None:
    """Give the window short turns, and leave what is in memory out of the collector's passes, while work goes on.

    A pass over everything takes about 0.1 s with the program open, and the window stands still in it. Each of the
    many small calls the window makes waits for a turn.
    """
    global _at_work
    _at_work += 1
    gc.freeze()
    sys.setswitchinterval(_TURN)


def release(*, at_once: bool = False) -> None:
    """Let the collector have everything again: a while after the last long work, since a pass follows soon."""
    if at_once:
        _release()
    else:
        QTimer.singleShot(_REST, _release)


def _release() -> None:
    global _at_work
    _at_work -= 1
    if not _at_work:
        gc.unfreeze()
        sys.setswitchinterval(_USUAL_TURN)
