"""The authorities an organisation deals with: who they are, how they are reached by day and at night, what they ask for.

A profile is an entry of the organisation file; a later one of the same authority takes its place. What their own limits do to
a due time is `authority_limits`'s.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from safeguard_desktop.domain.authority_limits import AuthorityLimits, OwnLimit, read_authority_limit
from safeguard_desktop.domain.ids import AuthorityId, EntryId

AUTHORITY_FACT = "authority"
"""The fact of a referral that names whom it is made to. A form declares it; no rule reads it."""

WRITTEN_ON_FACT = "written_on"
"""The fact of a referral that says what it was written on; `ALERT_FORM` is our own alert form."""

ALERT_FORM = "alert_form"


class AuthorityKind(StrEnum):
    """What an authority is to us."""

    CHILDRENS_SERVICES = "childrens-services"
    ADULTS_SERVICES = "adults-services"
    POLICE = "police"
    DESIGNATED_OFFICER = "designated-officer"
    """The designated officer of a local authority, or LADO."""
    OTHER = "other"


class Accepts(StrEnum):
    """Whether an authority takes our own alert form as the written referral. Source: Coram 6.33, 7.15."""

    YES = "yes"
    NO = "no"
    NOT_KNOWN = "not_known"


@dataclass(frozen=True, slots=True)
class StatedLimit:
    """A limit of an authority's own: for which act, as it says it ("24 hours"), and where it says so."""

    action: str
    limit: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class AuthorityProfiled:
    """What the organisation knows of an authority from a day on. A later entry with the same id takes its place.

    `area` is where it is responsible; `route` says in words how it is reached when its office is closed.
    """

    authority: AuthorityId
    kind: AuthorityKind
    name: str
    in_force_from: str
    area: str = ""
    telephone: str = ""
    out_of_hours_telephone: str = ""
    route: str = ""
    email: str = ""
    accepts_alert_form: Accepts = Accepts.NOT_KNOWN
    limits: tuple[StatedLimit, ...] = ()
    reasons: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class AuthorityWithdrawn:
    """That a profile no longer holds, and why. What was entered before stays shown."""

    authority: AuthorityId
    reason: str
    in_force_from: str
    reasons: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Authority:
    """An authority as it stands: its profile, the entry that says so, and every name it ever had, as threads may still use them."""

    profile: AuthorityProfiled
    entry: EntryId
    names: frozenset[str]

    @property
    def id(self) -> AuthorityId:
        return self.profile.authority

    @property
    def own_limits(self) -> AuthorityLimits:
        """Its own limits, by act. One that cannot be read as a limit is left out: it was never counted by."""
        return AuthorityLimits(self.profile.name, {one.action: limit for one, limit in _readable(self.profile)})


def name_key(name: str) -> str:
    """How names are compared: without regard to letter case and white space."""
    return " ".join(name.split()).casefold()


def authority_of_name(authorities: Iterable[Authority], name: str) -> Authority | None:
    """The authority that goes by that name now, else the one that once did, or None."""
    wanted = name_key(name)
    found = [one for one in authorities if wanted and wanted in one.names]
    return next((one for one in found if name_key(one.profile.name) == wanted), found[0] if len(found) == 1 else None)


def with_profile(
    authorities: Mapping[AuthorityId, Authority], profile: AuthorityProfiled, entry: EntryId
) -> Mapping[AuthorityId, Authority]:
    """The authorities once this profile holds."""
    before = authorities.get(profile.authority)
    names = (before.names if before else frozenset()) | {name_key(profile.name)}
    return {**authorities, profile.authority: Authority(profile, entry, names)}


def _readable(profile: AuthorityProfiled) -> Iterable[tuple[StatedLimit, OwnLimit]]:
    for one in profile.limits:
        limit = read_authority_limit(one.limit)
        if limit is not None:
            yield one, OwnLimit(limit, one.where)
