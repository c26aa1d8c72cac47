"""The marker beside the vault and its copies in this laptop's state and keyring: checked at opening, moved on after every
entry, the keyring's at closing alone, because it is slow.
"""

from contextlib import ExitStack, suppress

from safeguard_desktop.domain.ids import DeviceId
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.vault.connection import Connection
from safeguard_desktop.vault.errors import DiskFailed, DiskFull, MarkerNotWritten, ReadOnlyPlace
from safeguard_desktop.vault.journal import JournalHead, Rollback, journal_head, problem_of, reaches
from safeguard_desktop.vault.keyring_store import KeyringFailed
from safeguard_desktop.vault.marker import FoundMarker, Marker, MarkerFile, proved_marker, record_of
from safeguard_desktop.vault.place import VaultPlace
from safeguard_desktop.vault.vault_keys import VaultKeys


class Guarding:
    """Holds both marker files open for the session. `notes` are plain words about what was gone on without."""

    def __init__(self, place: VaultPlace, vault_keys: VaultKeys) -> None:
        vault_id = vault_keys.vault_id
        self._vault_id = vault_id
        self._mac_key = vault_keys.marker_keys[0]
        self._keyring = place.keyring
        self.notes: tuple[str, ...] = ()
        self._beside = MarkerFile(place.marker, is_durable=True)
        with ExitStack() as undo:
            undo.callback(self._beside.close)
            self._in_state = MarkerFile(place.state_of(vault_id) / "marker.json", is_durable=False)
            undo.pop_all()

    def check(
        self, connection: Connection, keys: VaultKeys, device: DeviceId
    ) -> tuple[tuple[str, ...], Rollback | None]:
        """What the markers say against this journal, in words, and what a person must decide about."""
        found = [file.find(keys.marker_keys, self._vault_id) for file in (self._beside, self._in_state)]
        problems = _problems(connection, found)
        found.append(self._found_in_keyring(keys))
        problems = problems or _problems(connection, found[-1:])
        head = journal_head(connection)
        markers = [one.marker for one in found if one.marker is not None]
        if not markers and not problems and head.count:
            return (_("The mark that guards this vault against old copies is gone."),), None
        # A damaged marker is no alarm where another one is sound and the journal reaches it.
        if not problems or (markers and all(reaches(connection, marker) for marker in markers)):
            return problems, None
        expected = max((marker.count for marker in markers), default=head.count)
        return problems, Rollback(device, expected, head.count)

    def record(self, head: JournalHead, device: DeviceId) -> bytes:
        """The journal's end as `move_on` takes it."""
        return record_of(Marker(self._vault_id, device, head.count, head.hash), self._mac_key)

    def move_on(self, record: bytes) -> None:
        """Writes the journal's new end, durably beside the vault; raises MarkerNotWritten."""
        try:
            self._beside.write(record)
            self._in_state.write(record)
        except (DiskFull, DiskFailed, ReadOnlyPlace) as error:
            raise MarkerNotWritten from error

    def keep_in_keyring(self, head: JournalHead, device: DeviceId) -> None:
        """Copies the journal's end into the keyring. Where that fails, an older end stays there, which is no alarm."""
        if self._keyring is not None:
            record = self.record(head, device)
            with suppress(KeyringFailed):
                self._keyring.keep(self._vault_id, record.decode())

    def start_afresh(self, head: JournalHead, device: DeviceId, keys: VaultKeys) -> None:
        """Lets only the journal as it is now count: after a rollback was accepted, or with a new vault
        key.
        """
        self._mac_key = keys.marker_keys[0]
        record = self.record(head, device)
        self._beside.write_afresh(record)
        self._in_state.write_afresh(record)

    def _found_in_keyring(self, keys: VaultKeys) -> FoundMarker:
        """What the keyring says; a record that no key proves says nothing, since who can write there can also remove."""
        try:
            record = self._keyring.find(self._vault_id) if self._keyring is not None else ""
        except KeyringFailed:
            self.notes = (
                _(
                    "The computer's keyring could not be asked for its copy of the vault's mark."
                    " Nothing is lost, and the vault goes on without it."
                ),
            )
            record = ""
        return FoundMarker(proved_marker(record, keys.marker_keys, self._vault_id), was_there=False)

    def close(self) -> None:
        """Closes both files."""
        self._beside.close()
        self._in_state.close()


def _problems(connection: Connection, found: list[FoundMarker]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words for one in found if (words := problem_of(connection, one))))
