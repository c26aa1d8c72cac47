"""What stands beside a case file: the next thing, what follows, and who knows."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from safeguard_desktop.casework.due_lines import DueLine
from safeguard_desktop.casework.looking_at_case import CaseLooked
from safeguard_desktop.domain.moments import Moment
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.kit.banner import Banner
from safeguard_desktop.gui.kit.words import Line, Words, throw_away
from safeguard_desktop.gui.pages.due.due_words import due_distance, due_time, short_time
from safeguard_desktop.gui.place import Place
from safeguard_desktop.gui.workplace import Workplace

AFTER_NEXT = 2


class CasePanel(QWidget):
    """Small answers to: what next, by when, and who has been told."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace, self._look = workplace, workplace.look
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(self._look.px("space.s"))

    def show_case(self, case: CaseLooked) -> None:
        """Shows the answers for one case file."""
        while self._column.count():
            throw_away(self._column.takeAt(0))
        still = [line for line in case.due if line.action.is_open]
        first = case.head.standing.next_line
        self._column.addWidget(Words(_("Next"), "label"))
        if first is None:
            self._column.addWidget(Words(case.head.standing.words, "body", "soft"))
        else:
            self._add_next(first, case.now)
        for line in [one for one in still if one is not first][:AFTER_NEXT]:
            self._add_after(line, case.now)
        self._add_who_knows(case)

    def _add_next(self, line: DueLine, now: Moment) -> None:
        is_late = line.is_late(now)
        words = _("{time} ({distance})") if due_distance(line, now) else "{time}"
        when = words.format(time=due_time(line, now), distance=due_distance(line, now))
        tone = "attention" if is_late else "information"
        banner = Banner(self._look, tone, line.action.title, when, "late" if is_late else "due_today")
        banner.add_link(
            _("How this was counted"),
            "explain-next",
            lambda: self._workplace.navigator.go(Place.DEADLINE, line.key),
        )
        self._column.addWidget(banner)

    def _add_after(self, line: DueLine, now: Moment) -> None:
        self._column.addSpacing(self._look.px("space.xs"))
        self._column.addWidget(Words(line.action.title, "body"))
        words = _("{time} ({distance})") if due_distance(line, now) else "{time}"
        when = words.format(time=due_time(line, now), distance=due_distance(line, now))
        self._column.addWidget(Words(when, "small", "attention" if line.is_late(now) else "soft"))

    def _add_who_knows(self, case: CaseLooked) -> None:
        self._column.addSpacing(self._look.px("space.l"))
        self._column.addWidget(Words(_("Who knows"), "label"))
        self._column.addWidget(Line())
        for told in case.people.told:
            self._column.addWidget(Words(told.who, "body"))
            when = short_time(told.told_at, case.now) if told.told_at else _("The time is not known")
            self._column.addWidget(Words(when, "small", "soft"))
        if not case.people.told:
            self._column.addWidget(Words(_("Nobody is recorded as told yet."), "small", "soft"))
        self._column.addStretch(1)
