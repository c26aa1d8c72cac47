"""Phrases matched one at a time and step by step, as they are meant: what walking them all at once is held against."""

from collections.abc import Iterable

from safeguard_desktop.domain.language.phrases import LONGEST_NAME, MOST_ADVERBS, Element, Phrase
from safeguard_desktop.domain.language.surroundings import JOINED, PARTED, Surroundings


def find_phrase(phrase: Phrase, around: Surroundings, at: int) -> tuple[int, int] | None:
    """The longest match whose anchor begins at word `at`, as first word and exclusive end; None where there is none."""
    firsts: Iterable[int] = (at,)
    for element in phrase.before:
        firsts = _step_back(element, firsts, around)
        if not firsts:
            return None
    ends: Iterable[int] = _ends_at(phrase.anchor, at, around)
    for element in phrase.after:
        if not ends:
            return None
        ends = _step_on(element, ends, around)
    return (min(firsts), max(ends)) if ends else None


def _ends_at(element: Element, at: int, around: Surroundings) -> set[int]:
    """Exclusive ends of what the element matches from word `at` on."""
    words = around.words
    ends = {at + 1} if words[at] in element.words else set()
    for longer in element.longer:
        if words[at] == longer[0] and _reads(longer, at, around):
            ends.add(at + len(longer))
    if element.is_name:
        ends.update(_name_ends(at, around))
    return ends


def _reads(longer: tuple[str, ...], at: int, around: Surroundings) -> bool:
    words = around.words
    end = at + len(longer)
    return tuple(words[at:end]) == longer and all(around.joint(number) == JOINED for number in range(at + 1, end))


def _name_ends(at: int, around: Surroundings) -> Iterable[int]:
    for number in range(at, at + LONGEST_NAME):
        if number > at and around.joint(number) != JOINED:
            return
        if number >= len(around.words) or not around.may_be_name(number):
            return
        yield number + 1


def _step_on(element: Element, ends: Iterable[int], around: Surroundings) -> set[int]:
    """Where a match may end after one element more; `ends` are exclusive ends so far."""
    if element.is_start:
        return set(ends)
    if element.gap:
        return _over_gap(ends, element.gap, 1, around)
    reached = set(ends) if element.is_optional else set()
    for end in ends:
        for place in _after_adverbs(end, 1, around, may_pause=element.may_pause):
            reached |= _ends_at(element, place, around)
    return reached


def _step_back(element: Element, firsts: Iterable[int], around: Surroundings) -> set[int]:
    """The same to the left; `firsts` are first words so far."""
    if element.is_start:
        return {first for first in firsts if around.ends_sentence(first)}
    if element.gap:
        return _over_gap(firsts, element.gap, -1, around)
    reached = set(firsts) if element.is_optional else set()
    for first in firsts:
        for place in _after_adverbs(first, -1, around, may_pause=element.may_pause):
            reached |= _begins_at(element, place, around)
    return reached


def _begins_at(element: Element, last: int, around: Surroundings) -> set[int]:
    """First words of what the element matches up to, with, word `last`."""
    word = around.words[last]
    begins = {last} if word in element.words else set()
    for longer in element.longer:
        if word == longer[-1] and last + 1 >= len(longer) and _reads(longer, last + 1 - len(longer), around):
            begins.add(last + 1 - len(longer))
    if element.is_name:
        begins.update(_name_begins(last, around))
    return begins


def _name_begins(last: int, around: Surroundings) -> Iterable[int]:
    for number in range(last, max(last - LONGEST_NAME, -1), -1):
        if (number < last and around.joint(number + 1) != JOINED) or not around.may_be_name(number):
            return
        yield number


def _after_adverbs(edge: int, way: int, around: Surroundings, *, may_pause: bool) -> Iterable[int]:
    """The words that may come next from an edge (an exclusive end, or a first word going back), adverbs passed over."""
    words = around.words
    place = nearest = edge if way > 0 else edge - 1
    for _count in range(MOST_ADVERBS + 1):
        joint = place if way > 0 else place + 1
        if around.joint(joint) != JOINED and not (may_pause and place == nearest and around.joint(joint) != PARTED):
            return
        yield place
        if words[place] not in around.adverbs:
            return
        place += way


def _over_gap(edges: Iterable[int], gap: int, way: int, around: Surroundings) -> set[int]:
    reached = set(edges)
    for edge in list(reached):
        place = edge
        for _count in range(gap):
            if around.joint(place) != JOINED:
                break
            place += way
            reached.add(place)
    return reached
