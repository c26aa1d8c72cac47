"""Reads rule pack files (resources/procedures/*.toml) strictly: a pack with any fault is refused whole, with every fault."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from functools import cache
from typing import Any

from safeguard_desktop.content.faults import Fault, FaultyFile, version_faults
from safeguard_desktop.content.pack_chains import read_chains
from safeguard_desktop.content.pack_checks import check_pack, check_rule
from safeguard_desktop.content.pack_ladders import check_ladders, read_ladders
from safeguard_desktop.content.strict_toml import Key, TableReader, WrongShape, parse_toml
from safeguard_desktop.domain.conditions import Condition
from safeguard_desktop.domain.ids import Digest
from safeguard_desktop.domain.limits import Limit
from safeguard_desktop.domain.rules import Rule, RuleKind, RulePack, Use
from safeguard_desktop.domain.texts import gettext as _


@dataclass(frozen=True, slots=True)
class _SourceTable:
    """The head's [source]; each rule gives its own paragraph."""

    organisation: str
    document: str
    edition: str


@dataclass(frozen=True, slots=True)
class _Head:
    """What stands above the rules."""

    id: str
    version: int
    title: str
    source: _SourceTable
    use: Use = Use.PROCEDURE
    offered_first: bool = False
    immediate_danger: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class _ConditionTable:
    """One condition as written: a fact and exactly one test of it."""

    fact: str
    is_: str | None = None
    is_any_of: tuple[str, ...] | None = None
    is_not: str | None = None
    is_answered: bool | None = None

    def condition(self) -> Condition:
        """The condition. Raises WrongShape unless exactly one test is given."""
        tests = (self.is_, self.is_any_of, self.is_not, self.is_answered)
        if sum(test is not None for test in tests) != 1 or () in tests:
            raise WrongShape(_("needs exactly one of: is, is_any_of, is_not, is_answered"))
        any_of = self.is_any_of or (() if self.is_ is None else (self.is_,))
        return Condition(self.fact, any_of, self.is_not, self.is_answered)


_LISTS = ("rule", "ladder", "chain")
"""What a pack holds beside its head."""


def read_pack(data: bytes, name: str) -> RulePack:
    """The rule pack that these bytes are; `name` is how messages call the file.

    Raises FaultyFile with every fault and its path.
    """
    raw = parse_toml(data, name)
    faults: list[Fault] = []
    reader = _reader()
    head = reader.read({key: value for key, value in raw.items() if key not in _LISTS}, _Head, "", faults)
    rules = _read_rules(raw.get("rule"), reader, faults)
    ladders = read_ladders(raw.get("ladder", []), reader, faults)
    check_ladders(ladders, rules, _ids_as_written(raw.get("rule")), faults)
    chains = read_chains(raw.get("chain", []), _ids_as_written(raw.get("rule")), reader, faults)
    if head is not None:
        _check_head(head, faults)
        _check_danger(head, rules, has_ladders=bool(ladders), faults=faults)
    if faults or head is None:
        raise FaultyFile(name, faults)
    source = head.source
    return RulePack(
        head.id,
        head.version,
        head.title,
        source.organisation,
        source.document,
        source.edition,
        rules,
        Digest(hashlib.sha256(data).hexdigest()),
        use=head.use,
        immediate_danger=head.immediate_danger,
        ladders=tuple(ladders.values()),
        chains=chains,
    )


@cache  # making one costs more than reading a file with it
def _reader() -> TableReader:
    reader = TableReader(
        {
            Limit: {"at": Key(structure=_clock_time)},
            Rule: {"is_optional": "optional"},
            _ConditionTable: {"is_": "is"},
        }
    )
    reader.register(Condition, lambda raw, _kind: reader.structure(raw, _ConditionTable).condition())
    return reader


def _clock_time(raw: Any, _kind: Any) -> time:
    if type(raw) is not time:
        raise WrongShape(_("must be a clock time without quotes, such as 15:00:00"))
    return raw


def _read_rules(raw: object, reader: TableReader, faults: list[Fault]) -> tuple[Rule, ...]:
    if not isinstance(raw, list) or not raw:
        faults.append(Fault("rule", _("must be one or more [[rule]] tables")))
        return ()
    places: dict[str, Rule] = {}
    for number, table in enumerate(raw):
        path = f"rule[{number}]"
        rule = reader.read(table, Rule, path, faults)
        if rule is not None:
            places[path] = rule
            check_rule(rule, path, faults)
    check_pack(places, _ids_as_written(raw), faults)
    return tuple(places.values())


def _ids_as_written(raw: object) -> frozenset[str]:
    """The ids of all rules, faulty ones included, so that a rule with a fault is not reported as absent as well."""
    tables = raw if isinstance(raw, list) else []
    return frozenset(table["id"] for table in tables if isinstance(table, Mapping) and isinstance(table.get("id"), str))


def _check_head(head: _Head, faults: list[Fault]) -> None:
    faults += version_faults(head.version)
    texts = {
        "id": head.id,
        "title": head.title,
        "source.organisation": head.source.organisation,
        "source.document": head.source.document,
        "source.edition": head.source.edition,
    }
    faults.extend(Fault(path, _("must not be empty")) for path, text in texts.items() if not text.strip())


def _check_danger(head: _Head, rules: tuple[Rule, ...], *, has_ladders: bool, faults: list[Fault]) -> None:
    """What opens in immediate danger needs to know what immediate danger is."""
    has_gates = any(rule.kind is RuleKind.GATE for rule in rules)
    if (has_gates or has_ladders) and not head.immediate_danger:
        faults.append(Fault("immediate_danger", _("is missing: gates and ladders give way when these facts hold")))
