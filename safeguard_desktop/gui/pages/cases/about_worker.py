"""Whether a case file's concern is about somebody who works here: that person then sees nothing of it."""

from collections.abc import Callable

from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from safeguard_desktop.casework.concerning import (
    WhoItIsAbout,
    look_at_concerned,
    say_about_worker,
    say_not_about_worker,
)
from safeguard_desktop.domain.errors import MendableError
from safeguard_desktop.domain.ids import PersonId
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.kit.banner import Banner, error_banner
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.choice import Choice
from safeguard_desktop.gui.kit.columns import Columns
from safeguard_desktop.gui.kit.slot import Slot
from safeguard_desktop.gui.kit.words import Line, Words
from safeguard_desktop.gui.pages.new_key import answer_of, text_row
from safeguard_desktop.gui.pages.reasons_asked import ReasonsAsked
from safeguard_desktop.gui.workplace import Workplace


class AboutWorker(QWidget):
    """Asked behind a button: few concerns are about one of our own."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace, self._look = workplace, workplace.look
        self._reference = ""
        self._answer = Slot()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._look.px("space.s"))
        column.addWidget(Words(_("Is it about somebody who works here?"), "section"))
        column.addWidget(Line())
        words = _("Whoever the concern is about is asked nothing, is told nothing and sees nothing of this case file.")
        column.addWidget(Words(words, "small", "soft"))
        column.addWidget(self._answer)

    def show_file(self, reference: str) -> None:
        """Shows whom the file is about, or the button to say it."""
        self._reference = reference
        desk = self._workplace.desk
        self._workplace.background.in_background(
            lambda: look_at_concerned(desk, reference), self._on_found, self._on_failed, question=self
        )

    def _on_found(self, found: WhoItIsAbout) -> None:
        self._answer.show_one(_Answer(self._workplace, self._reference, found, self.show_file))

    def _on_failed(self, error: MendableError) -> None:
        self._answer.show_one(error_banner(self._look, error))


class _Answer(QWidget):
    """Whom it is about, each with a way back, and the question behind its button."""

    def __init__(
        self, workplace: Workplace, reference: str, found: WhoItIsAbout, on_changed: Callable[[str], None]
    ) -> None:
        super().__init__()
        self._workplace, self._look, self._reference, self._on_changed = (
            workplace,
            workplace.look,
            reference,
            on_changed,
        )
        self._said = Slot()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(self._look.px("space.s"))
        for person in found.about:
            self._column.addWidget(Words(_("It is about {name}.").format(name=person.name), "body"))
        self._group = QButtonGroup(self)
        taken_back = _("It is about them. Choose them to say that it is not.")
        self._choices = [
            *(Choice(self._look, one.id, one.name, taken_back) for one in found.about),
            *(Choice(self._look, one.id, one.name) for one in found.others),
        ]
        for choice in self._choices:
            self._group.addButton(choice)
        self._about = {person.id for person in found.about}
        self._open = Button(
            self._look, _("Say whom it is about, or is not"), "about-worker", self._on_open, "secondary", "people"
        )
        self._asked = self._question()
        for widget in (self._open, self._asked, self._said):
            self._column.addWidget(widget)
        self._asked.hide()
        if not self._choices:
            self._open.hide()
            self._column.addWidget(
                Words(_("A designated person or the counter-signatory can say so."), "small", "soft")
            )

    def _question(self) -> QWidget:
        asked = QWidget(self)
        column = QVBoxLayout(asked)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Columns(self._choices, self._look.px("space.s"), 2))
        self._why = text_row(self._look, "about-worker-why", _("Why"), _("It is kept in the record."))
        self._reasons = ReasonsAsked(self._look)
        column.addWidget(self._why)
        column.addWidget(self._reasons)
        column.addWidget(Button(self._look, _("Sign this"), "sign-about-worker", self._on_sign, "outlined"))
        return asked

    def _on_open(self) -> None:
        self._open.hide()
        self._asked.show()
        if self._choices:
            self._choices[0].setFocus()

    def _on_sign(self) -> None:
        chosen, why = self._group.checkedButton(), answer_of(self._why)
        if not isinstance(chosen, Choice):
            self._said.show_one(Banner(self._look, "attention", _("Choose whom you mean.")))
            return
        if not why:
            self._why.show_problem(_("Please say why."))
            self._why.first_focus().setFocus()
            return
        desk, reference, person = self._reasons.desk(self._workplace.desk), self._reference, PersonId(chosen.choice)
        say = say_not_about_worker if person in self._about else say_about_worker
        self._workplace.background.in_background(
            lambda: say(desk, reference, person, why), self._on_signed, self._on_failed, question=self
        )

    def _on_signed(self, _nothing: None) -> None:
        self._on_changed(self._reference)

    def _on_failed(self, error: MendableError) -> None:
        if not self._reasons.ask_for(error):
            self._said.show_one(error_banner(self._look, error))
