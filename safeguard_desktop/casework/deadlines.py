"""The deadline calculator: what the shipped rules give for one moment, without a vault."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from safeguard_desktop.casework.definitions import calendar_of
from safeguard_desktop.content.pack_file import read_pack
from safeguard_desktop.content.shipped import CALENDAR, RULE_PACK, Shipped
from safeguard_desktop.domain.calendars import Nation, WorkingCalendar
from safeguard_desktop.domain.deadline_answer import DeadlineAnswer, answer_deadline, explain_answer
from safeguard_desktop.domain.errors import Refused
from safeguard_desktop.domain.explaining import ExplainedRule
from safeguard_desktop.domain.finding_rules import FoundAct, find_acts
from safeguard_desktop.domain.moments import Moment, UnreadableMoment, parse_stated
from safeguard_desktop.domain.organisation import Organisation
from safeguard_desktop.domain.rules import Each

DATES_OF_A_RHYTHM = 8


@dataclass(frozen=True, slots=True)
class Calculated:
    """What an act comes to from a moment: the answer, and each of its rules in words in the answer's order."""

    act: FoundAct
    began: Moment
    answer: DeadlineAnswer
    rules: tuple[ExplainedRule, ...]


class Calculator:
    """Answers for every shipped rule; calendars are read once for each nation asked for.

    Raises FaultyFile where a shipped rule pack has faults: an answer must not depend on which rules happened to be left.
    """

    def __init__(self, shipped: Shipped) -> None:
        for faulty in shipped.faulty_packs:
            raise faulty
        self._packs = tuple(read_pack(one.data, one.id) for one in shipped.of_kind(RULE_PACK))
        self._calendars = {one.id: one.data for one in shipped.of_kind(CALENDAR)}
        self._built: dict[Nation, WorkingCalendar] = {}

    def answer(
        self,
        rule_ids: Sequence[str],
        at: str,
        nation: str,
        *,
        occurrences: int | None = None,
        authority_limit: str | None = None,
    ) -> dict[str, Any]:
        """The answer as JSON data. Raises Refused for an unknown rule, nation or limit and a time that cannot be read."""
        try:
            when = parse_stated(at)
            calendar = self._calendar(Nation.parse(nation))
        except (UnreadableMoment, ValueError) as error:
            raise Refused(str(error)) from error
        found = answer_deadline(
            rule_ids, when, self._packs, calendar, occurrences=occurrences, authority_limit=authority_limit
        )
        return found.as_json()

    def find(self, words: str, pack_id: str = "") -> tuple[FoundAct, ...]:
        """What the rule packs ask for, found by words, in one of them or in all."""
        return find_acts(self._packs, words, pack_id)

    @property
    def packs(self) -> tuple[tuple[str, str], ...]:
        """The rule packs: each id with the organisation it is of."""
        return tuple((pack.id, pack.organisation) for pack in self._packs)

    def count(self, act: FoundAct, at: str, nation: str) -> Calculated:
        """What an act comes to from one moment, explained; nothing is kept. Raises Refused as `answer` does."""
        try:
            when = parse_stated(at)
            calendar = self._calendar(Nation.parse(nation))
        except (UnreadableMoment, ValueError) as error:
            raise Refused(str(error)) from error
        dates = DATES_OF_A_RHYTHM if act.rules[0].each is Each.RHYTHM else None
        found = answer_deadline(act.ids, when, self._packs, calendar, occurrences=dates)
        return Calculated(act, when.moment, found, explain_answer(found, when, self._packs, calendar))

    def _calendar(self, nation: Nation) -> WorkingCalendar:
        if nation not in self._built:
            self._built[nation] = calendar_of(self._calendars[nation.value], Organisation(nation=nation.value))
        return self._built[nation]
