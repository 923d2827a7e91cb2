"""Long work beside the window without the pauses of the memory collector."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def calm() -> Iterator[None]:
    """Leave what is in memory already out of the collector's passes.

    A pass over everything takes about 0.1 s with the program open, and the window stands still in it. New objects
    are still collected.
    """
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
