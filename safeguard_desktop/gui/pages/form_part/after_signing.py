"""After signing: that it is kept, whether it has reached the next person, and what happens next, by when and by whom."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from safeguard_desktop.casework.timeline import CaseDue
from safeguard_desktop.domain.moments import Moment
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.errands import PartToFill
from safeguard_desktop.gui.kit.banner import Banner
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.page_frame import PageFrame
from safeguard_desktop.gui.kit.row_list import Row, RowList
from safeguard_desktop.gui.kit.words import Words
from safeguard_desktop.gui.pages.due.due_words import distance, role_in_words, short_time

MOST_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of signing: heading and words for what was done, notes on times read otherwise, what is due, the time now.

    `alert`: the alert form that can now be filled in from what was signed.
    """

    heading: str
    words: str
    due: Sequence[CaseDue]
    now: Moment
    notes: tuple[str, ...] = ()
    is_reached: bool = True
    alert: PartToFill | None = None


class AfterSigning(PageFrame):
    """Says it and leads on; `look_at` shows the signed part, `leave` goes to Today, `open_case` to the case file."""

    def __init__(
        self,
        look: Look,
        outcome: Outcome,
        leave: Callable[[], None],
        open_case: Callable[[], None],
        look_at: Callable[[], None],
        fill: Callable[[PartToFill], None],
    ) -> None:
        super().__init__(look)
        self.ask(outcome.heading, style="title")
        self.add(Banner(look, "done", _("Signed and saved"), _("It is in the case file and stays as you signed it.")))
        if outcome.words:
            tone = "information" if outcome.is_reached else "attention"
            self.add(Banner(look, tone, _("How it goes on"), outcome.words))
        for note in outcome.notes:
            self.add(Words(note, "small", "soft"))
        self.add(Words(_("What happens next"), "section"))
        self._show_due(outcome)
        alert = outcome.alert
        self._leave = Button(look, _("&Go to Today"), "go-to-today", leave, "secondary" if alert else "primary")
        self._on = self._leave
        if alert is not None:
            words = _("&Fill in the alert form from it")
            self._on = Button(look, words, "fill-alert", lambda: fill(alert), "primary")
        others = (
            *((self._leave,) if alert else ()),
            Button(look, _("&Open the case file"), "open-case", open_case),
            Button(look, _("&See what I signed"), "see-signed", look_at),
        )
        self.put_foot(self._on, "", others)

    def first_focus(self) -> Button:
        """The way on."""
        return self._on

    def _show_due(self, outcome: Outcome) -> None:
        still = [one for one in outcome.due if one.action.is_open][:MOST_SHOWN]
        if not still:
            self.add(Words(_("Nothing more is due in this case file now."), "body", "soft"))
            return
        rows = RowList(self._look, "next-due", _("What happens next"))
        rows.show_rows([_row(number, one, outcome.now) for number, one in enumerate(still)])
        self.add(rows)


def _row(number: int, one: CaseDue, now: Moment) -> Row:
    action = one.action
    is_late = action.is_overdue(now)
    return Row(
        key=number,
        what=action.title,
        why=action.asks,
        paragraph=action.rules[0].paragraph if action.rules else "",
        when=short_time(action.due, now) if action.due else "",
        distance=distance(action.due, now) if action.due else "",
        is_late=is_late,
        whose=role_in_words(action.who) if action.who else "",
    )
