"""Cautions: what is unusual about something to be signed. They warn, ask the reason and are marked; they never refuse."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Caution:
    """One unusual thing. `code` is what the reason is kept under ("future-time", "clock-behind", "late:submit-form")."""

    code: str
    message: str
    field: str = ""
