"""Reads language packs (resources/language/*.toml) strictly: a pack with any fault is refused whole, with every fault.

Phrases are words, lists and small gaps; what would take unbounded time to match cannot be written down.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from safeguard_desktop.content.faults import Fault, FaultyFile, did_you_mean, version_faults
from safeguard_desktop.content.language_cost import cost_faults
from safeguard_desktop.content.strict_toml import TableReader, parse_toml
from safeguard_desktop.domain.ids import Digest
from safeguard_desktop.domain.language.checking import Checker
from safeguard_desktop.domain.language.phrase_text import FaultyPhrase, parse_phrase, read_list
from safeguard_desktop.domain.language.phrases import Element, Phrase
from safeguard_desktop.domain.language.rules import (
    Answer,
    Hint,
    LanguagePack,
    LanguageRule,
    PackSource,
    Segment,
    Tier,
)
from safeguard_desktop.domain.texts import gettext as _

MOST_RULES = 200
MOST_PHRASES = 2000
MOST_WORDS_IN_A_LIST = 400

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]*")
_LIST_NAME = re.compile(r"[a-z][a-z0-9_]*")
_USUAL_SEGMENTS = (Segment.ACCOUNT, Segment.OPINION, Segment.ANALYSIS)


@dataclass(frozen=True, slots=True)
class _HintTable:
    """One [[hint]]."""

    id: str
    beside: str
    text: str
    paragraph: str


@dataclass(frozen=True, slots=True)
class _Head:
    """What stands above the rules."""

    id: str
    version: int
    title: str
    source: PackSource
    on: bool = True
    hint: tuple[_HintTable, ...] = ()


@dataclass(frozen=True, slots=True)
class _RuleTable:
    """One [[rule]] as written."""

    id: str
    term: str
    answer: Answer
    paragraph: str
    explanation: str
    bad: tuple[str, ...]
    good: tuple[str, ...]
    phrases: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()
    caution: str = ""
    segments: tuple[Segment, ...] = _USUAL_SEGMENTS
    noted_in_verbatim: bool = True
    tier: int = 1
    lines: str = ""


def read_language_pack(data: bytes, name: str) -> LanguagePack:
    """The language pack that these bytes are; `name` is how messages call the file.

    Raises FaultyFile with every fault and its path.
    """
    raw = parse_toml(data, name)
    faults: list[Fault] = []
    reader = TableReader({})
    plain = {key: value for key, value in raw.items() if key not in {"rule", "words"}}
    head = reader.read(plain, _Head, "", faults)
    lists = _read_lists(raw.get("words", {}), faults)
    tables = _read_tables(raw.get("rule"), reader, faults)
    rules = [_rule(table, path, head, lists, faults) for path, table in tables]
    faults.extend(_head_faults(head))
    faults.extend(_rule_faults(tables))
    if not faults:
        faults.extend(cost_faults(rules, lists.get("adverb", Element()).words))
    if faults or head is None:
        raise FaultyFile(name, faults)
    return _pack(head, lists, rules, data)


def try_examples(pack: LanguagePack, name: str) -> None:
    """Runs every rule's own examples, before a pack is taken in. Raises FaultyFile with each one that comes out wrong."""
    faults = list(_example_faults(pack))
    if faults:
        raise FaultyFile(name, faults)


def _pack(head: _Head, lists: Mapping[str, Element], rules: Sequence[LanguageRule], data: bytes) -> LanguagePack:
    adverbs = lists.get("adverb", Element()).words
    hints = tuple(Hint(one.id, one.beside, one.text, _source(head.source, one.paragraph)) for one in head.hint)
    digest = Digest(hashlib.sha256(data).hexdigest())
    return LanguagePack(head.id, head.version, head.title, head.source, head.on, adverbs, tuple(rules), hints, digest)


def _read_lists(raw: object, faults: list[Fault]) -> Mapping[str, Element]:
    if not isinstance(raw, dict):
        faults.append(Fault("words", _("must be a table with keys of its own")))
        return {}
    lists: dict[str, Element] = {}
    for name, entries in raw.items():
        lists[name] = Element()
        if not _LIST_NAME.fullmatch(name):
            faults.append(Fault(f"words.{name}", _("must be small letters, digits and '_', a letter first")))
        elif not isinstance(entries, list) or not entries or not all(isinstance(one, str) for one in entries):
            faults.append(Fault(f"words.{name}", _("must be a list of words in quotes")))
        elif len(entries) > MOST_WORDS_IN_A_LIST:
            faults.append(Fault(f"words.{name}", _("has more than {limit} entries").format(limit=MOST_WORDS_IN_A_LIST)))
        else:
            lists[name] = _read_list(name, entries, faults)
    return lists


def _read_list(name: str, entries: Sequence[str], faults: list[Fault]) -> Element:
    try:
        return read_list(entries)
    except FaultyPhrase as error:
        faults.append(Fault(f"words.{name}", str(error)))
        return Element()


