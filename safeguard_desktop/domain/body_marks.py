"""What may stand as a mark on the body map, and whether an answer has that shape. Reading it never guesses.

An answer is {"drawing": id, "marks": [...]}. A mark is {"number", "view", "x", "y", "site"} and, where known, "size" (whole
millimetres, or words), "shape", "colour", "swelling" ("yes", "no", "not_known"), "said" (exact words) and "seen_at" (a time, or
a date with or without one). "x" and "y" are ten-thousandths of the view's width and height, because what is signed has whole
numbers alone; "site" is the name of the place in the words that were signed.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from safeguard_desktop.domain.answers import Answer, is_unanswered
from safeguard_desktop.domain.body_drawing import BodyDrawing
from safeguard_desktop.domain.moments import Moment
from safeguard_desktop.domain.texts import gettext as _

NEEDED = ("number", "view", "x", "y", "site")
WORDED = ("shape", "colour", "said")
KNOWN = (*NEEDED, "size", *WORDED, "swelling", "seen_at")
SWELLING = ("yes", "no", "not_known")

MOST_MARKS = 200
WHOLE = 10_000
"""What a place counts to from one edge of its view to the other: finer than anybody can point."""

LARGEST_MM = 3000
LONGEST = {"site": 200, "size": 200, "shape": 2_000, "colour": 2_000, "said": 20_000, "seen_at": 60}
"""The most characters of each; a mark that needs more belongs into the text."""

_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}")

TextCheck = Callable[[Answer], Iterator[str]]
TimeCheck = Callable[[Answer], bool]


@dataclass(frozen=True, slots=True)
class BodyMark:
    """One mark that has the shape of one; `x` and `y` are fractions of its view. What is not known is ""."""

    number: int
    view: str
    x: float
    y: float
    site: str
    size: int | str = ""
    shape: str = ""
    colour: str = ""
    swelling: str = ""
    said: str = ""
    seen_at: str = ""


@dataclass(frozen=True, slots=True)
class EarlierMap:
    """Marks that were signed before: when, and put on which drawing."""

    at: Moment
    drawing: str
    marks: tuple[BodyMark, ...]


@dataclass(frozen=True, slots=True)
class BodyMaps:
    """What a body map is filled in with: the drawing, and what may be laid under it, the newest first."""

    drawing: BodyDrawing
    earlier: tuple[EarlierMap, ...] = ()


def marks_of(answer: Answer) -> tuple[BodyMark, ...]:
    """The marks of a body map that can be drawn and listed; what has not the shape of a mark is left out."""
    rows = answer.get("marks") if isinstance(answer, Mapping) and not is_unanswered(answer) else None
    if not isinstance(rows, list | tuple):
        return ()
    return tuple(_mark(row) for row in rows[:MOST_MARKS] if isinstance(row, Mapping) and _has_place(row))


def drawing_of(answer: Answer) -> str:
    """The id of the drawing the marks were put on; "" where none is named."""
    named = answer.get("drawing") if isinstance(answer, Mapping) else None
    return named if isinstance(named, str) else ""


def body_map_problems(answer: Answer, text: TextCheck, is_when: TimeCheck) -> Iterator[str]:
    """What keeps an answer from being a body map. `text` checks words letter by letter, `is_when` whether words are a time."""
    if not isinstance(answer, Mapping) or set(answer) != {"drawing", "marks"}:
        yield _("This needs to be a drawing and a list of marks.")
        return
    if not _is_id(answer["drawing"]):
        yield _("The drawing needs to be named by its id.")
    marks = answer["marks"]
    if not isinstance(marks, list | tuple):
        yield _("This needs to be a list of marks.")
    elif len(marks) > MOST_MARKS:
        yield _("There are more than {most} marks. Say the rest in words.").format(most=MOST_MARKS)
    else:
        for place, mark in enumerate(marks, start=1):
            for problem in _mark_problems(mark, text, is_when):
                yield _("Mark {number}: {problem}").format(number=_known_as(mark, place), problem=problem)
        numbers = [mark.get("number") for mark in marks if isinstance(mark, Mapping)]
        if any(numbers.count(number) > 1 for number in numbers):
            yield _("Two marks have the same number.")


def _known_as(mark: Answer, place: int) -> int:
    """The number a person sees beside a mark; where it has none, its place in the list."""
    number = mark.get("number") if isinstance(mark, Mapping) else None
    return number if isinstance(number, int) and _is_number(number, MOST_MARKS * 100) else place


def _mark_problems(mark: Answer, text: TextCheck, is_when: TimeCheck) -> Iterator[str]:
    if not isinstance(mark, Mapping) or not set(NEEDED) <= set(mark):
        yield _("A mark needs these: {keys}.").format(keys=", ".join(NEEDED))
        return
    if not set(mark) <= set(KNOWN):
        yield _("There is a value here that is not one of: {known}.").format(known=", ".join(KNOWN))
    if not _is_number(mark["number"], MOST_MARKS * 100):
        yield _("Its number needs to be a whole number from 1.")
    if not _is_id(mark["view"]):
        yield _("Its view needs to be named by its id.")
    if not (_is_share(mark["x"]) and _is_share(mark["y"])):
        yield _("Its place needs to be two whole numbers from 0 to {most}.").format(most=WHOLE)
    if not isinstance(mark["site"], str) or not mark["site"].strip():
        yield _("It needs the name of its place on the body.")
    size = mark.get("size", "")
    if not isinstance(size, str) and not _is_number(size, LARGEST_MM):
        yield _("Its size needs to be whole millimetres up to {most}, or words.").format(most=LARGEST_MM)
    if mark.get("swelling", SWELLING[0]) not in SWELLING:
        yield _("Swelling needs to be one of: {known}.").format(known=", ".join(SWELLING))
    if mark.get("seen_at", "") != "" and not is_when(mark["seen_at"]):
        yield _("The time it was seen cannot be read. Write it as 16:55.")
    yield from _word_problems(mark, text)


def _word_problems(mark: Mapping[str, Answer], text: TextCheck) -> Iterator[str]:
    for key, most in LONGEST.items():
        words = mark.get(key, "")
        if key == "size" and not isinstance(words, str):
            continue
        yield from text(words)
        if isinstance(words, str) and len(words) > most:
            yield _("Its words are too long: {count} characters, at most {most}. Write them in the text.").format(
                count=len(words), most=most
            )


def _is_id(value: Answer) -> bool:
    return isinstance(value, str) and _ID.fullmatch(value) is not None


def _is_number(value: Answer, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= most


def _is_share(value: Answer) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= WHOLE


def _has_place(row: Mapping[str, Any]) -> bool:
    return (
        set(NEEDED) <= set(row)
        and _is_number(row["number"], MOST_MARKS * 100)
        and isinstance(row["view"], str)
        and _is_share(row["x"])
        and _is_share(row["y"])
    )


def _mark(row: Mapping[str, Any]) -> BodyMark:
    size = row.get("size", "")
    words = {key: str(row.get(key, "")) for key in (*WORDED, "swelling", "seen_at")}
    known_size = size if isinstance(size, int) and not isinstance(size, bool) else str(size)
    return BodyMark(
        row["number"], row["view"], row["x"] / WHOLE, row["y"] / WHOLE, str(row["site"]), known_size, **words
    )
