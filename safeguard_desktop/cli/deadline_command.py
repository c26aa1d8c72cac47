"""deadline: what rules give for one moment, alone or for a file of questions. Works without a vault."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from safeguard_desktop.casework.deadlines import Calculator
from safeguard_desktop.cli.command import Call, Command
from safeguard_desktop.cli.output import DONE, REFUSED
from safeguard_desktop.domain.errors import MendableError, NotPossible, Refused
from safeguard_desktop.domain.texts import gettext as _

_LONGEST_LINE = 64 * 1024


@dataclass(frozen=True, slots=True)
class _Question:
    rules: Sequence[str]
    at: str
    nation: str
    occurrences: int | None = None
    authority_limit: str | None = None


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "rules", nargs="?", metavar="RULE[+RULE...]", help=_("rule ids, joined where they fix the same act")
    )
    parser.add_argument(
        "at", nargs="*", metavar="WHEN", help=_('when it began: ISO 8601 or "2026-11-20 16:55" in London')
    )
    parser.add_argument("--nation", default="england", help=_("whose bank holidays"))
    parser.add_argument("--occurrences", type=int, metavar="N", help=_("for a review rhythm: how many of its dates"))
    parser.add_argument("--authority-limit", metavar="LIMIT", help=_('what the authority asks, such as "24 hours"'))
    parser.add_argument("--batch", metavar="FILE", help=_("questions as JSON lines; - reads the standard input"))


def _run(call: Call) -> int:
    arguments = call.arguments
    calculator = Calculator(call.program.shipped)
    if arguments.batch:
        return _batch(call, calculator)
    if not arguments.rules or not arguments.at:
        raise Refused(_("Give a rule and when it began, such as: deadline COR-20 '2026-11-20 16:55'."))
    question = _Question(
        arguments.rules.split("+"),
        " ".join(arguments.at),
        arguments.nation,
        arguments.occurrences,
        arguments.authority_limit,
    )
    answer = _answer(calculator, question)
    call.output.show(answer, _in_words(answer))
    return DONE


def _answer(calculator: Calculator, question: _Question) -> dict[str, Any]:
    return calculator.answer(
        question.rules,
        question.at,
        question.nation,
        occurrences=question.occurrences,
        authority_limit=question.authority_limit,
    )


def _batch(call: Call, calculator: Calculator) -> int:
    """One answer line for each question line, with its id; a question that cannot be answered says so in its place."""
    status = DONE
    for line in _lines(call.arguments.batch):
        answer, is_answered = _batch_answer(calculator, line, call.arguments.nation)
        status = status if is_answered else REFUSED
        print(json.dumps(answer, ensure_ascii=False), file=call.output.out)
    return status


def _lines(name: str) -> Iterator[str]:
    try:
        if name == "-":
            yield from (line for line in sys.stdin if line.strip())
            return
        with Path(name).open(encoding="utf-8-sig") as stream:
            yield from (line for line in stream if line.strip())
    except (OSError, UnicodeDecodeError) as error:
        raise NotPossible(_("The questions cannot be read as a text file in UTF-8.")) from error


def _batch_answer(calculator: Calculator, line: str, nation: str) -> tuple[dict[str, Any], bool]:
    question_id: object = None
    try:
        data = json.loads(line) if len(line) <= _LONGEST_LINE else None
        if not isinstance(data, dict):
            raise Refused(_("A question is one JSON mapping with 'id', 'rules' and 'at'."))
        question_id = data.get("id")
        return {"id": question_id, **_answer(calculator, _question(data, nation))}, True
    except (MendableError, json.JSONDecodeError, RecursionError) as error:
        problem = str(error) if isinstance(error, MendableError) else _("The line is not JSON.")
        return {"id": question_id, "error": problem}, False


def _question(data: dict[str, Any], nation: str) -> _Question:
    rules, at = data.get("rules"), data.get("at")
    rules = rules.split("+") if isinstance(rules, str) else rules
    occurrences, limit = data.get("occurrences"), data.get("authority_limit")
    is_well_formed = (
        isinstance(rules, list)
        and rules
        and all(isinstance(rule, str) for rule in rules)
        and isinstance(at, str)
        and isinstance(data.get("nation", nation), str)
        and (occurrences is None or (isinstance(occurrences, int) and not isinstance(occurrences, bool)))
        and (limit is None or isinstance(limit, str))
    )
    if not is_well_formed:
        raise Refused(
            _(
                "A question has 'rules' (a list of ids), 'at' (a time) and perhaps 'occurrences', 'authority_limit', 'nation'."
            )
        )
    return _Question(rules or [], str(at), data.get("nation", nation), occurrences, limit)


def _in_words(answer: dict[str, Any]) -> str:
    lines = [
        _("{rule}: due {due}  ({source})").format(
            rule=answer["rule"], due=answer["due"] or "-", source=answer["source"]
        )
    ]
    if answer.get("asks"):
        lines.append(str(answer["asks"]))
    if answer.get("latest_defensible"):
        lines.append(_("latest defensible: {when}").format(when=answer["latest_defensible"]))
    lines += [_("also {rule}: {due} ({source})").format(**other) for other in answer.get("also", [])]
    lines += [str(when) for when in answer.get("occurrences", [])]
    lines += [_("note: {warning}").format(warning=warning) for warning in answer["warnings"]]
    return "\n".join(lines)


COMMANDS = (Command("deadline", _("what rules give for one moment"), _arguments, _run),)
