"""What the record of a disagreement answers to a form about one of its stages: with whom, about what, what was done so far.

The answers are found by the facts that a form declares; which form it is nobody here knows. A person may change all of it.
"""

from collections.abc import Iterator, Mapping

from safeguard_desktop.casework.desk import Books
from safeguard_desktop.casework.timeline import threads_of_case
from safeguard_desktop.domain.answers import Answer, is_empty, is_unanswered, text_of
from safeguard_desktop.domain.case_file import CaseFile, SignedPart
from safeguard_desktop.domain.forms import Field, Form, Part, Prefill
from safeguard_desktop.domain.ids import ThreadId
from safeguard_desktop.domain.ladders import STAGE_FACT
from safeguard_desktop.domain.milestones import Thread
from safeguard_desktop.domain.printed_times import printed_happening, printed_moment
from safeguard_desktop.domain.texts import gettext as _

DISPUTE = "dispute"
"""The kind of thread a disagreement is; its stages are threads under it."""

_SAID = (
    "stage_at",
    "stage_means",
    "stage_people",
    "stage_discussed",
    "stage_plan",
    "stage_outcome",
    "stage_outstanding",
)
"""The facts of what was said in a stage, in the order they are told."""


def dispute_answers(books: Books, case: CaseFile, form: Form, part: Part, thread: str) -> Mapping[str, Answer]:
    """The answers by prefill source, for a part of a stage; empty where the part asks nothing about the disagreement."""
    if not any(field.prefill.startswith(f"{DISPUTE}.") for field in form.fields_of_part(part.id)):
        return {}
    threads = {one.id: one for one in threads_of_case(books, case)}
    dispute = threads.get(ThreadId(thread))
    while dispute is not None and dispute.kind != DISPUTE:
        dispute = threads.get(dispute.parent) if dispute.parent else None
    if dispute is None:
        return {}
    told = _Told(books, case)
    own = [one for one in threads.values() if one.parent == dispute.id]
    stages = sorted((text_of(one.facts.get(STAGE_FACT)), told.stage(one)) for one in own)
    answers: dict[str, Answer] = {
        Prefill.DISPUTE_WITH: dispute.facts.get("dispute_with"),
        Prefill.DISPUTE_CONCERNS: _concerns(dispute),
        Prefill.DISPUTE_WANTED: dispute.facts.get("dispute_wanted"),
        Prefill.DISPUTE_VIEWS: dispute.facts.get("dispute_views"),
        Prefill.DISPUTE_ACTION_TAKEN: "\n".join(words for _number, words in stages),
        Prefill.DISPUTE_STAGE_1: _of_stage("1", stages),
        Prefill.DISPUTE_STAGE_2: _of_stage("2", stages),
    }
    return {source: answer for source, answer in answers.items() if not is_empty(answer) and not is_unanswered(answer)}


def _concerns(dispute: Thread) -> str:
    words = text_of(dispute.facts.get("dispute_words"))
    begun = next((one.at for one in dispute.milestones), None)
    if not words or begun is None:
        return words
    return _("It began {when}. {words}").format(when=printed_happening(begun), words=words)


class _Told:
    """Stages in words, out of the parts that were signed into them."""

    def __init__(self, books: Books, case: CaseFile) -> None:
        self._forms = books.forms_of(case)
        self._parts = [part for record in case.records.values() for part in record.parts if part.counts]

    def stage(self, stage: Thread) -> str:
        """One stage: when it began, what was said in it, how it ended."""
        begun = next((printed_happening(one.at) for one in stage.milestones), "")
        number = text_of(stage.facts.get(STAGE_FACT))
        head = _("Stage {number}, begun {when}.").format(number=number, when=begun)
        said = [line for part in self._parts if part.content.thread == stage.id for line in self._talk(part)]
        return " ".join((head, *said))

    def _talk(self, part: SignedPart) -> Iterator[str]:
        form = self._forms[part.content.form]
        fields = {field.fact: field for field in form.fields_of_part(part.content.part) if field.fact in _SAID}
        for fact in _SAID:
            answer = part.answers.get(fields[fact].id) if fact in fields else None
            if not is_empty(answer) and not is_unanswered(answer):
                yield _sentence(fields[fact], fact, answer)


def _sentence(field: Field, fact: str, answer: Answer) -> str:
    text = text_of(answer)
    if fact == "stage_at":
        text = printed_moment(text)
    labels = {choice.id: choice.label for choice in field.choices}
    return _("{label}: {words}.").format(label=field.label, words=labels.get(text, text).rstrip("."))


def _of_stage(number: str, stages: list[tuple[str, str]]) -> str:
    """One stage on one line."""
    return " ".join(word for one, words in stages if one == number for word in words.split())
