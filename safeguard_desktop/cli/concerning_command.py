"""case about: that a concern is about one of our own people, or is not."""

import argparse

from safeguard_desktop.casework.concerning import say_about_worker, say_not_about_worker
from safeguard_desktop.casework.setting_up import find_person
from safeguard_desktop.cli.command import Call, Command, add_vault_arguments, opened_desk
from safeguard_desktop.cli.output import DONE
from safeguard_desktop.domain.texts import gettext as _


def _arguments(parser: argparse.ArgumentParser) -> None:
    add_vault_arguments(parser)
    parser.add_argument("reference", metavar="REF", help=_("the case reference"))
    parser.add_argument("person", help=_("key label or name of who it is about"))
    parser.add_argument("--because", required=True, metavar="WORDS", help=_("why"))
    parser.add_argument("--not", dest="is_not", action="store_true", help=_("it is not about them after all"))


def _about(call: Call) -> int:
    arguments = call.arguments
    with opened_desk(call) as desk:
        people = desk.read(lambda books: tuple(books.organisation.people.values()))
        person = find_person(people, arguments.person)
        say = say_not_about_worker if arguments.is_not else say_about_worker
        say(desk, arguments.reference, person.id, arguments.because)
    words = (
        _("Kept. They see this case file again.") if arguments.is_not else _("Kept. They no longer see this case file.")
    )
    call.output.show({"person": person.id, "about": not arguments.is_not}, words)
    return DONE


COMMANDS = (Command("case about", _("say that a concern is about one of your own people"), _arguments, _about),)
