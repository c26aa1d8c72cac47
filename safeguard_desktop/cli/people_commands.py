"""people list, add, role, away."""

import argparse
from datetime import date
from pathlib import Path

from safeguard_desktop.casework import setting_up
from safeguard_desktop.casework.absences import cancel_away, say_away
from safeguard_desktop.casework.setting_up import NewWorker
from safeguard_desktop.cli.command import Call, Command, add_vault_arguments, opened_desk, read_passphrase
from safeguard_desktop.cli.output import DONE
from safeguard_desktop.domain.errors import Refused
from safeguard_desktop.domain.roles import Role
from safeguard_desktop.domain.texts import gettext as _

_ROLES = [role.value for role in Role]


def _list(call: Call) -> int:
    with opened_desk(call) as desk:
        organisation = desk.read(lambda books: books.organisation)
    people = [
        {
            "person": person.id,
            "name": person.name,
            "label": person.label,
            "roles": sorted(person.roles),
            "has_keys": person.has_keys,
            "away": [
                {"first_day": one.first_day.isoformat(), "last_day": one.last_day.isoformat()}
                for one in organisation.absences
                if one.person == person.id
            ],
            "trusted_by": [organisation.enrolments[key].basis.value for key in person.signing_keys],
        }
        for person in organisation.people.values()
    ]
    lines = [
        f"{one['name']}  ({one['label'] or _('no key yet')})  {', '.join(map(str, one['roles']))}"  # type: ignore[call-overload]
        for one in people
    ]
    call.output.show(people, "\n".join(lines))
    return DONE


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    add_vault_arguments(parser)
    parser.add_argument("--name", required=True, help=_("the person's name, as it stands in records"))
    parser.add_argument(
        "--role", action="append", default=[], choices=_ROLES, help=_("a role they hold (again for more)")
    )
    parser.add_argument(
        "--label", help=_("the label of their new key, such as otter; without one: a colleague without a key")
    )
    parser.add_argument(
        "--new-passphrase-file", type=Path, metavar="FILE", help=_("a file whose first line is their passphrase")
    )


def _add(call: Call) -> int:
    arguments = call.arguments
    roles = tuple(Role(role) for role in arguments.role)
    with opened_desk(call) as desk:
        if arguments.label:
            passphrase = read_passphrase(arguments.new_passphrase_file, _("Their passphrase, typed by them: "))
            person = setting_up.add_worker(desk, NewWorker(arguments.label, passphrase, arguments.name), roles)
        else:
            person = setting_up.add_colleague(desk, arguments.name, roles)
    call.output.show({"person": person}, _("Added."))
    return DONE


def _role_arguments(parser: argparse.ArgumentParser) -> None:
    add_vault_arguments(parser)
    parser.add_argument("person", help=_("key label or name"))
    parser.add_argument("role", choices=_ROLES)
    parser.add_argument("--deputy", action="store_true", help=_("as deputy of whoever holds it"))
    parser.add_argument("--end", action="store_true", help=_("they no longer hold it"))


def _role(call: Call) -> int:
    arguments = call.arguments
    with opened_desk(call) as desk:
        people = desk.read(lambda books: tuple(books.organisation.people.values()))
        person = setting_up.find_person(people, arguments.person)
        setting_up.give_role(desk, person.id, Role(arguments.role), is_deputy=arguments.deputy, is_ended=arguments.end)
    call.output.show({"person": person.id}, _("Done."))
    return DONE


def _away_arguments(parser: argparse.ArgumentParser) -> None:
    add_vault_arguments(parser)
    parser.add_argument("person", help=_("key label or name"))
    parser.add_argument("first_day", metavar="FIRST-DAY", help=_("the first day away, such as 2026-12-01"))
    parser.add_argument("last_day", metavar="LAST-DAY", nargs="?", help=_("the last day away"))
    parser.add_argument("--cancel", action="store_true", help=_("they are not away from that day on after all"))


def _away(call: Call) -> int:
    arguments = call.arguments
    first, last = _day(arguments.first_day), _day(arguments.last_day or arguments.first_day)
    with opened_desk(call) as desk:
        people = desk.read(lambda books: tuple(books.organisation.people.values()))
        person = setting_up.find_person(people, arguments.person)
        if arguments.cancel:
            cancel_away(desk, person.id, first)
        else:
            say_away(desk, person.id, first, last)
    call.output.show({"person": person.id}, _("Signed and kept."))
    return DONE


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Refused(_("Write each day as 2026-12-01.")) from error


COMMANDS = (
    Command("people list", _("who there is and what roles they hold"), add_vault_arguments, _list),
    Command("people add", _("add a worker with a key, or a colleague without"), _add_arguments, _add),
    Command("people role", _("give a role, or end it"), _role_arguments, _role),
    Command("people away", _("say that somebody is away; who stands in follows from it"), _away_arguments, _away),
)
