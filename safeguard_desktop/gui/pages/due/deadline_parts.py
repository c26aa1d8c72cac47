"""What an explained due time is made of on screen, for a due action and for the calculator alike."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from safeguard_desktop.domain.explaining import ExplainedRule
from safeguard_desktop.domain.moments import Moment
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.card import Card
from safeguard_desktop.gui.kit.chip import StatusChip
from safeguard_desktop.gui.kit.words import Words
from safeguard_desktop.gui.pages.due.due_words import short_time


def time_column(look: Look, name: str, said: str, beside: str = "", *, is_late: bool = False) -> QWidget:
    """One time under its name, with how far off it is."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(look.px("space.xs"))
    column.addWidget(Words(name, "small", "soft"))
    column.addWidget(Words(said, "section"))
    if is_late:
        column.addWidget(StatusChip(look, "late", beside))
    elif beside:
        column.addWidget(Words(beside, "body", "soft"))
    column.addStretch(1)
    return holder


def steps_grid(look: Look, steps: Sequence[str]) -> QGridLayout:
    """The steps of a count with their numbers."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(look.px("space.l"))
    grid.setVerticalSpacing(look.px("space.m"))
    grid.setColumnStretch(1, 1)
    for number, step in enumerate(steps):
        mark = Words(str(number + 1), "label", "soft").on_one_line()
        grid.addWidget(mark, number, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Words(f"{step[:1].upper()}{step[1:]}", "body"), number, 1)
    return grid


def steps_of(rule: ExplainedRule) -> list[str]:
    """The steps of the leading rule, and where there are two times why."""
    other = _("{other}. The earlier time is the one to meet.").format(other=rule.other_reading)
    return [*rule.steps, *([other] if rule.other_reading else [])]


def rule_card(look: Look, rule: ExplainedRule, now: Moment) -> Card:
    """Another rule of the same act: its paragraph, its words, its time and how that was counted."""
    words = _("{organisation} {paragraph}")
    heading = words.format(organisation=rule.source.organisation, paragraph=rule.source.paragraph)
    card = Card(look, heading, rule.summary)
    if rule.due:
        card.add(Words(_("Due by this one: {time}").format(time=short_time(rule.due, now)), "label"))
    for step in rule.steps:
        card.add(Words(f"{step[:1].upper()}{step[1:]}", "small", "soft"))
    return card
