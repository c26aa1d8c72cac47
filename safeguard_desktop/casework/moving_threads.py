"""Moving a thread to the rule packs in force today: what is due by the old ones and by the new, seen before it is signed."""

from dataclasses import dataclass

from safeguard_desktop.casework.as_if import as_if_appended
from safeguard_desktop.casework.desk import Books, Desk
from safeguard_desktop.casework.timeline import actions_of_case, threads_of_case
from safeguard_desktop.domain.case_file import CaseFile
from safeguard_desktop.domain.contents import ThreadMoved
from safeguard_desktop.domain.due_actions import DueAction
from safeguard_desktop.domain.errors import Refused
from safeguard_desktop.domain.ids import Digest, ThreadId
from safeguard_desktop.domain.milestones import Thread
from safeguard_desktop.domain.moments import Moment
from safeguard_desktop.domain.texts import gettext as _


@dataclass(frozen=True, slots=True)
class DueByBoth:
    """One thing to do by the packs the thread has and by those it would get: None where they do not ask for it."""

    title: str
    before: DueAction | None
    after: DueAction | None

    @property
    def is_changed(self) -> bool:
        """Whether it is due at another time, or asked for by one of them only."""
        return _due(self.before) != _due(self.after) or (self.before is None) != (self.after is None)


@dataclass(frozen=True, slots=True)
class Move:
    """What moving a thread would do. `packs_before` and `packs_after` name packs with their versions."""

    thread: ThreadId
    packs_before: tuple[str, ...]
    packs_after: tuple[str, ...]
    actions: tuple[DueByBoth, ...]


def look_at_move(desk: Desk, reference: str, thread: ThreadId) -> Move:
    """What is due in a thread by its packs and by those in force today; nothing is changed.

    Raises Refused for a thread that is not in the case file, and for one that has these packs already.
    """
    return desk.read(lambda books: move_of(books, books.case(reference), thread))


def move_of(books: Books, case: CaseFile, thread: ThreadId) -> Move:
    """The same inside an act."""
    now = books.desk.now
    found = _thread(books, case, thread)
    packs = books.packs_in_force()
    if sorted(found.packs) == sorted(packs):
        raise Refused(_("This thread is counted by the rules in force today already. Nothing was changed."))
    moved = as_if_appended(books, case, ThreadMoved(thread, packs, ""))
    before = _by_act([one for of, one in actions_of_case(books, case, now) if of.id == thread])
    after = _by_act([one for of, one in actions_of_case(books, moved, now) if of.id == thread])
    actions = tuple(
        DueByBoth((after.get(key) or before[key]).title, before.get(key), after.get(key))
        for key in dict.fromkeys((*before, *after))
    )
    return Move(thread, _names(books, found.packs), _names(books, packs), actions)


def _thread(books: Books, case: CaseFile, thread: ThreadId) -> Thread:
    found = next((one for one in threads_of_case(books, case) if one.id == thread), None)
    if found is None:
        raise Refused(_("This case file has no such thread. Nothing was changed."), _("'case show' lists its threads."))
    return found


def _by_act(actions: list[DueAction]) -> dict[tuple[str, int], DueAction]:
    return {(one.action, one.occurrence): one for one in actions}


def _names(books: Books, packs: tuple[Digest, ...]) -> tuple[str, ...]:
    found = books.desk.definitions.packs(books.reading, packs).values()
    return tuple(sorted(_("{title}, version {n}").format(title=one.title, n=one.version) for one in found))


def _due(action: DueAction | None) -> Moment | None:
    return action.due if action else None
