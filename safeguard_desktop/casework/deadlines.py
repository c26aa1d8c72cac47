"""The deadline calculator: what the shipped rules give for one moment, without a vault."""

from collections.abc import Sequence
from typing import Any

from safeguard_desktop.casework.definitions import calendar_of
from safeguard_desktop.content.pack_file import read_pack
from safeguard_desktop.content.shipped import CALENDAR, RULE_PACK, Shipped
from safeguard_desktop.domain.calendars import Nation, WorkingCalendar
from safeguard_desktop.domain.deadline_answer import answer_deadline
from safeguard_desktop.domain.errors import Refused
from safeguard_desktop.domain.moments import UnreadableMoment, parse_stated
from safeguard_desktop.domain.organisation import Organisation


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

    def _calendar(self, nation: Nation) -> WorkingCalendar:
        if nation not in self._built:
            self._built[nation] = calendar_of(self._calendars[nation.value], Organisation(nation=nation.value))
        return self._built[nation]
