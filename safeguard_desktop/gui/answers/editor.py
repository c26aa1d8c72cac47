"""What every editor of an answer can do; the shapes of answers are those of domain.answers."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from safeguard_desktop.domain.answers import Answer


class AnswerEditor(QWidget):
    """Shows and takes one answer. `answer_changed` comes when a person changes it, not when `set_answer` does."""

    answer_changed = Signal()

    def answer(self) -> Answer:
        """The answer, or None where there is none. What cannot be read is given as it was typed, so that it is kept."""
        raise NotImplementedError

    def set_answer(self, answer: Answer) -> None:
        """Shows an answer, also one that was kept as it was typed."""
        raise NotImplementedError

    def first_focus(self) -> QWidget:
        """Where the cursor goes first."""
        return self

    def describe(self, name: str, description: str) -> None:
        """Gives the accessible name and description to what takes the focus."""
        self.first_focus().setAccessibleName(name)
        self.first_focus().setAccessibleDescription(description)

    def position(self) -> int:
        """Where the cursor stands in the text, in code points; 0 where there is no text."""
        return 0

    def set_position(self, position: int) -> None:
        """Puts the cursor there."""
