"""One question of a form on the screen: label, hint, the editor, what cannot be right beside it, and "not known, because ...".

Label and editor are buddies; the editor bears the label as its accessible name and hint and problem as its description.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from safeguard_desktop.domain.answers import Answer, is_unanswered
from safeguard_desktop.domain.body_marks import BodyMaps
from safeguard_desktop.domain.forms import Field
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.answers.editor import AnswerEditor
from safeguard_desktop.gui.answers.editors import editor_for
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.choice import Choice
from safeguard_desktop.gui.kit.columns import Columns
from safeguard_desktop.gui.kit.icon_label import IconLabel
from safeguard_desktop.gui.kit.words import Words, say


class FieldRow(QWidget):
    """A field with everything around it. `answer_changed` comes with every key stroke."""

    answer_changed = Signal()

    def __init__(
        self, look: Look, field: Field, *, may_be_unanswered: bool = True, maps: BodyMaps | None = None
    ) -> None:
        super().__init__()
        self.field = field
        self.setObjectName(f"field-{field.id}")
        self.editor: AnswerEditor = editor_for(field, look, maps=maps)
        self._label = Words(field.label, "label")
        self._label.setBuddy(self.editor.first_focus())
        self._hint = Words(field.hint, "small", "soft")
        if not field.hint:
            # Hidden only where it must be: a widget without a parent that is made visible is a window of its own.
            self._hint.hide()
        self._problem = _Problem(look)
        self._no_answer = _NoAnswer(look)
        self._no_answer.changed.connect(self._on_no_answer_changed)
        self.editor.answer_changed.connect(self.answer_changed)
        self._open = Button(look, _("Not known or not asked"), f"no-answer-{field.id}", self._open_no_answer, "link")
        self._open.setAccessibleName(_("{label}: not known or not asked").format(label=field.label))
        self._may_be_unanswered = may_be_unanswered
        if not may_be_unanswered:
            self._open.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, look.px("space.s"))
        column.setSpacing(look.px("space.xs"))
        head = QHBoxLayout()
        head.setSpacing(look.px("space.m"))
        head.addWidget(self._label, 1)
        head.addWidget(self._open)
        column.addLayout(head)
        for widget in (self._hint, self._problem, self.editor, self._no_answer):
            column.addWidget(widget)
        self._describe("")

    def answer(self) -> Answer:
        """The answer as it is kept; None where there is none. What cannot be read is kept as it was typed."""
        return self._no_answer.answer() or self.editor.answer()

    def set_answer(self, answer: Answer) -> None:
        """Shows a kept answer."""
        if is_unanswered(answer):
            self._no_answer.set_answer(answer)
        else:
            self.editor.set_answer(answer)
        self._on_no_answer_changed()

    def show_problem(self, problem: str) -> None:
        """Says beside the field what cannot be right, in amber; "" takes it away. Nothing else moves the field."""
        self._problem.show_words(problem, "cannot_be_right")
        for box in self.editor.findChildren(QLineEdit):
            say(box, "state", "wrong" if problem else "")
        self._describe(problem)

    def show_needs_answer(self, needs: bool) -> None:
        """Says that an answer is still needed."""
        self._problem.show_words(_("Needs an answer") if needs else "", "needs_answer")

    def first_focus(self) -> QWidget:
        """Where typing begins."""
        return self.editor.first_focus()

    def position(self) -> int:
        """Where the cursor stands, in code points."""
        return self.editor.position()

    def set_position(self, position: int) -> None:
        """Puts the cursor back where it stood."""
        self.editor.set_position(position)

    def _describe(self, problem: str) -> None:
        self.editor.describe(self.field.label, " ".join(filter(None, (problem, self.field.hint))))

    def _open_no_answer(self) -> None:
        self._no_answer.begin()
        self._on_no_answer_changed()

    def _on_no_answer_changed(self) -> None:
        is_open = not self._no_answer.isHidden()
        self.editor.setVisible(not is_open)
        self._open.setVisible(self._may_be_unanswered and not is_open)
        self.answer_changed.emit()


class _Problem(QWidget):
    def __init__(self, look: Look) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px("space.s"))
        self._icon = IconLabel(look, "cannot_be_right", "attention", "small")
        self._words = Words("", "small", "attention")
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        self.hide()

    def show_words(self, words: str, icon: str) -> None:
        self._icon.show_icon(icon, "attention")
        self._words.setText(words)
        self.setVisible(bool(words))


class _NoAnswer(QWidget):
    """Not known or not asked, with the reason, in place of the editor. What was typed before is still there underneath."""

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._choices = (
            Choice(look, "not_known", _("Not known")),
            Choice(look, "not_asked", _("Not asked")),
        )
        for choice in self._choices:
            self._group.addButton(choice)
            choice.toggled.connect(lambda _checked: self.changed.emit())
        label = Words(_("Why is there no answer?"), "label")
        self._reason = QLineEdit()
        self._reason.setObjectName("no-answer-reason")
        self._reason.setAccessibleName(_("Why is there no answer?"))
        self._reason.textChanged.connect(lambda _text: self.changed.emit())
        label.setBuddy(self._reason)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Columns(self._choices, look.px("space.s"), 2))
        column.addWidget(label)
        column.addWidget(self._reason)
        column.addWidget(Button(look, _("Answer it after all"), "answer-after-all", self._close, "link"))
        self.hide()

    def begin(self) -> None:
        self.show()
        self._choices[0].setChecked(True)
        self._reason.setFocus()

    def answer(self) -> Answer:
        chosen = self._group.checkedButton()
        if self.isHidden() or not isinstance(chosen, Choice):
            return None
        return {"unanswered": chosen.choice, "reason": self._reason.text()}

    def set_answer(self, answer: Answer) -> None:
        self.show()
        for choice in self._choices:
            choice.setChecked(choice.choice == answer["unanswered"])
        self._reason.setText(str(answer.get("reason", "")))

    def _close(self) -> None:
        self.hide()
        self.changed.emit()
