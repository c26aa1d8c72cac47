"""What a command of the command line is, and the arguments many of them share."""

import argparse
import getpass
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from safeguard_desktop.casework.desk import Desk
from safeguard_desktop.casework.program import Program, unlock_desk
from safeguard_desktop.cli.output import Output
from safeguard_desktop.domain.errors import NotPossible, Refused
from safeguard_desktop.domain.texts import gettext as _

_LONGEST_PASSPHRASE_FILE = 4096


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a command: its arguments, the program it runs in, where its answer goes."""

    arguments: argparse.Namespace
    program: Program
    output: Output


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its words ("vault create"), what it does, how its arguments are added, what runs it.

    `run` returns the exit status.
    """

    words: str
    help: str
    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[Call], int]


def add_vault_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of every command that opens a vault."""
    parser.add_argument("--vault", type=Path, metavar="PATH", help=_("the vault's folder"))
    parser.add_argument("--worker", metavar="LABEL", help=_("your key's label, such as heron"))
    parser.add_argument(
        "--passphrase-file", type=Path, metavar="FILE", help=_("a file whose first line is your passphrase")
    )
    parser.add_argument(
        "--reason",
        action="append",
        default=[],
        metavar="CODE=TEXT",
        help=_("why, for something unusual that the program asks about (again for more)"),
    )


@contextmanager
def opened_desk(call: Call) -> Iterator[Desk]:
    """Opens the vault the arguments name, with the reasons they give, and locks it again whatever happens."""
    arguments = call.arguments
    reasons = reasons_of(arguments.reason)
    if not arguments.worker:
        raise Refused(_("Say whose key it is: --worker LABEL."))
    passphrase = read_passphrase(arguments.passphrase_file, _("Passphrase: "))
    desk = unlock_desk(call.program, call.program.place(arguments.vault), arguments.worker, passphrase)
    try:
        for warning in (*desk.vault.warnings, *desk.vault.notes):
            call.output.warn(warning)
        yield desk.giving(reasons)
    finally:
        desk.close()


def reasons_of(arguments: Sequence[str]) -> Mapping[str, str]:
    """The reasons given as CODE=TEXT."""
    reasons = {}
    for argument in arguments:
        code, equals, text = argument.partition("=")
        if not equals or not text.strip():
            raise Refused(_("A reason is given as CODE=TEXT, such as late:submit-form='no signal until Monday'."))
        reasons[code] = text
    return reasons


def read_passphrase(file: Path | None, prompt: str) -> str:
    """The first line of the file, or what is typed at the prompt; never an argument, which other programs could read."""
    if file is None:
        return _typed(prompt)
    return read_text(file, _LONGEST_PASSPHRASE_FILE).split("\n", 1)[0].rstrip("\r")


def _typed(prompt: str) -> str:
    try:
        return getpass.getpass(prompt)
    except (EOFError, OSError) as error:
        raise NotPossible(
            _("No passphrase was given."), _("Type it, or name a file: --passphrase-file FILE.")
        ) from error


def read_text(file: Path, longest: int) -> str:
    """A small text file. Raises NotPossible, in words, for one that is missing, too large or not text."""
    try:
        with file.open("rb") as stream:
            data = stream.read(longest + 1)
        if len(data) > longest:
            raise NotPossible(_("The file is too large to be what was asked for."))
        return data.decode("utf-8-sig")
    except OSError as error:
        raise NotPossible(_("The file cannot be read: {reason}.").format(reason=error.strerror)) from error
    except UnicodeDecodeError as error:
        raise NotPossible(_("The file is not text in UTF-8.")) from error
