"""A finding: one place in a text where the guidance has something to say."""

from typing import Any, NamedTuple

from safeguard_desktop.domain.language.rules import Tier


class Finding(NamedTuple):
    """One place. `start` and `end` (exclusive) are code points of the original text.

    `is_verbatim`: somebody's own words, which are only noted. `also` are the rules of shorter findings inside this one.
    """

    rule: str
    start: int
    end: int
    text: str
    tier: Tier
    is_verbatim: bool
    alternatives: tuple[str, ...]
    explanation: str
    source: str
    also: tuple[str, ...] = ()

    def moved(self, by: int) -> "Finding":
        """The same finding in a text that begins `by` code points earlier."""
        return self._replace(start=self.start + by, end=self.end + by) if by else self

    def as_json(self) -> dict[str, Any]:
        """The finding as data, in the shape that the command line promises."""
        found: dict[str, Any] = {
            "rule": self.rule,
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "tier": int(self.tier),
            "verbatim": self.is_verbatim,
            "alternatives": list(self.alternatives),
            "explanation": self.explanation,
            "source": self.source,
        }
        if self.also:
            found["also"] = list(self.also)
        return found
