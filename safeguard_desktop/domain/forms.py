"""Forms as data: a form definition as the screens, the paper, the command line and the checks all read it.

Paper follows sections, signing follows parts. Reading definitions from files is content's work, checking answers is
`form_checks`'s, and what an answered part sets off is `milestones`'s.
"""

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from safeguard_desktop.domain.answers import Answers
from safeguard_desktop.domain.conditions import Condition, all_hold
from safeguard_desktop.domain.ids import Digest
from safeguard_desktop.domain.roles import Role


class Kind(StrEnum):
    """The closed list of field kinds."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    DATE = "date"
    TIME = "time"
    DATE_TIME = "date_time"
    NUMBER = "number"
    CHOICE = "choice"
    MULTI_CHOICE = "multi_choice"
    YES_NO = "yes_no"
    YES_NO_NOT_KNOWN = "yes_no_not_known"
    PERSON = "person"
    CONTACT = "contact"
    BODY_MAP = "body_map"
    REPEATING = "repeating"
    SEGMENTS = "segments"
    """What was said, asked, seen and done, in the order it happened; the page to fill it in is a page to write on."""


class Voice(StrEnum):
    """Whose words a long text holds. Verbatim is never flagged, corrected, trimmed or re-quoted."""

    WORKER = "worker"
    VERBATIM = "verbatim"


class Prefill(StrEnum):
    """The closed list of what casework may fill in before a person does; the person may always change it."""

    CASE_INITIALS = "case.initials"
    CASE_REFERENCE = "case.reference"
    CASE_AGE = "case.age"
    """From the date of birth (or the date a baby is due) among the identity answers, on the day the draft is begun."""
    CASE_ETHNICITY = "case.ethnicity"
    SIGNER_NAME = "signer.name"
    SIGNER_NAME_AND_ROLE = "signer.name-and-role"
    """A person answer: {"name", "role"}."""
    SIGNING_DATE = "signing.date"
    """The day in London on which the part is signed."""
    HEARD_IN_TIME = "referral.heard-in-time"
    """"yes" or "no" from the referral's own clock: whether the authority answered in time; nothing while that is open."""
    FOLLOWED_UP_IN_TIME = "referral.followed-up-in-time"
    """The same of contacting the authority again."""
    DISPUTE_WITH = "dispute.with"
    """Out of the record of the disagreement that a stage belongs to: with which agency, and whom."""
    DISPUTE_CONCERNS = "dispute.concerns"
    """The same: what it is about, and when it began."""
    DISPUTE_WANTED = "dispute.wanted"
    DISPUTE_VIEWS = "dispute.views"
    DISPUTE_ACTION_TAKEN = "dispute.action-taken"
    """The same: what was done in each stage, with dates."""
    DISPUTE_STAGE_1 = "dispute.stage-1"
    """The same of one stage: when, and what came of it."""
    DISPUTE_STAGE_2 = "dispute.stage-2"


class Suggests(StrEnum):
    """The closed list of what a field offers to pick from; the person may always type something else."""

    AUTHORITIES = "authorities"
    """The names of the authorities the organisation has profiles of."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a form, field or rule comes from."""

    organisation: str
    document: str
    edition: str
    paragraph: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One box to tick. `line` is the printed line it stands on, `is_printed` false for answers the source lacks.

    `printed_again_before`: where the source prints the box a second time, by mistake, the choice this second box stands before.
    It is one answer; paper never ticks the second box.
    """

    id: str
    label: str
    line: int = 0
    is_printed: bool = True
    printed_again_before: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a repeating field."""

    id: str
    label: str
    kind: Kind
    required: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """One question of a form.

    `number` is our own number for it ("F13"), never printed. `section` is where it is printed, `part` who fills it in.
    `shown_if` are the source's jumps. `required_to_sign` blocks signing (never saving) where the field is shown.
    `fact` names the value for rules. `instruction` is the source's own words printed after the answer. `note` is printed under
    the field where the source has a defect; `hint` is ours, for the screen. `prefill` is "" or one of `Prefill`, `suggests`
    "" or one of `Suggests`. `takes` names what a draft begins with where an earlier part of the same thread has said it: facts
    (the first one answered), or one of `segments.Taken`; it is taken once, and the person may change all of it.
    """

    id: str
    label: str
    kind: Kind
    section: str
    part: str
    number: str = ""
    choices: tuple[Choice, ...] = ()
    columns: tuple[Column, ...] = ()
    voice: Voice = Voice.WORKER
    shown_if: tuple[Condition, ...] = ()
    required_to_sign: bool = False
    allows_words: bool = False
    fact: str = ""
    instruction: str = ""
    hint: str = ""
    note: str = ""
    prefill: str = ""
    takes: tuple[str, ...] = ()
    suggests: str = ""
    titles: Mapping[str, str] = dataclasses.field(default_factory=dict)

    def is_shown(self, answers: Answers) -> bool:
        """Whether the field is asked, given the answers of its whole record."""
        return all_hold(self.shown_if, answers)

    def choice(self, choice_id: str) -> Choice | None:
        """The choice of that id, or None where the field has none such."""
        return next((choice for choice in self.choices if choice.id == choice_id), None)


