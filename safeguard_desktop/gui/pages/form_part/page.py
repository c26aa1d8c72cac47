"""The place where a part is filled in, checked, signed, shown and put right."""

from PySide6.QtWidgets import QWidget

from safeguard_desktop.casework.desk import Desk
from safeguard_desktop.casework.following_up import receive_part
from safeguard_desktop.casework.part_in_hand import AMENDING, PartInHand, continue_draft, take_in_hand
from safeguard_desktop.casework.signed_parts import PartShown, show_part
from safeguard_desktop.domain.errors import MendableError
from safeguard_desktop.domain.ids import EntryId
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.errands import DraftToContinue, PartErrand, PartToAmend, PartToFill
from safeguard_desktop.gui.kit.banner import error_banner
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.page_frame import PageFrame
from safeguard_desktop.gui.page import Page, Rail
from safeguard_desktop.gui.pages.form_part.filling_errand import FillingErrand
from safeguard_desktop.gui.pages.form_part.signed_errand import SignedErrand
from safeguard_desktop.gui.pages.form_part.stage import Stage
from safeguard_desktop.gui.workplace import Workplace


class FormPartPage(Page):
    """`about` is a PartErrand of gui.errands."""

    title = _("Form part")
    help_topic = "recording-well"
    rail = Rail.SMALL

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace.look)
        self._workplace = workplace
        self._stage = Stage(workplace, self._go)
        self._underway: FillingErrand | SignedErrand | None = None
        self._scroll.hide()
        self._rows.setStretchFactor(self._body, 0)
        self._rows.addWidget(self._stage, 1)

    def enter(self, about: object = None) -> None:
        """Takes the part in hand; what was shown before stays out of sight meanwhile."""
        if not isinstance(about, PartErrand):
            return
        self._stage.show_rail(Rail.SMALL)
        if self._stage.page is not None:
            self._stage.page.hide()
        desk = self._workplace.desk
        self._stage.ask(
            lambda: _opened(desk, about),
            lambda opened: self._on_opened(*opened),
            lambda error: self._on_failed(error, about),
        )

    def leave(self) -> None:
        self._stage.keeping.put_down()

    def first_focus(self) -> QWidget | None:
        return None

    def help_words(self) -> str:
        return _(
            "Everything you type is saved as you type it. You can go on, go back or lock at any time and come back to it."
            " Nothing is in the case file until you sign. A question you cannot answer can be “not known” or “not asked”."
        )

    def _go(self, errand: PartErrand) -> None:
        self.leave()
        self.enter(errand)

    def _on_opened(self, opened: PartInHand | PartShown, errand: PartErrand) -> None:
        if isinstance(opened, PartInHand):
            self._underway = FillingErrand(self._stage, opened)
        else:
            self._underway = SignedErrand(self._stage, opened, errand)

    def _on_failed(self, error: MendableError, errand: PartErrand) -> None:
        """It cannot be opened: says why, and offers to try again or to leave."""
        page = PageFrame(self.look)
        page.ask(_("This could not be opened"), style="title")
        page.add(error_banner(self.look, error))
        again = Button(self.look, _("&Try again"), "try-again", lambda: self.enter(errand), "primary")
        page.put_foot(again, "", (Button(self.look, _("&Back"), "back", self._stage.back),))
        self._stage.put(page, again)


def _opened(desk: Desk, errand: PartErrand) -> tuple[PartInHand | PartShown, PartErrand]:
    """What the errand is about, and the errand as it turned out: a draft may be one of an amendment."""
    if isinstance(errand, PartToFill):
        return _to_fill(desk, errand), errand
    if isinstance(errand, DraftToContinue):
        hand = continue_draft(desk, errand.draft)
        amending = hand.draft.cursor.get(AMENDING)
        if amending is None:
            return hand, errand
        errand = PartToAmend(hand.case.reference, EntryId(str(amending)), str(hand.draft.cursor.get("field", "")))
    receive_part(desk, errand.reference, errand.entry)
    return show_part(desk, errand.reference, errand.entry), errand


def _to_fill(desk: Desk, errand: PartToFill) -> PartInHand:
    """The part in hand; what it follows on was opened here by who fills it in, and that is recorded."""
    hand = take_in_hand(desk, errand.reference, errand.form_id, errand.part, errand.record, errand.thread, errand.known)
    record = hand.case.records.get(hand.record) if hand.record else None
    for earlier in hand.part.after if record else ():
        for signed in record.signed(earlier) if record else ():
            receive_part(desk, errand.reference, signed.entry)
    return hand
