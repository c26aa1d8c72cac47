"""The one writing connection and the one thread that owns it: work happens there in the order it was asked for."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any, TypeVar

from sqlcipher3 import dbapi2

from safeguard_desktop.vault.connection import Connection, database_errors

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What a piece of work returned or raised."""

    value: Any = None
    error: BaseException | None = None


@dataclass(frozen=True, slots=True)
class _Task:
    """A piece of work and where its outcome is waited for."""

    work: Callable[[], Any]
    done: "SimpleQueue[_Outcome]"


class Engine:
    """Runs work on the vault's thread, each piece in one transaction. `open_connection` is called on that thread."""

    def __init__(self, open_connection: Callable[[], Connection]) -> None:
        # Two queues instead of an executor and its futures: half the price of the way there and back.
        self._tasks: SimpleQueue[_Task | None] = SimpleQueue()
        self._thread = threading.Thread(target=_serve, args=(self._tasks,), name="vault", daemon=True)
        self._thread.start()
        try:
            self._connection = self.run(open_connection)
        except BaseException:
            self._end_thread()
            raise

    def run(self, work: Callable[[], Result]) -> Result:
        """Runs work on the vault's thread, outside any transaction; its errors come to the caller."""
        if threading.current_thread() is self._thread or not self._thread.is_alive():
            msg = "the vault is closed, or was asked for work inside its own work"
            raise RuntimeError(msg)
        task = _Task(work, SimpleQueue())
        self._tasks.put(task)
        outcome = task.done.get()
        if outcome.error is not None:
            raise outcome.error
        result: Result = outcome.value
        return result

    def use(self, work: Callable[[Connection], Result]) -> Result:
        """Runs work with the connection, outside any transaction."""
        return self.run(lambda: work(self._connection))

    def transact(
        self, begin: str, work: Callable[[Connection], Result], after: Callable[[], None] | None = None
    ) -> Result:
        """Runs work in one transaction, rolled back where it raises; `after` runs once the commit returned."""
        return self.run(lambda: self._transact(begin, work, after))

    def _transact(self, begin: str, work: Callable[[Connection], Result], after: Callable[[], None] | None) -> Result:
        connection = self._connection
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
        # The engine may have rolled back by itself; on a failing disk even this may fail, and the first error counts.
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
            self._end_thread()

    def _end_thread(self) -> None:
        self._tasks.put(None)
        self._thread.join()


def _serve(tasks: "SimpleQueue[_Task | None]") -> None:
    while (task := tasks.get()) is not None:
        try:
            with database_errors():
                outcome = _Outcome(value=task.work())
        except BaseException as error:  # noqa: BLE001 - every error belongs to who asked, and is raised there
            outcome = _Outcome(error=error)
        task.done.put(outcome)
        # Nothing of finished work, and no word of it, may wait here for the next.
        del task, outcome


def _close(connection: Connection) -> None:
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        connection.close()
