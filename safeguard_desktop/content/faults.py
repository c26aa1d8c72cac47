"""What is wrong with a definition file: one way of saying it for forms, rule packs and calendars."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from safeguard_desktop.domain.errors import Refused
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.domain.texts import ngettext


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault. `path` says where, as in `field[12].shown_if[0].field`, counted from 0; "" is the file."""

    path: str
    problem: str

    def __str__(self) -> str:
        return f"{self.path}: {self.problem}" if self.path else self.problem


class FaultyFile(Refused):
    """A definition file is refused whole. `name` is the file's name or hash, `faults` are all of them."""

    def __init__(self, name: str, faults: Sequence[Fault]) -> None:
        self.name = name
        self.faults = tuple(faults)
        sentence = ngettext(
            "{name} has {count} fault and was not taken in; nothing was changed.",
            "{name} has {count} faults and was not taken in; nothing was changed.",
            len(self.faults),
        ).format(name=name, count=len(self.faults))
        super().__init__("\n".join([sentence, *(f"  {fault}" for fault in self.faults)]))


HIGHEST_VERSION = 1_000_000
"""Far more than anybody publishes, and a number that every program reads alike."""


def version_faults(version: int) -> Iterator[Fault]:
    """What is wrong with the version of a definition."""
    if not 1 <= version <= HIGHEST_VERSION:
        yield Fault("version", _("must be from 1 to {most}").format(most=f"{HIGHEST_VERSION:,}"))


MOST_WORDS_COMPARED = 400
"""Comparing takes time by the square; a file with more ids than this gets no guess."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Asks, after a space, whether the nearest known word was meant; "" where none is near."""
    words = sorted(known)
    nearest = get_close_matches(word[:80], words, n=1) if len(words) <= MOST_WORDS_COMPARED else ()
    return " " + _("Did you mean '{word}'?").format(word=nearest[0]) if nearest else ""
