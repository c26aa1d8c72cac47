"""The one writing connection and the one thread that owns it;
reads and writes happen there in the order they were asked for.
"""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from sqlcipher3 import dbapi2

from safeguard_desktop.vault.connection import Connection, database_errors

Result = TypeVar("Result")


class Engine:
    """Runs work on the vault's thread, each piece in one transaction.

    `open_connection` is called on that thread.
    """

    def __init__(self, open_connection: Callable[[], Connection]) -> None:
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="vault")
        self._thread: threading.Thread | None = None
        try:
            self._connection = self.run(lambda: self._open(open_connection))
        except BaseException:
            self._executor.shutdown()
            raise

    def _open(self, open_connection: Callable[[], Connection]) -> Connection:
        self._thread = threading.current_thread()
        return open_connection()

    def run(self, work: Callable[[], Result]) -> Result:
        """Runs work on the vault's thread, outside any transaction; its errors come to the caller."""
        if threading.current_thread() is self._thread:
            msg = "work on the vault cannot be asked for inside work on the vault"
            raise RuntimeError(msg)
        return self._executor.submit(work).result()

    def use(self, work: Callable[[Connection], Result]) -> Result:
        """Runs work with the connection, outside any transaction."""
        return self.run(lambda: work(self._connection))

    def transact(
        self, begin: str, work: Callable[[Connection], Result], after: Callable[[], None] | None = None
    ) -> Result:
        """Runs work in one transaction, rolled back where it raises;
        `after` runs once the commit returned.
        """
        return self.run(lambda: self._transact(begin, work, after))

    def _transact(self, begin: str, work: Callable[[Connection], Result], after: Callable[[], None] | None) -> Result:
        connection = self._connection
        with database_errors():
            connection.execute(begin)
            try:
                result = work(connection)
                connection.execute("COMMIT")
            except BaseException:
                self._roll_back()
                raise
        if after is not None:
            after()
        return result

    def _roll_back(self) -> None:
        # The engine may have rolled back by itself, and on a failing disk even this may fail: the first
        # error counts.
        if self._connection.in_transaction:
            try:
                self._connection.execute("ROLLBACK")
            except dbapi2.DatabaseError as error:
                if self._connection.in_transaction:
                    raise error from None

    def replace_connection(self, work: Callable[[Connection], Connection]) -> None:
        """Puts another connection in the place of the present one, which `work` gets."""
        self._connection = self.run(lambda: work(self._connection))

    def close(self) -> None:
        """Brings the log into the database, closes it and ends the thread."""
        try:
            self.run(lambda: _close(self._connection))
        finally:
            self._executor.shutdown()


def _close(connection: Connection) -> None:
    try:
        with database_errors():
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        connection.close()
