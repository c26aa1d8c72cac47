"""The sheet behind the source form: what we add to it, who signed which part, and what was put right."""

from safeguard_desktop.documents.framed_lines import FramedLines
from safeguard_desktop.documents.galley import Galley
from safeguard_desktop.documents.record_pages import passes_by, set_heading
from safeguard_desktop.documents.structure import Element
from safeguard_desktop.documents.styles import (
    CELL_SIDE,
    CELL_TOP,
    LABEL,
    LEFT,
    MM,
    NOTE,
    QUESTION,
    READING,
    RIGHT,
    STRONG,
    TITLE,
)
from safeguard_desktop.documents.supplement_sections import set_own_sections
from safeguard_desktop.domain.contents import ToldBy
from safeguard_desktop.domain.forms import Field, Kind, Part
from safeguard_desktop.domain.paper import AmendmentOnPaper, RecordOnPaper, SignedPartOnPaper
from safeguard_desktop.domain.printed import printed_answer, printed_role
from safeguard_desktop.domain.printed_times import printed_happening, printed_moment, printed_time, written_later
from safeguard_desktop.domain.texts import gettext as _

INSIDE = RIGHT - LEFT - 2 * CELL_SIDE


def set_supplement(galley: Galley, root: Element, record: RecordOnPaper) -> None:
    """Sets the sheet: our own sections first, then every part with its signatures."""
    galley.start_sheet(_("Not part of the source form"))
    galley.text(_("Supplementary sheet"), TITLE, root.add("H1"))
    about = _("Not part of the source form. \u201cDoes not apply\u201d: an earlier answer passes the question by.")
    galley.text(about, QUESTION, root.add("P"))
    galley.space(3 * MM)
    set_own_sections(galley, root, record)
    signatures = root.add("Sect")
    set_heading(galley, signatures, _("Who signed which part"))
    for part in record.form.parts:
        _set_part(galley, signatures, record, part)


def _set_part(galley: Galley, parent: Element, record: RecordOnPaper, part: Part) -> None:
    signings = [signed for signed in record.parts if signed.part == part.id]
    for signed in signings:
        galley.keep(24 * MM)
        with galley.frame(continued=_("{part} (continued)").format(part=part.title)):
            _set_signing(FramedLines(galley, parent.add("Div")), record, part, signed)
    if not signings:
        galley.keep(14 * MM)
        with galley.frame():
            sheet = FramedLines(galley, parent.add("Div"))
            sheet.space(CELL_TOP)
            words = _("Does not apply.") if passes_by(part, record) else _("Not signed.")
            sheet.say_beside(part.title, STRONG, words, QUESTION)
            sheet.space(CELL_TOP)


def _set_signing(sheet: FramedLines, record: RecordOnPaper, part: Part, signed: SignedPartOnPaper) -> None:
    sheet.space(CELL_TOP)
    entry = _("Entry {fingerprint}").format(fingerprint=grouped(signed.entry, 4))
    sheet.say_beside(part.title, STRONG, entry, NOTE)
    who = _("Signed by {name}, {role}, {time}.").format(
        name=signed.signed_by, role=printed_role(signed.role), time=printed_time(signed.recorded_at)
    )
    sheet.say(who)
    if signed.is_struck:
        sheet.say(_("Struck out: it was recorded in the wrong case file. Its answers are not printed here."))
    _set_when(sheet, signed)
    if signed.told_by:
        _set_told_by(sheet, signed, signed.told_by)
    for mark in signed.marks:
        sheet.say(mark)
    if not signed.is_struck:
        for amendment in signed.amendments:
            _set_amendment(sheet, record, amendment)
    sheet.space(CELL_TOP)


def _set_when(sheet: FramedLines, signed: SignedPartOnPaper) -> None:
    happened = signed.happened_at
    if happened is None:
        return
    later = written_later(happened, signed.recorded_at)
    if later:
        sheet.say(_("Happened {when}, {later}.").format(when=printed_happening(happened), later=later))


def _set_told_by(sheet: FramedLines, signed: SignedPartOnPaper, told: ToldBy) -> None:
    sheet.say(
        _("Recorded by {recorder} as told by {teller} by telephone, {time}.").format(
            recorder=signed.signed_by, teller=told.name, time=printed_moment(told.at)
        )
    )
    if told.words:
        sheet.say(_("In their words:"), LABEL)
        sheet.say(told.words, READING)
    if signed.confirmed_by_at is None:
        sheet.say(_("{teller} has not signed it themselves yet.").format(teller=told.name))
        return
    name, at = signed.confirmed_by_at
    sheet.say(_("{name} signed it themselves, {time}.").format(name=name, time=printed_time(at)))


def _set_amendment(sheet: FramedLines, record: RecordOnPaper, amendment: AmendmentOnPaper) -> None:
    field = record.form.field(amendment.field)
    sheet.space(CELL_TOP)
    sheet.say(
        _("Put right by {name}, {role}, {time}: {question}").format(
            name=amendment.by,
            role=amendment.role,
            time=printed_time(amendment.at),
            question=field.label if field else amendment.field,
        )
    )
    for lead, answer in ((_("It said"), amendment.was), (_("Now it says"), amendment.now)):
        sheet.space(CELL_TOP / 2)
        sheet.say(lead, LABEL)
        sheet.say_passages(printed_answer(field or Field("", "", Kind.TEXT, "", ""), answer))
    sheet.say(_("Reason"), LABEL)
    sheet.say(amendment.reason or _("Not given"), READING)


def grouped(fingerprint: str, groups: int) -> str:
    """The first groups of four digits of a fingerprint, as it is read out: "4F2A 91C7"."""
    digits = fingerprint.upper()
    return " ".join(digits[place : place + 4] for place in range(0, min(len(digits), groups * 4), 4))
