"""A whole-text check with every rule, quotation and offset, against one compiled alternation of the same sixty phrases.

Both run in turn in one process, in processor time; the medians are judged. The floor finds bare phrases only: no pronouns,
adverbs, quotations, exceptions or own words. Source: section 3 of the performance notes.
"""

import gc
import random
import re
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from safeguard_desktop.content.language_file import read_language_pack
from safeguard_desktop.domain.language.checking import Checker
from safeguard_desktop.domain.language.live_check import LiveCheck

LANGUAGE = Path(__file__).parents[1] / "resources" / "language"
ROUNDS = 9
BAR = 1.0
WORST = 3.0

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


def hostile_texts(length: int) -> dict[str, str]:
    """Texts that are made to be slow, each of about `length` words."""
    phrase = "putting herself at risk in a relationship with "
    return {
        "quotes never closed": "said \"a 'b " * (length // 3),
        "anchors alone": "boyfriend herself risk lifestyle elders drugs " * (length // 6),
        "adverbs alone": "often again still putting often again " * (length // 6),
        "one long word": "a" * (length * 6),
        "zero width": "bo\u200by\u00adfriend is\u200b here " * (length // 3),
        "hyphens at line ends": "boy-\nfriend and then " * (length // 4),
        "planted phrases": phrase * (length // 8),
    }


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
    usual = statistics.median(ours)
    for name, text in hostile_texts(20_000).items():
        spent = min(milliseconds(lambda text=text: checker.check(text)) for _round in range(3)) / 20
        print(f"{name:22} {spent:7.3f} ms per 1,000 words, {spent / usual:.1f} times the usual (wish: {WORST:.0f})")
    live = LiveCheck(checker)
    text = case_notes(20_000)
    live.check(text)
    middle = len(text) // 2
    spent = statistics.median(
        milliseconds(lambda n=n: live.check(text[:middle] + "x" * n + text[middle:])) for n in range(1, 30)
    )
    print(f"one key in 20,000 words {spent:.2f} ms")


if __name__ == "__main__":
    main()
