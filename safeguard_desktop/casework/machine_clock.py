"""The machine's clock against this device's last entry: one caution for every kind of entry, asked at the one place that appends.

The reason a person gives, or the program's own where it acts by itself, is the mark the entry bears; nothing is refused for good.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType
from typing import TypeAlias

from safeguard_desktop.casework.refusals import ReasonsNeeded
from safeguard_desktop.domain.cautions import Caution
from safeguard_desktop.domain.contents import Content
from safeguard_desktop.domain.ids import DeviceId
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.vault import Reading

CLOCK_BEHIND = "clock-behind"

Reasons: TypeAlias = Mapping[str, str]
NONE_GIVEN: Reasons = MappingProxyType({})


def is_behind(reading: Reading, device: DeviceId, now: datetime) -> bool:
    """Whether the machine's clock is behind the entry this device recorded last. Before the first there is nothing to be behind."""
    last = reading.last_recorded_at(device)
    return last is not None and now < last


def clock_behind() -> Caution:
    """The caution as a person reads it."""
    return Caution(CLOCK_BEHIND, _("This machine's clock is behind the last entry made on it."))


def said_by_program() -> Reasons:
    """What stands as the reason where no person is in front: that the program did it, by itself."""
    return {CLOCK_BEHIND: _("The program did this by itself while the clock was behind. Nobody was asked.")}


def has_reason(reasons: Reasons) -> bool:
    """Whether a reason for the clock is among these."""
    return bool(reasons.get(CLOCK_BEHIND, "").strip())


def marked(content: Content, given: Reasons) -> Content:
    """The content with the reason for the clock as its mark. Raises ReasonsNeeded where neither it nor `given` has one."""
    if has_reason(content.reasons):
        return content
    if not has_reason(given):
        raise ReasonsNeeded((clock_behind(),))
    return replace(content, reasons={**content.reasons, CLOCK_BEHIND: given[CLOCK_BEHIND]})
