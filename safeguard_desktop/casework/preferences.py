"""What this laptop remembers about its own look and lock, outside every vault and with nothing about anyone in it."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

_FILE = "preferences.json"
_LARGEST_BYTES = 4096
FEWEST_MINUTES, MOST_MINUTES = 1, 15
SMALLEST_PER_CENT, LARGEST_PER_CENT = 100, 250


@dataclass(frozen=True, slots=True)
class Preferences:
    """`theme` is "" for the system's. `lock_minutes` is how long nobody may touch the program before it locks."""

    theme: str = ""
    text_per_cent: int = 100
    lock_minutes: int = 5


def read_preferences(state: Path) -> Preferences:
    """What was kept; what cannot be read or is out of bounds is as it is at first."""
    first = Preferences()
    try:
        path = state / _FILE
        value = json.loads(path.read_bytes()) if path.stat().st_size <= _LARGEST_BYTES else {}
    except (OSError, ValueError, RecursionError):
        return first
    kept = value if isinstance(value, dict) else {}
    theme = kept.get("theme")
    return Preferences(
        theme if isinstance(theme, str) else first.theme,
        _within(kept.get("text_per_cent"), SMALLEST_PER_CENT, LARGEST_PER_CENT, first.text_per_cent),
        _within(kept.get("lock_minutes"), FEWEST_MINUTES, MOST_MINUTES, first.lock_minutes),
    )


def keep_preferences(state: Path, preferences: Preferences) -> None:
    """Keeps them for the next start. A disk that refuses costs only that."""
    try:
        state.mkdir(parents=True, exist_ok=True)
        (state / _FILE).write_text(json.dumps(asdict(preferences)), encoding="utf-8")
    except OSError:
        return


def _within(value: object, least: int, most: int, otherwise: int) -> int:
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return value if is_number and least <= value <= most else otherwise  # type: ignore[operator,return-value]
