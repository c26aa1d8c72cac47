"""authority list, add, change, withdraw, history."""

import argparse
from dataclasses import replace
from typing import Any

from safeguard_desktop.casework import authorities
from safeguard_desktop.casework.authorities import AuthorityAnswers, find_authority
from safeguard_desktop.casework.looking_at_authorities import Told, history_of, look_at_authorities
from safeguard_desktop.cli.command import Call, Command, add_vault_arguments, opened_desk
from safeguard_desktop.cli.output import DONE
from safeguard_desktop.domain.authorities import (
    Accepts,
    Authority,
    AuthorityKind,
    AuthorityProfiled,
    AuthorityWithdrawn,
    StatedLimit,
)
from safeguard_desktop.domain.errors import Refused
from safeguard_desktop.domain.moments import LONDON
from safeguard_desktop.domain.texts import gettext as _


def _list(call: Call) -> int:
    with opened_desk(call) as desk:
        here = look_at_authorities(desk)
    found = [_profile(one.profile) for one in here.authorities]
    lines = [_line(one) for one in here.authorities]
    call.output.show(found, "\n".join(lines) or _("No authority yet. 'authority add' adds one."))
    return DONE


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    add_vault_arguments(parser)
    parser.add_argument("--name", required=True, help=_("its name, as people here call it"))
    parser.add_argument("--kind", required=True, choices=[one.value for one in AuthorityKind])
    _what_is_said(parser)


def _add(call: Call) -> int:
    with opened_desk(call) as desk:
        answers = _answers(call, AuthorityAnswers(AuthorityKind(call.arguments.kind), call.arguments.name))
        added = authorities.add_authority(desk, answers)
    call.output.show({"authority": added}, _("Signed and kept."))
    return DONE


def _change_arguments(parser: argparse.ArgumentParser) -> None:
    add_vault_arguments(parser)
    parser.add_argument("authority", help=_("its name, or its id"))
    parser.add_argument("--name", help=_("its new name"))
    parser.add_argument("--kind", choices=[one.value for one in AuthorityKind])
    _what_is_said(parser)


def _change(call: Call) -> int:
    with opened_desk(call) as desk:
        known = find_authority(look_at_authorities(desk).authorities, call.arguments.authority)
        changed = authorities.change_authority(desk, known.id, _answers(call, answers_as_kept(known.profile)))
    words = _("Signed and kept.") if changed else _("Nothing has changed, so there was nothing to sign.")
    call.output.show({"authority": known.id, "changed": changed}, words)
    return DONE


def _withdraw_arguments(parser: argparse.ArgumentParser) -> None:
    add_vault_arguments(parser)
    parser.add_argument("authority", help=_("its name, or its id"))
    parser.add_argument("--because", required=True, metavar="WORDS", help=_("why it is taken out of use"))


def _withdraw(call: Call) -> int:
    with opened_desk(call) as desk:
        known = find_authority(look_at_authorities(desk).authorities, call.arguments.authority)
        authorities.withdraw_authority(desk, known.id, call.arguments.because)
    call.output.show({"authority": known.id}, _("Taken out of use. Its history stays."))
    return DONE


def _history_arguments(parser: argparse.ArgumentParser) -> None:
    add_vault_arguments(parser)
    parser.add_argument("authority", help=_("its name, or its id"))


def _history(call: Call) -> int:
    with opened_desk(call) as desk:
        known = find_authority(look_at_authorities(desk).authorities, call.arguments.authority)
        found = history_of(desk, known.id)
    call.output.show([_told(one) for one in found], "\n".join(_told_line(one) for one in found))
    return DONE


