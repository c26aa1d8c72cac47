"""The British dictionary that comes with the program, loaded when the first word is asked about, and words it lacks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from safeguard_desktop.content.faults import Fault, FaultyFile
from safeguard_desktop.content.strict_toml import TableReader, parse_toml
from safeguard_desktop.domain.errors import NotPossible
from safeguard_desktop.domain.texts import gettext as _

if TYPE_CHECKING:
    from hunspell import Hunspell

LANGUAGE_CODE = "en-gb"
WORDS_FILE = "words.toml"


class BritishDictionary:
    """The dictionary in a folder of third-party data. Raises NotPossible at its first use where it is not there."""

    def __init__(self, third_party: Path) -> None:
        self._folder = third_party / LANGUAGE_CODE

    def load(self) -> None:
        """Reads it now, which takes a tenth of a second, and not at the first word."""
        self.knows("a")

    def knows(self, word: str) -> bool:
        """Whether the word is in the dictionary, in this or one of its forms."""
        return bool(self._words.spell(word))

    def nearest(self, word: str) -> tuple[str, ...]:
        """The words most like it, the likeliest first. Takes up to a tenth of a second."""
        return tuple(self._words.suggest(word))

    @cached_property
    def _words(self) -> Hunspell:
        # Hunspell itself takes a missing file for an empty list.
        for ending in (".aff", ".dic"):
            if not (self._folder / f"{LANGUAGE_CODE}{ending}").is_file():
                raise NotPossible(
                    _("The spelling dictionary is missing from this installation."),
                    _("Nothing else is affected. Install the program again to have it back."),
                )
        from hunspell import Hunspell

        return Hunspell(LANGUAGE_CODE, hunspell_data_dir=str(self._folder))


@dataclass(frozen=True, slots=True)
class WordsBesides:
    """What the dictionary does not say: `words` and `names` are right, `slips` are words of it that are hardly ever meant."""

    schema: int
    edition: str
    words: tuple[str, ...]
    names: tuple[str, ...] = ()
    slips: tuple[str, ...] = ()


def words_besides(folder: Path) -> WordsBesides:
    """The words of resources/spelling. Raises FaultyFile."""
    name = WORDS_FILE
    faults: list[Fault] = []
    try:
        data = (folder / name).read_bytes()
    except OSError as error:
        raise NotPossible(_("The list of words for spelling cannot be read.")) from error
    table = TableReader({}).read(parse_toml(data, name), WordsBesides, "", faults)
    if table is None:
        raise FaultyFile(name, faults)
    return table
