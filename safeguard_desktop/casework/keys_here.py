"""What the unlock page shows before anything is opened: neutral labels of keys, which was used last, when it was locked, and the
local numbers for an emergency, which are kept outside the vault and tell nothing about anyone.

It reads so little, without any of the libraries of the vault, that the page is on the screen at once. Whether the slots file is
whole is judged when a key is used.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TypeAlias, TypeGuard

_SLOTS, _LAST, _NUMBERS = "vault.slots", "last-key.json", "numbers.json"
_LARGEST_BYTES = 64 * 1024
_MOST_NUMBERS, _LONGEST = 6, 120


@dataclass(frozen=True, slots=True)
class KeysHere:
    """`labels`: the workers' keys, the one used last here first. Times are aware; None where they are not known.

    `has_vault` is false where there is no slots file at all: the person is new here.
    """

    has_vault: bool
    labels: tuple[str, ...] = ()
    last_used_at: datetime | None = None
    locked_at: datetime | None = None


def keys_here(vault: Path, state: Path) -> KeysHere:
    """The keys of the vault in a folder, for showing only. A file that cannot be read shows none."""
    if not (vault / _SLOTS).exists():
        return KeysHere(has_vault=False)
    slots = _read(vault / _SLOTS).get("slots")
    labels = [
        slot["label"]
        for slot in (slots if isinstance(slots, list) else [])
        if isinstance(slot, dict) and slot.get("kind") == "worker" and isinstance(slot.get("label"), str)
    ]
    last = _read(state / _LAST)
    used = last.get("label")
    ordered = sorted(labels, key=lambda label: (label != used, label.casefold()))
    is_known = used in labels
    return KeysHere(
        has_vault=True,
        labels=tuple(ordered),
        last_used_at=_time(last.get("used_at")) if is_known else None,
        locked_at=_time(last.get("locked_at")) if is_known else None,
    )


def remember_key(state: Path, label: str, now: datetime) -> None:
    """Remembers on this laptop, outside the vault, which key was used last. A disk that refuses costs only the order."""
    _write(state / _LAST, {"label": label, "used_at": now.isoformat()})


def remember_locking(state: Path, now: datetime) -> None:
    """Remembers when it was locked, with everything typed saved."""
    _write(state / _LAST, _read(state / _LAST) | {"locked_at": now.isoformat()})


Numbers: TypeAlias = tuple[tuple[str, str], ...]
"""Numbers to ring, each with what answers there."""


def remember_numbers(state: Path, numbers: Numbers) -> None:
    """Remembers the organisation's numbers for an emergency, so that nobody has to unlock anything to find one."""
    if numbers != numbers_here(state):
        _write(state / _NUMBERS, {"numbers": numbers})


def numbers_here(state: Path) -> Numbers:
    """The numbers remembered last. A file that cannot be read, or was tampered with into something else, shows none."""
    kept = _read(state / _NUMBERS).get("numbers")
    pairs = [tuple(one) for one in kept if isinstance(one, list)] if isinstance(kept, list) else []
    return tuple(pair for pair in pairs if _is_shown(pair))[:_MOST_NUMBERS]


def _is_shown(pair: tuple[Any, ...]) -> TypeGuard[tuple[str, str]]:
    return len(pair) == 2 and all(isinstance(one, str) and one.isprintable() and len(one) <= _LONGEST for one in pair)


def _read(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > _LARGEST_BYTES:
            return {}
        value = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _write(path: Path, value: dict[str, Any]) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(value), encoding="utf-8")
    except OSError:
        return


def _time(text: object) -> datetime | None:
    try:
        at = datetime.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
    return at if at is not None and at.tzinfo is not None else None
