"""Drafts as they are kept: one canonical JSON object each, strictly read back."""

from datetime import datetime
from typing import Any

from safeguard_desktop.domain.drafts import Draft
from safeguard_desktop.vault.canonical import canonical
from safeguard_desktop.vault.plain_values import plain, plain_answers
from safeguard_desktop.vault.structuring import Unreadable, json_value, structured

_TIMES = ("started_at", "saved_at")


def draft_text(draft: Draft) -> str:
    """The draft as it is kept; raises CannotBeKept."""
    return canonical({name: _plain_field(draft, name) for name in Draft.__dataclass_fields__}).decode()


def _plain_field(draft: Draft, name: str) -> Any:
    if name == "answers":
        return plain_answers(draft.answers, name)
    value = getattr(draft, name)
    return value.isoformat() if name in _TIMES else plain(value, name)


def draft_from_text(text: str) -> Draft:
    """The draft of `draft_text`; raises Unreadable."""
    value: Any = json_value(text)
    draft: Draft = structured(value, Draft)
    if any(getattr(draft, name).tzinfo is None for name in _TIMES):
        raise Unreadable("time")
    return draft


def saved_text(moment: datetime) -> str:
    """The moment as drafts are sorted by."""
    return moment.isoformat()
