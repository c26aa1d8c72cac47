"""Gates: what has to be done before a later step of the program or of the procedure.

A gate stops what the program does (issue, export a referral); recording what has happened it never stops, there it warns and
asks the reason. Immediate danger opens every gate.
"""

from collections.abc import Iterable, Iterator, Sequence

from safeguard_desktop.domain.evidence import Evidence, evidence_of
from safeguard_desktop.domain.ids import ThreadId
from safeguard_desktop.domain.milestones import Thread
from safeguard_desktop.domain.prepared_rules import PreparedRules
from safeguard_desktop.domain.rules import Gate, PackRule, Rule


def closed_gates(rules: PreparedRules, threads: Sequence[Thread], thread: ThreadId, step: Gate) -> tuple[PackRule, ...]:
    """The rules that stop this step for a thread: started there or in a parent, not ended, and nobody in danger.

    What is meant for the family waits also where nothing was planned before: making it is the plan. Raises PackNotHere.
    """
    return tuple(
        of
        for one in _lineage(threads, thread)
        for of in _waiting(rules, one)
        if of.rule.gates is step and (step is Gate.ISSUE_TO_FAMILY or _has_started(of.rule, one))
    )


def gates_before(
    rules: PreparedRules, threads: Sequence[Thread], thread: ThreadId, milestones: Iterable[str]
) -> tuple[PackRule, ...]:
    """The rules that ask for something before one of these milestones, started or not: recording them warns. Raises PackNotHere."""
    recorded = frozenset(milestones)
    return tuple(
        of
        for one in _lineage(threads, thread)
        for of in _waiting(rules, one)
        if not recorded.isdisjoint(of.rule.before)
    )


def _has_started(rule: Rule, evidence: Evidence) -> bool:
    return evidence.start(rule.starts) is not None or bool(evidence.missing(rule.starts))


def _lineage(threads: Sequence[Thread], thread: ThreadId) -> Sequence[Evidence]:
    """The thread itself, then its parents; nothing where it is not among them."""
    return next((one.lineage for one in evidence_of(threads) if one.thread.id == thread), ())


def _waiting(rules: PreparedRules, evidence: Evidence) -> Iterator[PackRule]:
    """The gates of one thread that nothing has opened yet."""
    for act in rules.acts(evidence.thread):
        for one in act.rules:
            is_gate = one.rule.gates is not None and one.applies(evidence)
            if is_gate and not one.of.pack.is_danger(evidence.facts) and act.ended(evidence) is None:
                yield one.of
