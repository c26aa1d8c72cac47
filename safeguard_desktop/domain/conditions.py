"""Conditions of forms and rules: small tables, never expressions. A tuple of conditions means all of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from safeguard_desktop.domain.answers import Answer, is_empty


@dataclass(frozen=True, slots=True)
class Condition:
    """One test of one named value: of a field in a form, of a fact in a rule.

    Exactly one of the tests is set. `is_any_of` holds if the value (or, of several ticked, any) is among those listed;
    `has_several_of` if at least two of those listed are ticked; `is_not` holds also where there is no answer; `is_answered`
    tests whether there is one at all.
    """

    name: str
    is_any_of: tuple[str, ...] = ()
    is_not: str | None = None
    is_answered: bool | None = None
    has_several_of: tuple[str, ...] = ()

    def holds(self, values: Mapping[str, Answer]) -> bool:
        """Whether the condition holds for these answers or facts."""
        value = values.get(self.name)
        if self.is_answered is not None:
            return self.is_answered != is_empty(value)
        if self.is_not is not None:
            return self.is_not not in _as_texts(value)
        if self.has_several_of:
            return len({*self.has_several_of}.intersection(_as_texts(value))) > 1
        return any(text in self.is_any_of for text in _as_texts(value))


def all_hold(conditions: Sequence[Condition], values: Mapping[str, Answer]) -> bool:
    """Whether every condition holds; true where there are none."""
    return not conditions or all(condition.holds(values) for condition in conditions)


def _as_texts(value: Answer) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, Mapping):
        return (str(value.get("unanswered", "")),)
    if isinstance(value, Sequence):
        return tuple(item for item in value if isinstance(item, str))
    return () if value is None else (str(value),)
