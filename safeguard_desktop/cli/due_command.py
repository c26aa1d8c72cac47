"""due: what is due, by when, by whose hand and why."""

import argparse
from pathlib import Path

from safeguard_desktop.casework.case_view import describe_due
from safeguard_desktop.casework.timeline import CaseDue, due
from safeguard_desktop.casework.timeline_sheet import save_timeline_sheet
from safeguard_desktop.cli.command import Call, Command, add_vault_arguments, opened_desk
from safeguard_desktop.cli.output import DONE
from safeguard_desktop.domain.errors import Refused
from safeguard_desktop.domain.moments import Moment, UnreadableMoment, parse_stated
from safeguard_desktop.domain.texts import gettext as _


def _arguments(parser: argparse.ArgumentParser) -> None:
    add_vault_arguments(parser)
    parser.add_argument("--case", metavar="REF", help=_("one case file only"))
    parser.add_argument("--all", action="store_true", help=_("what is done as well"))
    parser.add_argument("--sheet", metavar="OUT.pdf", help=_("with --case: a sheet of every limit, met or missed"))
    parser.add_argument("--at", metavar="WHEN", help=_("as it will look at that time, instead of now"))


def _due(call: Call) -> int:
    arguments = call.arguments
    at = read_moment(arguments.at) if arguments.at else None
    if arguments.sheet:
        return _sheet(call)
    with opened_desk(call) as desk:
        now = at or desk.now
        found = [one for one in due(desk, arguments.case, now) if arguments.all or one.action.is_open]
    rows = [describe_due(one, now) for one in found]
    call.output.show(rows, "\n".join(_line(one, now) for one in found) or _("Nothing is due."))
    return DONE


def _sheet(call: Call) -> int:
    arguments = call.arguments
    if not arguments.case or arguments.at:
        raise Refused(_("A timeline sheet is of one case file as it is now: give --case REF, and no --at."))
    with opened_desk(call) as desk:
        save_timeline_sheet(desk, arguments.case, Path(arguments.sheet))
    call.output.show({"sheet": arguments.sheet}, _("The timeline sheet is saved. It is outside the vault now."))
    return DONE


def read_moment(text: str) -> Moment:
    """A time as typed. Raises Refused in words for what cannot be read as one."""
    try:
        return parse_stated(text).moment
    except UnreadableMoment as error:
        raise Refused(str(error)) from error


def _line(one: CaseDue, now: Moment) -> str:
    action = one.action
    when = f"{action.due.local:%a %d %b %Y, %H:%M}" if action.due else action.asks
    late = _("  OVERDUE") if action.is_overdue(now) else ""
    rules = ", ".join(f"{reading.rule} ({reading.paragraph})" for reading in action.rules)
    return f"{one.reference}  {one.initials:8}{when}{late}  {action.title}  [{action.who}]  {rules}"


COMMANDS = (Command("due", _("what is due, the earliest first"), _arguments, _due),)
