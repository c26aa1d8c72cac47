"""Whether each field of a form file makes sense: its kind, choices or columns, and where it stands."""

from collections.abc import Iterator

from safeguard_desktop.content.faults import Fault, did_you_mean
from safeguard_desktop.content.form_conditions import condition_faults
from safeguard_desktop.content.form_outline import ID, Outline, Placed, id_faults
from safeguard_desktop.domain.forms import Field, Kind, Prefill, Suggests, Voice
from safeguard_desktop.domain.segments import Taken
from safeguard_desktop.domain.texts import gettext as _

CHOOSING = frozenset({Kind.CHOICE, Kind.MULTI_CHOICE})
NOT_IN_COLUMNS = frozenset({*CHOOSING, Kind.REPEATING, Kind.BODY_MAP, Kind.SEGMENTS})
TAKING = {one: {Kind.REPEATING} if one is Taken.QUESTIONS else {Kind.LONG_TEXT, Kind.SEGMENTS} for one in Taken}


def field_faults(placed: Placed[Field], outline: Outline) -> Iterator[Fault]:
    """Everything that is wrong with one field."""
    path, field = placed.path, placed.value
    yield from outline.unknown(f"{path}.section", "section", field.section)
    yield from outline.unknown(f"{path}.part", "part", field.part)
    yield from condition_faults(f"{path}.shown_if", field.shown_if, outline)
    for number, condition in enumerate(field.shown_if):
        if condition.name == field.id:
            yield Fault(f"{path}.shown_if[{number}].field", _("A field cannot be shown by its own answer."))
    yield from _label_and_names(placed)
    yield from _choices(placed)
    yield from _columns(placed)
    yield from _options_of_kinds(placed)


def _label_and_names(placed: Placed[Field]) -> Iterator[Fault]:
    path, field = placed.path, placed.value
    if not field.label.strip():
        yield Fault(f"{path}.label", _("must not be empty"))
    if field.fact and not ID.fullmatch(field.fact):
        yield Fault(f"{path}.fact", _("must be written like an id"))
    if field.prefill and field.prefill not in list(Prefill):
        known = ", ".join(Prefill)
        problem = _("must be one of: {known}.").format(known=known)
        yield Fault(f"{path}.prefill", problem + did_you_mean(field.prefill, Prefill))
    for name in field.takes:
        if name not in list(Taken) and not ID.fullmatch(name):
            problem = _("must be a fact, or one of: {known}.").format(known=", ".join(Taken))
            yield Fault(f"{path}.takes", problem + did_you_mean(name, Taken))
    if field.suggests and field.suggests not in list(Suggests):
        known = ", ".join(Suggests)
        problem = _("must be one of: {known}.").format(known=known)
        yield Fault(f"{path}.suggests", problem + did_you_mean(field.suggests, Suggests))


def _choices(placed: Placed[Field]) -> Iterator[Fault]:
    path, field = f"{placed.path}.choices", placed.value
    if field.kind in CHOOSING and not field.choices:
        yield Fault(path, _("A field to choose from needs choices."))
    if field.kind not in CHOOSING and field.choices:
        yield Fault(path, _("A field of kind '{kind}' has no choices of its own.").format(kind=field.kind))
    ids = [(f"{path}[{number}].id", choice.id) for number, choice in enumerate(field.choices)]
    yield from id_faults(ids, may_be_numbers=True)
    for number, choice in enumerate(field.choices):
        if not choice.label.strip():
            yield Fault(f"{path}[{number}].label", _("must not be empty"))
    yield from _printed_again(path, field)


def _printed_again(path: str, field: Field) -> Iterator[Fault]:
    for number, choice in enumerate(field.choices):
        others = [other.id for other in field.choices[number + 1 :] if other.is_printed]
        if choice.printed_again_before and choice.printed_again_before not in others:
            problem = _("'{choice}' is no printed choice after this one.").format(choice=choice.printed_again_before)
            nearest = did_you_mean(choice.printed_again_before, others)
            yield Fault(f"{path}[{number}].printed_again_before", problem + nearest)


def _columns(placed: Placed[Field]) -> Iterator[Fault]:
    path, field = f"{placed.path}.columns", placed.value
    if field.kind is Kind.REPEATING and not field.columns:
        yield Fault(path, _("A repeating field needs columns."))
    if field.kind is not Kind.REPEATING and field.columns:
        yield Fault(path, _("Only a repeating field has columns."))
    yield from id_faults([(f"{path}[{number}].id", column.id) for number, column in enumerate(field.columns)])
    for number, column in enumerate(field.columns):
        if column.kind in NOT_IN_COLUMNS:
            yield Fault(f"{path}[{number}].kind", _("'{kind}' cannot be a column.").format(kind=column.kind))
        if not column.label.strip():
            yield Fault(f"{path}[{number}].label", _("must not be empty"))


def _options_of_kinds(placed: Placed[Field]) -> Iterator[Fault]:
    path, field = placed.path, placed.value
    if field.voice is not Voice.WORKER and field.kind is not Kind.LONG_TEXT:
        yield Fault(f"{path}.voice", _("Only a long text has a voice."))
    if field.allows_words and field.kind is not Kind.NUMBER:
        yield Fault(f"{path}.allows_words", _("Only a number may allow words as well."))
    for taken in (one for one in Taken if one in field.takes):
        if field.kind not in TAKING[taken] or len(field.takes) > 1:
            yield Fault(f"{path}.takes", _("A field of kind '{kind}' cannot take this.").format(kind=field.kind))
    if field.suggests and field.kind is not Kind.TEXT:
        yield Fault(f"{path}.suggests", _("Only a field of kind 'text' may suggest answers."))
    if field.prefill == Prefill.SIGNER_NAME_AND_ROLE and field.kind is not Kind.PERSON:
        yield Fault(f"{path}.prefill", _("A name and a role fill in a field of kind 'person'."))
