"""What an amendment changed, in words: of an account only the passages that are others now, exact words as they were kept."""

from collections import Counter
from collections.abc import Iterator, Sequence

from safeguard_desktop.domain.answers import Answer
from safeguard_desktop.domain.forms import Field
from safeguard_desktop.domain.printed import Passage, printed_answer
from safeguard_desktop.domain.texts import gettext as _


def changed_passages(field: Field, was: Answer, now: Answer) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
    """The passages that stood and no longer do, and those that stand instead; all of both where only their order is another."""
    before, after = printed_answer(field, was), printed_answer(field, now)
    gone, come = tuple(_without(before, after)), tuple(_without(after, before))
    return (gone, come) if gone or come else (before, after)


def line_of(passages: Sequence[Passage]) -> str:
    """Passages in one run of text, for a list."""
    lines = (f"{one.lead}: {one.words}" if one.lead else one.words for one in passages)
    return "\n".join(lines) or _("nothing here")


def _without(passages: Sequence[Passage], others: Sequence[Passage]) -> Iterator[Passage]:
    there = Counter(others)
    for one in passages:
        if there[one]:
            there[one] -= 1
        else:
            yield one
