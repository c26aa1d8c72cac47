"""Joining two copies of a vault that worked apart: the union of their chains, checked before anything is
taken over.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from safeguard_desktop.domain.contents import Erased
from safeguard_desktop.domain.entries import Entry
from safeguard_desktop.domain.ids import DeviceId, EntryId, FileId
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.vault.entry_reading import EntryFault, KeptEntry, read_entry
from safeguard_desktop.vault.errors import ChainsDoNotFit
from safeguard_desktop.vault.reading import CarriedEntry, Reading


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What a merge did. `erased_there` are entries whose words the other copy erased and this one still
    has.
    """

    added: int
    already_here: int
    erased_there: tuple[EntryId, ...]


def checked_union(
    here: Reading, other: Iterable[CarriedEntry], verified: set[EntryId]
) -> tuple[MergeReport, list[CarriedEntry]]:
    """The report of a merge and the entries to add, in the order of their chains; raises ChainsDoNotFit."""
    carried = sorted(other, key=lambda one: (one.kept.file, one.kept.device, one.kept.number))
    known = [one for one in carried if here.has_entry(one.kept.id)]
    new = [one for one in carried if not here.has_entry(one.kept.id)]
    entries = [_checked(one.kept, verified) for one in new]
    _check_chains(here, new, entries)
    _check_erasures(here, entries)
    gone = tuple(one.kept.id for one in known if one.kept.items is None and here.kept_entry(one.kept.id).items)
    return MergeReport(len(new), len(known), gone), [_without_idle_attachments(one) for one in new]


def _checked(row: KeptEntry, verified: set[EntryId]) -> Entry:
    try:
        return read_entry(row, verified)
    except EntryFault as fault:
        raise ChainsDoNotFit(
            _("Entry {number} of laptop {device} cannot be taken over: {reason}.").format(
                number=row.number, device=row.device[:8], reason=fault
            )
        ) from fault


def _check_chains(here: Reading, new: list[CarriedEntry], entries: list[Entry]) -> None:
    heads: dict[tuple[FileId, DeviceId], tuple[int, str]] = {}
    for one, entry in zip(new, entries, strict=True):
        place = (one.kept.file, one.kept.device)
        number, previous = heads.get(place) or _head_here(here, *place)
        if one.kept.number <= number:
            raise ChainsDoNotFit(
                _("Laptop {device} has two different entries {number} in one file.").format(
                    device=one.kept.device[:8], number=one.kept.number
                )
            )
        if one.kept.number != number + 1 or entry.envelope.previous != previous:
            raise ChainsDoNotFit(
                _("Before entry {number} of laptop {device}, entries are missing or were exchanged.").format(
                    number=one.kept.number, device=one.kept.device[:8]
                )
            )
        heads[place] = (one.kept.number, one.kept.id)


def _head_here(here: Reading, file: FileId, device: DeviceId) -> tuple[int, str]:
    head = here.heads(file).get(device)
    return (0, "") if head is None else (here.kept_entry(head).number, head)


def _check_erasures(here: Reading, entries: list[Entry]) -> None:
    files = {entry.envelope.file for entry in entries if entry.content is None}
    known = [entry for file in files for entry in here.entries(file)]
    erased = {entry.content.of for entry in (*entries, *known) if isinstance(entry.content, Erased)}
    for entry in entries:
        if entry.content is None and entry.id not in erased:
            raise ChainsDoNotFit(
                _("The words of entry {number} of laptop {device} are missing, and no signed erasure says so.").format(
                    number=entry.envelope.number, device=entry.envelope.device[:8]
                )
            )


def _without_idle_attachments(one: CarriedEntry) -> CarriedEntry:
    return replace(one, attachments=()) if one.kept.items is None else one
