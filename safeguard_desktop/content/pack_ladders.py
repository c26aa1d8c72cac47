"""Reads a pack's escalation ladders strictly, and checks what must hold in each and between them and the rules."""

import re
from collections.abc import Iterator, Mapping, Sequence

from safeguard_desktop.content.faults import Fault, did_you_mean
from safeguard_desktop.content.strict_toml import TableReader
from safeguard_desktop.domain.ladders import Ladder, Stage
from safeguard_desktop.domain.rules import Rule
from safeguard_desktop.domain.texts import gettext as _

_NAME = re.compile(r"[a-z][a-z0-9_-]*")


def read_ladders(raw: object, reader: TableReader, faults: list[Fault]) -> Mapping[str, Ladder]:
    """The ladders of a pack that can be read, by path; those with faults add to `faults`."""
    if not isinstance(raw, list):
        faults.append(Fault("ladder", _("must be [[ladder]] tables")))
        return {}
    read = {f"ladder[{number}]": table for number, table in enumerate(raw)}
    ladders = {path: reader.read(table, Ladder, path, faults) for path, table in read.items()}
    return {path: ladder for path, ladder in ladders.items() if ladder is not None}


def check_ladders(
    ladders: Mapping[str, Ladder], rules: Sequence[Rule], known_ids: frozenset[str], faults: list[Fault]
) -> None:
    """Adds what is wrong with the ladders. `known_ids` are all rule ids as written, of faulty rules too."""
    by_id = {rule.id: rule for rule in rules}
    ids: set[str] = set()
    for path, ladder in ladders.items():
        for check in (_texts(ladder), _numbers(ladder), _names(ladder), _dangling(ladder, known_ids)):
            faults.extend(Fault(f"{path}.{key}", problem) for key, problem in check)
        faults.extend(Fault(f"{path}.{key}", problem) for key, problem in _strays(ladder, by_id))
        if ladder.id in ids:
            faults.append(Fault(f"{path}.id", _("is used twice: {ladder}").format(ladder=ladder.id[:80])))
        ids.add(ladder.id)


def _texts(ladder: Ladder) -> Iterator[tuple[str, str]]:
    for key in ("title", "summary", "paragraph", "after_last"):
        if not getattr(ladder, key).strip():
            yield key, _("must not be empty")
    if bool(ladder.means) != bool(ladder.means_warning.strip()):
        yield "means_warning", _("must stand together with means")
    for number, stage in enumerate(ladder.stage):
        for key in ("title", "summary", "paragraph", "people"):
            if not getattr(stage, key).strip():
                yield f"stage[{number}].{key}", _("must not be empty")


def _numbers(ladder: Ladder) -> Iterator[tuple[str, str]]:
    if not ladder.stage:
        yield "stage", _("must be one or more [[ladder.stage]] tables")
    for number, stage in enumerate(ladder.stage):
        if stage.number != number + 1:
            yield f"stage[{number}].number", _("must be {number}: stages stand in order").format(number=number + 1)


def _names(ladder: Ladder) -> Iterator[tuple[str, str]]:
    named: dict[str, Sequence[str]] = {
        "id": (ladder.id,),
        "thread": (ladder.thread,),
        "means": ladder.means,
        "extension_needs": ladder.extension_needs,
        **{f"stage[{number}].record": stage.record or ("",) for number, stage in enumerate(ladder.stage)},
    }
    for key, names in named.items():
        if not all(_NAME.fullmatch(name) for name in names):
            yield key, _("must be names: small letters, digits, '-' and '_'")


def _dangling(ladder: Ladder, known_ids: frozenset[str]) -> Iterator[tuple[str, str]]:
    for key, name in _named_rules(ladder):
        if name not in known_ids:
            problem = _("'{rule}' is not a rule of this pack.").format(rule=name[:80])
            yield key, problem + did_you_mean(name, known_ids)


def _strays(ladder: Ladder, by_id: dict[str, Rule]) -> Iterator[tuple[str, str]]:
    """Rules of a stage that count in another kind of thread would never say how long that stage may take."""
    for key, name in _named_rules(ladder):
        if key.startswith("stage") and name in by_id and by_id[name].thread != ladder.thread:
            yield key, _("'{rule}' is not a rule for threads of this kind").format(rule=name[:80])


def _named_rules(ladder: Ladder) -> Iterator[tuple[str, str]]:
    if ladder.in_danger:
        yield "in_danger", ladder.in_danger
    for number, stage in enumerate(ladder.stage):
        yield from ((f"stage[{number}].{key}[{place}]", name) for key, place, name in _of_stage(stage))


def _of_stage(stage: Stage) -> Iterator[tuple[str, int, str]]:
    for key, names in (("rules", stage.rules), ("opens", stage.opens)):
        yield from ((key, place, name) for place, name in enumerate(names))
