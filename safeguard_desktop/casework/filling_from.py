"""What a new draft begins with: what earlier parts of the same thread have already said, so that nobody types it twice.

It is taken once. From then on it is the person's own draft: all of it may be changed, and what is taken out stays out.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from safeguard_desktop.casework.desk import Books
from safeguard_desktop.domain.answer_kinds import stated_moment
from safeguard_desktop.domain.answers import Answer, Answers, is_empty, is_unanswered, text_of
from safeguard_desktop.domain.body_marks import BodyMark, marks_of
from safeguard_desktop.domain.case_file import CaseFile, SignedPart
from safeguard_desktop.domain.forms import Column, Field, Form, Kind, Part
from safeguard_desktop.domain.milestones import Thread
from safeguard_desktop.domain.printed_marks import heading_of_mark, summary_of
from safeguard_desktop.domain.printed_times import printed_span
from safeguard_desktop.domain.segments import SegmentVoice, Taken, segments_of, taken
from safeguard_desktop.domain.texts import gettext as _

ACCOUNT = "account"
"""The fact under which a form gives what was said, asked, seen and done."""


@dataclass(frozen=True, slots=True)
class _Talk:
    """One signed account of the thread: what it tells under the names of facts, and the marks it puts on the body."""

    facts: Mapping[str, Answer]
    marks: tuple[BodyMark, ...]


def known_from_thread(books: Books, case: CaseFile, form: Form, part: Part, thread: Thread | None) -> Answers:
    """The answers a draft of the part begins with, out of the thread's facts and of every talk in it, in their order."""
    if thread is None:
        return {}
    talks = sorted(_talks(books, case, thread), key=_began)
    known = ((field.id, _answer(field, thread.facts, talks, case.initials)) for field in form.fields_of_part(part.id))
    return {name: answer for name, answer in known if not is_empty(answer)}


def _talks(books: Books, case: CaseFile, thread: Thread) -> Iterator[_Talk]:
    forms = books.forms_of(case)
    for record in case.records.values():
        for part in record.parts:
            if part.counts and (part.content.thread or part.entry) == thread.id:
                talk = _talk(forms[record.form], part)
                if segments_of(talk.facts.get(ACCOUNT)):
                    yield talk


def _talk(form: Form, part: SignedPart) -> _Talk:
    fields = [(field, part.answers.get(field.id)) for field in form.fields_of_part(part.content.part)]
    maps = (answer for field, answer in fields if field.kind is Kind.BODY_MAP)
    marks = tuple(mark for answer in maps for mark in marks_of(answer))
    return _Talk({field.fact: answer for field, answer in fields if field.fact}, marks)


def _began(talk: _Talk) -> tuple[bool, float]:
    """When it began, to sort by; talks whose beginning nobody knows come last, in the order they were signed."""
    began = stated_moment(talk.facts.get("began_at"))
    return began is None, began.at.timestamp() if began is not None else 0.0


def _answer(field: Field, facts: Mapping[str, Answer], talks: Sequence[_Talk], initials: str) -> Answer:
    what = next((one for one in Taken if one in field.takes), None)
    if what is not None:
        passages = [passage for talk in talks for passage in _passages(what, talk, initials)]
        return list(_rows(field.columns, passages)) if field.kind is Kind.REPEATING else passages
    answers = (facts.get(name) for name in field.takes)
    return next((one for one in answers if not is_empty(one) and not is_unanswered(one)), None)


def _passages(what: Taken, talk: _Talk, initials: str) -> list[Mapping[str, Answer]]:
    """What is taken from one talk. The whole account begins with when and where it was and who was there."""
    marked = list(_marked(talk.marks, initials))
    passages = taken(what, [*segments_of(talk.facts.get(ACCOUNT)), *marked], initials)
    lines = [f"{name}: {words}" for name, words in _setting(talk.facts).items() if words.strip()]
    if what is not Taken.ALL or not passages or not lines:
        return passages
    return [{"voice": "worker", "text": "\n".join(lines)}, *passages]


def _setting(facts: Mapping[str, Answer]) -> Mapping[str, str]:
    """What the alert forms have no question for."""
    return {
        _("When they told it"): printed_span(text_of(facts.get("began_at")), text_of(facts.get("ended_at"))),
        _("Where"): text_of(facts.get("place")),
        _("Who else was there"): text_of(facts.get("present")),
        _("How it came up"): text_of(facts.get("came_up")),
    }


def _marked(marks: Sequence[BodyMark], initials: str) -> Iterator[Mapping[str, Answer]]:
    """Each mark on the body as something seen, and what was said of it as exact words."""
    for mark in marks:
        at = {"at": mark.seen_at} if mark.seen_at else {}
        seen = ": ".join(filter(None, (heading_of_mark(mark), summary_of(mark))))
        yield {"voice": str(SegmentVoice.SEEN), "text": seen, **at}
        if mark.said.strip():
            yield {"voice": str(SegmentVoice.VERBATIM), "text": mark.said, "speaker": initials, **at}


def _rows(columns: Sequence[Column], passages: Sequence[Mapping[str, Answer]]) -> Iterator[dict[str, Any]]:
    """The words under the first column, the time under the first one of times."""
    at = next((column.id for column in columns if column.kind is Kind.TIME), "")
    for passage in segments_of(passages):
        row = {columns[0].id: passage["text"]}
        yield {**row, at: passage["at"]} if at and passage.get("at") else row
