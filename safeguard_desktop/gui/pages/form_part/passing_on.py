"""Saying how and when a signed part reached the next person, once it has."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from safeguard_desktop.casework.signed_parts import PartShown
from safeguard_desktop.domain.contents import PassedOn
from safeguard_desktop.domain.errors import MendableError
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.kit.banner import error_banner
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.page_frame import PageFrame
from safeguard_desktop.gui.kit.slot import Slot
from safeguard_desktop.gui.pages.form_part.how_it_reaches import HowItReaches
from safeguard_desktop.gui.pages.form_part.signed_part import title_of_signed, who_is
from safeguard_desktop.gui.pages.reasons_asked import ReasonsAsked
from safeguard_desktop.gui.workplace import Workplace


class PassingOnPage(PageFrame):
    """`sign` is called with how it was passed on and the reasons for what is unusual."""

    def __init__(
        self,
        workplace: Workplace,
        shown: PartShown,
        sign: Callable[[PassedOn, dict[str, str]], None],
        back: Callable[[], None],
    ) -> None:
        super().__init__(workplace.look)
        self._sign = sign
        self.put_head(title_of_signed(shown), back, (), who_is(shown))
        words = _("If they are to open it on this laptop, there is nothing to say: it counts when they open it.")
        self.ask(_("How did it reach the next person?"), words, "title")
        self._trouble = Slot()
        self.add(self._trouble)
        self._reaches = HowItReaches(workplace.look, workplace.start.clock, shown.recipients, is_signed=True)
        self.add(self._reaches)
        self._reasons = ReasonsAsked(workplace.look)
        self.add(self._reasons)
        self._primary = Button(workplace.look, _("&Sign and save"), "sign-passing", self._on_sign, "primary", "signed")
        self.put_foot(self._primary, "", (Button(workplace.look, _("&Back"), "previous", back),))

    def first_focus(self) -> QWidget:
        """The first way."""
        return self._reaches.first_focus()

    def show_refusal(self, error: MendableError) -> None:
        """Says why it was not kept, and asks for what is missing."""
        self._primary.be_ready()
        self._trouble.show_one(None if self._reasons.ask_for(error) else error_banner(self._look, error))

    def _on_sign(self) -> None:
        problem = self._reaches.problem()
        self._reaches.show_problem(problem)
        passed_on = self._reaches.passed_on()
        if problem or passed_on is None or self._reasons.show_missing():
            return
        self._primary.be_busy(_("Signing"))
        self._sign(passed_on, self._reasons.reasons())
