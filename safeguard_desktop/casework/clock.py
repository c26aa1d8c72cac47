"""The machine's clock as an argument, so that stories of many days can be told in tests and in the demo."""

from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """What time the machine thinks it is."""

    def now(self) -> datetime:
        """The machine's time, aware, in UTC, in whole milliseconds."""
        ...

    def zone(self) -> str:
        """The machine's offset from UTC now, such as "+01:00"."""
        ...


class SystemClock:
    """The clock of this machine."""

    def now(self) -> datetime:
        return whole_milliseconds(datetime.now(UTC))

    def zone(self) -> str:
        return offset_text(datetime.now().astimezone().utcoffset())


class SteppedClock:
    """A clock that stands still until it is set: for the demo's fictional week and for tests."""

    def __init__(self, at: datetime) -> None:
        self._at = at

    def set(self, at: datetime) -> None:
        """Moves the clock, forwards or back."""
        self._at = at

    def now(self) -> datetime:
        return whole_milliseconds(self._at.astimezone(UTC))

    def zone(self) -> str:
        return offset_text(self._at.utcoffset())


def whole_milliseconds(at: datetime) -> datetime:
    """The same moment without what is finer than a millisecond."""
    return at.replace(microsecond=at.microsecond // 1000 * 1000)


def offset_text(offset: timedelta | None) -> str:
    """An offset from UTC as "+01:00"."""
    minutes = int((offset or timedelta()).total_seconds() // 60)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
