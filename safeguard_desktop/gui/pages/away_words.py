"""How it is said that somebody is away and who stands in."""

from safeguard_desktop.casework.standing_in import StandIn
from safeguard_desktop.domain.printed import printed_role
from safeguard_desktop.domain.texts import gettext as _


def stand_in_words(one: StandIn) -> str:
    """Such as: Ann Prosser (line manager) is away until Tue 1 Dec; Dilys Okafor stands in (6.19-6.20)."""
    day = f"{one.until:%a} {one.until.day} {one.until:%b}"
    away = _("{name} ({role}) is away until {day}").format(name=one.name, role=printed_role(one.role), day=day)
    source = f" ({one.paragraph})" if one.paragraph else ""
    if len(one.acting) > 1:
        return _("{away}; {names} stand in{source}.").format(
            away=away, names=_(" and ").join(one.acting), source=source
        )
    if one.acting:
        return _("{away}; {name} stands in{source}.").format(away=away, name=one.acting[0], source=source)
    if one.otherwise:
        return _("{away}. Nobody here stands in: turn to {who}{source}.").format(
            away=away, who=one.otherwise, source=source
        )
    return _("{away}. Nobody here stands in.").format(away=away)
