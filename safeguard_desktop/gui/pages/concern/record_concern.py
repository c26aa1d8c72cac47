"""Record a concern: is anyone in danger, a child or an adult, who; then the first part of the alert form."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from safeguard_desktop.casework.alert_forms import AlertForm
from safeguard_desktop.casework.cases import open_case
from safeguard_desktop.casework.recording import BeforeRecording, before_recording
from safeguard_desktop.domain.answers import Answer
from safeguard_desktop.domain.errors import MendableError
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.errands import DraftToContinue, PartToFill
from safeguard_desktop.gui.kit.banner import Banner, error_banner
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.slot import Slot
from safeguard_desktop.gui.kit.steps import Step, Steps
from safeguard_desktop.gui.page import Page, Rail
from safeguard_desktop.gui.pages.concern.record_help import RecordHelp
from safeguard_desktop.gui.pages.concern.record_questions import (
    DANGER,
    KIND,
    WHO,
    DangerQuestion,
    KindQuestion,
    Question,
    RecordAnswers,
)
from safeguard_desktop.gui.pages.concern.record_who import WhoQuestion
from safeguard_desktop.gui.pages.reasons_asked import ReasonsAsked
from safeguard_desktop.gui.place import Place
from safeguard_desktop.gui.workplace import Workplace

ORDER = (DANGER, KIND, WHO)
QUESTIONS: Mapping[str, Callable[[Look, RecordAnswers, BeforeRecording], Question]] = {
    DANGER: DangerQuestion,
    KIND: KindQuestion,
    WHO: WhoQuestion,
}


class RecordConcernPage(Page):
    """One question after the other; Back keeps what was answered, and nothing ever blocks going on."""

    title = _("Record a concern")
    help_topic = "immediate-danger"
    rail = Rail.NONE
    begins_with_account = False
    """Whether the questions lead to the page to write on, not to the alert form."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace.look, "question_max")
        self._workplace = workplace
        self._before: BeforeRecording | None = None
        self._answers = RecordAnswers()
        self._step = DANGER
        self._goes_on_when_known = False
        self._writes = self.begins_with_account
        self._question: Question | None = None
        self.put_head(self.title, self._on_back)
        self._steps = Steps(workplace.look, _("Steps of recording a concern"))
        self._steps.chosen.connect(lambda key: self._show(str(key)))
        self.put_left(self._steps, _("Steps"))
        self._help = RecordHelp(workplace.look)
        self.put_right(self._help, _("Numbers to ring"))
        self._next = Button(workplace.look, _("&Continue"), "continue", self._on_next, "primary")
        self._write = Button(
            workplace.look, _("&Write down what was said first"), "write-down", self._on_write, icon="disclosure_entry"
        )
        self.put_foot(self._next, _("Arrow keys choose. Enter goes on. Esc twice hides the screen."), (self._write,))
        self._show(DANGER)

    def enter(self, about: object = None) -> None:  # noqa: ARG002 - the window tells every page
        """Begins afresh; what the page needs to know is asked meanwhile."""
        desk = self._workplace.desk
        self._put_away()
        self._answers, self._goes_on_when_known = RecordAnswers(), False
        self._writes = self.begins_with_account
        self._next.be_ready()
        self._show(DANGER)
        self._workplace.background.in_background(
            lambda: before_recording(desk), self._on_known, self._on_failed, question=self
        )

    def leave(self) -> None:
        self._workplace.background.forget(self)

    def first_focus(self) -> QWidget | None:
        return self._question.first_focus() if self._question else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on from wherever one is."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_next()
        else:
            super().keyPressEvent(event)

    def help_words(self) -> str:
        return _(
            "If anyone is in danger, ring first: this page waits. Then say whether it is about a child or an adult, and who."
            " After that you write down what happened. Everything you write there is saved as you type it."
        )

    def _show(self, step: str) -> None:
        if self._question is not None:
            self._answers = self._question.answers()
            self._put_away()
        self._step = step
        self._write.setVisible(step == WHO and not self.begins_with_account)
        self.clear()
        self._said = Slot()
        self.add(self._said)
        self._reasons = ReasonsAsked(self.look)
        self.add(self._reasons)
        if step == DANGER:
            self._offer_unfinished()
        self._question = QUESTIONS[step](self._workplace.look, self._answers, self._before or BeforeRecording())
        self._question.settled.connect(self._on_next)
        self._question.look_at.connect(self.scroll_to)
        self.add(self._question)
        self._show_steps()
        self._scroll.verticalScrollBar().setValue(0)
        focus = self._question.first_focus()
        if focus is not None and self.isVisible():
            focus.setFocus()

    def _put_away(self) -> None:
        if self._question is not None:
            self._question.setParent(None)
            self._question.deleteLater()
            self._question = None

    def _offer_unfinished(self) -> None:
        """What was begun and not signed is one press away, so that nobody writes it twice."""
        for draft in self._before.unfinished if self._before else ():
            words = _("Begun {at}, about {initials}, {reference}.").format(
                at=draft.begun_at, initials=draft.initials, reference=draft.reference
            )
            banner = Banner(self.look, "information", _("You have begun a record that is not signed yet"), words)
            banner.add_link(
                _("Go on with it"),
                f"go-on-{draft.reference}",
                lambda draft=draft: self._workplace.navigator.go(Place.FORM_PART, DraftToContinue(draft.draft)),  # type: ignore[misc]
            )
            self.add(banner)

    def _show_steps(self) -> None:
        here = ORDER.index(self._step)
        names = {DANGER: _("Danger now"), KIND: _("Child or adult"), WHO: _("Who it is about")}
        steps = [
            Step(
                step,
                names[step],
                "complete" if number < here else "in_progress" if number == here else "not_started",
                _("Answered") if number < here else _("You are here") if number == here else "",
                may_be_chosen=number <= here,
            )
            for number, step in enumerate(ORDER)
        ]
        steps.append(Step("what", _("What happened"), may_be_chosen=False))
        steps.append(Step("sign", _("Check and sign"), may_be_chosen=False))
        self._steps.show_steps(steps, self._step)

    def _on_known(self, before: BeforeRecording) -> None:
        self._before = before
        self._help.show_names(before.line_managers, before.designated_persons)
        self._help.show_numbers(before.numbers)
        self._show(self._step)
        if self._goes_on_when_known:
            self._goes_on_when_known = False
            self._on_next()

    def _on_failed(self, error: MendableError) -> None:
        self._next.be_ready()
        self._said.show_one(None if self._reasons.ask_for(error) else error_banner(self.look, error))
        self._scroll.verticalScrollBar().setValue(0)

    def _on_back(self) -> None:
        here = ORDER.index(self._step)
        if here == 0:
            self._workplace.navigator.back()
        else:
            self._show(ORDER[here - 1])

    def _on_write(self) -> None:
        """The same questions, and then the page to write on; the alert form begins with what is written there."""
        self._writes = True
        self._on_next()

    def _on_next(self) -> None:
        if self._question is None or not self._next.isEnabled() or not self._question.is_answered():
            return
        if self._before is None:
            self._goes_on_when_known = True
            return
        self._answers = self._question.answers()
        if self._step != WHO:
            self._show(ORDER[ORDER.index(self._step) + 1])
        elif self._answers.reference:
            self._begin(self._answers.reference)
        else:
            self._open_case()

    def _open_case(self) -> None:
        """A case file of its own, so that who it is about is kept at once; what happened comes next."""
        desk, answers, form = self._reasons.desk(self._workplace.desk), self._answers, self._answers.form
        if form is None:
            return
        self._next.be_busy(_("Opening"))
        self._workplace.background.in_background(
            lambda: open_case(desk, form.subject, answers.initials, dict(answers.identity)),
            self._on_opened,
            self._on_failed,
            question=self,
        )

    def _account(self) -> AlertForm | None:
        """The form to write it down on; where there is none for such a person, the alert form."""
        alert, accounts = self._answers.form, self._before.accounts if self._before else ()
        return next((one for one in accounts if alert and one.subject in {alert.subject, "any"}), alert)

    def _on_opened(self, reference: str) -> None:
        self._answers = replace(self._answers, reference=reference)
        self._begin(reference)

    def _begin(self, reference: str) -> None:
        form = self._account() if self._writes else self._answers.form
        if form is None:
            return
        known: dict[str, Answer] = {}
        if form.danger_field and self._answers.danger:
            known[form.danger_field] = "no" if self._answers.danger == "no" else "yes"
        self._next.be_ready()
        self._workplace.navigator.go(Place.FORM_PART, PartToFill(reference, form.form_id, form.part, known=known))
