"""What may stand as the answer to one field, as plain JSON values so that it signs, hashes and travels unchanged."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

Answer: TypeAlias = Any
"""A JSON value, by the kind of its field.

text, choice, yes_no, yes_no_not_known: text (a choice's id; "yes", "no", "not_known").
long_text: text, or a list of segments {"voice", "text", "speaker"?, "at"?} in the order things happened.
date: "2026-11-20". time: "16:55". date_time: ISO 8601 with offset, or a date alone where the time is not known.
number: an integer, or text where the field allows words ("about 9", "unborn, due 2027-02-11").
multi_choice: a list of choice ids in the definition's order.
person: {"name", "role"}. contact: {"name", "role", "organisation", "telephone", "email", "address"} (all optional but one).
body_map: {"drawing": id, "marks": [...]}, see body_marks. repeating: a list of mappings from column id to answer.
Any field: {"unanswered": "not_known" | "not_asked", "reason": text}.
"""

Answers: TypeAlias = Mapping[str, Answer]
"""Answers by field id."""

UNANSWERED_KINDS = ("not_known", "not_asked")


def is_unanswered(answer: Answer) -> bool:
    """Whether the answer says, with a reason, that the question was not asked or its answer is not known."""
    return isinstance(answer, Mapping) and answer.get("unanswered") in UNANSWERED_KINDS


def is_empty(answer: Answer) -> bool:
    """Whether nothing was answered: absent, white space only, or an empty list."""
    if answer is None:
        return True
    if isinstance(answer, str):
        return not answer.strip()
    if isinstance(answer, Mapping):
        return not answer or (not is_unanswered(answer) and all(is_empty(value) for value in answer.values()))
    if isinstance(answer, Sequence):
        return all(is_empty(item) for item in answer)
    return False


def text_of(answer: Answer) -> str:
    """The words of a text or long text answer, segments joined by line ends; "" for anything else."""
    if isinstance(answer, str):
        return answer
    if isinstance(answer, Sequence):
        return "\n".join(str(segment.get("text", "")) for segment in answer if isinstance(segment, Mapping))
    return ""
