"""Answers as they are handed to the command line."""

import json
from collections.abc import Sequence
from pathlib import Path

from safeguard_desktop.cli.command import read_text
from safeguard_desktop.domain.answers import Answers
from safeguard_desktop.domain.errors import NotPossible, Refused
from safeguard_desktop.domain.texts import gettext as _

_LONGEST_ANSWERS_FILE = 64 * 1024 * 1024


def read_answers(file: Path) -> Answers:
    """The answers in a JSON file: one mapping from field id to answer; anything else is refused in words."""
    try:
        answers = json.loads(read_text(file, _LONGEST_ANSWERS_FILE), object_pairs_hook=_each_field_once)
    except (json.JSONDecodeError, RecursionError) as error:
        raise NotPossible(_("The answers file is not JSON that can be read. Nothing was changed.")) from error
    if not isinstance(answers, dict):
        raise Refused(_("The answers file must be one mapping from field to answer."))
    return answers


def _each_field_once(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    """Refuses a field given twice, where one of two answers would otherwise be lost without a word."""
    answers = dict(pairs)
    if len(answers) != len(pairs):
        names = [name for name, _value in pairs]
        twice = sorted({name for name in names if names.count(name) > 1})
        raise Refused(
            _("Given twice in the answers file: {names}. Nothing was changed.").format(names=", ".join(twice))
        )
    return answers
