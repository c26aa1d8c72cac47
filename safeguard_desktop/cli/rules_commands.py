"""rules list, on, off, rule, import: which rule packs count, and which optional rules in them."""

import argparse
from pathlib import Path

from safeguard_desktop.casework.choosing_rules import choose_pack, choose_rule
from safeguard_desktop.casework.looking_at_rules import OptionalRule, PackHere, RulesHere, look_at_rules
from safeguard_desktop.casework.own_packs import import_pack, read_pack_file
from safeguard_desktop.cli.command import Call, Command, add_vault_arguments, opened_desk
from safeguard_desktop.cli.output import DONE
from safeguard_desktop.domain.texts import gettext as _


def _list(call: Call) -> int:
    with opened_desk(call) as desk:
        here = look_at_rules(desk)
    for faulty in here.faulty:
        call.output.warn(faulty)
    call.output.show(_as_data(here), "\n".join((*map(_pack_line, here.packs), *map(_rule_line, here.optional))))
    return DONE


def _as_data(here: RulesHere) -> dict[str, object]:
    packs = [
        {
            "pack": one.id,
            "title": one.title,
            "version": one.version,
            "use": one.use,
            "source": one.source,
            "rules": one.rules,
            "is_on": one.is_on,
            "will_be_on": one.will_be_on,
            "own": one.is_own,
            "since": one.since.isoformat() if one.since else None,
        }
        for one in here.packs
    ]
    optional = [
        {"rule": one.id, "title": one.title, "pack": one.pack, "why": one.why, "is_on": one.is_on}
        for one in here.optional
    ]
    return {"packs": packs, "optional": optional, "faulty": list(here.faulty)}


def _pack_line(one: PackHere) -> str:
    state = _("on") if one.is_on else _("off")
    if one.is_on != one.will_be_on and one.since is not None:
        words = _("on from {day}") if one.will_be_on else _("off from {day}")
        state = words.format(day=one.since.isoformat())
    words = _("{id:22}{state:20}{use:11}version {n}, {count} rules  {title}")
    return words.format(id=one.id, state=state, use=one.use, n=one.version, count=one.rules, title=one.title)


def _rule_line(one: OptionalRule) -> str:
    state = _("on") if one.is_on else _("off")
    return _("{id:22}{state:20}good practice  {title}").format(id=one.id, state=state, title=one.title)


def _choice_arguments(parser: argparse.ArgumentParser) -> None:
    add_vault_arguments(parser)
    parser.add_argument("pack", metavar="PACK", help=_("the pack's id, as 'rules list' shows it"))
    _day_argument(parser)


def _day_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--from", dest="from_day", default="", metavar="DAY", help=_("from this day on; else from today")
    )


def _on(call: Call) -> int:
    return _choose(call, is_on=True)


def _off(call: Call) -> int:
    return _choose(call, is_on=False)


def _choose(call: Call, *, is_on: bool) -> int:
    arguments = call.arguments
    with opened_desk(call) as desk:
        choose_pack(desk, arguments.pack, is_on=is_on, from_day=arguments.from_day)
    call.output.show(
        {"pack": arguments.pack, "is_on": is_on},
        _("Signed. It counts for what begins from then on; what is open stays."),
    )
    return DONE


def _rule_arguments(parser: argparse.ArgumentParser) -> None:
    add_vault_arguments(parser)
    parser.add_argument("rule", metavar="RULE", help=_("the rule's id, as 'rules list' shows it"))
    parser.add_argument("state", choices=["on", "off"])
    _day_argument(parser)


def _rule(call: Call) -> int:
    arguments = call.arguments
    is_on = arguments.state == "on"
    with opened_desk(call) as desk:
        choose_rule(desk, arguments.rule, is_on=is_on, from_day=arguments.from_day)
    call.output.show({"rule": arguments.rule, "is_on": is_on}, _("Signed. It counts in everything that is open, too."))
    return DONE


def _import_arguments(parser: argparse.ArgumentParser) -> None:
    add_vault_arguments(parser)
    parser.add_argument("file", type=Path, metavar="FILE", help=_("your own rule pack"))
    _day_argument(parser)


def _import(call: Call) -> int:
    with opened_desk(call) as desk:
        file = read_pack_file(desk, call.arguments.file)
        day = import_pack(desk, file, call.arguments.from_day)
    for note in file.notes:
        call.output.warn(note)
    pack = file.pack
    call.output.show(
        {
            "pack": pack.id,
            "version": pack.version,
            "hash": pack.hash,
            "from": day.isoformat(),
            "notes": list(file.notes),
        },
        _("Taken in and signed: {title}, version {n}. It counts from {day} on.").format(
            title=pack.title, n=pack.version, day=day.isoformat()
        ),
    )
    return DONE


COMMANDS = (
    Command("rules list", _("the rule packs there are, and which of them count"), add_vault_arguments, _list),
    Command("rules on", _("let a local or the statutory rule pack count"), _choice_arguments, _on),
    Command("rules off", _("let it count no more"), _choice_arguments, _off),
    Command("rules rule", _("turn one good-practice rule on or off"), _rule_arguments, _rule),
    Command("rules import", _("take in a rule pack of your own"), _import_arguments, _import),
)
