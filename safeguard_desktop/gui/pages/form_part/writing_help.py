"""What stands beside the page to write on, and nothing else: by when it is to be signed, what to do and what not to do.

Source: Coram Group, Safeguarding Policy (July 2021), Appendix D; The Children's Society, 3.5, in our own words.
"""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from safeguard_desktop.casework.writing_limit import WritingLimit
from safeguard_desktop.domain.moments import Moment
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.icon_label import IconLabel
from safeguard_desktop.gui.kit.time_ring import TimeRing
from safeguard_desktop.gui.kit.words import Line, Words
from safeguard_desktop.gui.pages.due.due_words import short_time

HOUR = timedelta(hours=1)


class WritingHelp(QWidget):
    """`show_limit` whenever the end of the talk is known anew."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("writing-help")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.px("space.s") - 2)
        self._column.addLayout(self._clock())
        self._column.addWidget(self._counted)
        for heading, icon, colour, lines in _lists():
            self._column.addSpacing(look.line("chosen"))
            self._column.addWidget(Words(heading, "label"))
            for line in lines:
                self._add_line(icon, colour, line)
        self._column.addWidget(Line())
        self._add_line("support", "ink_soft", _("This is hard to hear. Your line manager can arrange support for you."))
        self._column.addStretch(1)

    def show_limit(self, limit: WritingLimit | None, now: Moment, *, is_counted: bool = False) -> None:
        """By when it is to be signed; without a limit, that it is best done now. `is_counted`: the times that count are known."""
        self._ring.setVisible(limit is not None)
        if limit is None:
            self._heading.setText(_("Write it now, while it is fresh"))
            self._due.setText("")
            self._left.setText("")
            self._counted.setText(
                _("No rule in force here sets a number of hours. It is worth most written the same day.")
                if is_counted
                else _("The time counts from the end of the talk. Say under “Times and place” when it ended.")
            )
            return
        whole, left = limit.due.at - limit.since.at, limit.due.at - now.at
        self._ring.show_left(left / whole if whole else 0.0, _("{n} h").format(n=max(0, left // HOUR)))
        self._heading.setText(_("Sign this by"))
        self._due.setText(short_time(limit.due, now))
        self._left.setText(_left_in_words(left))
        self._left.set_tone("soft" if left > timedelta() else "attention")
        counted = (
            _(
                "{hours} hours from when the talk began, nights and weekends too. Once you say under “Times and place” when it"
                " ended, they count from then. {paragraph}"
            )
            if limit.is_provisional
            else _("{hours} hours from the end of the talk, nights and weekends too. {paragraph}")
        )
        self._counted.setText(counted.format(hours=whole // HOUR, paragraph=limit.paragraph))

    def _clock(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._look.px("space.m"))
        self._ring = TimeRing(self._look)
        self._heading, self._due, self._left = (
            Words("", "small", "soft"),
            Words("", "label"),
            Words("", "small", "soft"),
        )
        self._counted = Words("", "small", "soft")
        words = QVBoxLayout()
        words.setSpacing(0)
        for one in (self._heading, self._due, self._left):
            words.addWidget(one)
        row.addWidget(self._ring, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return row

    def _add_line(self, icon: str, colour: str, words: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(self._look.px("space.s"))
        row.addWidget(IconLabel(self._look, icon, colour, "small", is_on_top=True), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Words(words), 1)
        self._column.addLayout(row)


def _left_in_words(left: timedelta) -> str:
    if left <= timedelta():
        return _("The time has passed. Sign it all the same, and say why it is late.")
    return _("{hours} h {minutes} min left").format(hours=left // HOUR, minutes=(left % HOUR) // timedelta(minutes=1))


def _lists() -> tuple[tuple[str, str, str, tuple[str, ...]], ...]:
    return (
        (
            _("Do"),
            "tick",
            "done_text",
            (
                _("Stay calm and listen"),
                _("Let them use their own words, at their own pace"),
                _("Say they were right to tell you"),
                _("Say what will happen, when, and who will know"),
            ),
        ),
        (
            _("Do not"),
            "close",
            "ink_soft",
            (
                _("Promise to keep a secret"),
                _("Ask in detail, or lead them to an answer"),
                _("Press somebody who is reluctant"),
                _("Ask to see injuries"),
            ),
        ),
        (_("If you have to ask"), "i_asked", "ink_soft", (_("Tell me. Explain to me. Describe to me. Then stop."),)),
    )
