"""What stands beside Today: what I left half done, that others are writing, where each case stands."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from safeguard_desktop.casework.standing_in import StandIn
from safeguard_desktop.casework.today import CaseStanding, DraftLine, Today
from safeguard_desktop.domain.moments import Moment
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.errands import CaseToShow, DraftToContinue
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.kept_list import KeptList
from safeguard_desktop.gui.kit.row_list import Row
from safeguard_desktop.gui.kit.words import Line, Words, throw_away
from safeguard_desktop.gui.pages.authorities.local_numbers import LocalNumbers
from safeguard_desktop.gui.pages.away_words import stand_in_words
from safeguard_desktop.gui.pages.due.due_words import person_line, short_time
from safeguard_desktop.gui.pages.due.step_strip import StepStrip
from safeguard_desktop.gui.place import Place
from safeguard_desktop.gui.workplace import Workplace

STANDINGS_AT_ONCE = 6
OTHERS_AT_ONCE = 5


class TodayPanel(QWidget):
    """Rebuilt only where what it says has changed."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace, self._look = workplace, workplace.look
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._look.px("space.s"))
        self._numbers = LocalNumbers(self._look, has_national=True)
        column.addWidget(self._numbers)
        self._away = QVBoxLayout()
        column.addLayout(self._away)
        column.addWidget(Words(_("Unfinished drafts"), "label"))
        column.addWidget(Line())
        self._no_drafts = Words(_("None. What you begin and do not sign waits for you here."), "small", "soft")
        column.addWidget(self._no_drafts)
        self._drafts = KeptList(self._look, "my-drafts", _("Unfinished drafts"))
        self._drafts.opened.connect(self._on_draft)
        column.addWidget(self._drafts)
        self._others = QVBoxLayout()
        self._standings = QVBoxLayout()
        column.addLayout(self._others)
        column.addSpacing(self._look.px("space.l"))
        column.addLayout(self._standings)
        self._counted = Words("", "small", "soft")
        column.addSpacing(self._look.px("space.l"))
        column.addWidget(self._counted)
        column.addStretch(1)
        self._shown: object = None

    def show_today(self, today: Today) -> None:
        """Shows what is left half done and where the cases stand."""
        self._drafts.show_rows([_draft_row(draft, today.now) for draft in today.my_drafts])
        self._drafts.setVisible(bool(today.my_drafts))
        self._no_drafts.setVisible(not today.my_drafts)
        words = _("Working days are those of {nation}. Bank holidays are known up to December {year}.")
        nation = today.nation.replace("-", " ").title()
        self._counted.setText(words.format(nation=nation, year=today.calendar_ends))
        first = sorted(today.standings, key=lambda one: not one.standing.is_late)[:STANDINGS_AT_ONCE]
        self._numbers.show_numbers(today.numbers)
        shown = (today.others_drafts, first, len(today.standings), today.stand_ins)
        if shown != self._shown:
            self._shown = shown
            self._show_away(today.stand_ins)
            self._show_others(today.others_drafts, today.now)
            self._show_standings(first, len(today.standings))

    def _show_away(self, stand_ins: Sequence[StandIn]) -> None:
        _empty(self._away)
        if not stand_ins:
            return
        self._away.addWidget(Words(_("Who is away"), "label"))
        self._away.addWidget(Line())
        for one in stand_ins:
            self._away.addWidget(Words(stand_in_words(one), "small"))
        self._away.addSpacing(self._look.px("space.l"))

    def _show_others(self, drafts: Sequence[DraftLine], now: Moment) -> None:
        _empty(self._others)
        if not drafts:
            return
        self._others.addSpacing(self._look.px("space.l"))
        self._others.addWidget(Words(_("Others are writing"), "label"))
        self._others.addWidget(Line())
        for draft in drafts[:OTHERS_AT_ONCE]:
            since = short_time(Moment(draft.started_at), now)
            self._others.addWidget(Words(draft.part_title, "body"))
            words = _("{form}. Begun by {name}, {since}").format(form=draft.form_title, name=draft.author, since=since)
            self._others.addWidget(Words(words, "small", "soft"))
        left = len(drafts) - OTHERS_AT_ONCE
        if left > 0:
            self._others.addWidget(Words(_("and {count} more").format(count=left), "small", "soft"))

    def _show_standings(self, standings: Sequence[CaseStanding], count: int) -> None:
        _empty(self._standings)
        if not standings:
            return
        self._standings.addWidget(Words(_("Where each case stands"), "label"))
        self._standings.addWidget(Line())
        for one in standings:
            self._add_standing(one)
        if count > len(standings):
            words = _("All {count} case files").format(count=count)
            self._standings.addWidget(Button(self._look, words, "all-cases", self._on_all, "link"))

    def _add_standing(self, one: CaseStanding) -> None:
        name = f"{one.reference}  {person_line(one.initials, one.age)}"
        go = CaseToShow(one.reference)
        button = Button(
            self._look, name, f"case-{one.reference}", lambda: self._workplace.navigator.go(Place.CASE, go), "link"
        )
        self._standings.addWidget(button)
        tone = "attention" if one.standing.is_late else "soft"
        self._standings.addWidget(Words(one.standing.words, "small", tone))
        if one.standing.steps:
            self._standings.addWidget(StepStrip(self._look, one.standing.steps))
        self._standings.addSpacing(self._look.px("space.s"))

    def _on_draft(self, key: object) -> None:
        self._workplace.navigator.go(Place.FORM_PART, DraftToContinue(str(key)))

    def _on_all(self) -> None:
        self._workplace.navigator.start_over(Place.CASES)


def _draft_row(draft: DraftLine, now: Moment) -> Row:
    who = person_line(draft.initials, draft.age) or _("New case file")
    saved = _("{who}. Saved {time}").format(who=who, time=short_time(Moment(draft.saved_at), now))
    return Row(draft.id, what=draft.part_title, why=f"{draft.form_title}. {saved}")


def _empty(column: QVBoxLayout) -> None:
    while column.count():
        throw_away(column.takeAt(0))
