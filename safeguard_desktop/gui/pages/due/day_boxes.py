"""The days of a count as boxes a finger can follow: the day it began is 0, days that do not count have a dash."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from safeguard_desktop.casework.due_lines import DueLine
from safeguard_desktop.domain.limits import Code
from safeguard_desktop.domain.printed_times import printed_day
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.columns import Columns

MOST_DAYS = 16
IN_WORKING_DAYS = frozenset({Code.WD, Code.WH, Code.WWEEK})


@dataclass(frozen=True, slots=True)
class CountedDay:
    """One day: its number in the count, None where it does not count; `is_last` is the day it is due."""

    day: date
    number: int | None
    is_last: bool = False


def days_counted(line: DueLine) -> tuple[CountedDay, ...]:
    """The days of the leading rule's count; none where it is not counted in working days, or there are too many to show."""
    leading, calendar = line.action.rules[0], line.action.calendar
    if leading.code not in IN_WORKING_DAYS or leading.started is None or leading.due is None or calendar is None:
        return ()
    first, last = leading.started.at.date, leading.due.date
    if not 0 < (last - first).days <= MOST_DAYS:
        return ()
    found = [CountedDay(first, 0)]
    number = 0
    for offset in range(1, (last - first).days + 1):
        day = first + timedelta(days=offset)
        counts = calendar.is_working_day(day)
        number += counts
        found.append(CountedDay(day, number if counts else None, day == last))
    return tuple(found)


class DayBoxes(Columns):
    """The sentences beneath say the same."""

    def __init__(self, look: Look, days: Sequence[CountedDay]) -> None:
        super().__init__([_DayBox(look, day) for day in days], look.px("space.xs"), MOST_DAYS + 1)
        self.setObjectName("day-boxes")


class _DayBox(QWidget):
    def __init__(self, look: Look, day: CountedDay) -> None:
        super().__init__()
        self._look, self._day = look, day
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        number = _("not counted") if day.number is None else _("day {number}").format(number=day.number)
        self.setAccessibleName(f"{printed_day(day.day)}: {number}")

    def sizeHint(self) -> QSize:
        line = QFontMetrics(self._look.font("label")).height()
        return QSize(self._look.px("space.huge"), 2 * line + self._box_height() + self._look.px("space.s"))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        weekday, day_of_month = printed_day(self._day.day).split()[:2]
        line = QFontMetrics(self._look.font("label")).height()
        middle = Qt.AlignmentFlag.AlignCenter
        painter.setFont(self._look.font("small"))
        painter.setPen(QColor(self._look.colours.ink_soft))
        painter.drawText(QRectF(0, 0, self.width(), line), middle, weekday)
        painter.setFont(self._look.font("label", numbers=True))
        painter.setPen(QColor(self._look.colours.ink))
        painter.drawText(QRectF(0, line, self.width(), line), middle, day_of_month)
        self._paint_box(painter, QRectF(1, 2 * line + 2, self.width() - 2, self._box_height()))
        painter.end()

    def _paint_box(self, painter: QPainter, place: QRectF) -> None:
        colours, number = self._look.colours, self._day.number
        fill, ink = colours.accent_soft, colours.accent_text
        pen = QPen(QColor(colours.accent), 1)
        if number is None:
            fill, ink = colours.surface, colours.ink_soft
            pen = QPen(QColor(colours.control_line), 1, Qt.PenStyle.DashLine)
        elif number == 0:
            fill = colours.surface
        elif self._day.is_last:
            fill, ink = colours.accent, colours.on_accent
        painter.setBrush(QColor(fill))
        painter.setPen(pen)
        painter.drawRoundedRect(place, 4, 4)
        painter.setPen(QColor(ink))
        painter.setFont(self._look.font("label", numbers=True))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, "\N{EN DASH}" if number is None else str(number))

    def _box_height(self) -> int:
        return self._look.px("height.button")
