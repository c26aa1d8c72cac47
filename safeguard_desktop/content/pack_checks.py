"""What must hold inside one rule and between the rules of a pack, beyond the shape of their tables."""

import re
from collections.abc import Iterator, Mapping
from itertools import combinations

from safeguard_desktop.content.faults import Fault, did_you_mean
from safeguard_desktop.domain.limits import Code
from safeguard_desktop.domain.rules import Each, Gate, OtherReading, Owner, Rule, RuleKind, Subject
from safeguard_desktop.domain.texts import gettext as _

_RULE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]*")
_NAME = re.compile(r"[a-z][a-z0-9-]*")

Faults = Iterator[tuple[str, str]]
"""Keys inside a rule's table, each with the problem there."""


def check_rule(rule: Rule, path: str, faults: list[Fault]) -> None:
    """Adds what is wrong with one rule taken alone."""
    for check in (_texts, _names, _milestones, _limits, _needs, _gate, _rhythm):
        faults.extend(Fault(f"{path}.{key}", problem) for key, problem in check(rule))


def check_pack(rules: Mapping[str, Rule], known_ids: frozenset[str], faults: list[Fault]) -> None:
    """Adds what is wrong between rules. `rules` are by path; `known_ids` are all ids as written, of faulty rules too."""
    for path, rule in rules.items():
        faults.extend(_dangling(path, rule, known_ids))
        faults.extend(_timeless(path, rule, rules))
    for (_first_path, first), (path, second) in combinations(rules.items(), 2):
        faults.extend(_clashes(first, second, path))


def _texts(rule: Rule) -> Faults:
    for key in ("title", "summary", "paragraph"):
        if not getattr(rule, key).strip():
            yield key, _("must not be empty")
    if rule.latest_defensible is not None and not rule.latest_defensible.paragraph.strip():
        yield "latest_defensible.paragraph", _("must not be empty")


def _names(rule: Rule) -> Faults:
    if not _RULE_ID.fullmatch(rule.id):
        yield "id", _("must be letters, digits, '-' and '.' only")
    for key in ("action", "thread"):
        if not _NAME.fullmatch(getattr(rule, key)):
            yield key, _not_a_name()


def _milestones(rule: Rule) -> Faults:
    if not rule.stops and rule.kind != RuleKind.INFORMATION:
        yield "stops", _("must say what ends the clock")
    named = {"starts": rule.starts, **{f"stops[{n}]": names for n, names in enumerate(rule.stops)}}
    for key, names in named.items():
        if not names and (rule.kind != RuleKind.INFORMATION or key != "starts"):
            yield key, _("must name at least one milestone")
    named["latest_defensible.starts"] = rule.latest_defensible.starts if rule.latest_defensible else ()
    named["not_before"] = (rule.not_before,) if rule.not_before else ()
    named["held"] = (rule.held,) if rule.held else ()
    named["date_set"] = (rule.date_set,) if rule.date_set else ()
    named["before"] = rule.before
    for key, names in named.items():
        if not all(_NAME.fullmatch(name) for name in names):
            yield key, _not_a_name()


def _not_a_name() -> str:
    return _("must be a name such as form-submitted: small letters, digits and '-'")


def _limits(rule: Rule) -> Faults:
    other = rule.latest_defensible
    if other is not None and bool(other.rule) == (other.limit is not None):
        yield "latest_defensible", _("must have exactly one of: rule, limit")
    if rule.start_is_due and rule.limit.code != Code.USER:
        yield "start_is_due", _("needs the code USER: the date is the one a person has set")


def _gate(rule: Rule) -> Faults:
    is_gate = rule.kind is RuleKind.GATE
    if is_gate != (rule.gates is not None):
        yield "gates", _("must say what the gate stops if the kind is gate, and only then")
    if rule.gates is Gate.RECORD and not rule.before:
        yield "before", _("must name the milestone before which it warns")
    if rule.before and not is_gate:
        yield "before", _("is for gates only")
    if rule.date_set and rule.start_is_due:
        yield "date_set", _("must not stand beside start_is_due")


def _needs(rule: Rule) -> Faults:
    if rule.owner == Owner.US and rule.who is None and rule.kind is not RuleKind.INFORMATION:
        yield "who", _("is missing: say which role acts")
    if rule.nth < 1:
        yield "nth", _("must be 1 or more")
    if (rule.limit.code == Code.INHERIT) != bool(rule.inherits):
        yield "inherits", _("must name rules if the code is INHERIT, and only then")
    if rule.limit.code == Code.USER and not rule.asks.strip():
        yield "asks", _("is missing: say what the person has to enter")
    if rule.good_practice_for and not rule.good_practice.strip():
        yield "good_practice", _("must stand together with good_practice_for")
    if rule.good_practice and not (rule.good_practice_for or rule.is_optional):
        yield "good_practice", _("must stand together with good_practice_for, or with optional")
    if not set(rule.good_practice_for) <= {Subject.CHILD, Subject.ADULT}:
        yield "good_practice_for", _("must be a list of: child, adult")


def _rhythm(rule: Rule) -> Faults:
    is_rhythm = rule.each == Each.RHYTHM
    if is_rhythm != bool(rule.held):
        yield "held", _('must name the milestone of each review if each = "rhythm", and only then')
    if is_rhythm and rule.limit.code not in {Code.DAY, Code.WEEK, Code.MONTH, Code.YEAR}:
        yield "limit.code", _("must be DAY, WEEK, MONTH or YEAR in a rhythm")
    if rule.times < 0:
        yield "times", _("must be 0 or more")
    if not is_rhythm and (rule.times or rule.follows):
        yield "each", _('must be "rhythm" where there is times or follows')


def _dangling(path: str, rule: Rule, known_ids: frozenset[str]) -> Iterator[Fault]:
    other = rule.latest_defensible or OtherReading("")
    named = [
        ("follows", rule.follows),
        ("latest_defensible.rule", other.rule),
        ("latest_defensible.after", other.after),
        *((f"inherits[{number}]", name) for number, name in enumerate(rule.inherits)),
    ]
    for key, name in named:
        is_itself = name == rule.id and key != "latest_defensible.after"
        if name and (name not in known_ids or is_itself):
            problem = _("'{rule}' is not another rule of this pack.").format(rule=name[:80])
            yield Fault(f"{path}.{key}", problem + did_you_mean(name, sorted(known_ids - {rule.id})))


def _timeless(path: str, rule: Rule, rules: Mapping[str, Rule]) -> Iterator[Fault]:
    without_time = {one.id for one in rules.values() if one.limit.code is Code.INHERIT}
    for number, name in enumerate(rule.inherits):
        if name in without_time and name != rule.id:
            problem = _("'{rule}' has no time of its own: name the rule that has").format(rule=name[:80])
            yield Fault(f"{path}.inherits[{number}]", problem)


def _clashes(first: Rule, second: Rule, path: str) -> Iterator[Fault]:
    if first.id.casefold() == second.id.casefold():
        yield Fault(f"{path}.id", _("is used twice: {rule}").format(rule=second.id[:80]))
    if first.follows and first.follows == second.follows:
        yield Fault(f"{path}.follows", _("is followed by {rule} already").format(rule=first.id))
    if not _is_one_action(first, second):
        return
    if first.ends != second.ends:
        problem = _("{rule} is the same action in the same kind of thread, but ends otherwise")
        yield Fault(f"{path}.stops", problem.format(rule=first.id))


def _is_one_action(first: Rule, second: Rule) -> bool:
    same_subject = first.subject == second.subject or Subject.ANY in {first.subject, second.subject}
    return same_subject and (first.action, first.thread) == (second.action, second.thread)
