"""Rules as data: what an organisation's procedure asks for, by when, from whom, and what ends it.

A rule names milestones, never a form or a screen. Reading packs from files is content's work, counting is `counting`'s,
and what is due in a case file is `due_actions`'s.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TypeAlias

from safeguard_desktop.domain.conditions import Condition
from safeguard_desktop.domain.forms import Source
from safeguard_desktop.domain.ids import Digest
from safeguard_desktop.domain.limits import Limit
from safeguard_desktop.domain.roles import Role

Ends: TypeAlias = tuple[frozenset[frozenset[str]], bool]
"""What ends a rule, however it is written: the alternatives, and whether threads below count."""


class RuleKind(StrEnum):
    """The closed list of what a rule is to us."""

    DUTY = "duty"
    TARGET = "target"
    """A preference of the source; missing it breaks nothing."""
    MONITOR = "monitor"
    """Somebody else's duty that we watch."""
    GATE = "gate"
    """Something to be done before another step; the step warns until it is done."""
    ASK = "ask"
    """A duty without a number: a person sets the date, the program never does."""
    INFORMATION = "information"
    """Text only; never a due action."""


class Owner(StrEnum):
    """Whose duty it is."""

    US = "us"
    AUTHORITY = "authority"
    POLICE = "police"


class Subject(StrEnum):
    """Whom a rule protects."""

    CHILD = "child"
    ADULT = "adult"
    ANY = "any"


class Each(StrEnum):
    """How often a rule is set off: once a thread, at each start in it, or again and again as a rhythm."""

    THREAD = "thread"
    START = "start"
    RHYTHM = "rhythm"


@dataclass(frozen=True, slots=True)
class OtherReading:
    """The later of two readings of the words, shown as "latest defensible" and never as the due time.

    Either `rule` names the rule that is the other reading, or `limit` is counted from `starts` (the rule's own starts where
    empty). `after`: while that reading's start has not happened, it is counted from the last moment this rule allows.
    `paragraph` is where the other words stand.
    """

    paragraph: str
    rule: str = ""
    limit: Limit | None = None
    starts: tuple[str, ...] = ()
    after: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One time limit, or one duty without a number, of a procedure.

    `action` names the act: rules of one action in one thread are one due action. `title` is what the person does, `summary`
    the `paragraph` in our own words, `lines` where it stands in the text of the source. `who` is None only where it is not
    our duty.

    It starts at the earliest milestone named in `starts` in the nearest thread that has one: its own, else its parents'.
    `stops` are alternatives, each a tuple of milestones all of which are needed, in the same thread, or with `stops_below`
    also in the threads under it. `not_before`: the due time never lies before this milestone. `start_is_due`: the start's
    own moment is the date a person has set. `nth`: only from the nth thread of its kind in the file on.

    A rhythm goes on as the limit repeats, `times` times (0: without end), then as the rule that `follows` it says; each
    occurrence is closed by the milestone `held`. `inherits`: rules whose time is this rule's. `good_practice` says why
    the rule is only good practice, for the subjects in `good_practice_for`. With `if_authority_differs` the authority's own
    limit counts where it is shorter, and those words are said about the difference. `asks` says what a person has to enter
    where the source has no number.
    """

    id: str
    action: str
    title: str
    summary: str
    paragraph: str
    subject: Subject
    thread: str
    starts: tuple[str, ...]
    limit: Limit
    stops: tuple[tuple[str, ...], ...]
    who: Role | None = None
    kind: RuleKind = RuleKind.DUTY
    owner: Owner = Owner.US
    lines: str = ""
    note: str = ""
    asks: str = ""
    each: Each = Each.THREAD
    nth: int = 1
    times: int = 0
    follows: str = ""
    held: str = ""
    applies_if: tuple[Condition, ...] = ()
    latest_defensible: OtherReading | None = None
    inherits: tuple[str, ...] = ()
    not_before: str = ""
    start_is_due: bool = False
    stops_below: bool = False
    if_authority_differs: str = ""
    good_practice_for: tuple[str, ...] = ()
    good_practice: str = ""

    @property
    def ends(self) -> Ends:
        """What ends it, however it is written: rules of one action must agree in this."""
        return frozenset(frozenset(names) for names in self.stops), self.stops_below

    def is_about(self, subject_kind: str) -> bool:
        """Whether the rule is for a subject of this kind ("child" or "adult")."""
        return self.subject in {Subject.ANY, subject_kind}

    def is_good_practice_for(self, subject_kind: str) -> bool:
        """Whether the source does not ask this for such a subject, and it is offered all the same."""
        return subject_kind in self.good_practice_for


@dataclass(frozen=True)  # no slots: cached_property keeps the groups on the instance
class RulePack:
    """A published rule pack. A correction is a new version; `hash` is the SHA-256 of the file's bytes."""

    id: str
    version: int
    title: str
    organisation: str
    document: str
    edition: str
    rules: tuple[Rule, ...]
    hash: Digest

    def rule(self, rule_id: str) -> Rule | None:
        """The rule of that id, or None."""
        return self._by_id.get(rule_id)

    def source(self, rule: Rule) -> Source:
        """Where one of the pack's rules comes from."""
        return Source(self.organisation, self.document, self.edition, rule.paragraph)

    def follower(self, rule: Rule) -> Rule | None:
        """The rule that goes on where this rhythm has ended, or None."""
        return next((one for one in self.rules if one.follows == rule.id), None)

    def inherited(self, rule: Rule) -> Sequence[Rule]:
        """The rules whose time this rule takes."""
        return tuple(one for rule_id in rule.inherits if (one := self.rule(rule_id)) is not None)

    def acts(self, thread_kind: str) -> "Mapping[Act, Sequence[PackRule]]":
        """The rules for one kind of thread that ask for something, those of one action that end alike together."""
        return self._acts.get(thread_kind, {})

    @cached_property
    def _by_id(self) -> Mapping[str, Rule]:
        return {rule.id: rule for rule in self.rules}

    @cached_property
    def _acts(self) -> "Mapping[str, Mapping[Act, Sequence[PackRule]]]":
        found: dict[str, dict[Act, list[PackRule]]] = {}
        for rule in self.rules:
            if rule.kind is not RuleKind.INFORMATION:
                acts = found.setdefault(rule.thread, {})
                acts.setdefault((rule.action, rule.ends), []).append(PackRule(self, rule))
        return found


Act: TypeAlias = tuple[str, Ends]
"""What makes rules one act: the same action with the same ends."""


@dataclass(frozen=True, slots=True)
class PackRule:
    """A rule with the pack it stands in."""

    pack: RulePack
    rule: Rule
