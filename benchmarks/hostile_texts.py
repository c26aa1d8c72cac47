"""Texts that are made to be slow to look over: each kind of dearness alone, repeated, and at random so that nothing kept helps."""

import random
from collections.abc import Callable, Sequence

Maker = Callable[[int], str]


def hostile_texts(length: int, words: Sequence[str], phrases: Sequence[str]) -> dict[str, str]:
    """Each kind, of about `length` words, or as many code points as those have where it has no words.

    `words` are all that the packs look for, `phrases` sentences with findings or just without: what is drawn from at random.
    """
    makers: dict[str, Maker] = {
        **{name: _repeated(piece) for name, piece in _REPEATED.items()},
        **{name: _drawn(pieces) for name, pieces in _DRAWN.items()},
        "every word of the packs": _drawn([f"{word} " for word in words]),
        "every example of the packs": _drawn([f"{phrase} " for phrase in phrases]),
        "packs in marks": _drawn([f'"{word}" ' for word in words]),
        "a phrase and many spaces": lambda length: (
            f"putting herself{' ' * 4_000}! and other at risk " * (length * _LETTERS // 4_000)
        ),
        "one long word": lambda length: "a" * (length * _LETTERS),
        "one address": lambda length: "https://" + "a.boyfriend/herself_at-risk?" * (length * _LETTERS // 28),
        "addresses": lambda length: f"www.{'boyfriend.' * 10_000}uk " * max(1, length * _LETTERS // 100_000),
        "a phrase parted by letters not seen": lambda length: "\u200b".join("putting herself at risk ") * (length // 4),
    }
    return {name: make(length) for name, make in makers.items()}


_LETTERS = 6
"""How many code points a usual word has, the space behind it included."""

_REPEATED = {
    "anchors alone": "boyfriend herself risk lifestyle elders drugs ",
    "one term": "boyfriend ",
    "planted phrases": "putting herself at risk in a relationship with ",
    "phrases that just fail": "putting herself often again still mum older males unknown adult with ",
    "exceptions": "good working relationship with mum's boyfriend ",
    "adverbs alone": "often again still putting often again ",
    "adverbs in a phrase": "putting often again still herself often again still at often again still risk ",
    "optional words": "older unknown older adult adult males much older unknown adult ",
    "gaps": "contacted older males on the then and by contacted adults ",
    "names": "May Be A Name ",
    "names in a phrase": "Putting May Be Name Ada Mary Price Boyfriend Herself ",
    "capitals": "PUTTING HERSELF AT RISK MAY BE A NAME ",
    "quotes never closed": "said \"a 'b ",
    "quotes of all kinds never closed": "said “a ‘b «c \"d 'e „f ‚g `h ",
    "quotes that open and close": "“a” ”b“ 'c' ’d‘ «e» »f« ",
    "marks alone": "\"'“”‘’„«»`",
    "one mark": '"',
    "an opening mark": "“",
    "apostrophes": "girls' boys' 'til o'clock don't ",
    "scare quotes": 'her "boyfriend" ',
    "spoken words": '"I am promiscuous," she said. ',
    "words without capitals or full stops": 'said "herself" ',
    "zero width": "bo\u200by\u00adfriend is\u200b here ",
    "zero width between all letters": "b\u200bo\u200by\u200bf\u200br\u200bi\u200be\u200bn\u200bd\u200b \u200b",
    "hyphens at line ends": "boy-\nfriend and then ",
    "a hyphen at each line end": "drug-\nrunning ",
    "mail addresses": "boyfriend@herself.org ",
    "file names": "boyfriend_herself.pdf ",
    "a blank line after each word": "boyfriend\n\n",
    "blank lines": "\n \n\n \n",
    "spaces": " \t ",
    "full stops": ". ",
    "commas": "herself, , often, , ",
    "brackets": "(herself) [boyfriend] {risk} ",
    "combining marks": "h\u0301e\u0301r\u0301s\u0301e\u0301l\u0301f\u0301 ",
    "astral letters": "𝐛𝐨𝐲𝐟𝐫𝐢𝐞𝐧𝐝 🙂 ",
    "right to left": "שלום boyfriend مرحبا \u202eherself\u202c ",
    "dotted capital I": "İ boyfriend İ ",
    "signs alone": "-/_.,;:-/_ ",
}
_DRAWN = {
    "marks at random": [*"\"'“”‘’„«»`", "a ", "s ", " ", "said ", ". ", "\n", "\n\n", "s' "],
    "words in marks at random": [
        f'{one}"{word}{two}" '
        for one in ("her ", "said ", "", "A: ")
        for word in ("yes", "I do", "elders")
        for two in (",", "", ".")
    ],
    "terms between other words": [
        f"{one}{two}"
        for one in ("boyfriend ", "promiscuous ", "herself at risk ", "involved in CSE ")
        for two in ("table ", "lamp ", "of it ", "", "Ada ")
    ],
}


def _repeated(piece: str) -> Maker:
    words = len(piece.split()) or len(piece) / _LETTERS
    is_dense = max(map(len, piece.split() or [piece])) > 2 * _LETTERS

    def make(length: int) -> str:
        return piece * int(length / (len(piece) / _LETTERS if is_dense else words))

    return make


def _drawn(pieces: Sequence[str]) -> Maker:
    def make(length: int) -> str:
        choose = random.Random(7)  # noqa: S311 - prose for a measurement
        made, letters = [], 0
        while letters < length * _LETTERS:
            made.append(choose.choice(pieces))
            letters += len(made[-1])
        return "".join(made)

    return make
