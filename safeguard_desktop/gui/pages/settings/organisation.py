"""Settings of the organisation: its name and nation, office hours and closures. All are entries."""

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from safeguard_desktop.casework.chronology import name_in_words
from safeguard_desktop.casework.looking_at_organisation import OrganisationHere
from safeguard_desktop.casework.organisation_history import Change
from safeguard_desktop.casework.organising import name_organisation
from safeguard_desktop.casework.setting_up import close_on, set_office_hours, withdraw_closure
from safeguard_desktop.domain.contents import ClosedOn
from safeguard_desktop.domain.forms import Kind
from safeguard_desktop.domain.moments import LONDON
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.answers.reading_times import say_date
from safeguard_desktop.gui.kit.banner import Banner
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.choice import TickBox
from safeguard_desktop.gui.kit.slot import Slot
from safeguard_desktop.gui.kit.words import Line, Words, throw_away
from safeguard_desktop.gui.pages.asking import Missing
from safeguard_desktop.gui.pages.new_key import answer_of, text_row
from safeguard_desktop.gui.pages.setting_up.first_questions import OrganisationFields
from safeguard_desktop.gui.pages.settings.section import SettingsFrame, SettingsSection


class OrganisationSection(SettingsSection):
    """Name and nation."""

    name = "organisation"
    title = _("Organisation and nation")
    icon = "information"
    primary = _("Sign this change")

    def __init__(self, page: SettingsFrame) -> None:
        super().__init__(page)
        self.fields = OrganisationFields(self.look)
        self.add(self.fields)
        self.add(Words(_("A change counts from today. What was due before is counted anew by it."), "small", "soft"))
        self._marked = Slot()
        self.add(self._marked)
        self._shown = ("", "")

    def show_here(self, here: OrganisationHere) -> None:
        if self._shown != (here.name, here.nation):
            self.fields.show_organisation(here.name, here.nation)
            self._shown = (here.name, here.nation)
        lines = [f"{_change_words(one)}\n{mark}" for one in here.marked for mark in one.marks]
        heading = _("Unusual when it was signed")
        self._marked.show_one(Banner(self.look, "information", heading, "\n".join(lines)) if lines else None)

    def on_primary(self) -> None:
        missing = self.fields.missing()
        if missing:
            self.page.show_missing(missing)
            return
        desk, name, nation = self.page.desk, self.fields.name(), self.fields.nation()
        if (name, nation) == self._shown:
            self.page.show_done(_("Nothing has changed, so there is nothing to sign"))
            return
        self.page.do(
            lambda: name_organisation(desk, name, nation),
            _("Signing"),
            lambda _done: self.page.show_done(_("Signed and kept")),
        )


class CalendarSection(SettingsSection):
    """Office hours, the days the office is closed, and one-off bank holidays."""

    name = "calendar"
    title = _("Hours and closures")
    icon = "next_days"
    primary = _("Sign this change")

    def __init__(self, page: SettingsFrame) -> None:
        super().__init__(page)
        self.opening = text_row(self.look, "opening", _("The office opens at"), "", Kind.TIME)
        self.closing = text_row(self.look, "closing", _("The office closes at"), "", Kind.TIME)
        self.day = text_row(
            self.look, "closed-day", _("One more day to count as closed"), _("Leave it empty for none."), Kind.DATE
        )
        self.why = text_row(self.look, "closed-why", _("What that day is"), _("Such as “Staff training”."))
        self.is_holiday = TickBox(
            self.look,
            "bank-holiday",
            _("It is a one-off bank holiday"),
            _("Proclaimed after this program was made. It counts for authorities, too."),
        )
        self.add(Words(_("Working hours and days count in some limits. A change counts from today."), "body", "soft"))
        for widget in (self.opening, self.closing, Line(), self.day, self.why, self.is_holiday, Line()):
            self.add(widget)
        self.add(Words(_("Closed, besides weekends and bank holidays"), "label"))
        self._days = QVBoxLayout()
        self.add(self._days)
        self._shown = ("", "")
        self._closures: tuple[ClosedOn, ...] | None = None

    def show_here(self, here: OrganisationHere) -> None:
        if self._shown != (here.opening, here.closing):
            self._shown = (here.opening, here.closing)
            self.opening.set_answer(here.opening)
            self.closing.set_answer(here.closing)
        if self._closures != here.closures:
            self._closures = here.closures
            while self._days.count():
                throw_away(self._days.takeAt(0))
            for one in here.closures:
                self._days.addLayout(self._day_row(one))
            if not here.closures:
                self._days.addWidget(Words(_("No day yet."), "body", "soft"))

    def _day_row(self, one: ClosedOn) -> QHBoxLayout:
        words = _closure_words(one)
        back = Button(self.look, _("Take back"), f"withdraw-{one.day}", lambda: self._withdraw(one), "link")
        back.setAccessibleName(_("Take back: {day}").format(day=words))
        row = QHBoxLayout()
        row.addWidget(Words(words), 1)
        row.addWidget(back)
        return row

    def _withdraw(self, one: ClosedOn) -> None:
        desk = self.page.desk
        self.page.do(
            lambda: withdraw_closure(desk, one.day, is_bank_holiday=one.is_bank_holiday),
            _("Signing"),
            lambda _done: self.page.show_done(_("Signed and kept"), _("The day counts as before.")),
        )

    def on_primary(self) -> None:
        missing = self._missing()
        if missing:
            self.page.show_missing(missing)
            return
        desk = self.page.desk
        hours = (answer_of(self.opening), answer_of(self.closing))
        day, why, is_holiday = answer_of(self.day), answer_of(self.why), self.is_holiday.isChecked()
        has_new_hours = hours != self._shown
        if not has_new_hours and not day:
            self.page.show_done(_("Nothing has changed, so there is nothing to sign"))
            return

        def work() -> None:
            if has_new_hours:
                set_office_hours(desk, *hours)
            if day:
                close_on(desk, day, why, is_bank_holiday=is_holiday)

        self.page.do(work, _("Signing"), lambda _done: self._on_kept())

    def _on_kept(self) -> None:
        self.day.set_answer(None)
        self.why.set_answer(None)
        self.is_holiday.setChecked(False)
        self.page.show_done(_("Signed and kept"))

    def _missing(self) -> list[Missing]:
        opening, closing, day = answer_of(self.opening), answer_of(self.closing), answer_of(self.day)
        problems = {
            self.opening: "" if _is_time(opening) else _("Write the time as 09:00"),
            self.closing: ""
            if _is_time(closing) and (not _is_time(opening) or closing > opening)
            else _("Write a time after the office opens, such as 17:00"),
            self.day: "" if not day or _is_date(day) else _("Write the date as 24/12/2026"),
            self.why: _("Say what that day is") if day and not answer_of(self.why) else "",
        }
        for row, words in problems.items():
            row.show_problem(words)
        return [Missing(words, row.first_focus()) for row, words in problems.items() if words]


def _change_words(one: Change) -> str:
    at = one.recorded_at.astimezone(LONDON)
    return _("{what}, {day}, by {name}").format(what=name_in_words(one.kind), day=say_date(at.date()), name=one.by)


def _closure_words(one: ClosedOn) -> str:
    words = _("{day}: {name} (bank holiday)") if one.is_bank_holiday else _("{day}: {name}")
    return words.format(day=say_date(date.fromisoformat(one.day)), name=one.name)


def _is_time(text: str) -> bool:
    return len(text) == 5 and text[2] == ":" and (text[:2] + text[3:]).isdigit() and text < "24:00" and text[3:] < "60"


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
