"""The calculator's answer: the time first, then what to know about it, how it was counted, and where it comes from."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from safeguard_desktop.casework.deadlines import Calculated
from safeguard_desktop.domain.moments import Moment
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.banner import Banner
from safeguard_desktop.gui.kit.card import Card
from safeguard_desktop.gui.kit.columns import Columns
from safeguard_desktop.gui.kit.words import Words
from safeguard_desktop.gui.pages.due.deadline_parts import rule_card, steps_grid, steps_of, time_column
from safeguard_desktop.gui.pages.due.due_words import short_time


class CalculatedDue(QWidget):
    """Made anew for each answer."""

    def __init__(self, look: Look, found: Calculated, now: Moment) -> None:
        super().__init__()
        self.setObjectName("calculated")
        self._look, self._now = look, now
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, look.px("space.m"), 0, 0)
        self._column.setSpacing(look.px("space.m"))
        self._add_answer(found)
        for warning in found.answer.warnings:
            self._column.addWidget(Banner(look, "attention", warning))
        self._add_dates(found)
        leading = found.rules[0]
        self._column.addWidget(Words(_("How it was counted"), "section"))
        self._column.addLayout(steps_grid(look, steps_of(leading)))
        self._column.addWidget(Words(_("Where it comes from"), "section"))
        self._column.addWidget(Words(leading.summary))
        source = leading.source
        where = (source.organisation, source.document, source.edition, source.paragraph, leading.rule)
        self._column.addWidget(Words(", ".join(one for one in where if one), "small", "soft"))
        if len(found.rules) > 1:
            self._column.addWidget(Words(_("Other paragraphs that ask for the same"), "section"))
        for rule in found.rules[1:]:
            self._column.addWidget(rule_card(look, rule, now))

    def _add_answer(self, found: Calculated) -> None:
        leading = found.answer.leading
        card = Card(self._look, "" if leading.due else _("No time can be counted"), leading.asks)
        card.setObjectName("answer")
        times = []
        if leading.due is not None:
            times.append(time_column(self._look, _("Due"), self._said(leading.due)))
        if leading.latest_defensible is not None:
            times.append(time_column(self._look, _("Latest defensible"), self._said(leading.latest_defensible)))
        if times:
            card.add(Columns(times, self._look.px("space.xl"), len(times)))
        self._column.addWidget(card)

    def _add_dates(self, found: Calculated) -> None:
        if found.answer.occurrences:
            self._column.addWidget(Words(_("The dates one after another"), "section"))
            dates = "\n".join(self._said(one) for one in found.answer.occurrences)
            self._column.addWidget(Words(dates))

    def _said(self, moment: Moment) -> str:
        return short_time(moment, self._now)
