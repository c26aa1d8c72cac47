"""Form definitions read from their files (`forms/*.toml`), strictly: every fault at once, with its path.

Whether what the tables name exists is `form_references`'s work; docs/forms.md says how to write such a file.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, TypeVar

from safeguard_desktop.content.faults import Fault, FaultyFile, did_you_mean, version_faults
from safeguard_desktop.content.form_outline import ID, Outline, Placed
from safeguard_desktop.content.form_references import reference_faults
from safeguard_desktop.content.strict_toml import Key, TableReader, WrongShape, join, parse_toml
from safeguard_desktop.domain.conditions import Condition
from safeguard_desktop.domain.forms import (
    Check,
    Choice,
    Field,
    Form,
    MilestoneDeclaration,
    Part,
    Section,
    Source,
)
from safeguard_desktop.domain.ids import Digest
from safeguard_desktop.domain.texts import gettext as _

Shape = TypeVar("Shape")

_TRANSLATION = {key: re.compile(key + r"\.([a-z]{2,3}(?:-[A-Za-z]{2,8})?)") for key in ("label", "title")}
_SUBJECTS = ("child", "adult", "any")


@dataclass(frozen=True, slots=True)
class _Head:
    """A form file's outermost table, with the lists of tables as they come."""

    id: str
    version: int
    title: str
    subject: str
    source: Source
    section: tuple[Any, ...]
    part: tuple[Any, ...]
    field: tuple[Any, ...]
    intro: str = ""
    check: tuple[Any, ...] = ()
    milestone: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class _ConditionTable:
    """A condition as it is written: the field and exactly one test."""

    field: str
    is_: str | None = None
    is_any_of: tuple[str, ...] | None = None
    is_not: str | None = None
    is_answered: bool | None = None
    has_several_of: tuple[str, ...] | None = None

    def condition(self) -> Condition:
        """The condition. Raises WrongShape unless exactly one test is given."""
        tests = [self.is_, self.is_any_of, self.is_not, self.is_answered, self.has_several_of]
        if sum(test is not None for test in tests) != 1 or () in tests:
            raise WrongShape(_("needs exactly one of: is, is_any_of, is_not, is_answered, has_several_of"))
        any_of = self.is_any_of or (() if self.is_ is None else (self.is_,))
        return Condition(self.field, any_of, self.is_not, self.is_answered, self.has_several_of or ())


_TABLES: tuple[tuple[str, type], ...] = (
    ("section", Section),
    ("part", Part),
    ("field", Field),
    ("check", Check),
    ("milestone", MilestoneDeclaration),
)


def read_form(data: bytes, name: str) -> Form:
    """The form in a file's bytes; `name` is what a person knows the file by.

    Raises FaultyFile with every fault found. The form's hash is that of exactly these bytes.
    """
    raw = parse_toml(data, name)
    faults: list[Fault] = []
    reader = _reader()
    plain, titles = _without_translations(raw, "title", "", faults)
    head = reader.read(plain, _Head, "", faults)
    tables: dict[str, list[Placed[Any]]] = {
        key: _read_each(reader, plain.get(key), key, shape, faults) for key, shape in _TABLES
    }
    faults.extend(_head_faults(head))
    outline = Outline.of(plain, tables)
    left_out = {placed.path: placed.left_out for placed_tables in tables.values() for placed in placed_tables}
    faults.extend(fault for fault in reference_faults(outline) if _is_news(fault, left_out))
    if head is None or faults:
        raise FaultyFile(name, faults)
    return Form(
        id=head.id,
        version=head.version,
        title=head.title,
        intro=head.intro,
        source=head.source,
        subject=head.subject,
        sections=_values(outline.sections),
        parts=_values(outline.parts),
        fields=_values(outline.fields),
        checks=_values(outline.checks),
        milestones=_values(outline.milestones),
        hash=Digest(hashlib.sha256(data).hexdigest()),
        titles=titles,
    )


