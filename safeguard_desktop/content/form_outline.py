"""The tables of a form file side by side, so that what one names can be looked up in the others.

It holds the tables of the right shape, and knows the ids of the others, so that no fault is reported twice.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from safeguard_desktop.content.faults import Fault, did_you_mean
from safeguard_desktop.content.strict_toml import join
from safeguard_desktop.domain.forms import Check, Field, MilestoneDeclaration, Part, Section
from safeguard_desktop.domain.texts import gettext as _

Shape = TypeVar("Shape")
ID = re.compile(r"[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*")
_NUMBER = re.compile(r"[0-9]{1,3}")


@dataclass(frozen=True, slots=True)
class Placed(Generic[Shape]):
    """A table of the right shape and where it stands. `left_out` are keys with faults it was read without."""

    path: str
    value: Shape
    left_out: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Outline:
    """Everything of one form file. `ids` are those written in each list of tables, with faults or not."""

    ids: Mapping[str, Sequence[tuple[str, str]]]
    sections: Sequence[Placed[Section]]
    parts: Sequence[Placed[Part]]
    fields: Sequence[Placed[Field]]
    checks: Sequence[Placed[Check]]
    milestones: Sequence[Placed[MilestoneDeclaration]]
    uses: frozenset[tuple[str, str]]
    """("section", id) and ("part", id) wherever a field names one."""
    known: Mapping[str, frozenset[str]]
    whole_fields: Mapping[str, Field]

    @classmethod
    def of(cls, raw: Mapping[str, Any], tables: Mapping[str, Sequence[Placed[Any]]]) -> "Outline":
        """The outline of a file, from its plain tables and those that could be read."""
        ids = {key: tuple(_texts(raw, key, "id")) for key in tables}
        return cls(
            ids=ids,
            sections=tables["section"],
            parts=tables["part"],
            fields=tables["field"],
            checks=tables["check"],
            milestones=tables["milestone"],
            uses=frozenset((key, text) for key in ("section", "part") for _path, text in _texts(raw, "field", key)),
            known={key: frozenset(written for _path, written in places) for key, places in ids.items()},
            whole_fields={placed.value.id: placed.value for placed in tables["field"] if not placed.left_out},
        )

    def unknown(self, path: str, table: str, wanted: str) -> Iterator[Fault]:
        """The fault of naming an id that no table of that list has; nothing where there is one."""
        if wanted not in self.known[table]:
            problem = _("'{id}' is the id of no {table} here.").format(id=wanted, table=table)
            yield Fault(path, problem + did_you_mean(wanted, self.known[table]))

    def field(self, field_id: str) -> Field | None:
        """The field of that id, where it could be read whole."""
        return self.whole_fields.get(field_id)


def _texts(raw: Mapping[str, Any], table: str, key: str) -> Iterator[tuple[str, str]]:
    rows = raw.get(table)
    for number, row in enumerate(rows if isinstance(rows, list) else ()):
        if isinstance(row, dict) and isinstance(row.get(key), str):
            yield join(f"{table}[{number}]", key), row[key]


def id_faults(places: Sequence[tuple[str, str]], *, may_be_numbers: bool = False) -> Iterator[Fault]:
    """Ids of one list that are written wrongly or twice; `places` are (path, id). A stage of a ladder is named "3"."""
    seen: dict[str, str] = {}
    for path, written in places:
        if not ID.fullmatch(written) and not (may_be_numbers and _NUMBER.fullmatch(written)):
            yield Fault(path, _("must be small letters and digits, words joined by '_' or '-', a letter first"))
        elif written in seen:
            yield Fault(path, _("'{id}' is already the id of {first}.").format(id=written, first=seen[written]))
        seen.setdefault(written, path.rpartition(".")[0])
