"""A page that asks one question after the other: steps at the left, Back, and one button that says what happens.

Each question is a widget of its own that stays as it was left, so that going back loses nothing.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLayout, QLineEdit, QVBoxLayout, QWidget

from safeguard_desktop.domain.errors import MendableError
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.banner import Banner, error_banner
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.steps import Step, Steps
from safeguard_desktop.gui.kit.words import Words, throw_away
from safeguard_desktop.gui.page import Page, Rail
from safeguard_desktop.gui.pages.reasons_asked import ReasonsAsked


@dataclass(frozen=True, slots=True)
class Missing:
    """Something to mend before going on, in words, and where."""

    words: str
    where: QWidget


class Question(QWidget):
    """One question with all it needs. `step` is the step it belongs to, `onward` what its button says."""

    step = ""
    onward = _("Next")
    guidance: Sequence[tuple[str, str]] = ()
    """What stands beside the question: headings, each with a few sentences."""

    def __init__(self, look: Look, heading: str, words: str = "") -> None:
        super().__init__()
        self.look = look
        self.setObjectName(f"question-{type(self).__name__}")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.px("space.l"))
        self.heading = Words(heading, "question")
        self.heading.setObjectName("page-heading")
        self.add(self.heading)
        if words:
            self.add(Words(words, "body", "soft"))
        self.hide()

    def add(self, item: QWidget | QLayout) -> None:
        """Puts a widget or layout under what is there."""
        if isinstance(item, QWidget):
            self._column.addWidget(item)
        else:
            self._column.addLayout(item)

    def missing(self) -> list[Missing]:
        """What has to be mended before going on; says it beside each field, too."""
        return []

    def said(self) -> str:
        """The answer in a few words, for the list of steps."""
        return ""

    def first_focus(self) -> QWidget | None:
        """Where typing begins."""
        return None

    def begin(self) -> None:
        """Called when the question is shown."""


class AskingPage(Page):
    """Shows one question at a time. `steps` are pairs of a step's key and its title, in order; `words` stand in the foot."""

    rail = Rail.NONE

    def __init__(
        self,
        look: Look,
        heading: str,
        steps: Sequence[tuple[str, str]] = (),
        at_right: tuple[QWidget, ...] = (),
        words: str = "",
        width: str = "question_max",
    ) -> None:
        super().__init__(look, width, is_centred=not steps)
        self.put_head(heading, None, at_right)
        self._all_steps = tuple(steps)
        self._steps = Steps(look)
        self._steps.chosen.connect(self._on_step)
        if steps:
            self.put_left(self._steps, _("Steps"))
        self._guidance = QWidget()
        self._guidance_column = QVBoxLayout(self._guidance)
        self._guidance_column.setContentsMargins(0, 0, 0, 0)
        self._top = QVBoxLayout()
        self.add(self._top)
        self.reasons = ReasonsAsked(look)
        self.add(self.reasons)
        self.onward = Button(look, "", "onward", self._on_onward, "primary")
        self.backward = Button(look, _("Back"), "backward", self.on_backward)
        self.put_foot(self.onward, words, (self.backward,))
        self._questions: list[Question] = []
        self._done: set[str] = set()
        self.question: Question | None = None

    def put_questions(self, questions: Sequence[Question]) -> None:
        """Takes the questions, in order; those there already stay as they are."""
        for question in questions:
            self.add(question)
        self._questions.extend(questions)
        if any(question.guidance for question in questions):
            self.put_right(self._guidance, _("More about this"))

    def show_question(self, question: Question) -> None:
        """Shows one question alone."""
        self.forget_banner()
        self.reasons.forget()
        for one in self._questions:
            one.setVisible(one is question)
        self.question = question
        self.onward.setText(question.onward)
        self.backward.setVisible(self.may_go_back(question))
        self.show_steps()
        self._show_guidance(question)
        question.begin()
        focus = question.first_focus()
        (focus or self.onward).setFocus()
        self.scroll_to(question.heading)

    def show_next(self) -> None:
        """Goes on to the question after the one shown."""
        if self.question is not None:
            self._done.add(self.question.step)
            self.show_question(self._questions[self._questions.index(self.question) + 1])

    def answered(self, question: Question) -> None:
        """What happens when a question is whole; else the next is shown."""
        del question
        self.show_next()

    def may_go_back(self, question: Question) -> bool:
        """Whether Back leads anywhere from here."""
        return bool(self._questions) and question is not self._questions[0]

    def on_backward(self) -> None:
        """To the question before."""
        if self.question is not None and self.may_go_back(self.question):
            self.show_question(self._questions[self._questions.index(self.question) - 1])

    def first_focus(self) -> QWidget | None:
        return (self.question.first_focus() if self.question else None) or self.onward

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter at the end of a line goes on, as people expect."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(self.focusWidget(), QLineEdit):
            if self.onward.isEnabled():
                self._on_onward()
            return
        super().keyPressEvent(event)

    def mark_done(self, *steps: str) -> None:
        """Counts steps as done that were done elsewhere."""
        self._done.update(steps)
        self.show_steps()

    def show_error(self, error: MendableError) -> None:
        """Says on top what went wrong, or asks there for the reason that is missing; nothing typed is touched."""
        if not self.onward.isEnabled():
            self.onward.be_ready()
        if self.reasons.ask_for(error):
            self.scroll_to(self.reasons)
        else:
            self._put_banner(error_banner(self.look, error))

    def show_missing(self, missing: Sequence[Missing]) -> None:
        """Says on top what is missing, each a link to its place, and goes to the first."""
        banner = Banner(self.look, "attention", _("Before you go on"))
        for number, one in enumerate(missing):
            banner.add_link(one.words, f"missing-{number}", self._goes_to(one.where))
        self._put_banner(banner)
        missing[0].where.setFocus()

    def forget_banner(self) -> None:
        """Takes away what was said on top."""
        while self._top.count():
            throw_away(self._top.takeAt(0))

    def show_steps(self) -> None:
        """Shows how far it is."""
        current = self.question.step if self.question else ""
        self._steps.show_steps([self._step(key, title) for key, title in self._all_steps], current)

    def _show_guidance(self, question: Question) -> None:
        while self._guidance_column.count():
            throw_away(self._guidance_column.takeAt(0))
        for heading, words in question.guidance:
            self._guidance_column.addWidget(Words(heading, "label"))
            self._guidance_column.addWidget(Words(words, "body", "soft"))
            self._guidance_column.addSpacing(self.look.px("space.s"))
        self._guidance_column.addStretch(1)

    def _step(self, key: str, title: str) -> Step:
        said = next((one.said() for one in self._questions if one.step == key and one.said()), "")
        is_here = any(one.step == key for one in self._questions)
        state = "complete" if key in self._done else "in_progress" if self._is_current(key) else "not_started"
        may = is_here and (key in self._done or self._is_current(key))
        return Step(key, title, state, said if key in self._done else "", may_be_chosen=may)

    def _is_current(self, key: str) -> bool:
        return self.question is not None and self.question.step == key

    def _on_step(self, key: object) -> None:
        self.show_question(next(one for one in self._questions if one.step == key))

    def _on_onward(self) -> None:
        if self.question is None:
            return
        self.forget_banner()
        missing = self.question.missing()
        if missing:
            self.show_missing(missing)
        else:
            self.answered(self.question)

    def _put_banner(self, banner: Banner) -> None:
        self.forget_banner()
        self._top.addWidget(banner)
        self.scroll_to(banner)

    def _goes_to(self, where: QWidget) -> Callable[[], object]:
        return where.setFocus
