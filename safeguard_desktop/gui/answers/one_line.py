"""Editors of one line: text, number, date, time, date and time. What was typed is kept even where it cannot be read."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime

from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from safeguard_desktop.domain.answer_kinds import stated_moment
from safeguard_desktop.domain.answers import Answer
from safeguard_desktop.domain.moments import Moment, UnreadableMoment, parse_stated
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.answers.editor import AnswerEditor
from safeguard_desktop.gui.answers.reading_times import (
    read_date,
    read_date_time,
    read_time,
    say_date,
    say_moment,
    today_in_london,
)
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.words import Words

Today = Callable[[], date]
_NUMBER = re.compile(r"[+-]?\d{1,15}")


class OneLine(AnswerEditor):
    """A line of text. `widest` is a hint at the answer's length, as a length of sizes.toml or "" for all there is."""

    def __init__(self, look: Look, name: str, characters: int = 0) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setObjectName(name)
        if characters:
            self.line.setMaximumWidth(self.line.fontMetrics().averageCharWidth() * characters + look.px("space.xxl"))
        self.line.textEdited.connect(lambda _text: self._on_edited())
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(look.px("space.xs"))
        self.column.addWidget(self.line)

    def answer(self) -> Answer:
        return self.line.text() or None

    def set_answer(self, answer: Answer) -> None:
        self.line.setText("" if answer is None else str(answer))

    def first_focus(self) -> QWidget:
        return self.line

    def position(self) -> int:
        return len(self.line.text()[: self.line.cursorPosition()])

    def set_position(self, position: int) -> None:
        self.line.setCursorPosition(position)

    def _on_edited(self) -> None:
        self.answer_changed.emit()


class NumberLine(OneLine):
    """A whole number, or words where there is no number to give ("about 9")."""

    def answer(self) -> Answer:
        text = self.line.text()
        return int(text) if _NUMBER.fullmatch(text.strip()) else text or None


class SpokenLine(OneLine):
    """A line that is read leniently and said back under it: "Fri 20 Nov 2026, 16:55"."""

    def __init__(self, look: Look, name: str, characters: int = 22) -> None:
        super().__init__(look, name, characters)
        self._said = Words("", "small", "soft")
        self._said.setObjectName(f"{name}-said-back")
        self.column.addWidget(self._said)
        self.line.editingFinished.connect(self.say_back)
        self._said.hide()

    @property
    def said(self) -> str:
        """What is said back under the line."""
        return self._said.text()

    def say_back(self) -> None:
        """Says under the line how it was read."""
        text = self.line.text().strip()
        self._said.setText(self._in_words(text) if text else "")
        self._said.setVisible(bool(text))

    def set_answer(self, answer: Answer) -> None:
        self.line.setText(self._as_typed(str(answer)) if answer else "")
        self.say_back()

    def _in_words(self, text: str) -> str:
        raise NotImplementedError

    def _as_typed(self, answer: str) -> str:
        return answer

    def _on_edited(self) -> None:
        self.say_back()
        super()._on_edited()


class DateLine(SpokenLine):
    """A date; kept as "2026-11-20"."""

    def __init__(self, look: Look, name: str, today: Today) -> None:
        super().__init__(look, name, 18)
        self._today = today

    def answer(self) -> Answer:
        day = read_date(self.line.text(), self._today())
        return day.isoformat() if day else self.line.text() or None

    def _in_words(self, text: str) -> str:
        day = read_date(text, self._today())
        return say_date(day) if day else _("This cannot be read as a date yet. Write it as 20/11/2026.")

    def _as_typed(self, answer: str) -> str:
        day = read_date(answer, self._today())
        return f"{day:%d/%m/%Y}" if day else answer


class TimeLine(SpokenLine):
    """A time of day; kept as "16:55"."""

    def answer(self) -> Answer:
        clock = read_time(self.line.text())
        return f"{clock:%H:%M}" if clock else self.line.text() or None

    def _in_words(self, text: str) -> str:
        clock = read_time(text)
        return f"{clock:%H:%M}" if clock else _("This cannot be read as a time yet. Write it as 16:55.")


class DateTimeLine(SpokenLine):
    """A date with its time, or the date alone where the time is not known; kept as ISO 8601 with London's offset.

    A moment nobody has changed here stays as it came: the hour that comes twice in autumn is typed alike both times.
    """

    def __init__(self, look: Look, name: str, today: Today) -> None:
        super().__init__(look, name, 26)
        self._today = today
        self._as_it_came: tuple[str, Answer] = ("", None)

    def answer(self) -> Answer:
        shown, came = self._as_it_came
        if self.line.text() == shown:
            return came
        found = self._read()
        return found[0].isoformat() if found else self.line.text() or None

    def set_answer(self, answer: Answer) -> None:
        super().set_answer(answer)
        is_read = stated_moment(answer) is not None
        self._as_it_came = (self.line.text(), answer) if is_read else ("", None)

    def _in_words(self, _text: str) -> str:
        found = self._read()
        if found is None:
            return _("This cannot be read as a date and time yet. Write it as 20/11/2026 16:55.")
        return "\n".join((say_moment(found[0]), *found[1]))

    def _as_typed(self, answer: str) -> str:
        try:
            moment = parse_stated(answer).moment
        except UnreadableMoment:
            return answer
        day = f"{moment.date:%d/%m/%Y}"
        return day if "T" not in moment.isoformat() else f"{day} {moment.local:%H:%M}"

    def _read(self) -> tuple[Moment, tuple[str, ...]] | None:
        text = self.line.text().strip()
        for stated in (text, read_date_time(text, self._today())):
            try:
                found = parse_stated(stated or "")
            except UnreadableMoment:
                continue
            return found.moment, found.warnings
        return None


def today_of_machine() -> date:
    """Today in London by the machine's clock: only for reading "today" and dates without a year."""
    return today_in_london(datetime.now(UTC))
