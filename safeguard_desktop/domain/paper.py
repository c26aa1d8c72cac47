"""What a document says: a record as it is handed to paper.

Which words stand for an answer is `printed`'s; layout, sealing and checking are the documents package's.
"""

from dataclasses import dataclass
from datetime import datetime

from safeguard_desktop.domain.answers import Answer, Answers
from safeguard_desktop.domain.body_drawing import BodyDrawing
from safeguard_desktop.domain.contents import ToldBy
from safeguard_desktop.domain.forms import Form
from safeguard_desktop.domain.ids import EntryId
from safeguard_desktop.domain.moments import Moment
from safeguard_desktop.domain.roles import Role


@dataclass(frozen=True, slots=True)
class AmendmentOnPaper:
    """One answer put right: both values are printed. `field` is its id, `at` an aware time, `role` in words."""

    field: str
    was: Answer
    now: Answer
    by: str
    role: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class SignedPartOnPaper:
    """One signed part: `answers` as amended; times aware; `marks` are plain sentences to print beside the signature.

    `happened_at` is printed where it differs from `recorded_at` by more than an hour. A struck part's answers belong to
    another case file and are never printed.
    """

    part: str
    entry: EntryId
    answers: Answers
    signed_by: str
    role: Role
    recorded_at: datetime
    told_by: ToldBy | None = None
    happened_at: Moment | None = None
    confirmed_by_at: tuple[str, datetime] | None = None
    amendments: tuple[AmendmentOnPaper, ...] = ()
    marks: tuple[str, ...] = ()
    is_struck: bool = False


@dataclass(frozen=True, slots=True)
class RecordOnPaper:
    """One record as a document prints it. Parts stand in the order they were signed; fingerprints are hexadecimal.

    `drawing` is what marks on the body are printed on; without it they are printed in words alone.
    """

    form: Form
    reference: str
    organisation: str
    issue: int
    issued_by: str
    issued_role: str
    issued_at: datetime
    parts: tuple[SignedPartOnPaper, ...]
    head_fingerprint: str
    certificate_fingerprint: str
    drawing: BodyDrawing | None = None

    @property
    def answers(self) -> Answers:
        """The answers of the whole record; of a part signed several times the last one counts."""
        return {field: answer for part in self.parts if not part.is_struck for field, answer in part.answers.items()}

    def signings_of(self, part: str) -> tuple[SignedPartOnPaper, ...]:
        """Every signing of a part that stands here."""
        return tuple(signed for signed in self.parts if signed.part == part and not signed.is_struck)
