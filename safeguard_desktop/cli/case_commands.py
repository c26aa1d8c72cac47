"""case open, list, show, link, amend, strike, choose, move; and the drafts."""

import argparse
import json
from pathlib import Path
from typing import Any

from safeguard_desktop.casework import cases, drafting, following_up
from safeguard_desktop.casework.case_view import describe_case
from safeguard_desktop.casework.erasing import erase_words
from safeguard_desktop.casework.moving_threads import look_at_move
from safeguard_desktop.cli.answers_file import read_answers
from safeguard_desktop.cli.command import Call, Command, add_vault_arguments, opened_desk
from safeguard_desktop.cli.output import DONE
from safeguard_desktop.domain.due_actions import DueAction
from safeguard_desktop.domain.ids import EntryId, ThreadId
from safeguard_desktop.domain.texts import gettext as _


def _open_arguments(parser: argparse.ArgumentParser) -> None:
    add_vault_arguments(parser)
    parser.add_argument("--kind", choices=cases.SUBJECT_KINDS, default="child", help=_("whom the case file is about"))
    parser.add_argument("--initials", required=True, help=_("initials only, such as A.K."))
    parser.add_argument(
        "--identity", type=Path, metavar="FILE.json", help=_("full name, birth date, address: never on an alert form")
    )


def _open(call: Call) -> int:
    arguments = call.arguments
    identity = read_answers(arguments.identity) if arguments.identity else {}
    with opened_desk(call) as desk:
        reference = cases.open_case(desk, arguments.kind, arguments.initials, identity)
    call.output.show({"case": reference}, _("Case file {reference} is open.").format(reference=reference))
    return DONE


def _list(call: Call) -> int:
    with opened_desk(call) as desk:
        found = cases.list_cases(desk)
    rows = [
        {
            "case": case.reference,
            "kind": case.subject_kind,
            "initials": case.initials,
            "opened_at": _iso(case.opened_at),
        }
        for case in found
    ]
    lines = [f"{row['case']}  {row['kind']:6}{row['initials']:10}{row['opened_at']}" for row in rows]
    call.output.show(rows, "\n".join(lines) or _("No case files yet. 'record' with --case new opens one."))
    return DONE


def _iso(at: Any) -> str:
    return str(at.isoformat(timespec="seconds"))


def _show_arguments(parser: argparse.ArgumentParser) -> None:
    add_vault_arguments(parser)
    parser.add_argument("reference", metavar="REF")


def _show(call: Call) -> int:
    with opened_desk(call) as desk:
        cases.show_case(desk, call.arguments.reference)
        data = desk.read(lambda books: describe_case(books, books.case(call.arguments.reference)))
    call.output.show(data, json.dumps(data, ensure_ascii=False, indent=2))
    return DONE


def _link_arguments(parser: argparse.ArgumentParser) -> None:
    _show_arguments(parser)
    parser.add_argument("other", metavar="OTHER-REF")
    parser.add_argument("--as", dest="relation", choices=("same-person", "sibling"), required=True)
    parser.add_argument("--why", default="", metavar="REASON")


def _link(call: Call) -> int:
    arguments = call.arguments
    with opened_desk(call) as desk:
        cases.link_cases(desk, arguments.reference, arguments.other, arguments.relation, arguments.why)
    call.output.show({"linked": True}, _("Both case files now say so."))
    return DONE


def _entry_arguments(parser: argparse.ArgumentParser) -> None:
    _show_arguments(parser)
    parser.add_argument("entry", metavar="ENTRY", help=_("the signed part's entry, as 'case show' lists it"))
    parser.add_argument("--why", required=True, metavar="REASON")


def _amend_arguments(parser: argparse.ArgumentParser) -> None:
    _entry_arguments(parser)
    parser.add_argument("--answers", type=Path, required=True, metavar="FILE.json", help=_("the answers put right"))


def _amend(call: Call) -> int:
    arguments = call.arguments
    answers = read_answers(arguments.answers)
    with opened_desk(call) as desk:
        of = EntryId(arguments.entry)
        entry = following_up.amend(desk, arguments.reference, of, answers, arguments.why)
    return _signed(call, entry)


def _strike_arguments(parser: argparse.ArgumentParser) -> None:
    _entry_arguments(parser)
    parser.add_argument("--afresh-in", default="", metavar="REF", help=_("the case file it belongs in"))


def _strike(call: Call) -> int:
    arguments = call.arguments
    with opened_desk(call) as desk:
        of = EntryId(arguments.entry)
        entry = following_up.strike(desk, arguments.reference, of, arguments.why, arguments.afresh_in)
    return _signed(call, entry)


def _choose_arguments(parser: argparse.ArgumentParser) -> None:
    _entry_arguments(parser)
    parser.add_argument("--instead-of", required=True, metavar="ENTRY", help=_("the other signature of the same part"))


def _choose(call: Call) -> int:
    arguments = call.arguments
    with opened_desk(call) as desk:
        stays, goes = EntryId(arguments.entry), EntryId(arguments.instead_of)
        entry = following_up.choose_signature(desk, arguments.reference, stays, goes, arguments.why)
    return _signed(call, entry)


