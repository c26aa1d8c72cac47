"""How a pack writes a phrase, read into one that can be matched. docs/language-packs.md explains it to whoever writes packs."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from safeguard_desktop.domain.language.phrases import Element, Phrase, entry_element, words_of
from safeguard_desktop.domain.texts import gettext as _

MOST_PLACES = 24
LONGEST_GAP = 12
LONGEST_GAPS_IN_ALL = 16
LONGEST_PHRASE = 300

NAME, START, PAUSE = "{NAME}", "{START}", ","

_PLACE = re.compile(r"(?P<body>\{[A-Za-z_0-9]+\}|[^\W_](?:[^\W_]|['’./-]|\|)*)(?P<optional>\?)?(?P<anchor>!)?")
_GAP = re.compile(r"\.\.\.(\d{1,2})")


class FaultyPhrase(ValueError):
    """A phrase cannot be read; its text says why, as a person reads it."""


def parse_phrase(written: str, lists: Mapping[str, Element]) -> Phrase:
    """The phrase that this text of a pack means; `lists` are the pack's lists of words, read, by name.

    Raises FaultyPhrase. What is accepted can be matched in a time that the phrase alone bounds.
    """
    if len(written) > LONGEST_PHRASE:
        raise FaultyPhrase(_("is longer than {limit} characters").format(limit=LONGEST_PHRASE))
    parts = written.split()
    places = [_place(part, lists) for part in parts if part != PAUSE]
    elements = [element for element, _is_anchor in places]
    _check(elements)
    chosen = [number for number, (_element, is_anchor) in enumerate(places) if is_anchor]
    if len(chosen) > 1:
        raise FaultyPhrase(_("has more than one word marked with '!'"))
    at = chosen[0] if chosen else _rarest(elements)
    if not elements[at].can_anchor:
        raise FaultyPhrase(_("marks a word with '!' that may be missing, or a name"))
    elements = _with_pauses(elements, _pauses(parts), at)
    return Phrase(written, tuple(reversed(elements[:at])), elements[at], tuple(elements[at + 1 :]))


def _pauses(parts: Sequence[str]) -> list[int]:
    """The numbers of the places before which a pause may stand."""
    numbers = [number - count for count, number in enumerate(n for n, part in enumerate(parts) if part == PAUSE)]
    if len(set(numbers)) < len(numbers) or any(number in {0, len(parts) - len(numbers)} for number in numbers):
        raise FaultyPhrase(_("has a comma at an end, or two side by side"))
    return numbers


def _with_pauses(elements: Sequence[Element], pauses: Sequence[int], anchor: int) -> list[Element]:
    """The places, those that a pause may part from what is nearer to the anchor marked as such, over any that may be missing."""
    marked = list(elements)
    for number in pauses:
        step = 1 if number > anchor else -1
        place = number if number > anchor else number - 1
        marked[place] = replace(marked[place], may_pause=True)
        while marked[place].is_optional and 0 <= place + step < len(marked):
            place += step
            marked[place] = replace(marked[place], may_pause=True)
    return marked


def literal_phrase(text: str) -> Phrase:
    """A sentence as a phrase, word for word."""
    elements = [Element(frozenset({word})) for word in words_of(text)]
    at = _rarest(elements)
    return Phrase(text, tuple(reversed(elements[:at])), elements[at], tuple(elements[at + 1 :]))


def _place(written: str, lists: Mapping[str, Element]) -> tuple[Element, bool]:
    gap = _GAP.fullmatch(written)
    if gap:
        return Element(gap=int(gap[1])), False
    match = _PLACE.fullmatch(written)
    if match is None:
        raise FaultyPhrase(
            _("cannot be read at '{place}': words, {{lists}}, ',', '?', '!' and '...3' are known").format(
                place=written[:40]
            )
        )
    body, is_optional = match["body"], bool(match["optional"])
    if body == START:
        return Element(is_start=True), False
    if body == NAME:
        return Element(is_name=True, is_optional=is_optional), False
    return _words(body, is_optional, lists), bool(match["anchor"])


def _words(body: str, is_optional: bool, lists: Mapping[str, Element]) -> Element:
    if not body.startswith("{"):
        element = read_list(body.split("|"))
    elif body[1:-1] in lists:
        element = lists[body[1:-1]]
    else:
        raise FaultyPhrase(_("names a list that the pack does not have: {name}").format(name=body))
    return replace(element, is_optional=True) if is_optional else element


def read_list(entries: Sequence[str]) -> Element:
    """A list of words or phrases as one place. Raises FaultyPhrase for an entry without a letter or digit."""
    wrong = [entry for entry in entries if not words_of(entry)]
    if wrong or not entries:
        raise FaultyPhrase(_("holds an entry without a letter or digit"))
    element = entry_element([entry for entry in entries if entry != "NAME"])
    return replace(element, is_name=True) if "NAME" in entries else element


def _check(elements: Sequence[Element]) -> None:
    if len(elements) > MOST_PLACES:
        raise FaultyPhrase(_("has more than {limit} places").format(limit=MOST_PLACES))
    gaps = [element.gap for element in elements]
    if any(gap > LONGEST_GAP for gap in gaps) or sum(gaps) > LONGEST_GAPS_IN_ALL:
        raise FaultyPhrase(
            _("has gaps that are too long: {one} words in one place, {all} in all").format(
                one=LONGEST_GAP, all=LONGEST_GAPS_IN_ALL
            )
        )
    if not any(element.can_anchor for element in elements):
        raise FaultyPhrase(_("needs at least one word that is always there"))
    if elements[0].gap or elements[-1].gap or any(one.gap and other.gap for one, other in pairwise(elements)):
        raise FaultyPhrase(_("has a gap at an end, or two side by side"))
    if any(element.is_start for element in elements[1:]):
        raise FaultyPhrase(_("has {START} after its first place"))


def _rarest(elements: Sequence[Element]) -> int:
    """The place whose words are likely to be rarest in any text: long words are."""
    candidates = [number for number, element in enumerate(elements) if element.can_anchor]
    return max(candidates, key=lambda number: (elements[number].shortest, -number))
