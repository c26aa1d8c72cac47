"""Why one due action of a case file is due when it is, in words a worker can check with a wall calendar."""

from dataclasses import dataclass

from safeguard_desktop.casework.desk import Books, Desk
from safeguard_desktop.casework.due_lines import DueKey, DueLine, LineMaker
from safeguard_desktop.casework.refusals import UnknownCase
from safeguard_desktop.domain.errors import Refused
from safeguard_desktop.domain.explaining import ExplainedRule, explain
from safeguard_desktop.domain.moments import Moment
from safeguard_desktop.domain.texts import gettext as _


class NoLongerDue(Refused):
    """The due action is not among those of its case file any more."""

    def __init__(self) -> None:
        super().__init__(_("This is no longer due. The record is safe."), _("Go back: the list shows what is due now."))


@dataclass(frozen=True, slots=True)
class DueExplained:
    """The due action, and each of its rules in words, the one that leads first."""

    line: DueLine
    rules: tuple[ExplainedRule, ...]
    now: Moment


def explain_due(desk: Desk, key: DueKey) -> DueExplained:
    """Explains one due action, done or open. Raises NoLongerDue where a newer entry has taken it away."""
    return desk.read(lambda books: _explain(books, key))


def _explain(books: Books, key: DueKey) -> DueExplained:
    now = books.desk.now
    try:
        case = books.case(key.reference)
    except UnknownCase as error:
        raise NoLongerDue from error
    line = next((one for one in LineMaker(books).lines(case, now) if one.key == key), None)
    if line is None:
        raise NoLongerDue
    packs = books.desk.definitions.packs(books.reading, (reading.pack for reading in line.action.rules))
    return DueExplained(line, explain(line.action, packs, books.calendar), now)
