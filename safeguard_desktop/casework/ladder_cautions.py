"""What a stage of a disagreement lacks when it is signed: its record, the way of talking, the reasons for more time.

What a stage asks for is its ladder's to say. The record is signed all the same, once the reason stands beside it.
"""

from collections.abc import Iterator, Mapping, Sequence

from safeguard_desktop.casework.desk import Books
from safeguard_desktop.domain.answers import Answer, is_empty, is_unanswered, text_of
from safeguard_desktop.domain.cautions import Caution
from safeguard_desktop.domain.contents import PartSigned
from safeguard_desktop.domain.evidence import Evidence, evidence_of
from safeguard_desktop.domain.forms import Form
from safeguard_desktop.domain.ids import EntryId
from safeguard_desktop.domain.ladders import MEANS_FACT, STAGE_ENDED, Ladder, Stage
from safeguard_desktop.domain.milestones import Thread
from safeguard_desktop.domain.rules import RulePack
from safeguard_desktop.domain.texts import gettext as _


def ladder_cautions(
    books: Books, threads: Sequence[Thread], form: Form, content: PartSigned, entry: EntryId
) -> Iterator[Caution]:
    """A caution for each thing a part of a stage should say and does not; `threads` as they are with the part signed."""
    answers = answers_by_fact(form, content)
    for evidence in evidence_of(threads):
        if evidence.thread.id != content.thread:
            continue
        for pack in books.desk.definitions.packs(books.reading, evidence.thread.packs).values():
            for ladder in pack.ladders:
                stage = ladder.stage_of(evidence.facts) if ladder.thread == evidence.thread.kind else None
                if stage is not None and not pack.is_danger(evidence.facts):
                    yield from _of_stage(_Said(pack, ladder, stage, form), evidence, answers, entry)


def answers_by_fact(form: Form, content: PartSigned) -> Mapping[str, Answer]:
    """What the part itself answers, by the facts its fields declare; fields that are left empty count as asked."""
    fields = (field for field in form.fields_of_part(content.part) if field.fact)
    return {field.fact: content.answers.get(field.id) for field in fields}


class _Said:
    """The words of one stage's cautions, with where it stands."""

    def __init__(self, pack: RulePack, ladder: Ladder, stage: Stage, form: Form) -> None:
        self.pack, self.ladder, self.stage, self._form = pack, ladder, stage, form

    def labels(self, facts: Sequence[str]) -> str:
        """What the form calls these facts."""
        return ", ".join(self._labels.get(fact, fact.replace("_", " ")) for fact in facts)

    def field(self, facts: Sequence[str]) -> str:
        """The first field that would say one of them; "" where the form asks none."""
        return next((one.id for one in self._form.fields if one.fact in facts), "")

    @property
    def _labels(self) -> Mapping[str, str]:
        return {one.fact: one.label for one in self._form.fields if one.fact}


def _of_stage(said: _Said, evidence: Evidence, answers: Mapping[str, Answer], entry: EntryId) -> Iterator[Caution]:
    ends = any(one.entry == entry and one.name == STAGE_ENDED for one in evidence.thread.milestones)
    if ends or not answers.keys().isdisjoint(said.stage.record):
        yield from _of_record(said, evidence.facts, answers)
    yield from _of_means(said, answers.get(MEANS_FACT))
    if not answers.keys().isdisjoint(said.ladder.extension_needs):
        yield from _of_extension(said, answers)


def _of_record(said: _Said, facts: Mapping[str, Answer], answers: Mapping[str, Answer]) -> Iterator[Caution]:
    missing = said.ladder.missing_in_record(facts)
    if missing:
        message = _("The record of stage {number} does not say yet: {what} ({organisation} {paragraph}).").format(
            number=said.stage.number,
            what=said.labels(missing),
            organisation=said.pack.organisation,
            paragraph=said.stage.paragraph,
        )
        field = said.field(missing) if not answers.keys().isdisjoint(missing) else ""
        yield Caution(f"stage-record:{said.ladder.id}", message, field)


def _of_means(said: _Said, means: Answer) -> Iterator[Caution]:
    if not is_empty(means) and not is_unanswered(means) and not said.ladder.accepts(text_of(means)):
        yield Caution(f"stage-means:{said.ladder.id}", said.ladder.means_warning, said.field([MEANS_FACT]))


def _of_extension(said: _Said, answers: Mapping[str, Answer]) -> Iterator[Caution]:
    missing = said.ladder.missing_for_extension(answers)
    if missing:
        message = _("More time for a stage needs: {what} ({organisation} {paragraph}).").format(
            what=said.labels(missing), organisation=said.pack.organisation, paragraph=said.ladder.paragraph
        )
        yield Caution(f"stage-extension:{said.ladder.id}", message, said.field(missing))
