"""Why a due action is due when it is: the answer first, then how it was counted, then the paragraphs it comes from."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from safeguard_desktop.casework.due_lines import DueKey, DueLine
from safeguard_desktop.casework.explaining_due import DueExplained, explain_due
from safeguard_desktop.domain.errors import MendableError
from safeguard_desktop.domain.explaining import ExplainedRule
from safeguard_desktop.domain.moments import Moment
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.kit.banner import Banner, error_banner
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.card import Card
from safeguard_desktop.gui.kit.chip import StatusChip
from safeguard_desktop.gui.kit.columns import Columns
from safeguard_desktop.gui.kit.words import Words
from safeguard_desktop.gui.page import Page
from safeguard_desktop.gui.pages.due.day_boxes import DayBoxes, days_counted
from safeguard_desktop.gui.pages.due.deadline_parts import rule_card, steps_grid, steps_of, time_column
from safeguard_desktop.gui.pages.due.deadline_sources import DeadlineSources
from safeguard_desktop.gui.pages.due.due_words import distance, due_distance, due_time, person_line, short_time, whose
from safeguard_desktop.gui.pages.due.leading_on import open_line, says_what_opens
from safeguard_desktop.gui.workplace import Workplace


class DeadlinePage(Page):
    """Why then?"""

    title = _("How this was counted")

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace.look, "form_max")
        self._workplace = workplace
        self._line: DueLine | None = None
        self.put_head(_("How this was counted"), workplace.navigator.back)
        self._sources = DeadlineSources(self.look)
        self.put_right(self._sources, _("Where it comes from"))
        self._open = Button(self.look, _("Open"), "open-part", self._on_open, "primary")
        self.put_foot(self._open)
        self._open.hide()

    def enter(self, about: object = None) -> None:
        """`about` is a DueKey."""
        if not isinstance(about, DueKey):
            raise TypeError("the deadline page is told a DueKey")
        desk, key = self._workplace.desk, about
        self.clear()
        self._open.hide()
        self._sources.show_rules((), None)
        self._workplace.background.in_background(
            lambda: explain_due(desk, key), self._on_explained, self._on_failed, question=self
        )

    def leave(self) -> None:
        self._workplace.background.forget(self)

    def first_focus(self) -> QWidget | None:
        return self.findChild(QWidget, "back")

    def help_words(self) -> str:
        return _(
            "This says by which paragraph something is due, and how the time was counted, day by day. Where two paragraphs"
            " can be read in two ways, the earlier time is the one to meet. The later one is shown as latest defensible."
        )

    def _on_failed(self, error: MendableError) -> None:
        self.clear()
        self.ask(_("How this was counted"), style="title")
        self.add(error_banner(self.look, error))

    def _on_explained(self, explained: DueExplained) -> None:
        line = self._line = explained.line
        self.clear()
        self.ask(line.action.title, style="title")
        self._add_whose(line)
        self._add_answer(explained)
        for warning in explained.rules[0].warnings:
            self.add(Banner(self.look, "attention", warning))
        if line.action.asks:
            self.add(Banner(self.look, "information", line.action.asks))
        if line.action.good_practice:
            self.add(Banner(self.look, "information", _("Good practice"), line.action.good_practice))
        self.add(Words(_("How it was counted"), "section"))
        days = days_counted(line)
        if days:
            self.add(DayBoxes(self.look, days))
        self.add(steps_grid(self.look, steps_of(explained.rules[0])))
        leading = explained.rules[0]
        self._add_others([rule for rule in explained.rules[1:] if rule.steps != leading.steps], explained.now)
        self._sources.show_rules(explained.rules, line)
        self._open.setText(says_what_opens(line))
        self._open.setVisible(line.action.is_open)

    def _add_whose(self, line: DueLine) -> None:
        row = QHBoxLayout()
        row.setSpacing(self.look.px("space.m"))
        row.addWidget(Words(person_line(line.initials, line.age), "label").on_one_line())
        row.addWidget(Words(line.key.reference, "body", "soft").on_one_line())
        row.addStretch(1)
        self.add(row)
        if not line.action.is_open:
            chip = StatusChip(self.look, "complete", _("Done"))
        elif line.is_mine:
            chip = StatusChip(self.look, "you", _("Your turn, as {role}").format(role=whose(line).lower()))
        else:
            chip = StatusChip(self.look, "waiting", _waits_for(line))
        self.add(chip)
        if line.action.is_open and not line.is_ours:
            words = _("It is not yours to do. You may chase them, and write down when you did and what was said.")
            self.add(Words(words, "body", "soft"))

    def _add_answer(self, explained: DueExplained) -> None:
        line, now = explained.line, explained.now
        is_open, done, latest = line.action.is_open, line.action.done, line.action.latest_defensible
        times = []
        if done is not None:
            by = _("by {name}").format(name=done.by) if done.by else ""
            times.append(time_column(self.look, _("Done"), short_time(done.at, now), by))
        if line.due is not None:
            beside = due_distance(line, now) if is_open else ""
            is_late = line.is_late(now)
            times.append(time_column(self.look, _("Due"), short_time(line.due, now), beside, is_late=is_late))
        if latest is not None:
            beside = distance(latest, now) if is_open else ""
            times.append(time_column(self.look, _("Latest defensible"), short_time(latest, now), beside))
        card = Card(self.look, "" if line.due else due_time(line, now))
        card.setObjectName("answer")
        if times:
            card.add(Columns(times, self.look.px("space.xl"), len(times)))
        self.add(card)

    def _add_others(self, rules: Sequence[ExplainedRule], now: Moment) -> None:
        if not rules:
            return
        self.add_space("s")
        self.add(Words(_("Other paragraphs that ask for the same"), "section"))
        for rule in rules:
            self.add(rule_card(self.look, rule, now))

    def _on_open(self) -> None:
        if self._line is not None:
            open_line(self._workplace.navigator, self._line)


def _waits_for(line: DueLine) -> str:
    if line.is_ours:
        return _("Waits for: {who}").format(who=whose(line))
    return _("{duty}: {who}").format(duty=whose(line), who=line.about) if line.about else whose(line)
