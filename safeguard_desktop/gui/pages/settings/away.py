"""Settings, who is away: from when until when, and who stands in by the procedure. It moves the person, never the time."""

from datetime import date

from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from safeguard_desktop.casework.absences import AbsencesHere, cancel_away, look_at_absences, say_away
from safeguard_desktop.casework.looking_at_organisation import OrganisationHere
from safeguard_desktop.domain.absences import Absence
from safeguard_desktop.domain.forms import Kind
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.answers.reading_times import say_date
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.choice import Choice
from safeguard_desktop.gui.kit.columns import Columns
from safeguard_desktop.gui.kit.words import Line, Words, throw_away
from safeguard_desktop.gui.pages.asking import Missing
from safeguard_desktop.gui.pages.away_words import stand_in_words
from safeguard_desktop.gui.pages.new_key import answer_of, text_row
from safeguard_desktop.gui.pages.settings.section import SettingsFrame, SettingsSection


class AwaySection(SettingsSection):
    """Who is away now and later, and one more absence."""

    name = "away"
    title = _("Who is away")
    icon = "next_days"
    primary = _("Sign this absence")

    def __init__(self, page: SettingsFrame) -> None:
        super().__init__(page)
        self.add(
            Words(
                _(
                    "Say when somebody is away, and the program names who stands in. Nothing becomes due later because of it:"
                    " the person moves, the time never does."
                ),
                "body",
                "soft",
            )
        )
        self._said = _column(self.look.px("space.s"))
        self.add(self._said)
        self._people = QButtonGroup(self)
        self._choices = _column(self.look.px("space.s"))
        self.add(Words(_("Who is away?"), "label"))
        self.add(self._choices)
        self.first_day = text_row(self.look, "away-first", _("First day away"), "", Kind.DATE)
        self.last_day = text_row(
            self.look, "away-last", _("Last day away"), _("They are back the day after."), Kind.DATE
        )
        self.add(self.first_day)
        self.add(self.last_day)
        self._shown: AbsencesHere | None = None

    def show_here(self, here: OrganisationHere) -> None:
        del here
        desk = self.workplace.desk
        self.workplace.background.in_background(
            lambda: look_at_absences(desk), self._on_found, self.page.show_error, question=self
        )

    def on_primary(self) -> None:
        missing = self._missing()
        if missing:
            self.page.show_missing(missing)
            return
        desk, chosen = self.page.desk, self._people.checkedButton()
        here = self._shown
        person = next(one.id for one in here.people if one.id == chosen.choice) if here and chosen else None  # type: ignore[attr-defined]
        first, last = (date.fromisoformat(answer_of(row)) for row in (self.first_day, self.last_day))
        if person is not None:
            self.page.do(lambda: say_away(desk, person, first, last), _("Signing"), lambda _done: self._on_kept())

    def _missing(self) -> list[Missing]:
        first, last = answer_of(self.first_day), answer_of(self.last_day)
        problems = {
            self.first_day: "" if _is_date(first) else _("Write the first day as 01/12/2026"),
            self.last_day: ""
            if _is_date(last) and (not _is_date(first) or last >= first)
            else _("Write a last day that is not before the first"),
        }
        found = []
        if self._people.checkedButton() is None and self._people.buttons():
            found.append(Missing(_("Choose who is away"), self._people.buttons()[0]))
        for row, words in problems.items():
            row.show_problem(words)
        return found + [Missing(words, row.first_focus()) for row, words in problems.items() if words]

    def _on_kept(self) -> None:
        self.first_day.set_answer(None)
        self.last_day.set_answer(None)
        self.page.show_done(_("Signed and kept"), _("Today says who stands in."))

    def _on_found(self, here: AbsencesHere) -> None:
        if here == self._shown:
            return
        self._shown = here
        self._show_absences(here)
        for button in self._people.buttons():
            self._people.removeButton(button)
        choices = _emptied(self._choices)
        made = [Choice(self.look, one.id, one.name) for one in here.people]
        for choice in made:
            self._people.addButton(choice)
        choices.addWidget(Columns(made, self.look.px("space.s"), 2))

    def _show_absences(self, here: AbsencesHere) -> None:
        column = _emptied(self._said)
        for one in here.stand_ins:
            column.addWidget(Words(stand_in_words(one)))
        names = {person.id: person.name for person in here.known}
        for absence in here.absences:
            words = _("{name}: {first} to {last}").format(
                name=names[absence.person], first=say_date(absence.first_day), last=say_date(absence.last_day)
            )
            column.addWidget(Words(words, "body", "soft"))
            if absence.person in {one.id for one in here.people}:
                column.addWidget(self._cancel(absence, names[absence.person]))
        if not here.absences:
            column.addWidget(Words(_("Nobody is away."), "body", "soft"))
        column.addWidget(Line())

    def _cancel(self, absence: Absence, name: str) -> Button:
        desk = self.page.desk

        def cancel() -> None:
            self.page.do(
                lambda: cancel_away(desk, absence.person, absence.first_day),
                _("Signing"),
                lambda _done: self.page.show_done(_("Taken back")),
            )

        name_of = f"cancel-{absence.person}-{absence.first_day}"
        button = Button(self.look, _("Take it back"), name_of, cancel, "link")
        button.setAccessibleName(_("Take back that {name} is away").format(name=name))
        return button


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _column(space: int) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(space)
    return holder


def _emptied(holder: QWidget) -> QVBoxLayout:
    column = holder.layout()
    assert isinstance(column, QVBoxLayout)  # noqa: S101 - made above
    while column.count():
        throw_away(column.takeAt(0))
    return column
