"""What a new draft begins with: what an earlier part of the same thread has already said, so that nobody types it twice.

It is taken once. From then on it is the person's own draft: all of it may be changed, and what is taken out stays out.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from safeguard_desktop.domain.answers import Answer, Answers, is_empty, is_unanswered
from safeguard_desktop.domain.case_file import CaseFile
from safeguard_desktop.domain.forms import Column, Field, Form, Kind, Part
from safeguard_desktop.domain.milestones import Thread
from safeguard_desktop.domain.segments import Taken, segments_of, taken
from safeguard_desktop.domain.texts import gettext as _

ACCOUNT = "account"
"""The fact under which a form gives what was said, asked, seen and done."""


def known_from_thread(case: CaseFile, form: Form, part: Part, thread: Thread | None) -> Answers:
    """The answers a draft of the part begins with, out of the thread's facts."""
    if thread is None:
        return {}
    known = ((field.id, _answer(field, thread.facts, case.initials)) for field in form.fields_of_part(part.id))
    return {name: answer for name, answer in known if not is_empty(answer)}


def _answer(field: Field, facts: Mapping[str, Answer], initials: str) -> Answer:
    what = next((one for one in Taken if one in field.takes), None)
    if what is not None:
        passages = taken(what, facts.get(ACCOUNT), initials)
        return list(_rows(field.columns, passages)) if field.kind is Kind.REPEATING else _set_in(what, facts, passages)
    answers = (facts.get(name) for name in field.takes)
    return next((one for one in answers if not is_empty(one) and not is_unanswered(one)), None)


def _set_in(what: Taken, facts: Mapping[str, Answer], passages: list[Mapping[str, Answer]]) -> Answer:
    """The whole account begins with where it was and who was there, which the alert forms have no question for."""
    told = {_("Where"): facts.get("place"), _("Who else was there"): facts.get("present")}
    lines = [f"{name}: {words}" for name, words in told.items() if isinstance(words, str) and words.strip()]
    if what is not Taken.ALL or not passages or not lines:
        return passages
    return [{"voice": "worker", "text": "\n".join(lines)}, *passages]


def _rows(columns: Sequence[Column], passages: Sequence[Mapping[str, Answer]]) -> Iterator[dict[str, Any]]:
    """The words under the first column, the time under the first one of times."""
    at = next((column.id for column in columns if column.kind is Kind.TIME), "")
    for passage in segments_of(passages):
        row = {columns[0].id: passage["text"]}
        yield {**row, at: passage["at"]} if at and passage.get("at") else row
