"""forms list, show, blank: work without a vault, from the definitions that come with the program."""

import argparse
from pathlib import Path

from safeguard_desktop.casework.blank_forms import blank_form, shipped_form, shipped_forms
from safeguard_desktop.casework.saving import save_document
from safeguard_desktop.cli.command import Call, Command
from safeguard_desktop.cli.output import DONE
from safeguard_desktop.domain.forms import Field, Form
from safeguard_desktop.domain.texts import gettext as _


def _no_arguments(_parser: argparse.ArgumentParser) -> None:
    return


def _list(call: Call) -> int:
    forms = shipped_forms(call.program.shipped)
    rows = [{"id": form.id, "version": form.version, "title": form.title, "source": _source(form)} for form in forms]
    call.output.show(
        rows, "\n".join(f"{row['id']:24}{row['version']}  {row['title']} ({row['source']})" for row in rows)
    )
    return DONE


def _source(form: Form) -> str:
    source = form.source
    return f"{source.organisation}, {source.edition}, {source.paragraph}"


def _form_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("form", metavar="ID")


def _show(call: Call) -> int:
    form = shipped_form(call.program.shipped, call.arguments.form)
    data = {
        "id": form.id,
        "version": form.version,
        "title": form.title,
        "subject": form.subject,
        "hash": form.hash,
        "source": _source(form),
        "parts": [
            {
                "id": part.id,
                "title": part.title,
                "roles": part.roles,
                "after": part.after,
                "repeats": part.repeats,
                "fields": [_field(field) for field in form.fields_of_part(part.id)],
            }
            for part in form.parts
        ],
    }
    call.output.show(data, _in_words(form))
    return DONE


def _field(field: Field) -> dict[str, object]:
    return {
        "id": field.id,
        "number": field.number,
        "label": field.label,
        "kind": field.kind,
        "choices": [choice.id for choice in field.choices],
        "columns": [column.id for column in field.columns],
        "required_to_sign": field.required_to_sign,
    }


def _in_words(form: Form) -> str:
    lines = [form.title]
    for part in form.parts:
        lines.append(
            _("\n{part}: {title}  (signed by: {roles})").format(
                part=part.id, title=part.title, roles=", ".join(part.roles)
            )
        )
        for field in form.fields_of_part(part.id):
            choices = ", ".join(choice.id for choice in field.choices)
            needed = _("  needed to sign") if field.required_to_sign else ""
            lines.append(
                f"  {field.id:34}{field.kind:20}{field.label}{needed}" + (f"\n{'':36}{choices}" if choices else "")
            )
    return "\n".join(lines)


def _blank_arguments(parser: argparse.ArgumentParser) -> None:
    _form_arguments(parser)
    parser.add_argument("--out", required=True, type=Path, metavar="F.pdf")


def _blank(call: Call) -> int:
    save_document(call.arguments.out, blank_form(call.program.shipped, call.arguments.form))
    call.output.show({"saved": True}, _("The blank form is saved."))
    return DONE


COMMANDS = (
    Command("forms list", _("the forms that come with the program"), _no_arguments, _list),
    Command("forms show", _("a form's parts and fields"), _form_arguments, _show),
    Command("forms blank", _("a blank form to print and fill by hand"), _blank_arguments, _blank),
)