def _move_arguments(parser: argparse.ArgumentParser) -> None:
    _show_arguments(parser)
    parser.add_argument("thread", metavar="THREAD")
    parser.add_argument("--why", default="", metavar="REASON", help=_("why it is moved; without it, it is only shown"))


def _move(call: Call) -> int:
    arguments = call.arguments
    thread = ThreadId(arguments.thread)
    with opened_desk(call) as desk:
        move = look_at_move(desk, arguments.reference, thread)
        signed = (
            following_up.move_thread(desk, arguments.reference, thread, arguments.why) if arguments.why.strip() else ""
        )
    rows = [
        {"title": one.title, "before": _due_of(one.before), "after": _due_of(one.after), "changed": one.is_changed}
        for one in move.actions
    ]
    lines = [
        _("Now counted by: {packs}").format(packs="; ".join(move.packs_before)),
        _("Then counted by: {packs}").format(packs="; ".join(move.packs_after)),
        *(
            f"{'*' if row['changed'] else ' '} {row['before'] or '-':26}{row['after'] or '-':26}{row['title']}"
            for row in rows
        ),
        _("Signed: entry {entry}.").format(entry=signed[:16])
        if signed
        else _("Nothing was changed. To sign it, say why: --why"),
    ]
    call.output.show(
        {"entry": signed, "before": list(move.packs_before), "after": list(move.packs_after), "actions": rows},
        "\n".join(lines),
    )
    return DONE


def _due_of(action: DueAction | None) -> str | None:
    """When it is due; in words where it is not asked for, or has no time."""
    if action is None:
        return None
    return action.due.isoformat() if action.due else _("no time")


def _erase_arguments(parser: argparse.ArgumentParser) -> None:
    _entry_arguments(parser)
    parser.add_argument("--legal-basis", required=True, metavar="TEXT")


def _erase(call: Call) -> int:
    arguments = call.arguments
    with opened_desk(call) as desk:
        of = EntryId(arguments.entry)
        entry = erase_words(desk, arguments.reference, of, arguments.why, arguments.legal_basis)
    return _signed(call, entry)


def _signed(call: Call, entry: EntryId) -> int:
    call.output.show({"entry": entry}, _("Signed: entry {entry}.").format(entry=entry[:16]))
    return DONE


def _drafts(call: Call) -> int:
    with opened_desk(call) as desk:
        drafts = drafting.my_drafts(desk)
    rows = [
        {
            "draft": draft.id,
            "form": draft.form_id,
            "part": draft.part,
            "record": draft.record,
            "saved_at": _iso(draft.saved_at),
            "answers": draft.answers,
            "cursor": draft.cursor,
        }
        for draft in drafts
    ]
    lines = [f"{row['draft']}  {row['form']} {row['part']}  {row['saved_at']}" for row in rows]
    call.output.show(rows, "\n".join(lines) or _("You have no drafts."))
    return DONE


def _take_over_arguments(parser: argparse.ArgumentParser) -> None:
    _drop_arguments(parser)
    parser.add_argument("--why", required=True, metavar="REASON")


def _take_over(call: Call) -> int:
    with opened_desk(call) as desk:
        draft = drafting.take_over_draft(desk, call.arguments.draft, call.arguments.why)
    call.output.show(
        {"draft": draft.id, "answers": draft.answers}, _("The draft is yours now. That it was taken over is logged.")
    )
    return DONE


def _drop_arguments(parser: argparse.ArgumentParser) -> None:
    add_vault_arguments(parser)
    parser.add_argument("draft", metavar="DRAFT")


def _drop(call: Call) -> int:
    with opened_desk(call) as desk:
        drafting.drop_draft(desk, call.arguments.draft)
    call.output.show({"dropped": call.arguments.draft}, _("The draft is thrown away."))
    return DONE


COMMANDS = (
    Command("case open", _("open a case file about a child or an adult"), _open_arguments, _open),
    Command("case list", _("the case files in this vault"), add_vault_arguments, _list),
    Command("case show", _("one case file: chronology, records, threads"), _show_arguments, _show),
    Command("case link", _("say in both files that two belong together"), _link_arguments, _link),
    Command("case amend", _("put answers of a signed part right; both stay shown"), _amend_arguments, _amend),
    Command("case strike", _("strike a part recorded in the wrong file"), _strike_arguments, _strike),
    Command("case choose", _("say which of two signatures of one part stands"), _choose_arguments, _choose),
    Command("case move-thread", _("count a thread by today's rules from now on"), _move_arguments, _move),
    Command("case erase", _("erase the words of one entry for good"), _erase_arguments, _erase),
    Command("draft list", _("your drafts"), add_vault_arguments, _drafts),
    Command(
        "draft take-over", _("go on with somebody's draft, as a designated person"), _take_over_arguments, _take_over
    ),
    Command("draft drop", _("throw one of your drafts away"), _drop_arguments, _drop),
)
