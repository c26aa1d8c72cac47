"""Threads, milestones and facts out of a case file and the forms its parts were made with.

The forms declare what a signed part proves; here that becomes clocks' starts and stops. Counting is `due_actions`'s.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from safeguard_desktop.domain.answers import Answer, Answers, is_empty, is_unanswered, text_of
from safeguard_desktop.domain.case_file import CaseFile, SignedPart
from safeguard_desktop.domain.conditions import all_hold
from safeguard_desktop.domain.forms import AT_PASSED_ON, AT_SIGNED, AT_SIGNED_DAY, Form, MilestoneDeclaration
from safeguard_desktop.domain.ids import Digest, EntryId, KeyId, RecordId, ThreadId
from safeguard_desktop.domain.milestones import Milestone, Thread
from safeguard_desktop.domain.moments import Moment, UnreadableMoment, parse_stated

NameOf = Callable[[KeyId], str]


@dataclass(slots=True)
class _Growing:
    """A thread while its entries are read."""

    id: ThreadId
    kind: str
    parent: ThreadId | None
    record: RecordId
    packs: tuple[Digest, ...]
    about: str
    nth: int
    milestones: list[Milestone] = field(default_factory=list)
    facts: dict[str, Answer] = field(default_factory=dict)
    missing: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Proof:
    """One declaration met by one signed part: the moment it proves (None: to be asked for) and what it is about."""

    declaration: MilestoneDeclaration
    moment: Moment | None
    about: str
    entry: EntryId


def threads_of(case: CaseFile, forms: Mapping[Digest, Form], name_of: NameOf) -> tuple[Thread, ...]:
    """All threads of a case file in the order they were opened.

    A part whose form is not among `forms` proves nothing (KeyError never: an unknown form is a damaged vault, reported there).
    """
    threads: dict[ThreadId, _Growing] = {}
    homes: dict[RecordId, ThreadId] = {}
    for part in _parts_in_order(case):
        form = forms.get(part.content.form)
        if form is not None:
            _read_part(case, form, part, threads, homes, name_of)
    return tuple(_finished(thread, case) for thread in threads.values())


def _parts_in_order(case: CaseFile) -> list[SignedPart]:
    order = {entry.id: position for position, entry in enumerate(case.entries)}
    parts = [part for record in case.records.values() for part in record.parts if part.counts]
    return sorted(parts, key=lambda part: order[part.entry])


def _read_part(
    case: CaseFile,
    form: Form,
    part: SignedPart,
    threads: dict[ThreadId, _Growing],
    homes: dict[RecordId, ThreadId],
    name_of: NameOf,
) -> None:
    record_answers = {**case.records[part.content.record].answers, **part.answers}
    home = threads.get(ThreadId(part.content.thread or homes.get(part.content.record, "")))
    opened = 0
    same: list[_Proof] = []
    for proof in _proofs(form, part, record_answers):
        kind = _opens(proof.declaration, home)
        if not kind:
            same.append(proof)
            continue
        opened += 1
        thread = _open(part, kind, opened, home, proof.about, threads)
        _add(thread, proof, part, name_of)
        if home is None or proof.declaration.moves_in:
            home = thread
    if home is None:
        return
    homes.setdefault(part.content.record, home.id)
    for proof in same:
        _add(home, proof, part, name_of)
    home.facts.update(_facts(form, part))


def _opens(declaration: MilestoneDeclaration, home: _Growing | None) -> str:
    """The kind of thread the declaration opens, or "" where it belongs to the part's own."""
    mode, _, kind = declaration.thread.partition(":")
    if mode in {"new", "opens"} or (mode == "same-or-new" and (home is None or home.kind != kind)):
        return kind
    return ""


def _open(
    part: SignedPart, kind: str, number: int, home: _Growing | None, about: str, threads: dict[ThreadId, _Growing]
) -> _Growing:
    thread_id = ThreadId(part.entry if number == 1 else f"{part.entry}.{number}")
    nth = 1 + sum(thread.kind == kind for thread in threads.values())
    packs = part.content.packs or (home.packs if home else ())
    thread = _Growing(thread_id, kind, home.id if home else None, part.content.record, packs, about, nth)
    threads[thread_id] = thread
    return thread


def _add(thread: _Growing, proof: _Proof, part: SignedPart, name_of: NameOf) -> None:
    if proof.moment is None:
        thread.missing.add(proof.declaration.name)
        return
    told_by = part.content.told_by
    by = told_by.name if told_by else name_of(part.author)
    thread.milestones.append(Milestone(proof.declaration.name, proof.moment, by, proof.entry))


def _proofs(form: Form, part: SignedPart, record_answers: Answers) -> Iterator[_Proof]:
    for declaration in form.milestones:
        if declaration.part == part.content.part and all_hold(declaration.when, record_answers):
            yield from _moments(declaration, part, record_answers)


def _moments(declaration: MilestoneDeclaration, part: SignedPart, answers: Answers) -> Iterator[_Proof]:
    about = text_of(answers.get(declaration.about, "")) if "." not in declaration.about else ""
    is_unknown = False
    for at in declaration.at:
        if at == AT_SIGNED:
            yield _Proof(declaration, Moment(part.recorded_at), about, part.entry)
            return
        if at == AT_SIGNED_DAY:
            yield _Proof(declaration, Moment.on(Moment(part.recorded_at).date), about, part.entry)
            return
        if at == AT_PASSED_ON:
            yield from _passings(declaration, part, about)
            return
        if "." in at:
            yield from _rows(declaration, at, part, answers)
            return
        answer = part.answers.get(at)
        is_unknown |= is_unanswered(answer)
        if not is_empty(answer) and not is_unanswered(answer):
            yield _Proof(declaration, _readable(answer), about, part.entry)
            return
    if is_unknown:
        yield _Proof(declaration, None, about, part.entry)


def _passings(declaration: MilestoneDeclaration, part: SignedPart, about: str) -> Iterator[_Proof]:
    for passing in part.passings:
        if passing.passed_on.to == declaration.passed_to:
            yield _Proof(declaration, _readable(passing.passed_on.at), about, passing.entry)


def _rows(declaration: MilestoneDeclaration, at: str, part: SignedPart, answers: Answers) -> Iterator[_Proof]:
    name, _, column = at.partition(".")
    _, _, about_column = declaration.about.partition(".")
    rows = answers.get(name)
    for row in rows if isinstance(rows, list | tuple) else ():
        answer = row.get(column)
        moment = None if is_empty(answer) or is_unanswered(answer) else _readable(answer)
        yield _Proof(declaration, moment, text_of(row.get(about_column, "")), part.entry)


def _readable(answer: Answer) -> Moment | None:
    """The moment, or None for what came from elsewhere and cannot be read: then it has to be asked for, never guessed."""
    try:
        return parse_stated(str(answer)).moment
    except UnreadableMoment:
        return None


def _facts(form: Form, part: SignedPart) -> dict[str, Answer]:
    return {
        field_.fact: part.answers[field_.id]
        for field_ in form.fields_of_part(part.content.part)
        if field_.fact and field_.id in part.answers
    }


def _finished(thread: _Growing, case: CaseFile) -> Thread:
    return Thread(
        thread.id,
        thread.kind,
        thread.parent,
        thread.record,
        case.moved_threads.get(thread.id, thread.packs),
        tuple(sorted(thread.milestones, key=lambda milestone: (milestone.at, milestone.name, milestone.entry))),
        thread.facts,
        frozenset(thread.missing),
        thread.about,
        thread.nth,
        case.subject_kind,
    )
