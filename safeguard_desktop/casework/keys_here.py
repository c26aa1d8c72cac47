"""What the unlock page shows before anything is opened: neutral labels of keys, which was used last, when it was locked.

It reads so little, without any of the libraries of the vault, that the page is on the screen at once. Whether the slots file is
whole is judged when a key is used.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

_SLOTS, _LAST = "vault.slots", "last-key.json"
_LARGEST_BYTES = 64 * 1024


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
    _write(state, {"label": label, "used_at": now.isoformat()})


def remember_locking(state: Path, now: datetime) -> None:
    """Remembers when it was locked, with everything typed saved."""
    _write(state, _read(state / _LAST) | {"locked_at": now.isoformat()})


def _read(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > _LARGEST_BYTES:
            return {}
        value = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _write(state: Path, value: dict[str, Any]) -> None:
    try:
        state.mkdir(parents=True, exist_ok=True)
        (state / _LAST).write_text(json.dumps(value), encoding="utf-8")
    except OSError:
        return


def _time(text: object) -> datetime | None:
    try:
        at = datetime.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
    return at if at is not None and at.tzinfo is not None else None
