"""Checking a vault, copying it, putting a copy back, going on after one was found older than this laptop remembers."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from safeguard_desktop.casework.desk import Books, Desk
from safeguard_desktop.domain.contents import RollbackAccepted
from safeguard_desktop.domain.errors import Refused
from safeguard_desktop.domain.organisation import Basis
from safeguard_desktop.domain.printed import printed_role
from safeguard_desktop.domain.roles import Role
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.vault import VaultPlace, restore


@dataclass(frozen=True, slots=True)
class VaultCheck:
    """What a full check found: `problems` in words (none: the vault is whole), `notes` that every check shows."""

    entries: int
    problems: tuple[str, ...]
    notes: tuple[str, ...]


def check(desk: Desk) -> VaultCheck:
    """Reads everything: pages, chains, commitments, signatures, and whose word each key is trusted on."""
    report = desk.vault.full_check()
    found_at_opening = desk.vault.warnings if desk.vault.rollback else ()
    problems = (*found_at_opening, *report.problems, *desk.read(_problems_of_trust))
    return VaultCheck(report.entries, tuple(dict.fromkeys(problems)), (*desk.vault.notes, *desk.read(_notes_of_trust)))


def _problems_of_trust(books: Books) -> tuple[str, ...]:
    count = len(books.organisation.not_trusted)
    if not count:
        return ()
    return (_("{count} enrolments or roles were given by somebody who had no right to.").format(count=count),)


def _notes_of_trust(books: Books) -> tuple[str, ...]:
    sentences = {
        Basis.FOUNDING: _("Key {label}: enrolled by who made the vault."),
        Basis.AFTER_RECOVERY: _("Key {label}: enrolled after the recovery sheet was used."),
    }
    organisation = books.organisation
    keys = tuple(
        sentences[one.basis].format(label=organisation.people[one.person].label)
        for one in organisation.enrolments.values()
        if one.basis in sentences
    )
    given = _("Role given after the recovery sheet was used: {role}, key {label}.")
    roles = tuple(
        given.format(role=printed_role(role), label=organisation.people[person].label or _("none"))
        for person, role in sorted(organisation.roles_after_recovery)
    )
    return keys + roles


def back_up(desk: Desk, target: Path) -> int:
    """Makes a checked, encrypted copy in a new folder and returns how many entries it holds."""
    entries = desk.vault.backup(target).entries
    desk.write(lambda books: books.writing.log_access("backed-up", desk.organisation_file, desk.clock.now()))
    return entries


def back_up_into(desk: Desk, folder: Path) -> tuple[Path, int]:
    """Makes a checked, encrypted copy in a new folder inside `folder`, named by the day, and returns it and how many entries."""
    day = f"safeguard-backup-{desk.now.date.isoformat()}"
    target = next(path for path in _numbered(folder, day) if not path.exists())
    return target, back_up(desk, target)


def _numbered(folder: Path, name: str) -> Iterator[Path]:
    yield folder / name
    yield from (folder / f"{name}-{number}" for number in count(2))


def restore_backup(place: VaultPlace, source: Path) -> None:
    """Puts a copy where the vault was; what was there is kept beside it."""
    restore(place, source)


def go_on_after_rollback(desk: Desk, reason: str) -> None:
    """A designated person goes on with a vault found older than this laptop remembers; an entry says so.

    From here this laptop writes new chains, so that nothing lost elsewhere can be overwritten.
    """
    if not reason.strip() or not desk.read(lambda books: Role.DESIGNATED_PERSON in books.me.roles):
        raise Refused(_("Only a designated person can go on with an older vault, and must say why."))
    found = desk.vault.accept_rollback()
    accepted = RollbackAccepted(found.device, found.expected_entries, found.found_entries, reason)
    desk.write(lambda books: books.append(desk.organisation_file, accepted))
