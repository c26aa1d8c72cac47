"""One transaction of the database: wholly done, or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlcipher3 import dbapi2

from safeguard_desktop.vault.connection import Connection


@contextmanager
def transaction(connection: Connection, begin: str = "BEGIN IMMEDIATE") -> Iterator[None]:
    """Commits at the end of the block, and rolls back whatever kept it from getting there."""
    connection.execute(begin)
    try:
        yield
        connection.execute("COMMIT")
    finally:
        _roll_back_unfinished(connection)


def _roll_back_unfinished(connection: Connection) -> None:
    # Nothing is left after a commit, or where the engine rolled back by itself. On a failing disk even this may fail, and
    # the first error counts.
    if connection.in_transaction:
        try:
            connection.execute("ROLLBACK")
        except dbapi2.DatabaseError as error:
            if connection.in_transaction:
                raise error from None
