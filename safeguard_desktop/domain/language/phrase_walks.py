"""Many phrases walked at once, word by word away from the word they are looked up by.

Where all of them stand together is one standing. What a word makes of it is worked out when a text first comes there, and kept: a
word costs the same however many phrases there are, and however nearly they match.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from safeguard_desktop.domain.language.phrases import LONGEST_NAME, MOST_ADVERBS, Element
from safeguard_desktop.domain.language.surroundings import JOINED, PARTED, Surroundings

MOST_KEPT = 200_000
"""How many places of phrases are kept in standings before they are worked out afresh."""

ON, BACK = 1, -1
_AS_A_NAME = 2
_UNKNOWN = ""


class Side(NamedTuple):
    """What stands on one side of a looked-up word, nearest first: the rest of its entry, one of `rests`, and the places beyond."""

    rests: tuple[tuple[str, ...], ...]
    places: tuple[Element, ...]


class _Place(NamedTuple):
    """One place as it is walked: what follows the first word of each of its longer entries."""

    element: Element
    rests: Mapping[str, Sequence[tuple[str, ...]]]


class _Stand(NamedTuple):
    """Where one side stands: before a place, so many adverbs passed over; or in it, so many words or these still to come."""

    side: int
    place: int
    adverbs: int = 0
    names: int = 0
    gap: int = 0
    rest: tuple[str, ...] = ()


class Standing:
    """Where all sides stand after some words. `done` are those that may end here, `done_at_start` those that may where a sentence
    begins.
    """

    __slots__ = ("done", "done_at_start", "next", "open", "takes_names")

    def __init__(
        self, done: Sequence[int], done_at_start: Sequence[int], left: Sequence[_Stand], *, names: bool
    ) -> None:
        self.done = done
        self.done_at_start = done_at_start
        self.open = left
        self.takes_names = names
        self.next: tuple[dict[str, Standing], ...] = ({}, {}, {}, {})


class Walks:
    """The sides of many phrases, by number. `way` is ON for what comes after their looked-up words, BACK for what comes before."""

    def __init__(self, sides: Sequence[Side], adverbs: frozenset[str], way: int, most_kept: int = MOST_KEPT) -> None:
        self._adverbs = adverbs
        self._way = way
        walked = {element: _walked(element, way) for element in {one for side in sides for one in side.places}}
        self._rests = [side.rests for side in sides]
        self._places = [tuple(walked[element] for element in side.places) for side in sides]
        self._known = adverbs.union(
            *(element.words for element in walked),
            *(longer for element in walked for longer in element.longer),
            *(rest for side in sides for rest in side.rests),
        )
        self._begun: dict[tuple[int, ...], Standing] = {}
        self._kept: dict[frozenset[_Stand], Standing] = {}
        self._count, self._most_kept = 0, most_kept

    def walk(self, numbers: tuple[int, ...], around: Surroundings, edge: int) -> Mapping[int, int]:
        """How far each of these sides that matches reaches, from an edge on: the last edge of it. Edge n is before word n."""
        reached: dict[int, int] = {}
        standing = self._begun.get(numbers) or self._begin(numbers)
        way, words, between, known = self._way, around.words, around.between, self._known
        to_word = 0 if way == ON else -1
        while True:
            for number in standing.done:
                reached[number] = edge
            if standing.done_at_start and around.ends_sentence(edge):
                reached.update(dict.fromkeys(standing.done_at_start, edge))
            if not standing.open:
                return reached
            kind = JOINED if between[edge] == " " else around.joint(edge)
            if kind == PARTED:
                return reached
            at = edge + to_word
            edge += way
            if standing.takes_names and around.may_be_name(at):
                kind += _AS_A_NAME
            word = words[at] if words[at] in known else _UNKNOWN
            standing = standing.next[kind].get(word) or self._next(standing, word, kind)

    def _begin(self, numbers: tuple[int, ...]) -> Standing:
        """Where these sides stand right beside their looked-up word."""
        begun = self._standing(
            stand for number in numbers for rest in self._rests[number] for stand in self._after(number, 0, rest)
        )
        self._begun[numbers] = begun
        self._count += len(numbers)
        return begun

    def _next(self, standing: Standing, word: str, kind: int) -> Standing:
        """Where all stand after one word more, where no text has come yet."""
        joint, is_name = kind % _AS_A_NAME, kind >= _AS_A_NAME
        reached = self._standing(
            after for stand in standing.open for after in self._over(stand, word, joint, is_name=is_name)
        )
        standing.next[kind][word] = reached
        self._count += 1
        return reached

    def _standing(self, stands: Iterable[_Stand]) -> Standing:
        """The one standing of these places."""
        together = frozenset(stands)
        kept = self._kept.get(together)
        if kept is None:
            self._count += len(together) + 1
            if self._count > self._most_kept:
                self._forget()
            kept = self._kept[together] = self._made(together)
        return kept

    def _made(self, together: Iterable[_Stand]) -> Standing:
        done, at_start, left, names = [], [], [], False
        for stand in together:
            places = self._places[stand.side]
            if not stand.rest and stand.place == len(places):
                done.append(stand.side)
            elif not stand.rest and places[stand.place].element.is_start:
                at_start.append(stand.side)
            else:
                left.append(stand)
                names = names or (not stand.rest and places[stand.place].element.is_name)
        return Standing(done, at_start, left, names=names)

    def _forget(self) -> None:
        for standing in self._kept.values():
            standing.next = ({}, {}, {}, {})
        self._kept.clear()
        self._begun.clear()
        self._count = 0

    def _over(self, stand: _Stand, word: str, joint: int, *, is_name: bool) -> Iterator[_Stand]:
        """Where one side may stand after one word more."""
        side, place, adverbs, names, gap, rest = stand
        if rest:
            if joint == JOINED and word == rest[0]:
                yield from self._after(side, place, rest[1:])
            return
        element, rests = self._places[side][place]
        if joint != JOINED and (adverbs or names or gap or not element.may_pause):
            return
        if gap:
            yield from self._before(side, place + 1)
            if gap > 1:
                yield _Stand(side, place, gap=gap - 1)
            return
        if is_name and element.is_name:
            yield from self._before(side, place + 1)
            if names + 1 < LONGEST_NAME:
                yield _Stand(side, place, names=names + 1)
        if names:
            return
        if word in element.words:
            yield from self._before(side, place + 1)
        for left in rests.get(word, ()):
            yield _Stand(side, place + 1, rest=left)
        if word in self._adverbs and adverbs < MOST_ADVERBS:
            yield _Stand(side, place, adverbs=adverbs + 1)

    def _after(self, side: int, place: int, rest: tuple[str, ...]) -> Iterator[_Stand]:
        """Where one may stand before the rest of an entry, and a place."""
        if rest:
            yield _Stand(side, place, rest=rest)
        else:
            yield from self._before(side, place)

    def _before(self, side: int, place: int) -> Iterator[_Stand]:
        """Where one may stand before a place, which may be missing."""
        places = self._places[side]
        while place < len(places):
            element = places[place].element
            yield _Stand(side, place, gap=element.gap)
            if not (element.is_optional or element.gap):
                return
            place += 1
        yield _Stand(side, place)


def _walked(element: Element, way: int) -> _Place:
    rests: dict[str, list[tuple[str, ...]]] = {}
    for longer in element.longer:
        first, *rest = longer[::way]
        rests.setdefault(first, []).append(tuple(rest))
    return _Place(element, rests)
