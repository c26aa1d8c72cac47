"""Joining two copies of a vault that worked apart: the union of their chains, checked entry by entry, all of it or nothing."""

from safeguard_desktop.casework.desk import Desk
from safeguard_desktop.vault import Writing


def join_copy(here: Desk, there: Desk) -> int:
    """Takes over the entries of another opened copy that are not here yet, with the definitions they were made with.

    Returns how many were new. Raises ChainsDoNotFit, in words, for a changed entry, a gap or a fork; nothing is taken over then.
    """
    carried = there.vault.read(lambda reading: reading.carried())
    definitions = there.read(
        lambda books: [(one, books.reading.definition(one.hash)) for one in books.organisation.adopted]
    )

    def take_over(writing: Writing) -> int:
        for adopted, data in definitions:
            writing.adopt(adopted.definition_kind, adopted.id, adopted.version, data)
        return writing.merge(carried).added

    return here.vault.write(take_over)
