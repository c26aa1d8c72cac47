"""Texts a person reads, in the language of the system. The one module that asks the standard library for them.

It would look for a catalogue on the disk at every call; here it does so once.
"""

from functools import cache
from gettext import NullTranslations, textdomain, translation


@cache
def _catalogue() -> NullTranslations:
    return translation(textdomain(), fallback=True)


@cache
def gettext(message: str) -> str:
    """The text in the language of the system; English where there is no catalogue. Known as `_` wherever it is used."""
    return _catalogue().gettext(message)


def ngettext(one: str, many: str, number: int) -> str:
    """The text for one or for many, as the language of the system counts."""
    return _catalogue().ngettext(one, many, number)
