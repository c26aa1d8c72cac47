"""Rules as data: what an organisation's procedure asks for, by when, from whom, and what ends it.

A rule names milestones, never a form or a screen. Reading packs from files is content's work, counting is `counting`'s,
and what is due in a case file is `due_actions`'s.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TypeAlias

from safeguard_desktop.domain.answers import Answer
from safeguard_desktop.domain.chains import Chain
from safeguard_desktop.domain.conditions import Condition, all_hold
from safeguard_desktop.domain.forms import Source
from safeguard_desktop.domain.ids import Digest
from safeguard_desktop.domain.ladders import Ladder
from safeguard_desktop.domain.limits import Code, Limit
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


class Area(StrEnum):
    """What part of an organisation's work a rule belongs to. Only casework makes due actions; the others are kept as data."""

    CASEWORK = "casework"
    TRAINING = "training"
    GOVERNANCE = "governance"


class Gate(StrEnum):
    """The closed list of what a gate stops while it is closed."""

    EXPORT_REFERRAL = "export-referral"
    """Making the document of a referral, as a file or on paper."""
    ISSUE = "issue"
    """Making any document of the thread's record."""
    ISSUE_TO_FAMILY = "issue-to-family"
    """Making a document or a copy that is meant for the family."""
    RECORD = "record"
    """Nothing: it warns, and asks the reason, when a later step is recorded."""


class Use(StrEnum):
    """What a pack is to an organisation: its one procedure, or something that a lead has turned on beside it."""

    PROCEDURE = "procedure"
    LOCAL = "local"
    STATUTORY = "statutory"


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
    own moment is the date a person has set. `date_set`: once this milestone is proved, its own moment is the due time, because
    a person has set it. `nth`: only from the nth thread of its kind in the file on.

    A gate `gates` one step until it has ended, and recording a milestone named in `before` warns until then. `area`: only
    casework makes due actions. `is_optional`: off until a lead turns it on. `people` is who acts, in the source's procedure,
    where the role alone does not say it.

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
    date_set: str = ""
    gates: Gate | None = None
    before: tuple[str, ...] = ()
    area: Area = Area.CASEWORK
    is_optional: bool = False
    people: str = ""
    stops_below: bool = False
    if_authority_differs: str = ""
    good_practice_for: tuple[str, ...] = ()
    good_practice: str = ""

    @property
    def ends(self) -> Ends:
        """What ends it, however it is written: rules of one action must agree in this."""
        return frozenset(frozenset(names) for names in self.stops), self.stops_below

    @property
    def asks_for_something(self) -> bool:
        """Whether it can ever be a due action: text alone, training and governance never are."""
        is_text = self.kind is RuleKind.INFORMATION or self.limit.code in {Code.INFO, Code.DEFECT}
        return self.area is Area.CASEWORK and not is_text

    def is_about(self, subject_kind: str) -> bool:
        """Whether the rule is for a subject of this kind ("child" or "adult")."""
        return self.subject in {Subject.ANY, subject_kind}

    def is_good_practice_for(self, subject_kind: str) -> bool:
        """Whether the source does not ask this for such a subject, and it is offered all the same."""
        return subject_kind in self.good_practice_for or (self.is_optional and bool(self.good_practice))


@dataclass(frozen=True)  # no slots: cached_property keeps the groups on the instance
class RulePack:
    """A published rule pack. A correction is a new version; `hash` is the SHA-256 of the file's bytes.

    `immediate_danger` says when somebody is in immediate danger: then its gates are open and its ladders wait.
    """

    id: str
    version: int
    title: str
    organisation: str
    document: str
    edition: str
    rules: tuple[Rule, ...]
    hash: Digest
    use: Use = Use.PROCEDURE
    immediate_danger: tuple[Condition, ...] = ()
    ladders: tuple[Ladder, ...] = ()
    chains: tuple[Chain, ...] = ()

    def is_danger(self, facts: Mapping[str, Answer]) -> bool:
        """Whether these facts say that somebody is in immediate danger; never where the pack does not say what that is."""
        return bool(self.immediate_danger) and all_hold(self.immediate_danger, facts)

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
            if rule.asks_for_something:
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
