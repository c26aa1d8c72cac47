"""A case file's timeline as paper shows it: every limit in words, met or missed, by how much, and with what reasons."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class LimitOnPaper:
    """One limit. `verdict` says in a few words how it stands ("Missed by 2 hours"); `lines` are all else, one under the other."""

    title: str
    verdict: str
    lines: tuple[str, ...]
    is_missed: bool = False


@dataclass(frozen=True, slots=True)
class ThreadOnPaper:
    """A concern, a referral, a stage ... with its limits, the earliest first."""

    heading: str
    limits: tuple[LimitOnPaper, ...]


@dataclass(frozen=True, slots=True)
class TimelineOnPaper:
    """The sheet. `counts` say in a line how many were met and missed. The subject is there by initials alone."""

    organisation: str
    reference: str
    initials: str
    age: str
    made_by: str
    made_at: datetime
    counts: str
    threads: tuple[ThreadOnPaper, ...]
