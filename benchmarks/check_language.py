"""A whole-text check with every rule, quotation and offset, against one compiled alternation of the same sixty phrases.

Both run in turn in one process, in processor time; the medians are judged. The floor finds bare phrases only: no pronouns,
adverbs, quotations, exceptions or own words. Source: section 3 of the performance notes.
"""

import gc
import random
import re
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from hostile_texts import hostile_texts  # beside this file

from safeguard_desktop.content.language_file import read_language_pack
from safeguard_desktop.domain.language.checking import Checker
from safeguard_desktop.domain.language.live_check import LiveCheck
from safeguard_desktop.domain.language.rules import LanguagePack

LANGUAGE = Path(__file__).parents[1] / "resources" / "language"
ROUNDS = 9
BAR = 1.0
WORST = 3.0
HOSTILE_WORDS = 20_000

PLANTED = (
    ("R01", "putting herself at risk"),
    ("R02", "sexual activity with"),
    ("R03", "sexually active since age 11"),
    ("R04", "has been contacting adult males via phone"),
    ("R05", "offering her drugs seemingly in return for sex"),
    ("R06", "in a relationship with"),
    ("R07", "involved in CSE"),
    ("R08", "promiscuous"),
    ("R10", "boyfriend"),
    ("R11", "drug running"),
)
SIXTY = (
    *(f"{verb} {who} at risk" for verb in ("put", "puts", "putting") for who in ("himself", "herself", "themselves")),
    *(f"{verb} this lifestyle" for verb in ("choose", "chooses", "chose", "chosen", "choosing")),
    *(f"prostituting {who}" for who in ("himself", "herself", "themselves", "themself")),
    *(f"{verb} with elders" for verb in ("spending time", "spends time", "associating", "associates", "associated")),
    *(f"offering {who} drugs seemingly in return for sex" for who in ("him", "her", "them", "the child")),
    *(f"sexually active since age {age}" for age in ("nine", "ten", "11", "12", "twelve")),
    *(f"has been contacting adult {who} via {by}" for who in ("males", "females") for by in ("phone", "internet")),
    *(f"{verb} by the gang" for verb in ("recruited", "recruit", "recruits")),
    *(f"{verb} for the gang" for verb in ("running", "runs", "ran", "working", "works", "worked")),
    "sexual activity with", "sexual contact with", "in a relationship with", "in relationships with", "involved in cse",
    "involvement in cse", "promiscuous", "promiscuity", "boyfriend", "girlfriend", "drug running", "drug runner", "runs drugs",
    "lifestyle choice", "child prostitute",
)  # fmt: skip
PROSE = (
    "the child came to the drop in with a friend and talked about school her bus pass and the weekend she was calm and sat near "
    "the door her mother phoned at four and asked when she would be home the worker offered tea and said that the group would "
    "meet again on Thursday he showed a picture of his dog and went out to play football with others from year nine we agreed "
    "to speak with the line manager about the visit and to write a plan for the next week his shoes were wet and he had no coat "
    "staff noticed a mark on the left arm that was two centimetres long and blue it is not known how it came about"
)
WORDS = PROSE.split()


def case_notes(length: int, seed: int = 5) -> str:
    """Made-up notes of about `length` words, one planted phrase in every hundred."""
    choose = random.Random(seed)  # noqa: S311 - prose for a measurement
    sentences: list[str] = []
    count, planted = 0, 0
    while count < length:
        words = [choose.choice(WORDS) for _number in range(choose.randint(8, 18))]
        if count >= planted * 100:
            words[4:4] = PLANTED[planted % len(PLANTED)][1].split()
            planted += 1
        count += len(words)
        ending = ".\n\n" if choose.random() < 0.15 else ". "
        sentences.append(" ".join(words).capitalize() + ending)
    return "".join(sentences)


def milliseconds(work: Callable[[], object]) -> float:
    gc.collect()
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000


def per_thousand(spent: float, text: str) -> float:
    return spent / len(text.split()) * 1000


