"""Whether the milestones a form file declares can be proved: their part, their moment, their thread."""

import re
from collections.abc import Iterator

from safeguard_desktop.content.faults import Fault, did_you_mean
from safeguard_desktop.content.form_conditions import condition_faults
from safeguard_desktop.content.form_outline import ID, Outline, Placed
from safeguard_desktop.domain.forms import AT_PASSED_ON, AT_SIGNED, AT_SIGNED_DAY, Kind, MilestoneDeclaration
from safeguard_desktop.domain.texts import gettext as _

MOMENTS = frozenset({Kind.DATE, Kind.DATE_TIME})
WORDS = frozenset({Kind.TEXT, Kind.LONG_TEXT})
_THREAD = re.compile(r"same|(?:new|opens|same-or-new):[a-z]+(?:-[a-z]+)*")


def milestone_faults(placed: Placed[MilestoneDeclaration], outline: Outline) -> Iterator[Fault]:
    """Everything that is wrong with one declaration of a milestone."""
    path, milestone = placed.path, placed.value
    if not ID.fullmatch(milestone.name):
        yield Fault(f"{path}.name", _("must be written like an id"))
    yield from outline.unknown(f"{path}.part", "part", milestone.part)
    yield from condition_faults(f"{path}.if", milestone.when, outline)
    if not _THREAD.fullmatch(milestone.thread):
        yield Fault(f"{path}.thread", _("must be 'same', 'new:<kind>', 'opens:<kind>' or 'same-or-new:<kind>'"))
    yield from _at(placed, outline)
    if milestone.about:
        yield from _named(f"{path}.about", milestone.about, WORDS, outline)
    if (AT_PASSED_ON in milestone.at) != (milestone.passed_to is not None):
        yield Fault(f"{path}.passed_to", _("goes with at = 'passed-on', and 'passed-on' with it"))


def _at(placed: Placed[MilestoneDeclaration], outline: Outline) -> Iterator[Fault]:
    path, milestone = f"{placed.path}.at", placed.value
    if not milestone.at:
        yield Fault(path, _("must name a field, 'signed', 'signed-day' or 'passed-on'"))
    for number, at in enumerate(milestone.at):
        if at in (AT_SIGNED, AT_SIGNED_DAY, AT_PASSED_ON):
            continue
        here = path if len(milestone.at) == 1 else f"{path}[{number}]"
        yield from _named(here, at, MOMENTS, outline)
        field = outline.field(at.partition(".")[0])
        if field is not None and field.part != milestone.part:
            problem = _("'{field}' belongs to the part '{part}'.").format(field=field.id, part=field.part)
            yield Fault(here, problem)


def _named(path: str, named: str, kinds: frozenset[Kind], outline: Outline) -> Iterator[Fault]:
    """A field, or "field.column" of a repeating one, of one of the kinds."""
    field_id, dot, column_id = named.partition(".")
    yield from outline.unknown(path, "field", field_id)
    field = outline.field(field_id)
    if field is None:
        return
    column = next((column for column in field.columns if column.id == column_id), None)
    if dot and column is None:
        problem = _("'{field}' has no column '{column}'.").format(field=field_id, column=column_id)
        yield Fault(path, problem + did_you_mean(column_id, [column.id for column in field.columns]))
        return
    if (column or field).kind not in kinds:
        known = ", ".join(sorted(kinds))
        yield Fault(path, _("'{name}' must be of kind: {kinds}.").format(name=named, kinds=known))
