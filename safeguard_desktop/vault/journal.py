"""The device journal: one line for each entry this copy took in, each line hashed over the one before.

It never leaves.
"""

from dataclasses import dataclass

from safeguard_desktop.domain.ids import DeviceId, EntryId
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.domain.texts import ngettext
from safeguard_desktop.vault.canonical import journal_hash
from safeguard_desktop.vault.connection import Connection
from safeguard_desktop.vault.marker import FoundMarker, Marker

NO_LINE = "0" * 64


@dataclass(frozen=True, slots=True)
class JournalHead:
    """How many lines the journal has, and the hash of the last (64 zeros where there is none)."""

    count: int
    hash: str


@dataclass(frozen=True, slots=True)
class Rollback:
    """What was found where the journal does not reach its marker."""

    device: DeviceId
    expected_entries: int
    found_entries: int


def journal_head(connection: Connection) -> JournalHead:
    """The journal's end."""
    row = connection.execute("SELECT number, hash FROM journal ORDER BY number DESC LIMIT 1").fetchone()
    return JournalHead(*(row or (0, NO_LINE)))


def append_to_journal(connection: Connection, entry: EntryId, device: DeviceId) -> JournalHead:
    """Adds the entry's line and returns the journal's new end."""
    before = journal_head(connection)
    head = JournalHead(before.count + 1, journal_hash(before.hash, entry))
    connection.execute(
        "INSERT INTO journal (number, entry, device, hash) VALUES (?, ?, ?, ?)", (head.count, entry, device, head.hash)
    )
    return head


def reaches(connection: Connection, marker: Marker) -> bool:
    """Whether the journal has the marker's line."""
    if marker.count == 0:
        return marker.head == NO_LINE
    row = connection.execute("SELECT hash FROM journal WHERE number = ?", (marker.count,)).fetchone()
    return row is not None and row[0] == marker.head


def problem_of(connection: Connection, found: FoundMarker) -> str:
    """What is wrong between journal and marker, in words; "" where they fit.

    A journal ahead of its marker is normal.
    """
    if found.marker is None:
        if found.was_there:
            return _("The mark beside this vault was damaged or changed, so nothing shows whether the vault is whole.")
        return ""
    if reaches(connection, found.marker):
        return ""
    missing = found.marker.count - journal_head(connection).count
    if missing > 0:
        return ngettext(
            "This vault is older than what this laptop last saved: {count} entry is missing.",
            "This vault is older than what this laptop last saved: {count} entries are missing.",
            missing,
        ).format(count=missing)
    return _("This vault is not the one this laptop last saved: entries were exchanged.")


def journal_problems(connection: Connection) -> list[str]:
    """Walks the whole journal: every line follows from the one before, and every entry has its line."""
    before = NO_LINE
    for expected, (number, entry, found) in enumerate(
        connection.execute("SELECT number, entry, hash FROM journal ORDER BY number"), start=1
    ):
        if number != expected or journal_hash(before, entry) != found:
            return [_("Line {number} of the journal does not follow from the line before.").format(number=expected)]
        before = found
    unknown = connection.execute(
        "SELECT count(*) FROM entries WHERE id IS NOT (SELECT entry FROM journal WHERE number = arrival)"
    ).fetchone()[0]
    missing = connection.execute("SELECT count(*) FROM journal WHERE entry NOT IN (SELECT id FROM entries)").fetchone()[
        0
    ]
    problems = []
    if unknown:
        problems.append(_("{count} entries are not in the journal.").format(count=unknown))
    if missing:
        problems.append(_("{count} entries of the journal are missing.").format(count=missing))
    return problems
