"""office history, hours, close, withdraw: when the office is open, and what was signed about the organisation."""

import argparse

from safeguard_desktop.casework import setting_up
from safeguard_desktop.casework.organisation_history import organisation_history
from safeguard_desktop.cli.command import Call, Command, add_vault_arguments, opened_desk
from safeguard_desktop.cli.output import DONE
from safeguard_desktop.domain.moments import LONDON
from safeguard_desktop.domain.texts import gettext as _


def _history(call: Call) -> int:
    with opened_desk(call) as desk:
        changes = organisation_history(desk)
    rows = [
        {
            "entry": one.entry,
            "kind": one.kind,
            "by": one.by,
            "recorded_at": one.recorded_at.astimezone(LONDON).isoformat(timespec="seconds"),
            "marks": one.marks,
        }
        for one in changes
    ]
    lines = [
        "\n".join((f"{row['recorded_at']}  {row['kind']:22}{row['by']}", *(f"    {mark}" for mark in one.marks)))
        for row, one in zip(rows, changes, strict=True)
    ]
    call.output.show(rows, "\n".join(lines))
    return DONE


def _hours_arguments(parser: argparse.ArgumentParser) -> None:
    add_vault_arguments(parser)
    parser.add_argument("opening", metavar="HH:MM", help=_("when the office opens"))
    parser.add_argument("closing", metavar="HH:MM", help=_("when it closes"))


def _hours(call: Call) -> int:
    with opened_desk(call) as desk:
        setting_up.set_office_hours(desk, call.arguments.opening, call.arguments.closing)
    call.output.show({"hours": True}, _("Signed. The new hours count from today."))
    return DONE


def _day_arguments(parser: argparse.ArgumentParser) -> None:
    add_vault_arguments(parser)
    parser.add_argument("day", metavar="YYYY-MM-DD")
    parser.add_argument("--bank-holiday", action="store_true", help=_("a one-off bank holiday; it counts for all"))


def _close_arguments(parser: argparse.ArgumentParser) -> None:
    _day_arguments(parser)
    parser.add_argument("--name", required=True, metavar="TEXT", help=_("what that day is"))


def _close(call: Call) -> int:
    arguments = call.arguments
    with opened_desk(call) as desk:
        setting_up.close_on(desk, arguments.day, arguments.name, is_bank_holiday=arguments.bank_holiday)
    call.output.show({"closed": arguments.day}, _("Signed. What is due is counted with it from now on."))
    return DONE


def _withdraw(call: Call) -> int:
    arguments = call.arguments
    with opened_desk(call) as desk:
        setting_up.withdraw_closure(desk, arguments.day, is_bank_holiday=arguments.bank_holiday)
    call.output.show({"withdrawn": arguments.day}, _("Signed. What is due is counted without it from now on."))
    return DONE


COMMANDS = (
    Command("office history", _("every change to the organisation that was signed"), add_vault_arguments, _history),
    Command("office hours", _("say when the office opens and closes"), _hours_arguments, _hours),
    Command("office close", _("say that a day is no working day"), _close_arguments, _close),
    Command("office withdraw", _("take such a day back"), _day_arguments, _withdraw),
)
