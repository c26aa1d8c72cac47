"""Whether what the tables of a form file name exists there and fits together, and who may sign."""

from collections.abc import Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

from safeguard_desktop.content.faults import Fault, did_you_mean
from safeguard_desktop.content.form_conditions import condition_faults
from safeguard_desktop.content.form_fields import CHOOSING, field_faults
from safeguard_desktop.content.form_milestones import MOMENTS, milestone_faults
from safeguard_desktop.content.form_outline import ID, Outline, Placed, id_faults
from safeguard_desktop.domain.forms import Check, CheckKind, Kind, Part
from safeguard_desktop.domain.texts import gettext as _

_NEEDED_BY_CHECKS = {
    CheckKind.NOT_BEFORE: {"field", "other"},
    CheckKind.ONE_OF: {"field", "choices"},
    CheckKind.HOLDS_NOT: {"if"},
    CheckKind.HAS_EVIDENCE: {"field"},
}
_CHECKED_KINDS: Mapping[CheckKind, frozenset[Kind]] = {
    CheckKind.NOT_BEFORE: frozenset({*MOMENTS, Kind.TIME}),
    CheckKind.ONE_OF: CHOOSING,
    CheckKind.HOLDS_NOT: frozenset(Kind),
    CheckKind.HAS_EVIDENCE: frozenset({Kind.LONG_TEXT, Kind.SEGMENTS}),
}


def reference_faults(outline: Outline) -> Iterator[Fault]:
    """Everything that is wrong between the tables of one file."""
    for places in outline.ids.values():
        yield from id_faults(places)
    yield from _empty(outline)
    for part in outline.parts:
        yield from _part_faults(part, outline)
    yield from _order_faults(outline.parts)
    for field in outline.fields:
        yield from field_faults(field, outline)
    for check in outline.checks:
        yield from _check_faults(check, outline)
    for milestone in outline.milestones:
        yield from milestone_faults(milestone, outline)


def _empty(outline: Outline) -> Iterator[Fault]:
    """Sections and parts without a field; a section may stand for its opening words alone."""
    opening = {placed.value.id for placed in outline.sections if placed.value.intro}
    for table in ("section", "part"):
        for path, written in outline.ids[table]:
            if (table, written) not in outline.uses and not (table == "section" and written in opening):
                yield Fault(path.rpartition(".")[0], _("No field is in it."))


def _part_faults(placed: Placed[Part], outline: Outline) -> Iterator[Fault]:
    path, part = placed.path, placed.value
    if not part.roles:
        yield Fault(f"{path}.roles", _("Nobody could sign this part."))
    if not ID.fullmatch(part.thread):
        yield Fault(f"{path}.thread", _("must be written like an id"))
    for key, others in (("after", part.after), ("differs_from", part.differs_from)):
        for number, other in enumerate(others):
            yield from outline.unknown(f"{path}.{key}[{number}]", "part", other)
            if key == "differs_from" and other == part.id:
                yield Fault(f"{path}.{key}[{number}]", _("A part's signer cannot differ from itself."))
    yield from condition_faults(f"{path}.applies_if", part.applies_if, outline)


def _order_faults(parts: Sequence[Placed[Part]]) -> Iterator[Fault]:
    paths = {placed.value.id: placed.path for placed in parts}
    try:
        TopologicalSorter({placed.value.id: placed.value.after for placed in parts}).prepare()
    except CycleError as error:
        circle = error.args[1]
        problem = _("No part of this circle could ever be signed: {circle}.").format(circle=", ".join(reversed(circle)))
        yield Fault(f"{paths.get(circle[0], '')}.after", problem)


def _check_faults(placed: Placed[Check], outline: Outline) -> Iterator[Fault]:
    path, check = placed.path, placed.value
    yield from outline.unknown(f"{path}.part", "part", check.part)
    yield from condition_faults(f"{path}.if", check.when, outline)
    if not check.message.strip():
        yield Fault(f"{path}.message", _("must not be empty"))
    given = {"field": check.field, "other": check.other, "choices": check.choices, "if": check.when}
    needed, allowed = _NEEDED_BY_CHECKS[check.kind], {"if", "field"}
    for key, value in given.items():
        if key in needed and not value:
            yield Fault(f"{path}.{key}", _("is missing: a check of kind '{kind}' needs it").format(kind=check.kind))
        if key not in {*needed, *allowed} and value:
            yield Fault(f"{path}.{key}", _("means nothing in a check of kind '{kind}'").format(kind=check.kind))
    for key, field_id in (("field", check.field), ("other", check.other)):
        if field_id:
            yield from _checked_field(f"{path}.{key}", check, field_id, outline)
    yield from _checked_choices(path, check, outline)


def _checked_field(path: str, check: Check, field_id: str, outline: Outline) -> Iterator[Fault]:
    yield from outline.unknown(path, "field", field_id)
    field = outline.field(field_id)
    if field is None:
        return
    kinds = _CHECKED_KINDS[check.kind]
    if field.kind not in kinds:
        problem = _("'{field}' must be of kind: {kinds}.").format(field=field_id, kinds=", ".join(sorted(kinds)))
        yield Fault(path, problem)
    if path.endswith(".field") and field.part != check.part:
        yield Fault(path, _("'{field}' belongs to the part '{part}'.").format(field=field_id, part=field.part))


def _checked_choices(path: str, check: Check, outline: Outline) -> Iterator[Fault]:
    field = outline.field(check.field)
    if field is None or check.kind is not CheckKind.ONE_OF:
        return
    known = [choice.id for choice in field.choices]
    for number, choice in enumerate(check.choices):
        if choice not in known:
            problem = _("'{choice}' is no choice of '{field}'.").format(choice=choice, field=field.id)
            yield Fault(f"{path}.choices[{number}]", problem + did_you_mean(choice, known))