def main() -> None:
    packs = [read_language_pack(path.read_bytes(), path.name) for path in sorted(LANGUAGE.glob("*.toml"))]
    checker = Checker([pack for pack in packs if pack.is_on])
    floor = re.compile("|".join(rf"\b{re.escape(phrase)}\b" for phrase in SIXTY), re.IGNORECASE)
    print(f"{len(SIXTY)} phrases in the floor")
    for length in (5_000, 20_000, 200_000):
        text = case_notes(length)
        found = checker.check(text).findings
        rules = {one.rule for one in found}
        assert {rule for rule, _phrase in PLANTED} <= rules, sorted({rule for rule, _phrase in PLANTED} - rules)
        ours, theirs = [], []
        for _round in range(ROUNDS if length < 100_000 else 3):
            ours.append(per_thousand(milliseconds(lambda text=text: checker.check(text)), text))
            theirs.append(per_thousand(milliseconds(lambda text=text: list(floor.finditer(text))), text))
        ratio = statistics.median(ours) / statistics.median(theirs)
        words = "within" if ratio <= BAR else "above"
        print(
            f"{length:7} words: check {statistics.median(ours):.3f}, floor {statistics.median(theirs):.3f} ms per 1,000 words, "
            f"ratio {ratio:.2f}, {words} the bar of {BAR:.2f}; {len(found)} findings"
        )
    report_hostile(packs, checker, floor)
    live = LiveCheck(checker)
    text = case_notes(20_000)
    live.check(text)
    middle = len(text) // 2
    spent = statistics.median(
        milliseconds(lambda n=n: live.check(text[:middle] + "x" * n + text[middle:])) for n in range(1, 30)
    )
    print(f"one key in 20,000 words {spent:.2f} ms")


def report_hostile(packs: Sequence[LanguagePack], checker: Checker, floor: re.Pattern[str]) -> None:
    """Each hostile text against the usual one, which runs before it each time; the dearest first.

    Some have words of many code points or none, so the text is held against as many usual words, and against as many usual code
    points. What costs the usual for one of the two is no dearer than the usual; the smaller figure is judged, both are said.
    """
    usual = case_notes(HOSTILE_WORDS)
    rules = [rule for pack in packs if pack.is_on for rule in pack.rules]
    phrases = [phrase for rule in rules for phrase in (*rule.phrases, *rule.variants, *rule.exceptions)]
    places = [place for phrase in phrases for place in (phrase.anchor, *phrase.before, *phrase.after)]
    words = sorted({word for place in places for word in place.words})
    examples = [text for rule in rules for text in (*rule.good, *rule.bad)]
    rows = []
    longer = hostile_texts(10 * HOSTILE_WORDS, words, examples)
    for name, text in hostile_texts(HOSTILE_WORDS, words, examples).items():
        spent = [
            [milliseconds(lambda: checker.check(usual)), milliseconds(lambda text=text: checker.check(text))]
            for _round in range(3)
        ]
        base, ours = (min(times) for times in zip(*spent, strict=True))
        theirs = min(milliseconds(lambda: list(floor.finditer(usual))) for _round in range(3))
        by_word = ours / base * len(usual.split()) / max(1, len(text.split()))
        by_point = ours / base * len(usual) / len(text)
        long = milliseconds(lambda name=name: checker.check(longer[name])) / len(longer[name])
        rows.append((min(by_word, by_point), by_word, by_point, base / theirs, long / ours * len(text), name))
    print(
        f"hostile texts, times the usual cost (wish: {WORST:.0f}); a code point of ten times the text, times one of it"
    )
    for least, by_word, by_point, of_floor, growth, name in sorted(rows, reverse=True):
        word = f"{by_word:7.1f}" if by_word < 1000 else "  (one)"
        print(
            f"  {name:38} {least:5.1f}: {word} a word, {by_point:5.1f} a code point; {least * of_floor:5.1f} times the floor;"
            f" grows {growth:.1f}"
        )


if __name__ == "__main__":
    main()
