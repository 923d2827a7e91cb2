"""Keeps Python 3.11 alive under PySide 6.12.

Measured with PySide6 6.12.0 on CPython 3.11: each emit of a signal with a Python receiver takes one reference from
True, each property, translation or icon that comes back empty takes one from None. It returns these objects as if they
were immortal, which they are from CPython 3.12 on; before, the process ends with "bool_dealloc" or "none_dealloc" after
some hundred signals. So they are given what 3.12 gives them: more references than a program can ever use up.
"""

import ctypes
import sys

_ENOUGH = sys.maxsize >> 16


def make_immortal() -> None:
    """Give None, True and False references without end where Python does not do it itself."""
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython" or hasattr(sys, "getobjects"):
        return
    for singleton in (None, True, False, NotImplemented):
        if sys.getrefcount(singleton) < _ENOUGH:
            # The count is the first field of every object of a release build.
            ctypes.c_ssize_t.from_address(id(singleton)).value += _ENOUGH
