"""What was said, asked, seen, done and thought, in the order it happened: the kinds of segment, and what is taken from them.

A segment is {"voice", "text", "speaker"?, "at"?, "evidence"?}. The words of "verbatim" are somebody's own; all others are the
worker's. What an opinion rests on stands apart from it, as its evidence. Source: Coram 7.15.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum

from safeguard_desktop.domain.answers import Answer
from safeguard_desktop.domain.texts import gettext as _


class SegmentVoice(StrEnum):
    """Whose words a segment holds, or what it tells, in the order in which the keys that add one stand."""

    VERBATIM = "verbatim"
    ASKED = "asked"
    SEEN = "seen"
    DONE = "done"
    OPINION = "opinion"
    ANALYSIS = "analysis"
    WORKER = "worker"
    """A passage of a long text that is none of these."""


SEGMENT_KEYS = ("voice", "text", "speaker", "at", "evidence")


def segment_heading(voice: str) -> str:
    """What stands over a segment, on screen and on paper; "" for the worker's plain words and for kinds of a later version."""
    headings = {
        SegmentVoice.VERBATIM: _("Exact words"),
        SegmentVoice.ASKED: _("I asked"),
        SegmentVoice.SEEN: _("I saw"),
        SegmentVoice.DONE: _("I did and said"),
        SegmentVoice.OPINION: _("My opinion"),
        SegmentVoice.ANALYSIS: _("What it may mean"),
    }
    return next((heading for known, heading in headings.items() if known == voice), "")


def evidence_heading() -> str:
    """What stands over the evidence of an opinion, on screen and on paper."""
    return _("Why I think so")


def segments_of(account: Answer) -> tuple[Mapping[str, Answer], ...]:
    """The segments with words in them; none where the answer holds none."""
    found = account if isinstance(account, list | tuple) else ()
    return tuple(one for one in found if isinstance(one, Mapping) and (_has_words(one, "text") or has_evidence(one)))


def has_evidence(segment: Mapping[str, Answer]) -> bool:
    """Whether it says what it rests on."""
    return _has_words(segment, "evidence")


def lacks_evidence(account: Answer) -> bool:
    """Whether an opinion in it stands without what it rests on."""
    return any(one.get("voice") == SegmentVoice.OPINION and not has_evidence(one) for one in segments_of(account))


def _has_words(segment: Mapping[str, Answer], key: str) -> bool:
    return bool(str(segment.get(key) or "").strip())


class Taken(StrEnum):
    """What another form may take from an account: passages as they stand, letter by letter."""

    ALL = "account.all"
    SUBJECTS_WORDS = "account.subject"
    """The exact words of the person the case file is about, with no word of anyone else."""
    QUESTIONS = "account.asked"
    """Rows, for a repeating field: the question under its first column, its time under the first column of times."""
    SEEN = "account.seen"
    DONE = "account.done"


def taken(what: Taken, account: Answer, initials: str) -> list[Mapping[str, Answer]]:
    """The segments another form takes, in their order. `initials` say which exact words are the subject's own."""
    return [dict(one) for one in segments_of(account) if _IS_TAKEN[what](one, initials)]


def _is_subjects(one: Mapping[str, Answer], initials: str) -> bool:
    """Also where the initials were typed without their dots, or in small letters."""
    speaker = _letters(str(one.get("speaker", "")))
    return one.get("voice") == SegmentVoice.VERBATIM and bool(speaker) and speaker == _letters(initials)


def _letters(name: str) -> str:
    return "".join(sign for sign in name.casefold() if sign.isalnum())


def _in_voice(voice: SegmentVoice) -> Callable[[Mapping[str, Answer], str], bool]:
    return lambda one, _initials: one.get("voice") == voice


_IS_TAKEN: Mapping[Taken, Callable[[Mapping[str, Answer], str], bool]] = {
    Taken.ALL: lambda _one, _initials: True,
    Taken.SUBJECTS_WORDS: _is_subjects,
    Taken.QUESTIONS: _in_voice(SegmentVoice.ASKED),
    Taken.SEEN: _in_voice(SegmentVoice.SEEN),
    Taken.DONE: _in_voice(SegmentVoice.DONE),
}
