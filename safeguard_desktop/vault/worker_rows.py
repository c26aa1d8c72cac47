"""The rows of workers' keys in the vault."""

from safeguard_desktop.vault.connection import Connection
from safeguard_desktop.vault.signing import WorkerKeys


def worker_keys_by_slot(connection: Connection) -> dict[str, WorkerKeys]:
    """All workers' keys, private halves locked, by slot id."""
    rows = connection.execute("SELECT slot, signing_key, certificate, key_proof, nonce, wrapped FROM worker_keys")
    return {row[0]: WorkerKeys(*row) for row in rows}


def keep_worker_keys(connection: Connection, new: WorkerKeys) -> None:
    """Adds a worker's keys."""
    connection.execute(
        "INSERT INTO worker_keys (slot, signing_key, certificate, key_proof, nonce, wrapped) VALUES (?, ?, ?, ?, ?, ?)",
        (new.slot, new.signing_key, new.certificate, new.key_proof, new.nonce, new.wrapped),
    )


def drop_worker_keys(connection: Connection, slot: str) -> None:
    """Removes the locked private keys of a worker who was removed;
    the enrolment entry keeps the public ones.
    """
    connection.execute("DELETE FROM worker_keys WHERE slot = ?", (slot,))
