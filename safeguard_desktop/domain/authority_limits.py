"""What an authority itself asks for, as people say it ("24 hours", "2 working days"), beside an organisation's own limit."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from safeguard_desktop.domain.errors import Refused
from safeguard_desktop.domain.limits import Code, Limit
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.domain.texts import ngettext

_STATED = re.compile(r"(?P<number>[0-9]{1,4}) ?(?P<unit>hours?|h|working days?|days?)")
AS_PEOPLE_SAY = frozenset({Code.H, Code.WD, Code.CD})
"""The codes of limits that authorities state, and that one can be compared with in words."""
_UNITS = {"h": Code.H, "hour": Code.H, "working day": Code.WD, "day": Code.CD}


@dataclass(frozen=True, slots=True)
class OwnLimit:
    """A limit of an authority's own, and where it says so."""

    limit: Limit
    where: str = ""


@dataclass(frozen=True, slots=True)
class AuthorityLimits:
    """The authority that a thread is with, by name, and its own limits by act."""

    name: str
    by_action: Mapping[str, OwnLimit] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Difference:
    """That an authority asks for one thing and our procedure for another: what each asks, and what to do about it.

    `is_theirs`: the authority's limit is the one that counts. Source: Coram 1.6 and 1.7.
    """

    authority: str
    theirs: OwnLimit
    ours: Limit
    then: str
    is_theirs: bool

    @property
    def words(self) -> str:
        """The difference as a sentence or two for the person whose turn it is."""
        stated = limit_in_words(self.theirs.limit)
        theirs = f"{stated} ({self.theirs.where})" if self.theirs.where else stated
        words = _("{authority} asks for {theirs}, your procedure for {ours}: the earlier counts. {then}")
        ours = limit_in_words(self.ours)
        return words.format(authority=self.authority, theirs=theirs, ours=ours, then=self.then)


def read_authority_limit(text: str) -> Limit | None:
    """A limit as an authority states it, or None for what cannot be read as one."""
    match = _STATED.fullmatch(" ".join(text.casefold().split()))
    if match is None or int(match["number"]) < 1:
        return None
    return Limit(_UNITS[match["unit"].removesuffix("s")], int(match["number"]))


def parse_authority_limit(text: str) -> Limit:
    """The same. Raises Refused for what cannot be read as a limit."""
    limit = read_authority_limit(text)
    if limit is None:
        raise Refused(
            _("The authority's limit cannot be read, so nothing was counted."),
            _("Write it as '24 hours', '2 working days' or '3 days'."),
        )
    return limit


def limit_in_words(limit: Limit) -> str:
    """A limit in hours, days or working days as people say it; any other by its code."""
    number = limit.number
    words = {
        Code.H: ngettext("{count} hour", "{count} hours", number),
        Code.WD: ngettext("{count} working day", "{count} working days", number),
        Code.CD: ngettext("{count} day", "{count} days", number),
    }
    return words.get(limit.code, limit.code.value).format(count=number)
