"""Many phrases walked at once, word by word away from the word they are looked up by.

Where all of them stand together is one standing. What a word makes of it is worked out when a text first comes there, and kept: a
word costs the same however many phrases there are, and however nearly they match.
"""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import NamedTuple

from safeguard_desktop.domain.language.phrases import LONGEST_NAME, MOST_ADVERBS, Element
from safeguard_desktop.domain.language.surroundings import JOINED, PARTED, Surroundings

MOST_KEPT = 200_000
"""How many places of phrases are kept in standings before they are worked out afresh."""

ON, BACK = 1, -1
_AS_A_NAME = 2
_UNHEEDED = ""


class Side(NamedTuple):
    """What stands on one side of a looked-up word, nearest first: the rest of its entry, one of `rests`, and the places beyond."""

    rests: tuple[tuple[str, ...], ...]
    places: tuple[Element, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Place:
    """One place as it is walked: what follows the first word of each of its longer entries, and all words it may begin with."""

    element: Element
    rests: Mapping[str, Sequence[tuple[str, ...]]]
    begins: frozenset[str]


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
    begins. Of words that it does not heed one is as good as another.
    """

    __slots__ = ("done", "done_at_start", "heeds", "next", "open", "takes_names")

    def __init__(
        self,
        done: Sequence[int],
        done_at_start: Sequence[int],
        left: Sequence[_Stand],
        heeds: AbstractSet[str],
        *,
        names: bool,
    ) -> None:
        self.done = done
        self.done_at_start = done_at_start
        self.open = left
        self.heeds = heeds
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
        self._beyond = [_beyond(number, side.places) for number, side in enumerate(sides)]
        self._begun: dict[tuple[int, ...], Standing] = {}
        self._kept: dict[frozenset[_Stand], Standing] = {}
        self._count, self._most_kept = 0, most_kept

    def walk(self, numbers: tuple[int, ...], around: Surroundings, edge: int) -> Mapping[int, int]:
        """How far each of these sides that matches reaches, from an edge on: the last edge of it. Edge n is before word n."""
        reached: dict[int, int] = {}
        standing = self._begun.get(numbers) or self._begin(numbers)
        way, words, between = self._way, around.words, around.between
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
            word = words[at] if words[at] in standing.heeds else _UNHEEDED
            standing = standing.next[kind].get(word) or self._next(standing, word, kind)

    def _begin(self, numbers: tuple[int, ...]) -> Standing:
        """Where these sides stand right beside their looked-up word."""
        stands: set[_Stand] = set()
        for number in numbers:
            for rest in self._rests[number]:
                stands.update((_Stand(number, 0, rest=rest),) if rest else self._beyond[number][0])
        self._count += len(numbers)
        begun = self._begun[numbers] = self._standing(stands)
        return begun

    def _next(self, standing: Standing, word: str, kind: int) -> Standing:
        """Where all stand after one word more, where no text has come yet."""
        joint, is_name = kind % _AS_A_NAME, kind >= _AS_A_NAME
        stands: set[_Stand] = set()
        for stand in standing.open:
            stands.update(self._over(stand, word, joint, is_name=is_name))
        self._count += 1
        reached = standing.next[kind][word] = self._standing(stands)
        return reached

    def _standing(self, stands: set[_Stand]) -> Standing:
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
        done, at_start, left = [], [], []
        heeds: set[str] = set()
        places: set[_Place] = set()
        for stand in together:
            side, number, _adverbs, _names, gap, rest = stand
            place = self._places[side][number] if number < len(self._places[side]) else None
            if rest:
                heeds.add(rest[0])
                left.append(stand)
            elif place is None:
                done.append(side)
            elif place.element.is_start:
                at_start.append(side)
            else:
                left.append(stand)
                if not gap:
                    places.add(place)
        if places:
            heeds.update(self._adverbs, *(place.begins for place in places))
        return Standing(done, at_start, left, heeds, names=any(place.element.is_name for place in places))

    def _forget(self) -> None:
        for standing in self._kept.values():
            standing.next = ({}, {}, {}, {})
        self._kept.clear()
        self._begun.clear()
        self._count = 0

    def _over(self, stand: _Stand, word: str, joint: int, *, is_name: bool) -> Sequence[_Stand]:
        """Where one side may stand after one word more."""
        side, number, adverbs, names, gap, rest = stand
        if rest:
            if joint != JOINED or word != rest[0]:
                return ()
            return (_Stand(side, number, rest=rest[1:]),) if len(rest) > 1 else self._beyond[side][number]
        place = self._places[side][number]
        element = place.element
        if joint != JOINED and (adverbs or names or gap or not element.may_pause):
            return ()
        beyond = self._beyond[side][number + 1]
        if gap:
            return beyond if gap == 1 else (*beyond, _Stand(side, number, gap=gap - 1))
        reached: list[_Stand] = []
        if is_name and element.is_name:
            reached += beyond
            if names + 1 < LONGEST_NAME:
                reached.append(_Stand(side, number, names=names + 1))
        if names:
            return reached
        if word in element.words:
            reached += beyond
        reached += [_Stand(side, number + 1, rest=left) for left in place.rests.get(word, ())]
        if word in self._adverbs and adverbs < MOST_ADVERBS:
            reached.append(_Stand(side, number, adverbs=adverbs + 1))
        return reached


def _beyond(side: int, places: Sequence[Element]) -> Sequence[tuple[_Stand, ...]]:
    """Where one may stand before each place, which may be missing, and behind the last."""
    beyond: list[tuple[_Stand, ...]] = [(_Stand(side, len(places)),)]
    for number in range(len(places) - 1, -1, -1):
        here = _Stand(side, number, gap=places[number].gap)
        may_be_missing = places[number].is_optional or places[number].gap
        beyond.insert(0, (here, *beyond[0]) if may_be_missing else (here,))
    return beyond


def _walked(element: Element, way: int) -> _Place:
    rests: dict[str, list[tuple[str, ...]]] = {}
    for longer in element.longer:
        first, *rest = longer[::way]
        rests.setdefault(first, []).append(tuple(rest))
    return _Place(element, rests, element.words.union(rests))