def _values(placed_tables: Sequence[Placed[Shape]]) -> tuple[Shape, ...]:
    return tuple(placed.value for placed in placed_tables)


def _read_each(
    reader: TableReader, raw: object, key: str, shape: type[Shape], faults: list[Fault]
) -> list[Placed[Shape]]:
    """The tables of one list, each with its path; a faulty one without its faulty keys, if that can be."""
    found = []
    for number, table in enumerate(raw if isinstance(raw, list) else ()):
        path = f"{key}[{number}]"
        plain, titles = _without_translations(table, "label", path, faults) if shape is Field else (table, {})
        own: list[Fault] = []
        value = reader.read(plain, shape, path, own)
        left_out = frozenset(_key_of(fault, path) for fault in own)
        if value is None and isinstance(plain, dict):
            sound = {name: entry for name, entry in plain.items() if name not in left_out}
            value = reader.read(sound, shape, path, [])
        faults.extend(own)
        if value is not None:
            value = replace(value, titles=titles) if isinstance(value, Field) else value
            found.append(Placed(path, value, left_out))
    return found


def _key_of(fault: Fault, path: str) -> str:
    """The key of the table at `path` that a fault is in."""
    return re.split(r"[.\[]", fault.path.removeprefix(f"{path}."), maxsplit=1)[0]


def _is_news(fault: Fault, left_out: Mapping[str, frozenset[str]]) -> bool:
    """Whether a fault is not merely that a key with a fault of its own was left out."""
    table, _dot, _rest = fault.path.partition(".")
    return _key_of(fault, table) not in left_out.get(table, ())


def _without_translations(raw: Any, key: str, path: str, faults: list[Fault]) -> tuple[Any, Mapping[str, str]]:
    """The table without its keys such as "label.cy", and these texts by language."""
    if not isinstance(raw, dict):
        return raw, {}
    found = {name: match[1] for name in raw if (match := _TRANSLATION[key].fullmatch(name))}
    wrong = [name for name in found if not isinstance(raw[name], str)]
    faults.extend(Fault(join(path, name), _("must be text in quotes")) for name in wrong)
    titles = {language: raw[name] for name, language in found.items()}
    return {name: value for name, value in raw.items() if name not in found}, titles


def _head_faults(head: _Head | None) -> Iterator[Fault]:
    if head is None:
        return
    if not ID.fullmatch(head.id):
        yield Fault("id", _("must be small letters and digits, words joined by '_' or '-', a letter first"))
    for key, text in (("title", head.title), ("source.organisation", head.source.organisation)):
        if not text.strip():
            yield Fault(key, _("must not be empty"))
    yield from version_faults(head.version)
    if head.subject not in _SUBJECTS:
        known = ", ".join(_SUBJECTS)
        yield Fault(
            "subject",
            _("must be one of: {known}.").format(known=known) + did_you_mean(head.subject, _SUBJECTS),
        )


@cache  # making one costs more than reading a file with it
def _reader() -> TableReader:
    def one_or_several(raw: Any, kind: Any) -> Any:
        return reader.structure([raw] if isinstance(raw, str) else raw, kind)

    reader = TableReader(
        {
            Field: {
                "required_to_sign": Key("required_to", structure=_required_to),
                "titles": Key(is_read=False),
                "takes": Key(structure=one_or_several),
            },
            Section: {"is_supplementary": "supplementary"},
            Choice: {"is_printed": "printed"},
            Check: {"when": "if"},
            MilestoneDeclaration: {"when": "if", "at": Key(structure=one_or_several)},
            _ConditionTable: {"is_": "is"},
        }
    )
    reader.register(Condition, lambda raw, _kind: reader.structure(raw, _ConditionTable).condition())
    return reader


def _required_to(raw: Any, _kind: Any) -> bool:
    if raw != "sign":
        raise WrongShape(_('can only be "sign": nothing is ever required to save'))
    return True
