"""Gates in casework: what is not issued before something else is recorded, and what is only asked about when it is recorded.

What happened can always be written down: a closed gate then asks why, and the reason is the mark. Which gates are closed is
`domain/gates.py`'s to say.
"""

from collections.abc import Collection, Iterator, Sequence

from safeguard_desktop.casework.definitions import FORM
from safeguard_desktop.casework.desk import Books
from safeguard_desktop.casework.timeline import threads_of_case
from safeguard_desktop.domain.case_file import CaseFile, Record
from safeguard_desktop.domain.cautions import Caution
from safeguard_desktop.domain.errors import Refused
from safeguard_desktop.domain.gates import closed_gates, gates_before
from safeguard_desktop.domain.ids import EntryId, ThreadId
from safeguard_desktop.domain.milestones import Thread
from safeguard_desktop.domain.prepared_rules import PreparedRules
from safeguard_desktop.domain.rules import Gate, PackRule
from safeguard_desktop.domain.texts import gettext as _

REFERRAL = "referral"
"""The kind of thread that what goes to an authority belongs to."""


class GateClosed(Refused):
    """A document waits for something to be recorded first. `rules` are those that say so."""

    def __init__(self, rules: Sequence[str], said: Sequence[str]) -> None:
        self.rules = tuple(rules)
        super().__init__(
            _("This document cannot be made yet, and nothing was changed. {said}").format(said=" ".join(said)),
            _("Record that, then issue the document again. In immediate danger nothing has to wait."),
        )


def refuse_behind_gates(books: Books, case: CaseFile, record: Record, *, is_for_family: bool = False) -> None:
    """Raises GateClosed where the document of a record has to wait, naming the paragraph and what to record first."""
    threads = threads_of_case(books, case)
    rules = rules_of(books, threads)
    closed = [
        of
        for step, places in _steps(record, threads, is_for_family=is_for_family)
        for place in places
        for of in closed_gates(rules, threads, place.id, step)
    ]
    if closed:
        found = {of.rule.id: of for of in closed}
        raise GateClosed(tuple(found), [_first(books, of) for of in found.values()])


def gate_cautions(books: Books, threads: Sequence[Thread], entry: EntryId) -> Iterator[Caution]:
    """A caution for each closed gate that what the entry proves should have waited for; `threads` as they are with it."""
    rules = rules_of(books, threads)
    found: dict[str, Caution] = {}
    for thread in threads:
        names = {one.name for one in thread.milestones if one.entry == entry}
        for place in with_those_under([thread], threads) if names else ():
            for of in gates_before(rules, threads, place.id, names):
                message = _("This comes first: {title} ({source}).")
                said = message.format(title=of.rule.title, source=source_of(of))
                found[of.rule.id] = Caution(f"gate:{of.rule.id}", said)
    yield from found.values()


def rules_of(books: Books, threads: Sequence[Thread]) -> PreparedRules:
    """The rules that these threads are counted by. Reading a pack puts it among those the rules are made from."""
    books.desk.definitions.packs(books.reading, (digest for thread in threads for digest in thread.packs))
    return books.rules


def source_of(of: PackRule) -> str:
    """Where a rule stands, as a person would look it up: "Coram Group 6.47"."""
    return f"{of.pack.organisation} {of.rule.paragraph}"


def _steps(
    record: Record, threads: Sequence[Thread], *, is_for_family: bool
) -> Iterator[tuple[Gate, Sequence[Thread]]]:
    """What making a document of the record is, and the threads whose gates it has to pass."""
    signed_into = {ThreadId(part.content.thread) for part in record.parts if part.content.thread}
    own = [thread for thread in threads if thread.record == record.id or thread.id in signed_into]
    yield Gate.ISSUE, own
    yield Gate.EXPORT_REFERRAL, [thread for thread in own if thread.kind == REFERRAL]
    if is_for_family:
        yield Gate.ISSUE_TO_FAMILY, with_those_under(own, threads)


def with_those_under(own: Sequence[Thread], threads: Sequence[Thread]) -> Sequence[Thread]:
    """The family learns with a concern what became of it, so the gates of the referrals under it hold as well."""
    ids = {thread.id for thread in own}
    found = list(own)
    for thread in threads:  # in the order they were opened, so a parent stands before what is under it
        if thread.parent in ids and thread.id not in ids:
            ids.add(thread.id)
            found.append(thread)
    return found


def _first(books: Books, of: PackRule) -> str:
    """What to do first, where that stands, and which part of which form records it."""
    said = _("{title} ({source}).").format(title=of.rule.title, source=source_of(of))
    names = {name for names in of.rule.stops for name in names}
    where = next(_parts_declaring(books, names), "")
    return " ".join((said, _("It is recorded in {where}.").format(where=where))) if where else said


def _parts_declaring(books: Books, names: Collection[str]) -> Iterator[str]:
    """Parts that prove one of these milestones, in words: a rule never names a form, so it is looked up here."""
    for adopted in books.desk.definitions.in_force(books.organisation, FORM):
        form = books.desk.definitions.form(books.reading, adopted.hash)
        parts = (form.part(one.part) for one in form.milestones if one.name in names)
        for part in filter(None, parts):
            yield _("'{part}' of '{form}'").format(part=part.title, form=form.title)
