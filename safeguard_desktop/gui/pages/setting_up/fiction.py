"""Trying the program on fictional people: who would you like to be? Everything of it is thrown away at the end."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QWidget

from safeguard_desktop.domain.roles import Role
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.banner import Banner
from safeguard_desktop.gui.kit.choice import Choice
from safeguard_desktop.gui.pages.asking import AskingPage, Missing, Question
from safeguard_desktop.gui.workplace import Doorstep

if TYPE_CHECKING:
    # Known only once the vault is opened; see start.
    from safeguard_desktop.casework.desk import Desk

_PARTS = (
    (Role.PRACTITIONER, _("The worker"), _("Friday, twenty to six. You have just been told something.")),
    (Role.LINE_MANAGER, _("The line manager"), _("A worker's alert form has just reached you.")),
    (Role.DESIGNATED_PERSON, _("The designated person"), _("You decide whether to refer, and by when what is due.")),
    (Role.COUNTER_SIGNATORY, _("The counter-signatory"), _("Tuesday. The form waits for your signature.")),
)


class FictionPage(AskingPage):
    """One question, then a desk marked as fictional on every page."""

    title = _("Try it with fictional people")

    def __init__(self, doorstep: Doorstep) -> None:
        super().__init__(doorstep.look, self.title)
        self._doorstep = doorstep
        self.part = PartQuestion(self.look)
        self.put_questions((self.part,))
        self.show_question(self.part)

    def help_words(self) -> str:
        return _(
            "A made-up office with a made-up child's concern, in records of their own that are thrown away when you lock or"
            " close. Your own records are not touched."
        )

    def may_go_back(self, question: Question) -> bool:
        del question
        return True

    def on_backward(self) -> None:
        """Back to where one came from."""
        self._doorstep.navigator.back()

    def answered(self, question: Question) -> None:
        del question
        self.onward.be_busy(_("Making it up"))
        start, role = self._doorstep.start, self.part.role()
        self._doorstep.background.in_background(lambda: start.open_fiction(role), self._on_opened, self.show_error)

    def _on_opened(self, desk: "Desk") -> None:
        self._doorstep.navigator.mark_every_page(
            _("Fictional people"), _("Nothing here is real, and all of it is thrown away when you lock or close.")
        )
        self._doorstep.opened(desk, "")


class PartQuestion(Question):
    """Whose part to play."""

    onward = _("Begin with fictional people")

    def __init__(self, look: Look) -> None:
        super().__init__(
            look,
            _("Who would you like to be?"),
            _(
                "An office that does not exist, and a child's concern that nobody had. It is each one's turn at another time."
            ),
        )
        self.add(
            Banner(
                look,
                "information",
                _("Do not record a real concern here"),
                _("Everything is thrown away when you lock or close. Your own records are not touched."),
            )
        )
        self._group = QButtonGroup(self)
        for role, who, when in _PARTS:
            choice = Choice(look, role.value, who, when)
            self._group.addButton(choice)
            self.add(choice)
        self._group.buttons()[0].setChecked(True)

    def role(self) -> Role:
        """The role of the part."""
        chosen = self._group.checkedButton()
        return Role(chosen.choice) if isinstance(chosen, Choice) else Role.PRACTITIONER

    def missing(self) -> list[Missing]:
        return []

    def first_focus(self) -> QWidget | None:
        return self._group.checkedButton()
