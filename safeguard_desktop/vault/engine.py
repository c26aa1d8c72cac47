"""The one writing connection and the one thread that owns it: work happens there in the order it was asked for."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from typing import TypeVar

from safeguard_desktop.vault.connection import Connection, database_errors
from safeguard_desktop.vault.transaction import transaction

Result = TypeVar("Result")


class Engine:
    """Runs work on the vault's thread, each piece in one transaction. `open_connection` is called on that thread."""

    def __init__(self, open_connection: Callable[[], Connection]) -> None:
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="vault")
        with ExitStack() as undo:
            undo.callback(self._executor.shutdown)
            self._thread = self._executor.submit(threading.get_ident).result()
            self._connection = self.run(open_connection)
            undo.pop_all()

    def run(self, work: Callable[[], Result]) -> Result:
        """Runs work on the vault's thread, outside any transaction; its errors come to the caller.

        A closed vault, and work asked for inside the vault's own work, raise RuntimeError.
        """
        if threading.get_ident() == self._thread:
            msg = "the vault was asked for work inside its own work"
            raise RuntimeError(msg)
        return self._executor.submit(_with_our_errors, work).result()

    def use(self, work: Callable[[Connection], Result]) -> Result:
        """Runs work with the connection, outside any transaction."""
        return self.run(lambda: work(self._connection))

    def transact(
        self, begin: str, work: Callable[[Connection], Result], after: Callable[[], None] | None = None
    ) -> Result:
        """Runs work in one transaction, rolled back where it raises; `after` runs once the commit returned."""
        return self.run(lambda: self._transact(begin, work, after))

    def _transact(self, begin: str, work: Callable[[Connection], Result], after: Callable[[], None] | None) -> Result:
        with transaction(self._connection, begin):
            result = work(self._connection)
        if after is not None:
            after()
        return result

    def replace_connection(self, work: Callable[[Connection], Connection]) -> None:
        """Puts another connection in the place of the present one, which `work` gets."""
        self._connection = self.run(lambda: work(self._connection))

    def close(self) -> None:
        """Brings the log into the database, closes it and ends the thread."""
        try:
            self.run(lambda: _close(self._connection))
        finally:
            self._executor.shutdown()


def _with_our_errors(work: Callable[[], Result]) -> Result:
    with database_errors():
        return work()


def _close(connection: Connection) -> None:
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        connection.close()
