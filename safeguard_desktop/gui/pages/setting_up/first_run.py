"""First run, up to the vault: a few questions, one a page. Until "Make the vault" nothing is written anywhere."""

from typing import TYPE_CHECKING

from safeguard_desktop.casework.keys_here import remember_key
from safeguard_desktop.domain.errors import MendableError
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.pages.asking import AskingPage, Question
from safeguard_desktop.gui.pages.setting_up.first_questions import (
    LATER,
    STEPS,
    KeyQuestion,
    OrganisationQuestion,
    ProcedureQuestion,
    StartQuestion,
    YouQuestion,
)
from safeguard_desktop.gui.place import Place
from safeguard_desktop.gui.workplace import Doorstep

if TYPE_CHECKING:
    # These know the vault's libraries, which must not be loaded before the first window is on the screen.
    from safeguard_desktop.casework.desk import Desk
    from safeguard_desktop.casework.first_steps import Offer
    from safeguard_desktop.casework.program import Program


class FirstRunPage(AskingPage):
    """From "what this is" to a vault with its first worker; what is left goes on at the open desk."""

    title = _("Set up this laptop")

    def __init__(self, doorstep: Doorstep) -> None:
        super().__init__(doorstep.look, _("Setting up"), STEPS, words=LATER)
        self._doorstep = doorstep
        self._program: Program | None = None
        self.start = StartQuestion(self.look, lambda: doorstep.navigator.go(Place.FICTION))
        self.key = KeyQuestion(self.look)
        self.organisation = OrganisationQuestion(self.look)
        self.procedure = ProcedureQuestion(self.look)
        self.you = YouQuestion(self.look)
        self.put_questions((self.start, self.key, self.organisation, self.procedure, self.you))
        self.show_question(self.start)

    def help_words(self) -> str:
        return _(
            "Setting up asks for your key, your organisation, its procedure, and who does what. Back loses nothing."
            " If the program is closed before “Make the vault”, nothing was made and you begin again."
        )

    def answered(self, question: Question) -> None:
        if question is self.start:
            self._get_ready()
        elif question is self.key:
            self._check_key()
        elif question is self.you:
            self._make_vault()
        else:
            self.show_next()

    def _get_ready(self) -> None:
        """Loads what the next questions need while the person reads."""
        self.onward.be_busy(_("Getting ready"))
        build = self._doorstep.start.build

        def work() -> "tuple[Program, Offer]":
            from safeguard_desktop.casework.first_steps import offer

            program = build()
            return program, offer(program.shipped)

        self._doorstep.background.in_background(work, self._on_ready, self.show_error)

    def _on_ready(self, found: "tuple[Program, Offer]") -> None:
        self.onward.be_ready()
        self._program, offered = found
        self.key.key.suggest(offered.label)
        self.procedure.show_procedures(offered.procedures)
        self.show_next()

    def _check_key(self) -> None:
        label, passphrase = self.key.key.label_text(), self.key.key.passphrase.text()

        def work() -> None:
            from safeguard_desktop.casework.first_steps import check_new_key

            check_new_key(label, passphrase)

        self._doorstep.background.in_background(work, lambda _done: self.show_next(), self._on_key_refused)

    def _on_key_refused(self, error: MendableError) -> None:
        self.show_error(error)
        self.key.key.show_problem(error)

    def _make_vault(self) -> None:
        self.onward.be_busy(_("Making the vault"))
        program, start = self._program, self._doorstep.start
        key, organisation = self.key.key, self.organisation.organisation
        label, passphrase = key.label_text(), key.passphrase.text()
        name, nation = organisation.name(), organisation.nation()
        person, roles, procedure = self.you.name(), self.you.roles.roles(), self.procedure.chosen()

        def work() -> "Desk":
            from safeguard_desktop.casework.first_steps import begin
            from safeguard_desktop.casework.setting_up import NewOrganisation, NewWorker

            built = program or start.build()
            new = NewOrganisation(name, nation, NewWorker(label, passphrase, person), roles, procedure)
            desk = begin(built, built.place(start.vault), new)
            remember_key(start.state, label, start.clock.now())
            return desk

        self._doorstep.background.in_background(work, self._on_made, self.show_error)

    def _on_made(self, desk: "Desk") -> None:
        label = self.key.key.label_text()
        self.key.key.clear()
        self._doorstep.opened(desk, label)
