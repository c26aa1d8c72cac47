"""The steps of an errand, or the sections of a form, one under the other, each with its state in words."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.choice_line import ChoiceLine
from safeguard_desktop.gui.kit.words import Words, throw_away

STATES = ("not_started", "in_progress", "needs_answer", "complete", "signed", "waiting", "someone_elses_part")


@dataclass(frozen=True, slots=True)
class Step:
    """`state` is one of STATES; `words` say it ("Needs 2 answers"). A step with a `heading` begins a group of that name."""

    key: Hashable
    title: str
    state: str = "not_started"
    words: str = ""
    heading: str = ""
    may_be_chosen: bool = True


class Steps(QWidget):
    """`chosen(key)` comes when a step is pressed. Made for `PageFrame.put_left`."""

    chosen = Signal(object)

    def __init__(self, look: Look, says: str = "") -> None:
        super().__init__()
        self._look = look
        self.setObjectName("steps")
        self.setAccessibleName(says or _("Steps"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.px("space.xs"))
        self._column.addStretch(1)
        self._lines: dict[Hashable, ChoiceLine] = {}
        self._steps: tuple[Step, ...] = ()

    def show_steps(self, steps: Sequence[Step], current: Hashable = None) -> None:
        """Shows the steps; where only states changed, nothing loses the focus."""
        if [(one.key, one.heading) for one in steps] != [(one.key, one.heading) for one in self._steps]:
            self._rebuild(steps)
        self._steps = tuple(steps)
        for step in steps:
            self._lines[step.key].show_step(step.title, step.state, step.words, is_current=step.key == current)

    def _rebuild(self, steps: Sequence[Step]) -> None:
        while self._column.count() > 1:
            throw_away(self._column.takeAt(0))
        self._lines = {}
        for step in steps:
            if step.heading:
                self._put(Words(step.heading, "small", "soft"))
            line = ChoiceLine(self._look, f"step-{step.key}")
            line.setEnabled(step.may_be_chosen)
            line.clicked.connect(lambda _checked=False, key=step.key: self.chosen.emit(key))
            self._lines[step.key] = line
            self._put(line)

    def _put(self, widget: QWidget) -> None:
        self._column.insertWidget(self._column.count() - 1, widget)
