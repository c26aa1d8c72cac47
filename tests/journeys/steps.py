"""The answers of the demo's story, step by step, for journeys that speak to the command line."""

import tomllib
from pathlib import Path
from typing import Any

_STORY = Path(__file__).resolve().parents[2] / "safeguard_desktop" / "demo" / "child_concern.toml"


def step(part: str) -> dict[str, Any]:
    """The story's step that signs a part."""
    steps = tomllib.loads(_STORY.read_text(encoding="utf-8"))["step"]
    found: dict[str, Any] = next(one for one in steps if one["part"] == part)
    return found


def answers(part: str, **changed: Any) -> dict[str, Any]:
    """The answers of that step, some of them changed; None takes one away."""
    merged = {**step(part)["answers"], **changed}
    return {name: answer for name, answer in merged.items() if answer is not None}
