"""Values as JSON knows them, which alone are signed and kept; anything else is refused by the name of its field."""

import dataclasses
import re
from collections.abc import Mapping
from enum import Enum
from typing import Any

from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.vault.errors import CannotBeKept

LARGEST_INTEGER = 2**53 - 1
DEEPEST = 32

_FIELD_ID = re.compile(r"[a-z][a-z0-9_-]{0,63}")


def plain(value: Any, name: str, depth: int = 0) -> Any:
    """The value as texts, whole numbers, true, false, null, lists and objects, and nothing else.

    Raises CannotBeKept naming `name`, a field's id, and the place inside it ("injuries.2.where"): never a person's words.
    """
    if _is_ready(value):
        return value
    if isinstance(value, str):
        return _plain_text(value, name)
    if depth > DEEPEST:
        raise CannotBeKept(_("{name} is nested too deep to be kept.").format(name=name.partition(".")[0]))
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return _plain_integer(value, name)
    if isinstance(value, Mapping):
        return {_key(key, name): plain(inner, _inside(name, key), depth + 1) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain(inner, f"{name}.{number}", depth + 1) for number, inner in enumerate(value, start=1)]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = dataclasses.fields(value)
        return {field.name: plain(getattr(value, field.name), f"{name}.{field.name}", depth + 1) for field in fields}
    raise CannotBeKept(_("{name} has a value of a kind that cannot be kept.").format(name=name))


def plain_answers(answers: Mapping[str, Any], name: str) -> dict[str, Any]:
    """The answers by field id, each refused by its own id; `name` stands for them where an id is none."""
    return {
        _key(key, name): answer if _is_ready(answer) else plain(answer, _field_id(key) or name)
        for key, answer in answers.items()
    }


def _is_ready(value: Any) -> bool:
    """Whether it is plain text in ASCII without NUL, as most answers and all keys are: found out without a look at each letter."""
    return type(value) is str and value.isascii() and "\x00" not in value


def _plain_text(value: str, name: str) -> str:
    text = value.value if isinstance(value, Enum) else value
    position = _unkeepable_at(text)
    if position is not None:
        what = _("a NUL") if text[position] == "\x00" else _("half of a broken character")
        raise CannotBeKept(
            _("{name}: character {position} cannot be kept: it is {what}.").format(
                name=name, position=position + 1, what=what
            )
        )
    return str(text)


def _unkeepable_at(text: str) -> int | None:
    """Where the first NUL, or half of a surrogate pair, stands in the text, in code points from 0."""
    nul = text.find("\x00")
    try:
        (text if nul < 0 else text[:nul]).encode()
    except UnicodeEncodeError as error:
        return error.start
    return None if nul < 0 else nul


def _plain_integer(value: int, name: str) -> int:
    if abs(value) > LARGEST_INTEGER:
        raise CannotBeKept(_("{name} has a number that is too large to be kept.").format(name=name))
    return value


def _key(key: Any, name: str) -> str:
    if _is_ready(key):
        return str(key)
    if not isinstance(key, str) or _unkeepable_at(key) is not None:
        raise CannotBeKept(_("{name} has a value under a name that cannot be kept.").format(name=name))
    return _plain_text(key, name)


def _inside(name: str, key: Any) -> str:
    field = _field_id(key)
    return f"{name}.{field}" if field else name


def _field_id(key: Any) -> str:
    """The key where it looks like a field's id; "" where it might be a person's words."""
    return key if isinstance(key, str) and _FIELD_ID.fullmatch(key) else ""
