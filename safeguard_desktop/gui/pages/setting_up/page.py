"""Setting up at the open desk: people, then the recovery sheet. Cut short, it begins here again at the next unlocking."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtPrintSupport import QPrinter

from safeguard_desktop.casework.authorities import AuthorityNotFit, add_authority
from safeguard_desktop.casework.first_steps import Left, RecoverySheet, found_again, left, new_recovery_sheet, type_back
from safeguard_desktop.casework.looking_at_authorities import AuthoritiesHere, look_at_authorities
from safeguard_desktop.casework.looking_at_organisation import OrganisationHere, look_at_organisation
from safeguard_desktop.casework.organising import add_person, change_person
from safeguard_desktop.casework.setting_up import suggest_label
from safeguard_desktop.domain.errors import MendableError
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.save_state import SaveState
from safeguard_desktop.gui.pages.asking import AskingPage, Question
from safeguard_desktop.gui.pages.setting_up.authorities_question import AuthoritiesQuestion
from safeguard_desktop.gui.pages.setting_up.first_questions import LATER, STEPS, OrganisationQuestion, YouQuestion
from safeguard_desktop.gui.pages.setting_up.later_questions import (
    PeopleQuestion,
    PersonQuestion,
    SheetQuestion,
    TypedQuestion,
)
from safeguard_desktop.gui.pages.setting_up.sheet_paper import ask_and_print, has_printer, print_sheet
from safeguard_desktop.gui.place import Place
from safeguard_desktop.gui.workplace import Workplace

Result = TypeVar("Result")
SHEET_ALONE = "sheet"
"""What the page is told where only a new recovery sheet is wanted (from Settings)."""


class SettingUpPage(AskingPage):
    """What is left of setting up."""

    title = _("Set up this laptop")

    def __init__(self, workplace: Workplace) -> None:
        self._saved = SaveState(workplace.look)
        lock = Button(workplace.look, _("Lock"), "lock-now", workplace.navigator.lock, "quiet", "lock")
        super().__init__(workplace.look, _("Setting up"), STEPS, (self._saved, lock), LATER, width="form_max")
        self._workplace = workplace
        self._sheet: RecoverySheet | None = None
        self._here: OrganisationHere | None = None
        self._is_sheet_alone = False
        self.organisation = OrganisationQuestion(self.look)
        self.you = YouQuestion(self.look)
        self.people = PeopleQuestion(self.look, lambda: self._show_person(None), self._show_person)
        self.person = PersonQuestion(self.look)
        self.sheet = SheetQuestion(self.look, self._on_print, has_printer=has_printer())
        self.typed = TypedQuestion(self.look)
        self.authorities = AuthoritiesQuestion(self.look, lambda: self._keep_authority(self._show_authorities))
        self.put_questions((self.people, self.person, self.authorities, self.sheet, self.typed))

    def enter(self, about: object = None) -> None:
        self._is_sheet_alone = about == SHEET_ALONE
        desk = self._workplace.desk
        self._workplace.background.in_background(
            lambda: (left(desk), look_at_organisation(desk)), self._on_found, self.show_error, question=self
        )

    def help_words(self) -> str:
        return _(
            "Add the people of your procedure, with or without a key, then put the recovery sheet on paper. Everything you"
            " add is saved at once. If you lock now, setting up goes on here when you unlock."
        )

    def answered(self, question: Question) -> None:
        if question is self.organisation:
            self.show_question(self.you)
        elif question is self.you:
            self._found()
        elif question is self.people:
            self._look_at_authorities()
        elif question is self.authorities:
            self._keep_authority(self._on_authorities_kept)
        elif question is self.person:
            self._keep_person()
        elif question is self.sheet:
            self.show_question(self.typed)
        else:
            self._type_back()

    def may_go_back(self, question: Question) -> bool:
        if self._is_sheet_alone:
            return True
        return question not in {self.organisation, self.people}

    def on_backward(self) -> None:
        """Nothing typed is lost: each question stays as it was left."""
        before = {
            self.you: self.organisation,
            self.person: self.people,
            self.authorities: self.people,
            self.sheet: self.authorities,
            self.typed: self.sheet,
        }
        if self._is_sheet_alone and self.question is self.sheet:
            self._workplace.navigator.back()
        elif self.question in before:
            self.show_question(before[self.question])

    def _on_found(self, found: tuple[Left, OrganisationHere]) -> None:
        what, here = found
        self._saved.saved(self._workplace.start.clock.now())
        self._on_people(here)
        if self._is_sheet_alone:
            self.mark_done("start", "key", "organisation", "procedure", "you", "people", "authorities")
            self._make_sheet()
        elif what is Left.FOUNDING:
            self.put_questions((self.organisation, self.you))
            self.mark_done("start", "key")
            self.show_question(self.organisation)
        elif self.question is None:
            self._begin_people()

    def _begin_people(self) -> None:
        self.mark_done("start", "key", "organisation", "procedure", "you")
        self.show_question(self.people)

    def _on_people(self, here: OrganisationHere) -> None:
        self._here = here
        self.people.show_people(here)

    def _found(self) -> None:
        """The vault was there, its first entries were not."""
        desk, fields, person = self.reasons.desk(self._workplace.desk), self.organisation.organisation, self.you
        name, nation, mine, roles = fields.name(), fields.nation(), person.name(), person.roles.roles()

        def work() -> OrganisationHere:
            found_again(desk, name, nation, mine, roles)
            return look_at_organisation(desk)

        self._do(work, _("Saving"), self._on_founded)

    def _on_founded(self, here: OrganisationHere) -> None:
        self._on_people(here)
        self._begin_people()

    def _show_person(self, key: object) -> None:
        here = self._here
        person = next((one for one in here.people if one.id == key), None) if here else None
        self.person.show_person(person, suggest_label(here.labels if here else ()))
        self.show_question(self.person)

    def _keep_person(self) -> None:
        desk, known, answers = self.reasons.desk(self._workplace.desk), self.person.person, self.person.form.answers()

        def work() -> OrganisationHere:
            if known is None:
                add_person(desk, answers)
            else:
                change_person(desk, known.id, answers)
            return look_at_organisation(desk)

        self._do(work, _("Saving"), self._on_person_kept)

    def _on_person_kept(self, here: OrganisationHere) -> None:
        self.person.form.begin(None, "")
        self._on_people(here)
        self.show_question(self.people)

    def _look_at_authorities(self) -> None:
        desk = self._workplace.desk
        self._do(lambda: look_at_authorities(desk), _("Getting ready"), self._show_authorities)

    def _show_authorities(self, here: AuthoritiesHere) -> None:
        self.mark_done("people")
        self.authorities.show_authorities(here)
        self.show_question(self.authorities)

    def _keep_authority(self, then: Callable[[AuthoritiesHere], object]) -> None:
        """Keeps what was typed, where anything was, and goes on."""
        question = self.authorities
        missing = question.missing()
        if missing:
            self.show_missing(missing)
            return
        desk, answers = self.reasons.desk(self._workplace.desk), question.form.answers()
        has_more = question.has_more()

        def work() -> AuthoritiesHere:
            if has_more:
                add_authority(desk, answers)
            return look_at_authorities(desk)

        self._do(work, _("Saving"), then, self._on_authority_refused)

    def _on_authorities_kept(self, here: AuthoritiesHere) -> None:
        self.authorities.show_authorities(here)
        self._make_sheet()

    def _on_authority_refused(self, error: MendableError) -> None:
        self.show_error(error)
        if isinstance(error, AuthorityNotFit):
            self.authorities.form.show_refused(error)

    def _make_sheet(self) -> None:
        """A sheet is made when it is first wanted; going back and forth shows the same."""
        if self._sheet is not None:
            self._show_sheet(self._sheet)
            return
        desk = self._workplace.desk
        self._do(lambda: new_recovery_sheet(desk), _("Making the sheet"), self._show_sheet)

    def _show_sheet(self, sheet: RecoverySheet) -> None:
        self._sheet = sheet
        self.sheet.show_sheet(sheet)
        self.mark_done("people", "authorities")
        self.show_question(self.sheet)

    def _on_print(self) -> None:
        ask_and_print(self, self._draw_sheet)

    def _draw_sheet(self, printer: QPrinter) -> None:
        if self._sheet is None:
            return
        try:
            print_sheet(printer, self._sheet.groups, self._sheet.vault_id, self.look.family)
        except MendableError as error:
            self.show_error(error)
            return
        self.sheet.printed.setText(_("Sent to the printer. Look at the paper before you go on."))

    def _type_back(self) -> None:
        desk, sheet, typed = self._workplace.desk, self._sheet, self.typed.typed()
        if sheet is not None:
            self._do(
                lambda: type_back(desk, sheet, typed), _("Checking"), lambda _done: self._finish(), self._on_not_it
            )

    def _on_not_it(self, error: MendableError) -> None:
        self.show_error(error)
        self.typed.key.show_problem(str(error))

    def _finish(self) -> None:
        self._sheet = None
        self.typed.line.clear()
        navigator = self._workplace.navigator
        if self._is_sheet_alone:
            navigator.back()
        else:
            navigator.start_over(Place.TODAY)
        navigator.toast(_("The recovery sheet is checked. Keep the paper locked away."))

    def _do(
        self,
        work: Callable[[], Result],
        busy: str,
        then: Callable[[Result], object],
        failed: Callable[[MendableError], object] | None = None,
    ) -> None:
        self.onward.be_busy(busy)

        def done(found: Result) -> None:
            self.onward.be_ready()
            self._saved.saved(self._workplace.start.clock.now())
            then(found)

        self._workplace.background.in_background(work, done, failed or self.show_error)
