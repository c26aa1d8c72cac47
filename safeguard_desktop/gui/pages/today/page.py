"""Today: what is due and whose move it is, over all case files; beside it what was left half done."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QWidget

from safeguard_desktop.casework.due_lines import DueKey, DueLine
from safeguard_desktop.casework.today import Today, WordsToConfirm, look_at_today
from safeguard_desktop.domain.errors import MendableError
from safeguard_desktop.domain.printed import printed_role
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.errands import CaseToShow, PartToConfirm
from safeguard_desktop.gui.kit.banner import Banner, error_banner
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.empty_place import EmptyPlace
from safeguard_desktop.gui.kit.head_row import head_row
from safeguard_desktop.gui.kit.segmented_filter import Segment, Segments
from safeguard_desktop.gui.kit.slot import Slot
from safeguard_desktop.gui.kit.words import Words
from safeguard_desktop.gui.page import Page
from safeguard_desktop.gui.pages.authorities.local_numbers import numbers_in_help
from safeguard_desktop.gui.pages.due.due_list import DueList
from safeguard_desktop.gui.pages.due.due_rows import EVERYONE, MINE, capped, filters_of, groups_of, narrowed
from safeguard_desktop.gui.pages.due.due_words import ago, person_line
from safeguard_desktop.gui.pages.due.leading_on import open_line
from safeguard_desktop.gui.pages.today.panel import TodayPanel
from safeguard_desktop.gui.place import Place
from safeguard_desktop.gui.workplace import Workplace

AFRESH_EVERY_MS = 60_000
ROWS_AT_ONCE = 40


class TodayPage(Page):
    """What is due, for whom, by when?"""

    title = _("Today")

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace.look, "list_max")
        self._workplace = workplace
        self._today: Today | None = None
        self._filter = MINE
        self._most = ROWS_AT_ONCE
        self._now = Words("", "body", "soft")
        head = head_row(self.look, Words(_("Today"), "title").on_one_line(), self._now)
        self._label, self._find = self._make_find()
        head.addWidget(self._label)
        head.addWidget(self._find)
        self.add(head)
        self._said = Slot()
        self.add(self._said)
        self._filters = Segments(self.look, "whose", _("Whose work is shown"))
        self._filters.chosen.connect(self._on_filter)
        self.add(self._filters)
        self._list = DueList(self.look, "due-list", _("What is due"))
        self._list.opened.connect(self._on_opened)
        self._list.asked.connect(self._on_asked)
        self.add(self._list)
        self._empty = Slot()
        self.add(self._empty)
        self._more = Button(self.look, _("Show more"), "show-more", self._on_more)
        self._more.hide()
        self.add(self._more)
        self._panel = TodayPanel(workplace)
        self.put_right(self._panel, _("Numbers, who is away, and drafts"), "side_panel")
        self._explain = Button(self.look, _("&How was this counted?"), "explain", self._on_explain)
        self.put_foot(None, _("Enter opens what is to be done. Space says how the time was counted."), (self._explain,))
        self._afresh = QTimer(self, interval=AFRESH_EVERY_MS)
        self._afresh.timeout.connect(self._ask_casework)

    def _make_find(self) -> tuple[Words, QLineEdit]:
        label, find = Words(_("Only the case file"), "small", "soft").on_one_line(), QLineEdit()
        find.setObjectName("find-due")
        find.setAccessibleName(_("Only the case file with these initials or this reference"))
        find.setToolTip(_("Part of a reference or initials. Clear it to see all."))
        find.setFixedWidth(self.look.px("width.least_words"))
        self.look.changed.connect(lambda: find.setFixedWidth(self.look.px("width.least_words")))
        find.textChanged.connect(self._on_typed)
        return label, find

    def enter(self, about: object = None) -> None:  # noqa: ARG002 - the window tells every page
        self._afresh.start()
        self._ask_casework()

    def leave(self) -> None:
        self._afresh.stop()
        self._workplace.background.forget(self)

    def first_focus(self) -> QWidget:
        return self._list

    def find_here(self) -> bool:
        self._find.setFocus()
        self._find.selectAll()
        return True

    def help_words(self) -> str:
        return _(
            "Here is what the procedure asks for next, in every case file. Yours comes first. Open a row to do it. The time"
            " of each was counted from what has been signed; press its paragraph to see how. Nothing is ticked off here:"
            " a row goes away when the part that ends it is signed."
        )

    def _ask_casework(self) -> None:
        desk = self._workplace.desk
        self._workplace.background.in_background(
            lambda: look_at_today(desk), self._on_today, self._on_failed, question=self
        )

    def _on_today(self, today: Today) -> None:
        self._today = today
        self._said.show_one(None)
        self._workplace.navigator.show_person(today.name, _roles(today))
        self._workplace.navigator.set_numbers(numbers_in_help(today.numbers))
        self._panel.show_today(today)
        self._show()

    def _on_failed(self, error: MendableError) -> None:
        """What was shown before stays: it is older, not wrong."""
        self._said.show_one(error_banner(self.look, error))

    def _show(self) -> None:
        whole = self._today
        if whole is None:
            return
        today = narrowed(whole, self._find.text())
        filters = filters_of(today)
        if self._filter not in [one.key for one in filters]:
            self._filter = MINE
        self._now.setText(_date_and_time(today))
        self._filters.show_segments([Segment(one.key, one.words, one.count) for one in filters], self._filter)
        self._filters.setVisible(today.has_cases)
        for widget in (self._label, self._find):
            widget.setVisible(today.has_cases)
        self._workplace.navigator.set_badge(Place.TODAY, filters_of(whole)[0].count)
        rows, left = capped(groups_of(today, self._filter), self._most, today.now)
        self._list.show_rows(rows)
        self._list.setVisible(bool(rows))
        foot = self._explain.parentWidget()
        if foot is not None:
            foot.setVisible(bool(rows))
        self._more.setVisible(left > 0)
        self._more.setText(_("Show more ({count})").format(count=left))
        self._show_danger(whole)
        self._show_empty(today, is_empty=not rows)

    def _show_danger(self, today: Today) -> None:
        """Red is danger to a person, and it stands before everything else."""
        line = next((one for one in today.lines if one.is_danger), None)
        if line is None:
            return
        started = line.action.rules[0].started
        since = ago(started.at, today.now) if started else ""
        who = person_line(line.initials, line.age)
        heading = _("{who}: danger was seen {ago}").format(who=who, ago=since)
        banner = Banner(self.look, "danger", heading, _("If anyone is in danger now, call 999. The record can wait."))
        banner.add_link(
            _("Open the case file"),
            "open-danger",
            lambda: self._workplace.navigator.go(Place.CASE, CaseToShow(line.key.reference)),
        )
        self._said.show_one(banner)

    def _show_empty(self, today: Today, *, is_empty: bool) -> None:
        if not is_empty:
            self._empty.show_one(None)
        elif not today.has_cases:
            words = _(
                "Once a concern is recorded, this page says what has to happen next, by when, and whose turn it is."
            )
            self._empty.show_one(
                EmptyPlace(self.look, _("Nothing is due"), words, _("Record a concern"), self._on_record, "record")
            )
        elif self._find.text().strip():
            words = _("Nothing is due in a case file with these letters, or not for this role.")
            self._empty.show_one(EmptyPlace(self.look, _("Nothing fits"), words, _("Show all"), self._find.clear))
        elif self._filter == EVERYONE:
            words = _("All that the procedure asks for by now is done. What comes next appears here by itself.")
            self._empty.show_one(EmptyPlace(self.look, _("Nothing is due"), words))
        else:
            words = _("Nothing waits for this role. Others may have something to do.")
            self._empty.show_one(
                EmptyPlace(
                    self.look, _("Nothing is due"), words, _("Show everyone's"), lambda: self._on_filter(EVERYONE)
                )
            )

    def _on_filter(self, key: str) -> None:
        self._filter = key
        self._most = ROWS_AT_ONCE
        self._show()

    def _on_typed(self) -> None:
        self._most = ROWS_AT_ONCE
        self._show()

    def _on_more(self) -> None:
        self._most += ROWS_AT_ONCE
        self._show()

    def _on_record(self) -> None:
        self._workplace.navigator.go(Place.RECORD)

    def _on_opened(self, key: object) -> None:
        if isinstance(key, WordsToConfirm):
            self._workplace.navigator.go(Place.FORM_PART, PartToConfirm(key.reference, key.entry))
            return
        line = self._line(key)
        if line is not None:
            open_line(self._workplace.navigator, line)

    def _on_asked(self, key: object) -> None:
        if isinstance(key, DueKey):
            self._workplace.navigator.go(Place.DEADLINE, key)

    def _on_explain(self) -> None:
        self._on_asked(self._list.chosen)

    def _line(self, key: object) -> DueLine | None:
        return next((line for line in self._today.lines if line.key == key), None) if self._today else None


def _roles(today: Today) -> str:
    words = ", ".join(printed_role(role) for role in sorted(today.roles))
    return words[:1].upper() + words[1:]


def _date_and_time(today: Today) -> str:
    local = today.now.local
    return f"{local:%A} {local.day} {local:%B}, {local:%H:%M}"