def _what_is_said(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--area", help=_("where it is responsible"))
    parser.add_argument("--telephone", help=_("its number by day"))
    parser.add_argument("--out-of-hours", metavar="NUMBER", help=_("its number when the office is closed"))
    parser.add_argument("--route", metavar="WORDS", help=_("how it is reached out of hours, in words"))
    parser.add_argument("--email", help=_("its secure e-mail"))
    parser.add_argument("--takes-alert-form", choices=[one.value for one in Accepts], help=_("as the written referral"))
    parser.add_argument(
        "--limit",
        action="append",
        metavar="ACT=LIMIT; WHERE",
        help=_("a limit of its own, such as written-referral='24 hours; its own form, page 1' (again for more)"),
    )
    parser.add_argument("--from", dest="from_day", metavar="DATE", help=_("from when it holds, such as 2026-12-01"))


def _answers(call: Call, before: AuthorityAnswers) -> AuthorityAnswers:
    """What the arguments say, and for what they leave out what was kept before."""
    given = call.arguments
    said: dict[str, Any] = {
        "name": given.name,
        "kind": AuthorityKind(given.kind) if given.kind else None,
        "area": given.area,
        "telephone": given.telephone,
        "out_of_hours_telephone": given.out_of_hours,
        "route": given.route,
        "email": given.email,
        "accepts_alert_form": Accepts(given.takes_alert_form) if given.takes_alert_form else None,
        "limits": tuple(_limit(one) for one in given.limit) if given.limit is not None else None,
        "from_day": given.from_day,
    }
    return replace(before, **{name: value for name, value in said.items() if value is not None})


def _limit(text: str) -> StatedLimit:
    action, equals, rest = text.partition("=")
    limit, _semicolon, where = rest.partition(";")
    if not equals:
        raise Refused(_("Write a limit as ACT=LIMIT; WHERE, such as written-referral='24 hours; its own form'."))
    return StatedLimit(action.strip(), limit.strip(), where.strip())


def answers_as_kept(profile: AuthorityProfiled) -> AuthorityAnswers:
    """A kept profile as answers, to be changed."""
    return AuthorityAnswers(
        profile.kind,
        profile.name,
        profile.area,
        profile.telephone,
        profile.out_of_hours_telephone,
        profile.route,
        profile.email,
        profile.accepts_alert_form,
        profile.limits,
    )


def _profile(said: AuthorityProfiled) -> dict[str, Any]:
    return {
        "authority": said.authority,
        "kind": said.kind,
        "name": said.name,
        "area": said.area,
        "telephone": said.telephone,
        "out_of_hours_telephone": said.out_of_hours_telephone,
        "route": said.route,
        "email": said.email,
        "accepts_alert_form": said.accepts_alert_form,
        "limits": [{"action": one.action, "limit": one.limit, "where": one.where} for one in said.limits],
        "in_force_from": said.in_force_from,
    }


def _line(one: Authority) -> str:
    said = one.profile
    numbers = [
        (_("by day {number}"), said.telephone),
        (_("out of hours {number}"), said.out_of_hours_telephone),
    ]
    words = [said.name, said.kind, *(text.format(number=number) for text, number in numbers if number)]
    return "  ".join([*words, *(f"{limit.action}: {limit.limit}" for limit in said.limits)])


def _told(one: Told) -> dict[str, Any]:
    what = (
        {"withdrawn": True, "reason": one.said.reason, "in_force_from": one.said.in_force_from}
        if isinstance(one.said, AuthorityWithdrawn)
        else _profile(one.said)
    )
    return {**what, "by": one.by, "recorded_at": one.recorded_at.isoformat(), "trusted": one.is_trusted}


def _told_line(one: Told) -> str:
    said = one.said
    what = _("taken out of use: {why}").format(why=said.reason) if isinstance(said, AuthorityWithdrawn) else said.name
    at = f"{one.recorded_at.astimezone(LONDON):%d %b %Y, %H:%M}"
    mark = "" if one.is_trusted else _("  not trusted: nobody with the right to say it")
    return _("{at}  {who}  from {day}: {what}").format(at=at, who=one.by, day=one.said.in_force_from, what=what) + mark


COMMANDS = (
    Command("authority list", _("your local authorities, their numbers and limits"), add_vault_arguments, _list),
    Command("authority add", _("add what you know of an authority"), _add_arguments, _add),
    Command("authority change", _("change what is kept of one"), _change_arguments, _change),
    Command("authority withdraw", _("take one out of use"), _withdraw_arguments, _withdraw),
    Command("authority history", _("all that was ever said of one"), _history_arguments, _history),
)
