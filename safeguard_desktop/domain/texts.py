"""Texts a person reads, in the language of the system.

The standard library looks for a catalogue on the disk at every call; each text is looked up once here.
"""

from functools import cache
from gettext import gettext as _look_up


@cache
def gettext(message: str) -> str:
    """The text in the language of the system; English where there is no catalogue. Known as `_` wherever it is used."""
    return _look_up(message)
