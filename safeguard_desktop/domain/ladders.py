"""Escalation ladders as data: the stages a disagreement goes through, who acts, what each stage's record must hold.

How long a stage may take is its rules' to say; counting them is `due_actions`'s.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from safeguard_desktop.domain.answers import Answer, is_empty
from safeguard_desktop.domain.roles import Role

STAGE_FACT = "stage"
"""The fact of a thread of the ladder's kind that says which stage it is: "1", "2" ..."""

MEANS_FACT = "stage_means"
"""The fact that says by which means the two sides talked: "telephone", "email" ..."""

STAGE_ENDED = "stage-ended"
"""The milestone that ends a stage: resolved, or passed up."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage. `number` counts from 1; `role` is whose work it is, `people` who that is in the source's procedure.

    `rules` are the ids of the rules that say how long; empty where the source has no time. `record` names the facts that the
    stage's record must hold. `opens` are ids of rules that entering the stage sets off (Coram's escalation record).
    """

    number: int
    title: str
    summary: str
    paragraph: str
    role: Role
    people: str
    record: tuple[str, ...]
    rules: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    lines: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Ladder:
    """How a disagreement is taken up, stage by stage; each stage is a thread of kind `thread`.

    `means` are the ways of talking that the source accepts (empty: it does not say), others get the words `means_warning`.
    `in_danger` is the id of the rule that holds in place of the stages while somebody is in immediate danger; where the
    source has none it is empty, and the stages wait all the same. An extension needs the facts `extension_needs`; none: the
    source knows no extension. `after_last` says what happens when the last stage has settled nothing.
    """

    id: str
    title: str
    summary: str
    paragraph: str
    thread: str
    stage: tuple[Stage, ...]
    after_last: str
    in_danger: str = ""
    means: tuple[str, ...] = ()
    means_warning: str = ""
    extension_needs: tuple[str, ...] = ()
    lines: str = ""
    note: str = ""

    def stage_of(self, facts: Mapping[str, Answer]) -> Stage | None:
        """The stage that a thread with these facts is, or None where they name none."""
        number = str(facts.get(STAGE_FACT, ""))
        return next((one for one in self.stage if str(one.number) == number), None)

    def after(self, stage: Stage) -> Stage | None:
        """The stage that comes next, or None after the last."""
        return next((one for one in self.stage if one.number == stage.number + 1), None)

    def accepts(self, means: str) -> bool:
        """Whether the source accepts this way of talking; true where it does not say."""
        return not self.means or means in self.means

    def missing_in_record(self, facts: Mapping[str, Answer]) -> tuple[str, ...]:
        """What the record of the stage with these facts must hold and does not yet. "Not known", with a reason, is held."""
        stage = self.stage_of(facts)
        return _missing(stage.record, facts) if stage else ()

    def missing_for_extension(self, facts: Mapping[str, Answer]) -> tuple[str, ...]:
        """What an extension of a stage must give and these facts do not."""
        return _missing(self.extension_needs, facts)


def _missing(names: tuple[str, ...], facts: Mapping[str, Answer]) -> tuple[str, ...]:
    return tuple(name for name in names if is_empty(facts.get(name)))
