"""Finding what a rule pack asks for by words: "counter-sign", "missing". Rules of one act from one start are found together."""

from collections.abc import Sequence
from dataclasses import dataclass

from safeguard_desktop.domain.rules import Rule, RuleKind, RulePack


@dataclass(frozen=True, slots=True)
class FoundAct:
    """An act of one pack with the rules that count it from one start; the first of them speaks for all.

    `counted_from` are the milestones it is counted from.
    """

    pack: str
    organisation: str
    rules: tuple[Rule, ...]

    @property
    def title(self) -> str:
        return self.rules[0].title

    @property
    def summary(self) -> str:
        return self.rules[0].summary

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(rule.id for rule in self.rules)

    @property
    def paragraphs(self) -> str:
        return ", ".join(dict.fromkeys(rule.paragraph for rule in self.rules))

    @property
    def counted_from(self) -> tuple[str, ...]:
        return self.rules[0].starts


def find_acts(packs: Sequence[RulePack], words: str, pack_id: str = "") -> tuple[FoundAct, ...]:
    """The acts in whose rules every word typed begins a word, the best first; all of them where nothing is typed."""
    wanted = _words(words)
    found = [
        (_fit(act, wanted), number, act)
        for number, act in enumerate(act for pack in packs if pack_id in {"", pack.id} for act in _acts_of(pack))
    ]
    return tuple(act for fit, _number, act in sorted(found, key=lambda one: (-one[0], one[1])) if fit or not wanted)


def _acts_of(pack: RulePack) -> Sequence[FoundAct]:
    acts: dict[tuple[object, ...], list[Rule]] = {}
    for rule in pack.rules:
        if rule.kind is RuleKind.INFORMATION:
            continue
        key = (rule.action, rule.thread, rule.starts, rule.subject, rule.applies_if, rule.each, rule.follows)
        acts.setdefault(key, []).append(rule)
    return [FoundAct(pack.id, pack.organisation, tuple(rules)) for rules in acts.values()]


def _fit(act: FoundAct, wanted: Sequence[str]) -> int:
    """How well it fits: a word in the title counts most; 0 where one of them is nowhere."""
    titles = _words(" ".join(rule.title for rule in act.rules))
    others = _words(
        " ".join(
            " ".join((rule.id, rule.summary, rule.paragraph, rule.note, rule.thread, rule.action, *rule.starts))
            for rule in act.rules
        )
        + " "
        + act.organisation
    )
    fits = [3 if _begins(titles, word) else 1 if _begins(others, word) else 0 for word in wanted]
    return sum(fits) if all(fits) else 0


def _begins(words: Sequence[str], beginning: str) -> bool:
    return any(word.startswith(beginning) for word in words)


def _words(text: str) -> list[str]:
    return "".join(sign if sign.isalnum() else " " for sign in text.casefold()).split()
