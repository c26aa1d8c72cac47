"""The shipped forms, and what signing a part of one would find."""

from pathlib import Path

from safeguard_desktop.content.library import DefinitionLibrary
from safeguard_desktop.domain.form_checks import check_answers

FORMS = Path(__file__).parents[2] / "forms"


def shipped_forms():
    """The newest version of each, by id."""
    return DefinitionLibrary(FORMS).newest


def faults(form, part, answers, record_answers=None):
    return {(fault.field, fault.check) for fault in check_answers(form, form.part(part), answers, record_answers or {})}
