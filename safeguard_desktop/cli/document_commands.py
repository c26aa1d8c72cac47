"""export: a sealed document of a record. verify: the three lights."""

import argparse
from contextlib import ExitStack
from pathlib import Path

from safeguard_desktop.casework.issuing import issue_document
from safeguard_desktop.casework.saving import read_document, save_document
from safeguard_desktop.casework.verifying import Light, Verification, verify_document
from safeguard_desktop.cli.command import Call, Command, add_vault_arguments, opened_desk, read_text
from safeguard_desktop.cli.output import DONE, REFUSED
from safeguard_desktop.domain.ids import RecordId
from safeguard_desktop.domain.texts import gettext as _

_LONGEST_CERTIFICATE = 64 * 1024


def _export_arguments(parser: argparse.ArgumentParser) -> None:
    add_vault_arguments(parser)
    parser.add_argument("--case", required=True, metavar="REF")
    parser.add_argument("--form", required=True, metavar="ID")
    parser.add_argument("--record", metavar="ID", help=_("the record, where the case file has several of the form"))
    parser.add_argument("--for-family", action="store_true", help=_("the copy is meant for the family"))
    parser.add_argument("--out", required=True, type=Path, metavar="F.pdf")


def _export(call: Call) -> int:
    arguments = call.arguments
    with opened_desk(call) as desk:
        record = RecordId(arguments.record) if arguments.record else None
        issued = issue_document(desk, arguments.case, arguments.form, record, is_for_family=arguments.for_family)
    save_document(arguments.out, issued.pdf)
    call.output.show(
        {"case": issued.reference, "entry": issued.entry, "issue": issued.issue, "sha256": issued.sha256},
        _("Issue {issue} is sealed and saved. What leaves this laptop is no longer protected by it.").format(
            issue=issued.issue
        ),
    )
    return DONE


def _verify_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("document", type=Path, metavar="F.pdf")
    add_vault_arguments(parser)
    parser.add_argument(
        "--certificate", type=Path, action="append", default=[], metavar="C.pem", help=_("a certificate you trust")
    )


def _verify(call: Call) -> int:
    arguments = call.arguments
    pdf = read_document(arguments.document)
    certificates = [read_text(path, _LONGEST_CERTIFICATE) for path in arguments.certificate]
    with ExitStack() as stack:
        desk = stack.enter_context(opened_desk(call)) if arguments.vault or arguments.worker else None
        found = verify_document(pdf, certificates, desk)
    call.output.show(verification_as_data(found), _in_words(found))
    return DONE if found.is_good else REFUSED


def verification_as_data(found: Verification) -> dict[str, object]:
    """What a check found as plain data."""
    return {
        "bytes": found.bytes_unchanged,
        "key": found.known_key,
        "record": found.in_record,
        "signed_by": found.signed_by,
        "stated_time": found.stated_time,
        "certificate_fingerprint": found.fingerprint,
        "sha256": found.sha256,
        "problems": found.problems,
    }


def _in_words(found: Verification) -> str:
    lights = {Light.GOOD: _("good"), Light.BAD: _("BAD"), Light.NOT_CHECKED: _("not checked")}
    lines = [
        _("Bytes unchanged:       {light}").format(light=lights[found.bytes_unchanged]),
        _("Sealed by a known key: {light}").format(light=lights[found.known_key]),
        _("In the record:         {light}").format(light=lights[found.in_record]),
    ]
    if found.signed_by:
        lines.append(
            _("Sealed by {name}, {when} as that laptop's clock stated.").format(
                name=found.signed_by, when=found.stated_time
            )
        )
    return "\n".join((*lines, *found.problems))


COMMANDS = (
    Command("export", _("issue a record as a sealed PDF"), _export_arguments, _export),
    Command("verify", _("check a sealed PDF: bytes, key, record"), _verify_arguments, _verify),
)
