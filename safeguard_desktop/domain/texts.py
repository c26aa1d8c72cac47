"""Texts a person reads, in the language of the system. The one module that asks the standard library for them.

It would look for a catalogue on the disk at every call; each text is looked up once here, those with numbers aside.
"""

from functools import cache
from gettext import gettext as _look_up
from gettext import ngettext as _look_up_number


@cache
def gettext(message: str) -> str:
    """The text in the language of the system; English where there is no catalogue. Known as `_` wherever it is used."""
    return _look_up(message)


def ngettext(one: str, many: str, number: int) -> str:
    """The text for one or for many, as the language of the system counts."""
    return _look_up_number(one, many, number)
