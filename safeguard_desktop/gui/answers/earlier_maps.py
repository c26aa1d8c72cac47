"""Maps of the same case file that were signed before: each can be laid under the marks, and says its own in words."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from safeguard_desktop.domain.body_marks import BodyMaps, EarlierMap
from safeguard_desktop.domain.printed_marks import heading_of_mark, summary_of
from safeguard_desktop.domain.printed_times import printed_day
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.domain.texts import ngettext
from safeguard_desktop.gui.answers.body_painter import LaidUnder
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.choice import TickBox
from safeguard_desktop.gui.kit.words import Words


class EarlierMaps(QWidget):
    """`changed` comes when one is laid under or taken away. Nothing is laid under unasked: what was seen today comes first."""

    changed = Signal()

    def __init__(self, look: Look, name: str, maps: BodyMaps) -> None:
        super().__init__()
        self._maps, self._drawing = maps.earlier, maps.drawing.id
        self._boxes: list[TickBox] = []
        self._words: list[Words] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px("space.xs"))
        for place, one in enumerate(self._maps):
            box = TickBox(look, str(place), self._label(one))
            box.setObjectName(f"{name}-earlier-{place}")
            box.clicked.connect(lambda _checked=False: self._on_ticked())
            words = Words("\n".join(_line(one)), "small", "soft")
            words.hide()
            self._boxes.append(box)
            self._words.append(words)
            column.addWidget(box)
            column.addWidget(words)

    def laid_under(self) -> tuple[LaidUnder, ...]:
        """What is to be drawn beneath; marks of another drawing are said in words alone."""
        return tuple(
            LaidUnder(_short_day(one), one.marks)
            for one, box in zip(self._maps, self._boxes, strict=True)
            if box.isChecked() and one.drawing == self._drawing
        )

    def _label(self, one: EarlierMap) -> str:
        count = ngettext("{n} mark", "{n} marks", len(one.marks)).format(n=len(one.marks))
        return _("Lay under: map signed {day}, {count}").format(day=printed_day(one.at.date), count=count)

    def _on_ticked(self) -> None:
        for box, words in zip(self._boxes, self._words, strict=True):
            words.setVisible(box.isChecked())
        self.changed.emit()


def _short_day(one: EarlierMap) -> str:
    """The day without its weekday and year: the whole date stands in the list."""
    return " ".join(printed_day(one.at.date).split()[1:3])


def _line(one: EarlierMap) -> list[str]:
    return [": ".join(filter(None, (heading_of_mark(mark), summary_of(mark)))) for mark in one.marks]
