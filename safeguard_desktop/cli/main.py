"""The command line: finds the command, runs it, turns what went wrong into one sentence and an exit status."""

import argparse
from collections.abc import Sequence

from safeguard_desktop.casework.program import Program
from safeguard_desktop.cli import (
    authority_commands,
    case_commands,
    concerning_command,
    deadline_command,
    document_commands,
    due_command,
    form_commands,
    guidance_commands,
    language_command,
    office_commands,
    people_commands,
    record_commands,
    rules_commands,
    vault_commands,
)
from safeguard_desktop.cli.command import Call, Command
from safeguard_desktop.cli.output import COULD_NOT_RUN, Output
from safeguard_desktop.domain.errors import MendableError
from safeguard_desktop.domain.texts import gettext as _

COMMANDS: tuple[Command, ...] = (
    *deadline_command.COMMANDS,
    *language_command.COMMANDS,
    *form_commands.COMMANDS,
    *guidance_commands.COMMANDS,
    *vault_commands.COMMANDS,
    *people_commands.COMMANDS,
    *office_commands.COMMANDS,
    *rules_commands.COMMANDS,
    *authority_commands.COMMANDS,
    *case_commands.COMMANDS,
    *concerning_command.COMMANDS,
    *record_commands.COMMANDS,
    *due_command.COMMANDS,
    *document_commands.COMMANDS,
)


def run(words: Sequence[str], program: Program, further: Sequence[Command] = ()) -> int:
    """Runs one command and returns its exit status: 0 done, 1 found bad or refused, 2 could not run."""
    parser = build_parser((*COMMANDS, *further))
    arguments = parser.parse_args(words)
    output = Output(arguments.json)
    try:
        status: int = arguments.command.run(Call(arguments, program, output))
    except MendableError as error:
        return output.fail(error)
    except BrokenPipeError:
        return COULD_NOT_RUN
    return status


def build_parser(commands: Sequence[Command]) -> argparse.ArgumentParser:
    """The parser of all commands; words of two parts ("vault create") become nested ones."""
    parser = argparse.ArgumentParser(
        prog="safeguard-desktop",
        description=_("Records safeguarding concerns on this laptop, without a network, and says what is due by when."),
    )
    groups: dict[str, argparse._SubParsersAction[argparse.ArgumentParser]] = {}
    groups[""] = parser.add_subparsers(metavar=_("COMMAND"), required=True)
    for command in commands:
        group, _space, name = command.words.rpartition(" ")
        if group not in groups:
            groups[group] = (
                groups[""].add_parser(group, help=_group_help(group)).add_subparsers(metavar=_("WHAT"), required=True)
            )
        added = groups[group].add_parser(name, help=command.help, description=command.help)
        added.add_argument("--json", action="store_true", help=_("answer in JSON, for a machine"))
        command.add_arguments(added)
        added.set_defaults(command=command)
    return parser


def _group_help(group: str) -> str:
    return {
        "vault": _("make, check, copy and restore a vault"),
        "people": _("who there is, with and without keys, and their roles"),
        "authority": _("your local authorities: their numbers, and limits of their own"),
        "office": _("hours, closed days, and what was signed about the organisation"),
        "rules": _("which rule packs count, and the rules in them that are good practice"),
        "case": _("open, list, show and link case files"),
        "forms": _("the forms, and blank ones to print"),
        "guidance": _("what to do, what the kinds of harm are, and whose policy says so"),
        "draft": _("what is written but not signed yet"),
    }.get(group, group)
