"""language: findings in a text, alone or for a file of texts. Works without a vault."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from safeguard_desktop.casework.language import Guidance, shipped_guidance
from safeguard_desktop.cli.command import Call, Command
from safeguard_desktop.cli.output import DONE, REFUSED
from safeguard_desktop.domain.errors import MendableError, NotPossible, Refused
from safeguard_desktop.domain.language.findings import Finding
from safeguard_desktop.domain.language.rules import Segment
from safeguard_desktop.domain.texts import gettext as _

_LONGEST_TEXT = 16 * 1024 * 1024
_LONGEST_LINE = 16 * 1024 * 1024
_LONGEST_PACK = 1024 * 1024


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", metavar="FILE", help=_("a text in UTF-8; - reads the standard input"))
    parser.add_argument(
        "--batch", metavar="FILE", help=_("texts as JSON lines with id and text; - reads the standard input")
    )
    parser.add_argument(
        "--segment",
        choices=[segment.value for segment in Segment],
        default=Segment.ACCOUNT.value,
        help=_("what kind of text it is; an account unless said otherwise"),
    )
    parser.add_argument(
        "--also", action="append", default=[], metavar="PACK", help=_("a pack of words that is off otherwise")
    )
    parser.add_argument(
        "--pack", action="append", default=[], type=Path, metavar="FILE", help=_("a pack of words of your own")
    )


def _run(call: Call) -> int:
    arguments = call.arguments
    if bool(arguments.file) == bool(arguments.batch):
        raise Refused(_("Give one file of text, or - for the standard input, or --batch with a file of JSON lines."))
    own = [(path.name, _read(str(path), _LONGEST_PACK)) for path in arguments.pack]
    guidance = shipped_guidance(call.program.shipped, arguments.also, own)
    segment = Segment(arguments.segment)
    if arguments.batch:
        return _batch(call, guidance, segment)
    findings = guidance.findings(_text(_read(arguments.file, _LONGEST_TEXT)), segment)
    call.output.show([one.as_json() for one in findings], _in_words(findings))
    return DONE


def _text(data: bytes) -> str:
    """The text as it is, line ends included: offsets count its code points."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise NotPossible(
            _("The text is not UTF-8 (at byte {position}).").format(position=error.start),
            _("Save it as UTF-8 and try again."),
        ) from error


def _read(name: str, longest: int) -> bytes:
    try:
        if name == "-":
            data = sys.stdin.buffer.read(longest + 1)
        else:
            with Path(name).open("rb") as stream:
                data = stream.read(longest + 1)
    except OSError as error:
        raise NotPossible(_("The file cannot be read: {reason}.").format(reason=error.strerror)) from error
    except ValueError as error:  # a NUL in a name
        raise NotPossible(_("The file cannot be read: its name is none.")) from error
    if len(data) > longest:
        raise NotPossible(_("The file is larger than {limit} bytes.").format(limit=longest))
    return data


def _batch(call: Call, guidance: Guidance, segment: Segment) -> int:
    """One answer line for each line, with its id; a text that cannot be checked says so in its place."""
    status = DONE
    for line in _lines(call.arguments.batch):
        answer, is_answered = _batch_answer(guidance, line, segment)
        status = status if is_answered else REFUSED
        print(json.dumps(answer, ensure_ascii=not is_answered), file=call.output.out)
    return status


def _lines(name: str) -> Iterator[bytes]:
    try:
        if name == "-":
            yield from (line for line in sys.stdin.buffer if line.strip())
            return
        with Path(name).open("rb") as stream:
            yield from (line for line in stream if line.strip())
    except (OSError, ValueError) as error:
        raise NotPossible(_("The texts cannot be read as a file.")) from error


def _batch_answer(guidance: Guidance, line: bytes, segment: Segment) -> tuple[dict[str, Any], bool]:
    text_id: object = None
    try:
        if len(line) > _LONGEST_LINE:
            raise Refused(_("The line is longer than {limit} bytes.").format(limit=_LONGEST_LINE))
        data = json.loads(_text(line.removeprefix(b"\xef\xbb\xbf")))
        if not isinstance(data, dict):
            raise Refused(_("A line is one JSON mapping with 'id' and 'text'."))
        text_id = data.get("id")
        if not isinstance(data.get("text"), str):
            raise Refused(_("A line is one JSON mapping with 'id' and 'text'."))
        findings = guidance.findings(data["text"], segment)
        return {"id": text_id, "findings": [one.as_json() for one in findings]}, True
    except MendableError as error:
        return {"id": text_id, "error": str(error)}, False
    except (ValueError, RecursionError):  # JSONDecodeError is one; a number with too many digits is another
        return {"id": text_id, "error": _("The line is not JSON.")}, False


def _in_words(findings: Sequence[Finding]) -> str:
    if not findings:
        return _("Nothing was found.")
    return "\n".join(_finding_in_words(one) for one in findings)


def _finding_in_words(finding: Finding) -> str:
    head = _("{start}-{end} {rule}: “{text}”").format(
        start=finding.start, end=finding.end, rule=finding.rule, text=" ".join(finding.text.split())
    )
    lines = [head, f"  {finding.explanation}", *(f"  - {one}" for one in finding.alternatives)]
    if finding.also:
        lines.append("  " + _("also here: {rules}").format(rules=", ".join(finding.also)))
    return "\n".join([*lines, f"  ({finding.source})"])


COMMANDS = (Command("language", _("what a text says that blames a child, and other words for it"), _arguments, _run),)
