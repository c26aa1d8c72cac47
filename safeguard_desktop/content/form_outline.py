"""The tables of a form file side by side, so that what one names can be looked up in the others.

It holds the tables of the right shape, and knows the ids of the others, so that no fault is reported twice.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from gettext import gettext as _
from typing import Any, Generic, TypeVar

from safeguard_desktop.content.faults import Fault, did_you_mean
from safeguard_desktop.content.strict_toml import join
from safeguard_desktop.domain.forms import Check, Field, MilestoneDeclaration, Part, Section

Shape = TypeVar("Shape")
ID = re.compile(r"[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Placed(Generic[Shape]):
    """A table that has the right shape, and where it stands in the file."""

    path: str
    value: Shape


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

    @classmethod
    def of(cls, raw: Mapping[str, Any], tables: Mapping[str, Sequence[Placed[Any]]]) -> "Outline":
        """The outline of a file, from its plain tables and those that could be read."""
        ids = {key: tuple(_texts(raw, key, "id")) for key in tables}
        uses = frozenset(
            (key, text) for key in ("section", "part") for _path, text in _texts(raw, "field", key)
        )
        return cls(
            ids=ids,
            sections=tables["section"],
            parts=tables["part"],
            fields=tables["field"],
            checks=tables["check"],
            milestones=tables["milestone"],
            uses=uses,
        )

    def knows(self, table: str, wanted: str) -> bool:
        """Whether a table of that list has that id."""
        return any(wanted == known for _path, known in self.ids[table])

    def unknown(self, path: str, table: str, wanted: str) -> Iterator[Fault]:
        """The fault of naming an id that no table of that list has; nothing where there is one."""
        if not self.knows(table, wanted):
            known = [known for _path, known in self.ids[table]]
            problem = _("'{id}' is the id of no {table} here.").format(id=wanted, table=table)
            yield Fault(path, problem + did_you_mean(wanted, known))

    def field(self, field_id: str) -> Field | None:
        """The field of that id, where it could be read."""
        return next((placed.value for placed in self.fields if placed.value.id == field_id), None)


def _texts(raw: Mapping[str, Any], table: str, key: str) -> Iterator[tuple[str, str]]:
    rows = raw.get(table)
    for number, row in enumerate(rows if isinstance(rows, list) else ()):
        if isinstance(row, dict) and isinstance(row.get(key), str):
            yield join(f"{table}[{number}]", key), row[key]


def id_faults(places: Sequence[tuple[str, str]]) -> Iterator[Fault]:
    """Ids of one list that are written wrongly or twice; `places` are (path, id)."""
    seen: dict[str, str] = {}
    for path, written in places:
        if not ID.fullmatch(written):
            yield Fault(
                path, _("must be small letters and digits, words joined by '_' or '-', a letter first")
            )
        elif written in seen:
            yield Fault(
                path, _("'{id}' is already the id of {first}.").format(id=written, first=seen[written])
            )
        seen.setdefault(written, path.rpartition(".")[0])
