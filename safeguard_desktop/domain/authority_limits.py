"""What an authority itself asks for, as people say it ("24 hours", "2 working days"), beside an organisation's own limit."""

import re

from safeguard_desktop.domain.errors import Refused
from safeguard_desktop.domain.limits import Code, Limit
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.domain.texts import ngettext

_STATED = re.compile(r"(?P<number>[0-9]{1,4}) ?(?P<unit>hours?|h|working days?|days?)")
_UNITS = {"h": Code.H, "hour": Code.H, "working day": Code.WD, "day": Code.CD}


def parse_authority_limit(text: str) -> Limit:
    """A limit as an authority states it. Raises Refused for what cannot be read as one."""
    match = _STATED.fullmatch(" ".join(text.casefold().split()))
    if match is None or int(match["number"]) < 1:
        raise Refused(
            _("The authority's limit cannot be read, so nothing was counted."),
            _("Write it as '24 hours', '2 working days' or '3 days'."),
        )
    return Limit(_UNITS[match["unit"].removesuffix("s")], int(match["number"]))


def limit_in_words(limit: Limit) -> str:
    """A limit in hours, days or working days as people say it; any other by its code."""
    number = limit.number
    words = {
        Code.H: ngettext("{count} hour", "{count} hours", number),
        Code.WD: ngettext("{count} working day", "{count} working days", number),
        Code.CD: ngettext("{count} day", "{count} days", number),
    }
    return words.get(limit.code, limit.code.value).format(count=number)
