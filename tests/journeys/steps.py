"""The answers of the demo's stories, step by step, for journeys that speak to the command line."""

import tomllib
from pathlib import Path
from typing import Any

_DEMO = Path(__file__).resolve().parents[2] / "safeguard_desktop" / "demo"
CHILD, ADULT = "child_concern.toml", "adult_concern.toml"


def step(part: str, story: str = CHILD) -> dict[str, Any]:
    """The story's step that signs a part."""
    found: dict[str, Any] = next(one for one in _read(story)["step"] if one["part"] == part)
    return found


def initials(story: str) -> str:
    """Whom the story is about."""
    found: str = _read(story)["initials"]
    return found


def answers(part: str, story: str = CHILD, /, **changed: Any) -> dict[str, Any]:
    """The answers of that step, some of them changed; None takes one away."""
    merged = {**step(part, story)["answers"], **changed}
    return {name: answer for name, answer in merged.items() if answer is not None}


def _read(story: str) -> dict[str, Any]:
    return tomllib.loads((_DEMO / story).read_text(encoding="utf-8"))
