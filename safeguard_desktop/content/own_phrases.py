"""Writes the pack of words an organisation makes for itself: a file like the shipped ones, read and checked as they are."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from safeguard_desktop.domain.language.phrases import words_of
from safeguard_desktop.domain.language.rules import LanguagePack

OWN_PACK = "our-own-words"
_UNTOUCHED = "0 1 2."
"""A text in which no phrase of words can be found."""


@dataclass(frozen=True, slots=True)
class OwnPhrase:
    """Words the organisation would rather not read, why, and what may be written instead."""

    phrase: str
    why: str
    alternatives: tuple[str, ...] = ()


def own_pack(organisation: str, edition: str, version: int, phrases: Sequence[OwnPhrase]) -> bytes:
    """The pack as bytes. What stands in the phrases is only ever words: no sign of theirs means anything."""
    lines = [
        f"id = {_text(OWN_PACK)}",
        f"version = {version}",
        f"title = {_text('Our own words')}",
        "",
        "[source]",
        f"organisation = {_text(organisation)}",
        f"document = {_text('Our own words')}",
        f"edition = {_text(edition)}",
    ]
    for number, phrase in enumerate(phrases, 1):
        lines += ["", *_rule(number, phrase)]
    return "\n".join([*lines, ""]).encode()


def phrases_of(pack: LanguagePack) -> tuple[OwnPhrase, ...]:
    """The phrases of such a pack."""
    return tuple(OwnPhrase(rule.term, rule.explanation, rule.alternatives) for rule in pack.rules)


def _rule(number: int, phrase: OwnPhrase) -> Iterator[str]:
    yield "[[rule]]"
    yield f"id = {_text(f'OWN-{number}')}"
    yield f"term = {_text(phrase.phrase)}"
    yield f"answer = {_text('explanation-with-alternatives' if phrase.alternatives else 'explanation')}"
    yield f"paragraph = {_text(str(number))}"
    words = _text(" ".join(words_of(phrase.phrase)))
    yield f"phrases = [{words}]"
    yield f"explanation = {_text(phrase.why)}"
    if phrase.alternatives:
        yield f"alternatives = [{', '.join(_text(one) for one in phrase.alternatives)}]"
    yield f"bad = [{words}]"
    yield f"good = [{_text(_UNTOUCHED)}]"


def _text(words: str) -> str:
    """A TOML string: JSON's, and DEL, which TOML alone forbids bare."""
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007F")
