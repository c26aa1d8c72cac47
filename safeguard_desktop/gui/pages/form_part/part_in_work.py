"""A part while it is being filled in: its answers as typed, kept on the disk as they come, and how far each section is."""

from collections.abc import Iterator

from safeguard_desktop.casework.desk import Desk
from safeguard_desktop.casework.part_in_hand import PartInHand
from safeguard_desktop.domain.answers import Answer, Answers, is_empty, is_unanswered
from safeguard_desktop.domain.form_checks import AnswerFault, check_answers
from safeguard_desktop.domain.forms import Field, Kind, Section
from safeguard_desktop.domain.segments import segments_of
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.domain.texts import ngettext
from safeguard_desktop.gui.kit.steps import Step
from safeguard_desktop.gui.pages.form_part.kept_draft import KeptDraft


class PartInWork(KeptDraft):
    """The draft of a part in hand, with what its form makes of it."""

    def __init__(self, desk: Desk, hand: PartInHand) -> None:
        super().__init__(desk, hand.draft, is_on_disk=hand.is_continued)
        self.hand = hand
        self.visited: set[str] = set()

    @property
    def values(self) -> Answers:
        """What conditions read: the record's other parts, what is filled in already, and what was typed."""
        own = {field.id for field in self.hand.form.fields_of_part(self.hand.part.id)}
        others = {name: answer for name, answer in self.hand.record_answers.items() if name not in own}
        return {**others, **self.hand.prefilled, **self.answers}

    def answer(self, field: Field) -> Answer:
        """The answer to show: as typed, else as filled in by the program."""
        return self.answers.get(field.id, self.hand.prefilled.get(field.id))

    def is_prefilled(self, field: Field) -> bool:
        """Whether the answer shown is the program's, not the person's."""
        return field.id not in self.answers and not is_empty(self.hand.prefilled.get(field.id))

    def take(self, field: Field, answer: Answer) -> None:
        """Takes an answer as it was typed; nothing typed leaves what the program filled in."""
        if answer is None:
            self.answers.pop(field.id, None)
        elif not self.is_prefilled(field) or answer != self.hand.prefilled.get(field.id):
            self.answers[field.id] = answer

    def sections(self) -> list[Section]:
        """The part's sections in the form's order, those without a question to ask left out."""
        asked = {field.section for field in self._shown()}
        return [section for section in self.hand.form.sections if section.id in asked]

    def fields(self, section: Section) -> list[Field]:
        """All the part's fields of a section, shown or not."""
        return [field for field in self.hand.form.fields_of_section(section.id) if field.part == self.hand.part.id]

    def has_account(self, section: Section) -> bool:
        """Whether the section is written on a page of its own."""
        return any(field.kind is Kind.SEGMENTS for field in self.fields(section))

    def own_answers(self) -> Answers:
        """What will be signed of what was typed: answers to questions that other answers rule out stay in the draft alone."""
        own = {**self.answers, **self._accounts()}
        fields = list(self.hand.form.fields_of_part(self.hand.part.id))
        while True:
            values = {**self.values, **own}
            values = {name: value for name, value in values.items() if name in own or name not in self.answers}
            kept = {field.id: own[field.id] for field in fields if field.id in own and field.is_shown(values)}
            if kept == own:
                return kept
            own = kept

    def _accounts(self) -> Answers:
        """Accounts without the segments that have no words; a reason why there is none stays."""
        accounts = (
            field.id for field in self.hand.form.fields_of_part(self.hand.part.id) if field.kind is Kind.SEGMENTS
        )
        written = {name: self.answers[name] for name in accounts if name in self.answers}
        return {
            name: answer if is_unanswered(answer) else list(segments_of(answer)) for name, answer in written.items()
        }

    def faults(self) -> tuple[AnswerFault, ...]:
        """What keeps the part from being signed as it stands, in the form's order."""
        hand = self.hand
        answers = {**hand.prefilled, **self.own_answers()}
        found = check_answers(hand.form, hand.part, answers, hand.record_answers)
        order = [field.id for field in hand.form.fields_of_part(hand.part.id)]
        blocking = (fault for fault in found if fault.blocks)
        return tuple(sorted(blocking, key=lambda fault: order.index(fault.field) if fault.field in order else -1))

    def unanswered(self) -> list[Field]:
        """The questions that are asked and have no answer."""
        return [field for field in self._shown() if is_empty(self.answer(field))]

    def steps(self, current: str) -> Iterator[Step]:
        """The sections and how far each is, then signing, then the parts of others."""
        needed = {fault.field for fault in self.faults()}
        empty = {field.id for field in self.unanswered()}
        heading = _("Your part") if self.hand.my_roles else self.hand.part.title
        for section in self.sections():
            ids = {field.id for field in self.fields(section)}
            state, words = self._progress(section, ids, len(ids & needed), len(ids & empty), current)
            yield Step(section.id, title_of(section), state, words, heading)
            heading = ""
        yield Step(CHECK_AND_SIGN, _("Check and sign"), words=_("You are here") if current == CHECK_AND_SIGN else "")
        heading = _("Others on this form")
        for other in self.hand.others:
            state = "signed" if other.signed_by else "someone_elses_part"
            words = _("Signed by {name}").format(name=other.signed_by) if other.signed_by else ", ".join(other.holders)
            yield Step(f"part-{other.part.id}", other.part.title, state, words, heading, may_be_chosen=False)
            heading = ""

    def _progress(self, section: Section, ids: set[str], needed: int, empty: int, current: str) -> tuple[str, str]:
        has_begun = section.id in self.visited or bool(ids & set(self.answers))
        if not has_begun and section.id != current:
            return "not_started", _("Not started")
        if not empty and not needed:
            return "complete", _("Done")
        if section.id == current:
            return "in_progress", _("You are here")
        if needed:
            return "needs_answer", ngettext("Needs {n} answer", "Needs {n} answers", needed).format(n=needed)
        return "complete", ngettext("Done, {n} left empty", "Done, {n} left empty", empty).format(n=empty)

    def _shown(self) -> Iterator[Field]:
        values = self.values
        return (field for field in self.hand.form.fields_of_part(self.hand.part.id) if field.is_shown(values))


CHECK_AND_SIGN = "check-and-sign"


def title_of(section: Section) -> str:
    """What a section is called on the screen."""
    return section.title or section.heading or section.id


def unbroken(reference: str) -> str:
    """A reference that stays on one line: its hyphen is one that lines do not end at."""
    return reference.replace("-", "\u2011")
