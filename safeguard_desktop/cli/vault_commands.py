"""vault create, check, backup, restore."""

import argparse
from pathlib import Path

from safeguard_desktop.casework import safekeeping
from safeguard_desktop.casework.setting_up import NewOrganisation, NewWorker, set_up
from safeguard_desktop.cli.command import Call, Command, add_vault_arguments, opened_desk, read_passphrase
from safeguard_desktop.cli.output import DONE, REFUSED
from safeguard_desktop.domain.errors import Refused
from safeguard_desktop.domain.roles import Role
from safeguard_desktop.domain.texts import gettext as _


def _create_arguments(parser: argparse.ArgumentParser) -> None:
    add_vault_arguments(parser)
    parser.add_argument("--organisation", required=True, help=_("the organisation's name"))
    parser.add_argument("--nation", default="england", help=_("england, wales, scotland or northern-ireland"))
    parser.add_argument("--name", required=True, help=_("your name, as it stands in records"))
    parser.add_argument(
        "--role",
        action="append",
        choices=[role.value for role in Role],
        help=_("a role you hold (again for more); without one: practitioner and designated-person"),
    )


def _create(call: Call) -> int:
    arguments = call.arguments
    passphrase = read_passphrase(arguments.passphrase_file, _("A passphrase of your own: "))
    if arguments.passphrase_file is None and passphrase != read_passphrase(None, _("The same again: ")):
        raise Refused(_("The two were not the same. No vault was made."))
    roles = tuple(Role(role) for role in arguments.role or ("practitioner", "designated-person"))
    first = NewWorker(arguments.worker or "heron", passphrase, arguments.name)
    new = NewOrganisation(arguments.organisation, arguments.nation, first, roles)
    program = call.program
    desk, sheet = set_up(program.place(arguments.vault), new, program.shipped, program.clock, program.key_cost)
    try:
        call.output.show(
            {"vault": desk.vault.vault_id, "worker": first.label, "recovery_key": sheet.text},
            _(
                "The vault is made. Your key's label is {label}.\n"
                "Recovery key, shown only now. Write it down and keep it away from this laptop:\n\n  {key}\n"
            ).format(label=first.label, key=sheet.text),
        )
    finally:
        desk.close()
    return DONE


def _check_arguments(parser: argparse.ArgumentParser) -> None:
    add_vault_arguments(parser)
    parser.add_argument(
        "--go-on",
        metavar="REASON",
        help=_("go on with a vault that is older than this laptop remembers (a designated person), and why"),
    )


def _check(call: Call) -> int:
    with opened_desk(call) as desk:
        if call.arguments.go_on:
            safekeeping.go_on_after_rollback(desk, call.arguments.go_on)
        report = safekeeping.check(desk)
    words = "\n".join(report.problems) or _("Everything in this vault is whole: {count} entries.").format(
        count=report.entries
    )
    notes = "".join(f"\n{note}" for note in report.notes)
    call.output.show(
        {"whole": not report.problems, "entries": report.entries, "problems": report.problems, "notes": report.notes},
        words + notes,
    )
    return REFUSED if report.problems else DONE


def _backup_arguments(parser: argparse.ArgumentParser) -> None:
    add_vault_arguments(parser)
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER", help=_("a new folder for the copy"))


def _backup(call: Call) -> int:
    with opened_desk(call) as desk:
        entries = safekeeping.back_up(desk, call.arguments.out)
    call.output.show(
        {"entries": entries},
        _("The copy is made and was checked: {count} entries. Keep it away from this laptop.").format(count=entries),
    )
    return DONE


def _restore_arguments(parser: argparse.ArgumentParser) -> None:
    add_vault_arguments(parser)
    parser.add_argument("--from", dest="source", type=Path, required=True, metavar="FOLDER", help=_("the copy"))


def _restore(call: Call) -> int:
    safekeeping.restore_backup(call.program.place(call.arguments.vault), call.arguments.source)
    call.output.show({"restored": True}, _("The copy stands where the vault was. Unlock it and run 'vault check'."))
    return DONE


COMMANDS = (
    Command("vault create", _("make a vault, its organisation and its first worker"), _create_arguments, _create),
    Command("vault check", _("check that every entry is there, whole and signed"), _check_arguments, _check),
    Command("vault backup", _("make a checked, encrypted copy of the vault"), _backup_arguments, _backup),
    Command("vault restore", _("put a copy where the vault was"), _restore_arguments, _restore),
)
