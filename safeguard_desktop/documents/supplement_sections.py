"""Our own sections on the sheet behind: answers in full, what was left open in one line, sections nobody touched by their names."""

from collections.abc import Sequence
from itertools import groupby

from safeguard_desktop.documents.answers_on_paper import AnsweredField, set_fields
from safeguard_desktop.documents.galley import Galley
from safeguard_desktop.documents.record_pages import (
    INSIDE,
    Signing,
    room_above,
    set_band,
    set_heading,
    set_which,
    signings_in,
)
from safeguard_desktop.documents.structure import Element
from safeguard_desktop.documents.styles import CELL_SIDE, CELL_TOP, LEFT, OURS
from safeguard_desktop.domain.forms import Section
from safeguard_desktop.domain.paper import RecordOnPaper
from safeguard_desktop.domain.texts import gettext as _


def set_own_sections(galley: Galley, root: Element, record: RecordOnPaper) -> None:
    """Sets every supplementary section of the form."""
    untouched: list[tuple[Section, list[Signing]]] = []
    for section in record.form.sections:
        if not section.is_supplementary:
            continue
        signings = [*signings_in(record, section)]
        if all(_is_left_open(answered) for signing in signings for answered in signing.fields):
            untouched.append((section, signings))
        else:
            _set_section(galley, root.add("Sect"), record, section, signings)
    if untouched:
        _set_untouched(galley, root.add("Sect"), untouched)


def _is_left_open(answered: AnsweredField) -> bool:
    """Without an answer and never amended: what was taken back by an amendment is shown where it stood."""
    return bool(answered.ours) and not answered.notes


def _set_section(
    galley: Galley, parent: Element, record: RecordOnPaper, section: Section, signings: Sequence[Signing]
) -> None:
    printed = [Signing(one.which, tuple(field for field in one.fields if not _is_left_open(field))) for one in signings]
    set_band(galley, parent, section, room_above(printed))
    for signing, answered_only in zip(signings, printed, strict=True):
        set_which(galley, parent, signing)
        set_fields(galley, parent, answered_only.fields)
        _set_left_open(galley, parent, record, [answered for answered in signing.fields if _is_left_open(answered)])


def _set_left_open(galley: Galley, parent: Element, record: RecordOnPaper, left_open: Sequence[AnsweredField]) -> None:
    if not left_open:
        return
    lines = []
    for ours, group in groupby(sorted(left_open, key=lambda answered: answered.ours), lambda answered: answered.ours):
        labels = "; ".join(_label(record, answered) for answered in group)
        lines.append(_("{state}: {questions}").format(state=ours, questions=labels))
    galley.keep(len(lines) * OURS.leading + 2 * CELL_TOP)
    _set_lines(galley, parent, lines)


def _label(record: RecordOnPaper, answered: AnsweredField) -> str:
    field = record.form.field(answered.field.id)
    return (field or answered.field).label.rstrip(" :.?")


def _set_untouched(galley: Galley, parent: Element, untouched: Sequence[tuple[Section, Sequence[Signing]]]) -> None:
    set_heading(galley, parent, _("Sections without an answer"))
    lines = []
    for section, signings in untouched:
        states = {answered.ours for signing in signings for answered in signing.fields}
        state = states.pop() if len(states) == 1 else _("Not answered")
        lines.append(_("{section}: {state}").format(section=section.heading or section.title, state=state))
    _set_lines(galley, parent, lines)


def _set_lines(galley: Galley, parent: Element, lines: Sequence[str]) -> None:
    with galley.frame():
        galley.space(CELL_TOP)
        for line in lines:
            galley.text(line, OURS, parent.add("P"), LEFT + CELL_SIDE, INSIDE)
        galley.space(CELL_TOP)
