"""Where a row of due work leads: to the part that ends it, to the explanation, to the case file."""

from safeguard_desktop.casework.completing import Doing, Way
from safeguard_desktop.casework.due_lines import DueLine
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.errands import CaseToShow, PartToFill, PartToPassOn
from safeguard_desktop.gui.place import Place
from safeguard_desktop.gui.workplace import Navigator


def way_for_me(line: DueLine) -> Way | None:
    """What the person at the desk can do to end it: sign a part, record it as told by telephone, or say it was passed on."""
    able = (way for way in line.ways if way.is_mine or way.may_be_told_by_telephone)
    return next(able, None)


def open_line(navigator: Navigator, line: DueLine) -> None:
    """Goes to the screen that ends a due action; where that is somebody else's alone, to the case file's forms."""
    way = way_for_me(line)
    reference = line.key.reference
    if way is None:
        navigator.go(Place.CASE, CaseToShow(reference, "forms"))
    elif way.doing is Doing.PASS_ON and way.entry is not None:
        navigator.go(Place.FORM_PART, PartToPassOn(reference, way.entry))
    else:
        navigator.go(Place.FORM_PART, PartToFill(reference, way.form_id, way.part, way.record, way.thread))


def says_what_opens(line: DueLine) -> str:
    """The words of the button that goes there."""
    way = way_for_me(line)
    if way is None:
        return _("Look at the forms")
    if way.doing is Doing.PASS_ON:
        return _("Say how it was passed on")
    if way.doing is Doing.SET_DATE:
        return _("Set the date: {part}").format(part=way.title)
    return _("Open: {part}").format(part=way.title)
