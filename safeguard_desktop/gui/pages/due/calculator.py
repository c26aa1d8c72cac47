"""The deadline calculator: what a rule gives for one moment. Nothing is kept, and no case file is needed."""

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from safeguard_desktop.casework.deadlines import Calculated, Calculator
from safeguard_desktop.domain.calendars import Nation
from safeguard_desktop.domain.errors import MendableError
from safeguard_desktop.domain.finding_rules import FoundAct
from safeguard_desktop.domain.moments import UnreadableMoment, parse_stated
from safeguard_desktop.domain.printed_due import milestone_in_words
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.answers.one_line import DateTimeLine
from safeguard_desktop.gui.answers.reading_times import today_in_london
from safeguard_desktop.gui.kit.banner import Banner, error_banner
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.kept_list import KeptList
from safeguard_desktop.gui.kit.row_list import Row
from safeguard_desktop.gui.kit.segmented_filter import Segment, Segments
from safeguard_desktop.gui.kit.slot import Slot
from safeguard_desktop.gui.kit.words import Words
from safeguard_desktop.gui.page import Page
from safeguard_desktop.gui.pages.due.calculated import CalculatedDue
from safeguard_desktop.gui.workplace import Workplace

ACTS_AT_ONCE = 6
ALL = "all"


class CalculatorPage(Page):
    """By when?"""

    title = _("Work out a deadline")

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace.look, "form_max")
        self._workplace = workplace
        self._calculator: Calculator | None = None
        self._found: tuple[FoundAct, ...] = ()
        self._act: FoundAct | None = None
        self._nation = Nation.ENGLAND.value
        self.ask(_("Work out a deadline"), _("What the policies give for one moment. Nothing here is kept."), "title")
        self._said = Slot()
        self.add(self._said)
        self._add_search()
        self._add_when()
        self._result = Slot()
        self.add(self._result)
        self.put_foot(Button(self.look, _("&Work it out"), "work-out", self._on_count, "primary"))

    def _add_search(self) -> None:
        label = Words(_("What has to be done?"), "label")
        self._search = QLineEdit()
        self._search.setObjectName("find-rule")
        self._search.textChanged.connect(lambda _text: self._show_found())
        self._search.returnPressed.connect(self._on_enter)
        label.setBuddy(self._search)
        self._search.setAccessibleName(label.text())
        self._packs = Segments(self.look, "pack", _("Whose policy"))
        self._packs.chosen.connect(lambda _key: self._show_found())
        self._list = KeptList(self.look, "acts", _("What was found"))
        self._list.opened.connect(self._on_chosen)
        self._none = Words(
            _("No rule has these words. Try fewer: “counter-sign”, “missing”, “review”."), "body", "soft"
        )
        self._chosen = Words("", "section")
        self._again = Button(self.look, _("Choose something else"), "choose-again", self._on_again, "link")
        hint = Words(_("Type a word or two: “counter-sign”, “missing”."), "small", "soft")
        self._searching = _column(
            self.look.px("space.s"), label, hint, self._search, self._packs, self._list, self._none
        )
        self.add(self._searching)
        self._settled = _column(self.look.px("space.xs"), self._chosen, self._again)
        self.add(self._settled)
        self._settled.hide()

    def _add_when(self) -> None:
        clock = self._workplace.desk.clock
        self._asked = Words(_("When did it begin?"), "label")
        self._when = DateTimeLine(self.look, "began-at", lambda: today_in_london(clock.now()))
        self._when.line.setAccessibleName(self._asked.text())
        self._when.line.returnPressed.connect(self._on_count)
        self._nations = Segments(self.look, "nation", _("Whose bank holidays"))
        self._nations.chosen.connect(self._on_nation)
        names = {
            Nation.ENGLAND: _("England"),
            Nation.WALES: _("Wales"),
            Nation.SCOTLAND: _("Scotland"),
            Nation.NORTHERN_IRELAND: _("Northern Ireland"),
        }
        self._nations.show_segments([Segment(one.value, names[one]) for one in Nation], self._nation)
        hint = Words(_("As you would say it: “Friday 16:55”, “20/11 4.55pm”."), "small", "soft")
        holidays = Words(_("Whose bank holidays?"), "label")
        column = _column(self.look.px("space.s"), self._asked, hint, self._when, holidays, self._nations)
        self.add(column)

    def enter(self, about: object = None) -> None:  # noqa: ARG002 - the window tells every page
        desk = self._workplace.desk
        if self._calculator is None:
            self._workplace.background.in_background(
                lambda: Calculator(desk.shipped), self._on_read, self._on_failed, question=self
            )

    def leave(self) -> None:
        self._workplace.background.forget(self)

    def first_focus(self) -> QWidget:
        return self._search

    def find_here(self) -> bool:
        self._on_again()
        return True

    def help_words(self) -> str:
        return _(
            "Choose what has to be done and say when it began. The page says by when it is due, how that was counted and"
            " by which paragraph. It keeps nothing. What is due in a case file is on Today and in the case file itself."
        )

    def _on_read(self, calculator: Calculator) -> None:
        self._calculator = calculator
        names = [Segment(ALL, _("All policies")), *(Segment(key, _short(name)) for key, name in calculator.packs)]
        self._packs.show_segments(names, ALL)
        self._show_found()

    def _on_failed(self, error: MendableError) -> None:
        self._said.show_one(error_banner(self.look, error))

    def _show_found(self) -> None:
        if self._calculator is None:
            return
        pack = self._packs.current
        self._found = self._calculator.find(self._search.text(), "" if pack == ALL else pack)
        rows = [_row(number, act) for number, act in enumerate(self._found[:ACTS_AT_ONCE])]
        self._list.show_rows(rows)
        self._list.setVisible(bool(rows))
        self._none.setVisible(not rows)

    def _on_enter(self) -> None:
        """Enter in the search takes the only act that fits, else goes to the list."""
        if len(self._found) == 1:
            self._on_chosen(0)
        elif self._found:
            self._list.setFocus()

    def _on_chosen(self, key: object) -> None:
        act = self._act = self._found[int(str(key))]
        words = _("{title} ({organisation} {paragraphs})")
        said = words.format(title=act.title, organisation=act.organisation, paragraphs=act.paragraphs)
        self._chosen.setText(said)
        starts = _(" or ").join(milestone_in_words(one).lower() for one in act.counted_from)
        self._asked.setText(_("When did this happen: {starts}?").format(starts=starts) if starts else _("From when?"))
        self._when.line.setAccessibleName(self._asked.text())
        self._show_searching(is_searching=False)
        self._result.show_one(None)
        self._when.line.setFocus()

    def _on_again(self) -> None:
        self._act = None
        self._result.show_one(None)
        self._show_searching(is_searching=True)
        self._search.setFocus()
        self._search.selectAll()

    def _show_searching(self, *, is_searching: bool) -> None:
        self._searching.setVisible(is_searching)
        self._settled.setVisible(not is_searching)

    def _on_nation(self, nation: str) -> None:
        self._nation = nation
        if self._result.isVisible():
            self._on_count()

    def _on_count(self) -> None:
        act, calculator, nation = self._act, self._calculator, self._nation
        if act is None or calculator is None:
            self._miss(_("Choose what has to be done first: type a word of it, then press Enter."), self._search)
            return
        at = str(self._when.answer() or "")
        try:
            parse_stated(at)
        except UnreadableMoment:
            self._miss(_("Say when it began, with the day and the time, such as Friday 16:55."), self._when.line)
            return
        self._said.show_one(None)
        self._workplace.background.in_background(
            lambda: calculator.count(act, at, nation), self._on_counted, self._on_failed, question=self
        )

    def _miss(self, words: str, where: QWidget) -> None:
        self._said.show_one(Banner(self.look, "attention", words))
        where.setFocus()

    def _on_counted(self, found: Calculated) -> None:
        self._result.show_one(CalculatedDue(self.look, found, self._workplace.desk.now))
        self.scroll_to(self._result)


def _column(gap: int, *widgets: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(gap)
    for widget in widgets:
        column.addWidget(widget)
    return holder


def _short(organisation: str) -> str:
    """The first of several organisations, with nothing that a button takes for a mnemonic."""
    return organisation.partition(",")[0].replace("&", "&&")


def _row(number: int, act: FoundAct) -> Row:
    return Row(number, what=act.title, why=act.summary, paragraph=f"{act.organisation} {act.paragraphs}")
