"""The way a case stands on its procedure, as a strip: one piece for each act, done, late, next or still to come."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from safeguard_desktop.casework.standing import Step
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look


class StepStrip(QWidget):
    """Shown beside words that say the same; read aloud as counts."""

    def __init__(self, look: Look, steps: Sequence[Step] = ()) -> None:
        super().__init__()
        self._look = look
        self._steps: tuple[Step, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)
        self.show_steps(steps)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Shows other steps."""
        self._steps = tuple(steps)
        done, late = self._steps.count(Step.DONE), self._steps.count(Step.LATE)
        words = _("{done} of {all} done, {late} late").format(done=done, all=len(self._steps), late=late)
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px("width.rail") // 2, self._look.px("space.m"))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._look.px("space.m"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap, height = self._look.px("space.xs"), self._look.px("space.s") * 3 // 4
        count = max(1, len(self._steps))
        width = max(2.0, (self.width() - gap * (count - 1)) / count)
        for number, step in enumerate(self._steps):
            self._paint_step(painter, QRectF(number * (width + gap) + 1, 2, width - 2, height), step)
        painter.end()

    def _paint_step(self, painter: QPainter, place: QRectF, step: Step) -> None:
        colours = self._look.colours
        fill = {Step.DONE: colours.accent, Step.LATE: colours.attention}.get(step)
        edge = {Step.DONE: colours.accent, Step.LATE: colours.attention, Step.NEXT: colours.accent}.get(step)
        painter.setPen(QPen(QColor(edge or colours.control_line), 1.5 if step is Step.NEXT else 1))
        painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(place, 2, 2)
