"""Whether an answer has the shape of its field's kind, and whether its text can be kept letter by letter.

Text is never trimmed or normalised here or anywhere: what cannot be kept is named with its place, everything else stays.
Problems are plain sentences without a word of the answer, so that they may stand in a log.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import get_close_matches

from safeguard_desktop.domain.answers import UNANSWERED_KINDS, Answer, is_empty
from safeguard_desktop.domain.body_marks import body_map_problems
from safeguard_desktop.domain.forms import Column, Field, Kind
from safeguard_desktop.domain.moments import Moment, Precision, UnreadableMoment, parse_stated
from safeguard_desktop.domain.segments import SEGMENT_KEYS, SegmentVoice
from safeguard_desktop.domain.texts import gettext as _

CONTACT_KEYS = ("name", "role", "organisation", "telephone", "email", "address")
PERSON_KEYS = ("name", "role")
LARGEST_NUMBER = 2**53 - 1
"""Above this, programs of other makers read a JSON number as another one."""

_UNKEEPABLE = re.compile("[\0\ud800-\udfff]")
_TIME = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")


def answer_problems(field: Field, answer: Answer) -> Iterator[str]:
    """What keeps the answer from being one to this field; nothing where it fits or where there is none."""
    if answer is None or (isinstance(answer, str | Mapping | list | tuple) and not answer):
        return
    if isinstance(answer, Mapping) and "unanswered" in answer:
        yield from _unanswered(answer)
        return
    yield from _PROBLEMS[field.kind](field, answer)


def nearest(word: str, known: Sequence[str]) -> str:
    """A question naming the known word nearest to a mistyped one, with a space before it; "" where none is near."""
    found = get_close_matches(word[:80], known, n=1)
    return " " + _("Did you mean '{word}'?").format(word=found[0]) if found else ""


def _text(_field: Field, answer: Answer) -> Iterator[str]:
    if not isinstance(answer, str):
        yield _("This needs to be words.")
    elif found := _UNKEEPABLE.search(answer):
        what = _("a NUL") if found[0] == "\0" else _("half of a broken character")
        yield _(
            "Character {position} cannot be kept: it is {what}. Take it out; everything else stays as it is."
        ).format(position=found.start() + 1, what=what)


def _long_text(field: Field, answer: Answer) -> Iterator[str]:
    if not isinstance(answer, list | tuple):
        yield from _text(field, answer)
        return
    for number, segment in enumerate(answer, start=1):
        for problem in _segment(field, segment):
            yield _("Passage {number}: {problem}").format(number=number, problem=problem)


def _segments(field: Field, answer: Answer) -> Iterator[str]:
    if isinstance(answer, list | tuple):
        yield from _long_text(field, answer)
    else:
        yield _("This needs to be a list of passages.")


def _segment(field: Field, segment: Answer) -> Iterator[str]:
    if not isinstance(segment, Mapping) or not {"voice", "text"} <= set(segment):
        yield _("A passage needs a voice and a text.")
        return
    yield from _unknown_keys(segment, SEGMENT_KEYS)
    if segment["voice"] not in list(SegmentVoice):
        yield _("Its voice must be one of: {known}.").format(known=", ".join(SegmentVoice))
    for key in ("text", "speaker", "evidence"):
        yield from _text(field, segment.get(key, ""))
    if "evidence" in segment and segment["voice"] != SegmentVoice.OPINION:
        yield _("Only an opinion has evidence beside it.")
    at = segment.get("at", "")
    if at != "" and not _is_time(at) and stated_moment(at) is None:
        yield _("Its time cannot be read.") + " " + _("Write it as 16:55.")


def stated_moment(answer: Answer) -> Moment | None:
    """The moment a date or date_time answer states (without an offset: London's clock), or None where there is none."""
    if not isinstance(answer, str):
        return None
    try:
        return parse_stated(answer).moment
    except UnreadableMoment:
        return None


def _is_time(answer: Answer) -> bool:
    return isinstance(answer, str) and _TIME.fullmatch(answer) is not None


def _date(_field: Field, answer: Answer) -> Iterator[str]:
    moment = stated_moment(answer)
    if moment is None or moment.precision is not Precision.DATE:
        yield _("This date cannot be read. Write it as 2026-11-20.")


def _time(_field: Field, answer: Answer) -> Iterator[str]:
    if not _is_time(answer):
        yield _("This time cannot be read. Write it as 16:55.")


def _date_time(_field: Field, answer: Answer) -> Iterator[str]:
    if stated_moment(answer) is None:
        yield _(
            "This date and time cannot be read. Write it as 2026-11-20 16:55, or as 2026-11-20 where the time is not"
            " known."
        )


def _number(field: Field, answer: Answer) -> Iterator[str]:
    if isinstance(answer, str) and field.allows_words:
        yield from _text(field, answer)
    elif isinstance(answer, bool) or not isinstance(answer, int):
        yield _("This needs to be a whole number.")
    elif abs(answer) > LARGEST_NUMBER:
        yield _("This number is too large.")


def _choice(field: Field, answer: Answer) -> Iterator[str]:
    known = _known_choices(field)
    if not isinstance(answer, str) or answer not in known:
        guess = nearest(answer, known) if isinstance(answer, str) else ""
        yield _("This needs to be one of: {known}.").format(known=", ".join(known)) + guess


def _multi_choice(field: Field, answer: Answer) -> Iterator[str]:
    if not isinstance(answer, list | tuple):
        yield _("This needs to be a list of choices.")
        return
    wrong = [choice for choice in answer if not isinstance(choice, str) or field.choice(choice) is None]
    if wrong:
        yield from _choice(field, next((choice for choice in wrong if not isinstance(choice, str)), wrong[0]))
    elif len(set(answer)) < len(answer):
        yield _("A choice is ticked twice.")


def _known_choices(field: Field) -> tuple[str, ...]:
    if field.kind is Kind.YES_NO:
        return ("yes", "no")
    if field.kind is Kind.YES_NO_NOT_KNOWN:
        return ("yes", "no", "not_known")
    return tuple(choice.id for choice in field.choices)


def _named_texts(keys: tuple[str, ...], needed: str) -> Callable[[Field, Answer], Iterator[str]]:
    def problems(field: Field, answer: Answer) -> Iterator[str]:
        if not isinstance(answer, Mapping):
            yield _("This needs to be a table of: {keys}.").format(keys=", ".join(keys))
            return
        yield from _unknown_keys(answer, keys)
        for key in keys:
            yield from _text(field, answer.get(key, ""))
        if needed and answer.get(needed, "") == "":
            yield _("This needs a name.")

    return problems


def _body_map(field: Field, answer: Answer) -> Iterator[str]:
    yield from body_map_problems(
        answer, lambda words: _text(field, words), lambda words: _is_time(words) or stated_moment(words) is not None
    )


def _repeating(field: Field, answer: Answer) -> Iterator[str]:
    if not isinstance(answer, list | tuple):
        yield _("This needs to be a list of rows.")
        return
    for number, row in enumerate(answer, start=1):
        for problem in _row(field, row):
            yield _("Row {number}: {problem}").format(number=number, problem=problem)


def _row(field: Field, row: Answer) -> Iterator[str]:
    if not isinstance(row, Mapping):
        yield _("This needs to be a table of: {keys}.").format(keys=", ".join(c.id for c in field.columns))
        return
    yield from _unknown_keys(row, [column.id for column in field.columns])
    for column in field.columns:
        problems = list(answer_problems(_field_of(column), row.get(column.id)))
        if not problems and column.required and is_empty(row.get(column.id)):
            problems = [_("This needs an answer.")]
        for problem in problems:
            yield f"{column.label}: {problem}"


def _field_of(column: Column) -> Field:
    return Field(column.id, column.label, column.kind, "", "")


def _unanswered(answer: Mapping[str, Answer]) -> Iterator[str]:
    yield from _unknown_keys(answer, ["unanswered", "reason"])
    if answer["unanswered"] not in UNANSWERED_KINDS:
        yield _("Where there is no answer, say one of: {known}.").format(known=", ".join(UNANSWERED_KINDS))
    reason = answer.get("reason", "")
    yield from _text(Field("", "", Kind.TEXT, "", ""), reason)
    if isinstance(reason, str) and not reason.strip():
        yield _("Please say why there is no answer.")


def _unknown_keys(answer: Mapping[str, Answer], known: Sequence[str]) -> Iterator[str]:
    for key in answer:
        if key not in known:
            yield _("There is a value here that is not one of: {known}.").format(known=", ".join(known)) + nearest(
                key, known
            )


_PROBLEMS: Mapping[Kind, Callable[[Field, Answer], Iterator[str]]] = {
    Kind.TEXT: _text,
    Kind.LONG_TEXT: _long_text,
    Kind.DATE: _date,
    Kind.TIME: _time,
    Kind.DATE_TIME: _date_time,
    Kind.NUMBER: _number,
    Kind.CHOICE: _choice,
    Kind.MULTI_CHOICE: _multi_choice,
    Kind.YES_NO: _choice,
    Kind.YES_NO_NOT_KNOWN: _choice,
    Kind.PERSON: _named_texts(PERSON_KEYS, needed="name"),
    Kind.CONTACT: _named_texts(CONTACT_KEYS, needed=""),
    Kind.BODY_MAP: _body_map,
    Kind.REPEATING: _repeating,
    Kind.SEGMENTS: _segments,
}
