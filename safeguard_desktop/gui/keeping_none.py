"""Keeps Python 3.11 alive under PySide 6.12.0, each of whose calls that return nothing gives away one reference to None, and each
of whose signals that carry a truth value one to True or False.

Some ten thousand calls later None is freed and the program stops ("none_dealloc: deallocating None"). From Python 3.12 on these
cannot be freed. Goes when PySide6 is newer or Python 3.11 is left behind; tests/gui/test_keeping_none.py says when.
"""

import ctypes
import sys

ENOUGH = 1 << 60


def keep_none() -> None:
    """Gives None, True and False more references than a program can lose."""
    if sys.version_info < (3, 12):
        for lasting in (None, True, False):
            # The count is the first word of every object of CPython 3.11.
            count = ctypes.c_ssize_t.from_address(id(lasting))
            if count.value < ENOUGH:
                count.value += ENOUGH
