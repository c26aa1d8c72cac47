"""Whether the conditions of a form file test what is there: a field of the form, an answer it can have."""

from collections.abc import Iterator, Sequence

from safeguard_desktop.content.faults import Fault, did_you_mean
from safeguard_desktop.content.form_outline import Outline
from safeguard_desktop.domain.answers import UNANSWERED_KINDS
from safeguard_desktop.domain.conditions import Condition
from safeguard_desktop.domain.forms import Field, Kind
from safeguard_desktop.domain.texts import gettext as _


def condition_faults(path: str, conditions: Sequence[Condition], outline: Outline) -> Iterator[Fault]:
    """Everything that is wrong with a list of conditions that stands at `path`."""
    for number, condition in enumerate(conditions):
        here = f"{path}[{number}]"
        yield from outline.unknown(f"{here}.field", "field", condition.name)
        field = outline.field(condition.name)
        if field is not None:
            yield from _value_faults(here, condition, field)


def _value_faults(path: str, condition: Condition, field: Field) -> Iterator[Fault]:
    if condition.is_answered is not None:
        return
    possible = answers_to_choose(field)
    if condition.has_several_of and field.kind is not Kind.MULTI_CHOICE:
        yield Fault(path, _("'{field}' has one answer; has_several_of can never hold.").format(field=field.id))
    for key, value in _tested(condition):
        if value not in possible:
            problem = _("'{value}' is no answer to '{field}' that a condition can test.")
            problem = problem.format(value=value, field=field.id)
            yield Fault(f"{path}.{key}", problem + did_you_mean(value, possible))


def _tested(condition: Condition) -> Iterator[tuple[str, str]]:
    if condition.is_not is not None:
        yield "is_not", condition.is_not
    for key, values in (("is_any_of", condition.is_any_of), ("has_several_of", condition.has_several_of)):
        for number, value in enumerate(values):
            is_single = key == "is_any_of" and len(values) == 1
            yield ("is" if is_single else f"{key}[{number}]"), value


def answers_to_choose(field: Field) -> tuple[str, ...]:
    """The answers a condition may test a field for; that there is none, and why, where the answer is free."""
    if field.kind in (Kind.YES_NO, Kind.YES_NO_NOT_KNOWN):
        return ("yes", "no", *UNANSWERED_KINDS)
    return (*(choice.id for choice in field.choices), *UNANSWERED_KINDS)