@dataclass(frozen=True, slots=True)
class Section:
    """What is printed under one heading. An empty heading prints none; `is_supplementary` sections go on our own sheet."""

    id: str
    heading: str = ""
    title: str = ""
    intro: str = ""
    is_supplementary: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """What one person fills in and signs together.

    `roles`: who may sign it. `after`: parts of the same record signed before it. `differs_from`: parts whose signer must be
    somebody else, or a reason is recorded. `applies_if` is read over the answers of the whole record (the form's jumps).
    `next_role`: whom it is passed on to once signed. `repeats`: may be signed many times in one record (updates, reviews).
    `thread`: the kind of thread it belongs to ("concern", "referral").
    """

    id: str
    title: str
    roles: tuple[Role, ...]
    thread: str = "concern"
    after: tuple[str, ...] = ()
    differs_from: tuple[str, ...] = ()
    applies_if: tuple[Condition, ...] = ()
    next_role: Role | None = None
    repeats: bool = False
    may_be_told_by_telephone: bool = False


class CheckKind(StrEnum):
    """The closed list of checks over a part's answers."""

    NOT_BEFORE = "not_before"
    """The moment in `field` is not before the one in `other`."""
    ONE_OF = "one_of"
    """At least one of `choices` is ticked in `field`."""
    HOLDS_NOT = "holds_not"
    """The conditions `when` do not all hold."""
    HAS_EVIDENCE = "has_evidence"
    """Every opinion among the passages of `field` says what it rests on."""


@dataclass(frozen=True, slots=True)
class Check:
    """A check over the answers of a record. `blocks` stops signing (never saving); else it warns and asks the reason."""

    id: str
    kind: CheckKind
    part: str
    message: str
    field: str = ""
    other: str = ""
    choices: tuple[str, ...] = ()
    when: tuple[Condition, ...] = ()
    blocks: bool = False


AT_SIGNED = "signed"
AT_SIGNED_DAY = "signed-day"
AT_PASSED_ON = "passed-on"
SAME_THREAD = "same"


@dataclass(frozen=True, slots=True)
class MilestoneDeclaration:
    """What a signed part proves.

    `at` is a field id of the part (several: the first answered one), "field.column" of a repeating field (each row declares
    one), "signed" (when the entry was recorded), "signed-day" (that day in London, where the day alone is asked for) or
    "passed-on" (when it reached a holder of `passed_to`). `thread` is "same"; "new:<kind>", which opens a thread under the
    entry's own; "opens:<kind>", which does the same, and everything else the part says belongs to the new thread; or
    "same-or-new:<kind>", which opens one only where the entry is not in a thread of that kind already. `about`
    is the field (or "field.column") whose words name a new thread. `lies_ahead`: the moment is expected to be in the future
    (a birth), so nothing is unusual about that.
    """

    name: str
    part: str
    at: tuple[str, ...] = (AT_SIGNED,)
    when: tuple[Condition, ...] = ()
    thread: str = SAME_THREAD
    about: str = ""
    passed_to: Role | None = None
    lies_ahead: bool = False

    @property
    def moves_in(self) -> bool:
        """Whether the facts and other milestones of the part belong to the thread that is opened."""
        return self.thread.startswith("opens:")


@dataclass(frozen=True, slots=True)
class Form:
    """A published form definition. A correction is a new version; `hash` is the SHA-256 of the file's bytes.

    `subject` is "child", "adult" or "any".
    """

    id: str
    version: int
    title: str
    intro: str
    source: Source
    subject: str
    sections: tuple[Section, ...]
    parts: tuple[Part, ...]
    fields: tuple[Field, ...]
    checks: tuple[Check, ...]
    milestones: tuple[MilestoneDeclaration, ...]
    hash: Digest
    titles: Mapping[str, str] = dataclasses.field(default_factory=dict)

    def part(self, part_id: str) -> Part | None:
        """The part of that id, or None."""
        return next((part for part in self.parts if part.id == part_id), None)

    def thread_of(self, declaration: MilestoneDeclaration) -> str:
        """The kind of thread that a milestone declared here belongs to."""
        if declaration.thread != SAME_THREAD:
            return declaration.thread.partition(":")[2]
        entered = (one.thread for one in self.milestones if one.part == declaration.part and one.moves_in)
        part = self.part(declaration.part)
        return next((thread.partition(":")[2] for thread in entered), part.thread if part else "")

    def field(self, field_id: str) -> Field | None:
        """The field of that id, or None."""
        return next((field_ for field_ in self.fields if field_.id == field_id), None)

    def fields_of_part(self, part_id: str) -> Iterator[Field]:
        """The part's fields in printed order."""
        return (field_ for field_ in self.fields if field_.part == part_id)

    def fields_of_section(self, section_id: str) -> Iterator[Field]:
        """The section's fields in printed order."""
        return (field_ for field_ in self.fields if field_.section == section_id)
