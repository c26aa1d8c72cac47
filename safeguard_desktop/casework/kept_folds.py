"""What was folded and counted before, kept while a desk is open. Nothing of it is stored, and all of it may be thrown away.

A case file stands as long as the last entries of its chains do; what is due in it, as long as it, the organisation, the
packs and the calendar do. An erasure alone changes words without an entry: whoever erases says so by `forget`.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from safeguard_desktop.domain.case_file import CaseFile, NoCaseHere, fold_case
from safeguard_desktop.domain.ids import DeviceId, EntryId, FileId
from safeguard_desktop.domain.organisation import Organisation, fold_organisation
from safeguard_desktop.vault import Reading

Made = TypeVar("Made")
Heads = Mapping[DeviceId, EntryId]


@dataclass(slots=True)
class _KeptCase:
    """A case file (None where no entry opens it) with what was made of it: by name, what it was made by and what came of it."""

    heads: Heads
    case: CaseFile | None
    made: dict[str, tuple[tuple[Hashable, ...], Any]] = field(default_factory=dict)


class KeptFolds:
    """The folded organisation and case files of one desk, and what was made of them."""

    def __init__(self) -> None:
        self._organisation: tuple[Heads, date, Organisation] | None = None
        self._cases: dict[FileId, _KeptCase] = {}

    def organisation(self, reading: Reading, file: FileId, on: date) -> Organisation:
        """The organisation on a day; the same object as before where it says the same."""
        heads, kept = reading.heads(file), self._organisation
        if kept is not None and kept[:2] == (heads, on):
            return kept[2]
        folded = fold_organisation(reading.entries(file), on)
        if kept is not None and kept[2] == folded:
            folded = kept[2]
        self._organisation = (heads, on, folded)
        return folded

    def case(self, reading: Reading, file: FileId) -> CaseFile | None:
        """A case file, or None where none of its entries opens one; the same object as before where no entry came since."""
        heads, kept = reading.heads(file), self._cases.get(file)
        if kept is None or kept.heads != heads:
            kept = self._cases[file] = _KeptCase(heads, _folded(reading, file))
        return kept.case

    def made_of(self, case: CaseFile, name: str, by: tuple[Hashable, ...], make: Callable[[], Made]) -> Made:
        """What `make` makes of a case file by these other things, made again only where one of them is another.

        A case file that is not the one kept (as it would be with one more entry) is made of, and nothing kept.
        """
        kept = self._cases.get(case.id)
        if kept is None or kept.case is not case:
            return make()
        before = kept.made.get(name)
        if before is None or before[0] != by:
            before = kept.made[name] = (by, make())
        made: Made = before[1]
        return made

    def forget(self, file: FileId) -> None:
        """Drops a file whose words were erased."""
        self._cases.pop(file, None)


def _folded(reading: Reading, file: FileId) -> CaseFile | None:
    try:
        return fold_case(file, reading.entries(file))
    except NoCaseHere:
        return None