def _read_tables(raw: object, reader: TableReader, faults: list[Fault]) -> list[tuple[str, _RuleTable]]:
    if not isinstance(raw, list) or not raw:
        faults.append(Fault("rule", _("must be one or more [[rule]] tables")))
        return []
    if len(raw) > MOST_RULES:
        faults.append(Fault("rule", _("has more than {limit} rules").format(limit=MOST_RULES)))
        return []
    read = [
        (f"rule[{number}]", reader.read(table, _RuleTable, f"rule[{number}]", faults))
        for number, table in enumerate(raw)
    ]
    return [(path, table) for path, table in read if table is not None]


def _rule(
    table: _RuleTable, path: str, head: _Head | None, lists: Mapping[str, Element], faults: list[Fault]
) -> LanguageRule:
    def read(key: str, written: Sequence[str]) -> tuple[Phrase, ...]:
        return tuple(_phrases(written, f"{path}.{key}", lists, faults))

    return LanguageRule(
        id=table.id,
        term=table.term,
        answer=table.answer,
        phrases=read("phrases", table.phrases),
        variants=read("variants", table.variants),
        exceptions=read("exceptions", table.exceptions),
        alternatives=table.alternatives,
        explanation=table.explanation,
        caution=table.caution,
        source=_source(head.source, table.paragraph) if head else "",
        good=table.good,
        bad=table.bad,
        segments=frozenset(table.segments),
        is_noted_in_verbatim=table.noted_in_verbatim,
        term_tier=Tier.TERM if table.tier == 1 else Tier.VARIANT,
    )


def _source(source: PackSource, paragraph: str) -> str:
    where = _("{organisation}, {document}, {edition}, {paragraph}")
    return where.format(
        organisation=source.organisation, document=source.document, edition=source.edition, paragraph=paragraph
    )


def _phrases(written: Sequence[str], path: str, lists: Mapping[str, Element], faults: list[Fault]) -> Iterator[Phrase]:
    for number, one in enumerate(written):
        try:
            yield parse_phrase(one, lists)
        except FaultyPhrase as error:
            unknown = re.search(r"\{([A-Za-z_0-9]+)\}", one)
            nearest = did_you_mean(unknown[1], lists) if unknown and unknown[1] not in lists else ""
            faults.append(Fault(f"{path}[{number}]", str(error) + nearest))


def _head_faults(head: _Head | None) -> Iterator[Fault]:
    if head is None:
        return
    yield from version_faults(head.version)
    if not _ID.fullmatch(head.id):
        yield Fault("id", _("must be letters and digits, words joined by '-' or '.'"))
    texts = {"title": head.title} | {
        f"source.{key}": getattr(head.source, key) for key in ("organisation", "document", "edition")
    }
    texts |= {f"hint[{n}].text": hint.text for n, hint in enumerate(head.hint)}
    yield from (Fault(path, _("must not be empty")) for path, text in texts.items() if not text.strip())


def _rule_faults(tables: Sequence[tuple[str, _RuleTable]]) -> Iterator[Fault]:
    seen: set[str] = set()
    phrases = sum(len(table.phrases) + len(table.variants) + len(table.exceptions) for _path, table in tables)
    if phrases > MOST_PHRASES:
        yield Fault("rule", _("has more than {limit} phrases in all").format(limit=MOST_PHRASES))
    for path, table in tables:
        if table.id.casefold() in seen:
            yield Fault(f"{path}.id", _("is there twice: {id}").format(id=table.id[:40]))
        seen.add(table.id.casefold())
        yield from (Fault(f"{path}.{key}", problem) for key, problem in _one_rule_faults(table))


def _one_rule_faults(table: _RuleTable) -> Iterator[tuple[str, str]]:
    if not _ID.fullmatch(table.id):
        yield "id", _("must be letters and digits, words joined by '-' or '.'")
    for key in ("term", "explanation", "paragraph"):
        if not getattr(table, key).strip():
            yield key, _("must not be empty")
    for key in ("good", "bad", "segments"):
        if not getattr(table, key):
            yield key, _("must have one entry or more")
    if not table.phrases and not table.variants:
        yield "phrases", _("must have one entry or more, here or in variants")
    if table.tier not in {1, 2}:
        yield "tier", _("must be 1 or 2")
    if (table.answer is Answer.EXPLANATION) == bool(table.alternatives):
        yield "alternatives", _("must be there, unless the answer is 'explanation'; then there are none")


def _example_faults(pack: LanguagePack) -> Iterator[Fault]:
    """The pack's own examples, each checked against its rule alone, so that no other pack can hide a mistake."""
    for number, rule in enumerate(pack.rules):
        checker = Checker([replace(pack, rules=(rule,))], next(iter(sorted(rule.segments))))
        for key, examples, is_wanted in (("bad", rule.bad, True), ("good", rule.good, False)):
            for at, text in enumerate(examples):
                if (
                    any(one.rule == rule.id and not one.is_verbatim for one in checker.check(text).findings)
                    != is_wanted
                ):
                    problem = _("is not found by its rule") if is_wanted else _("is found by its rule, and must not be")
                    yield Fault(f"rule[{number}].{key}[{at}]", problem)
