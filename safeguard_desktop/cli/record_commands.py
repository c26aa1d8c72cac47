"""record: signs one part of a form. pass-on and confirm: what follows a signature."""

import argparse
from pathlib import Path

from safeguard_desktop.casework import following_up, signing
from safeguard_desktop.casework.desk import Desk
from safeguard_desktop.casework.drafting import keep_as_draft
from safeguard_desktop.casework.setting_up import find_person
from safeguard_desktop.cli.answers_file import read_answers
from safeguard_desktop.cli.command import Call, Command, add_vault_arguments, opened_desk
from safeguard_desktop.cli.output import DONE
from safeguard_desktop.domain.contents import PassedOn, ToldBy
from safeguard_desktop.domain.errors import Refused
from safeguard_desktop.domain.ids import EntryId, RecordId, ThreadId
from safeguard_desktop.domain.roles import Role
from safeguard_desktop.domain.texts import gettext as _

_ROLES = [role.value for role in Role]


def _record_arguments(parser: argparse.ArgumentParser) -> None:
    add_vault_arguments(parser)
    parser.add_argument("form", metavar="FORM", help=_("the form's id, as 'forms list' shows it"))
    parser.add_argument("part", metavar="PART", help=_("the part to sign, as 'forms show' lists it"))
    parser.add_argument("--case", required=True, metavar="REF", help=_("the case file; 'new' opens one"))
    parser.add_argument("--answers", type=Path, required=True, metavar="FILE.json")
    parser.add_argument(
        "--record", metavar="ID", help=_("the record this part belongs to; without it a new one begins")
    )
    parser.add_argument(
        "--thread", metavar="ID", help=_("the concern or referral it belongs to, where there are several")
    )
    parser.add_argument("--role", choices=_ROLES, help=_("the role you sign in, where you hold several that may"))
    parser.add_argument("--told-by", metavar="PERSON", help=_("record it as told by telephone by this person"))
    parser.add_argument("--told-at", metavar="WHEN", help=_("when they told it"))
    parser.add_argument("--told-words", default="", metavar="TEXT", help=_("their words"))
    _passing_arguments(parser)
    parser.add_argument("--draft", action="store_true", help=_("keep it as a draft, do not sign"))


def _passing_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--passed-to", choices=_ROLES, help=_("whom the signed part was passed on to"))
    parser.add_argument("--passed-how", choices=following_up.WAYS_TO_PASS_ON, default="on-this-laptop")
    parser.add_argument("--passed-at", metavar="WHEN", help=_("when it reached them; without it, now"))


def _record(call: Call) -> int:
    arguments = call.arguments
    answers = read_answers(arguments.answers)
    with opened_desk(call) as desk:
        record = RecordId(arguments.record) if arguments.record else None
        if arguments.draft:
            desk.write(
                lambda books: keep_as_draft(books, arguments.case, arguments.form, arguments.part, answers, record)
            )
            call.output.show({"draft": True}, _("Kept as a draft. Nothing is signed."))
            return DONE
        to_sign = signing.PartToSign(
            arguments.form,
            arguments.part,
            answers,
            record,
            ThreadId(arguments.thread) if arguments.thread else None,
            Role(arguments.role) if arguments.role else None,
            _told_by(desk, arguments),
            _passed_on(desk, arguments),
            desk.reasons,
        )
        signed = signing.sign_part(desk, arguments.case, to_sign)
    for note in signed.notes:
        call.output.warn(note)
    call.output.show(
        {
            "case": signed.reference,
            "record": signed.record,
            "entry": signed.entry,
            "thread": signed.thread,
            "notes": signed.notes,
        },
        _("Signed. Case {case}, record {record}, entry {entry}.").format(
            case=signed.reference, record=signed.record, entry=signed.entry[:16]
        ),
    )
    return DONE


def _told_by(desk: Desk, arguments: argparse.Namespace) -> ToldBy | None:
    if not arguments.told_by:
        return None
    if not arguments.told_at:
        raise Refused(_("Say when they told it: --told-at WHEN."))
    people = desk.read(lambda books: tuple(books.organisation.people.values()))
    person = find_person(people, arguments.told_by)
    return ToldBy(person.id, person.name, arguments.told_at, arguments.told_words)


def _passed_on(desk: Desk, arguments: argparse.Namespace) -> PassedOn | None:
    if not arguments.passed_to:
        return None
    at = arguments.passed_at or desk.now.isoformat()
    return following_up.passed_on_readably(PassedOn(Role(arguments.passed_to), arguments.passed_how, at))


def _pass_on_arguments(parser: argparse.ArgumentParser) -> None:
    add_vault_arguments(parser)
    parser.add_argument("entry", metavar="ENTRY", help=_("the signed part's entry"))
    parser.add_argument("--case", required=True, metavar="REF")
    _passing_arguments(parser)


def _pass_on(call: Call) -> int:
    arguments = call.arguments
    with opened_desk(call) as desk:
        passed_on = _passed_on(desk, arguments)
        if passed_on is None:
            raise Refused(_("Say whom it was passed on to: --passed-to ROLE."))
        entry = following_up.pass_on(desk, arguments.case, EntryId(arguments.entry), passed_on)
    call.output.show({"entry": entry}, _("Recorded that it was passed on."))
    return DONE


def _confirm_arguments(parser: argparse.ArgumentParser) -> None:
    add_vault_arguments(parser)
    parser.add_argument("entry", metavar="ENTRY", help=_("the part recorded as told by you"))
    parser.add_argument("--case", required=True, metavar="REF")


def _confirm(call: Call) -> int:
    with opened_desk(call) as desk:
        entry = following_up.confirm(desk, call.arguments.case, EntryId(call.arguments.entry))
    call.output.show({"entry": entry}, _("Signed as your own words."))
    return DONE


COMMANDS = (
    Command("record", _("sign one part of a form, or keep it as a draft"), _record_arguments, _record),
    Command("pass-on", _("say how and when a signed part reached the next person"), _pass_on_arguments, _pass_on),
    Command("confirm", _("sign for what was recorded as told by you by telephone"), _confirm_arguments, _confirm),
)
