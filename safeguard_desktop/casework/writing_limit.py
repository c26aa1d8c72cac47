"""By when an account that is still being written has to be signed: what the rules in force say of it, before there is an entry."""

from collections.abc import Iterator
from dataclasses import dataclass

from safeguard_desktop.casework.desk import Books, Desk
from safeguard_desktop.domain.answer_kinds import stated_moment
from safeguard_desktop.domain.answers import Answers
from safeguard_desktop.domain.due_actions import due_by
from safeguard_desktop.domain.forms import AT_SIGNED, Form, Part
from safeguard_desktop.domain.ids import EntryId, RecordId, ThreadId
from safeguard_desktop.domain.milestones import Milestone, Thread
from safeguard_desktop.domain.moments import Moment

NOT_SIGNED_YET = "not signed yet"


@dataclass(frozen=True, slots=True)
class WritingLimit:
    """When it is due, since when that counts, and the paragraph that says so.

    `is_provisional`: what it counts from is not given yet, and something earlier stands for it.
    """

    due: Moment
    since: Moment
    paragraph: str
    is_provisional: bool = False


def writing_limit(desk: Desk, form: Form, part: Part, answers: Answers, subject_kind: str) -> WritingLimit | None:
    """The earliest limit for signing the part that its answers set off; None while they set off none."""
    return desk.read(lambda books: next(_limits(books, form, part, answers, subject_kind), None))


def _limits(books: Books, form: Form, part: Part, answers: Answers, subject_kind: str) -> Iterator[WritingLimit]:
    signed = {one.name for one in form.milestones if one.part == part.id and AT_SIGNED in one.at}
    milestones = tuple(_stated(form, part, answers))
    packs = books.packs_in_force()
    books.desk.definitions.packs(books.reading, packs)
    thread = Thread(
        ThreadId(NOT_SIGNED_YET),
        part.thread,
        None,
        RecordId(NOT_SIGNED_YET),
        packs,
        milestones,
        subject_kind=subject_kind,
    )
    for action in due_by(books.rules, [thread], books.desk.now):
        leading = action.rules[0]
        if action.due is not None and leading.started is not None and signed.intersection(action.stopping):
            is_provisional = not _is_given(form, part, leading.started.name, answers)
            yield WritingLimit(action.due, leading.started.at, leading.paragraph, is_provisional)


def _is_given(form: Form, part: Part, milestone: str, answers: Answers) -> bool:
    """Whether the answer that the milestone is first of all read from is there."""
    first = (one.at[0] for one in form.milestones if (one.part, one.name) == (part.id, milestone))
    return any(stated_moment(answers.get(name)) is not None for name in first)


def _stated(form: Form, part: Part, answers: Answers) -> Iterator[Milestone]:
    for declaration in form.milestones:
        moments = (stated_moment(answers.get(name)) for name in declaration.at)
        first = next((moment for moment in moments if moment is not None), None)
        if declaration.part == part.id and first is not None and not declaration.when:
            yield Milestone(declaration.name, first, "", EntryId(NOT_SIGNED_YET))
