"""The errands around a signed part: looking at it, putting an answer right, signing for own words, saying how it was passed on."""

from safeguard_desktop.casework.following_up import amend, confirm, pass_on
from safeguard_desktop.casework.signed_parts import PartShown
from safeguard_desktop.casework.timeline import CaseDue, due
from safeguard_desktop.domain.answers import Answer
from safeguard_desktop.domain.contents import PassedOn
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.errands import PartErrand, PartToAmend, PartToPassOn, PartToShow
from safeguard_desktop.gui.findings.guided import KEPT_WORDS, Guided
from safeguard_desktop.gui.pages.form_part.after_signing import Outcome
from safeguard_desktop.gui.pages.form_part.amending import AmendingPage
from safeguard_desktop.gui.pages.form_part.kept_draft import KeptDraft
from safeguard_desktop.gui.pages.form_part.passing_on import PassingOnPage
from safeguard_desktop.gui.pages.form_part.signed_part import SignedPartPage
from safeguard_desktop.gui.pages.form_part.stage import Stage


class SignedErrand:
    """Leads between the part as it stands and what may be done with it."""

    def __init__(self, stage: Stage, shown: PartShown, errand: PartErrand) -> None:
        self._stage, self._shown = stage, shown
        stage.keeping.let_go()
        self._reference, self._of = shown.case.reference, shown.signed.entry
        answer = errand.answer if isinstance(errand, PartToAmend) else ""
        if isinstance(errand, PartToPassOn):
            self._ask_how_passed_on()
        elif answer and shown.form.field(answer) is not None:
            self._amend(answer)
        else:
            self._show()

    def _show(self) -> None:
        stage = self._stage
        page = SignedPartPage(
            stage.workplace.look, self._shown, self._amend, self._ask_how_passed_on, self._confirm, stage.back
        )
        stage.put(page, page.first_focus())

    def _ask_how_passed_on(self) -> None:
        stage = self._stage
        page = PassingOnPage(stage.workplace, self._shown, lambda how, why: self._pass_on(page, how, why), self._again)
        stage.put(page, page.first_focus())

    def _amend(self, name: str) -> None:
        stage, shown, field = self._stage, self._shown, self._shown.form.field(name)
        if field is None:
            return
        draft = KeptDraft(stage.workplace.desk, shown.draft, is_on_disk=shown.has_draft)
        stage.keeping.take(draft)

        def sign(answers: dict[str, Answer], why: str, reasons: dict[str, str]) -> None:
            self._sign_amendment(page, draft, answers, why, reasons)

        guided = Guided(stage.workplace, self._reference, draft.cursor.get(KEPT_WORDS))
        saved = stage.keeping.save_state()
        page = AmendingPage(stage.workplace.look, shown, field, draft, guided, saved, sign, self._again)
        stage.put(page, page.first_focus(), page.collect)

    def _sign_amendment(
        self, page: AmendingPage, draft: KeptDraft, answers: dict[str, Answer], why: str, reasons: dict[str, str]
    ) -> None:
        desk = self._stage.workplace.desk

        def act() -> list[CaseDue]:
            draft.save()
            amend(desk, self._reference, self._of, answers, why, reasons)
            draft.drop()
            return due(desk, self._reference)

        def then(actions: list[CaseDue]) -> None:
            self._stage.keeping.let_go()
            self._end(_("The answer is put right"), actions, _("What was signed first is still shown beside it."))

        self._stage.ask(act, then, page.show_refusal)

    def _confirm(self, page: SignedPartPage, reasons: dict[str, str]) -> None:
        desk = self._stage.workplace.desk

        def act() -> list[CaseDue]:
            confirm(desk, self._reference, self._of, reasons)
            return due(desk, self._reference)

        self._stage.ask(act, lambda done: self._end(_("You have signed for your own words"), done), page.ask_reasons)

    def _pass_on(self, page: PassingOnPage, passed_on: PassedOn, reasons: dict[str, str]) -> None:
        desk = self._stage.workplace.desk

        def act() -> list[CaseDue]:
            pass_on(desk, self._reference, self._of, passed_on, reasons)
            return due(desk, self._reference)

        self._stage.ask(act, lambda done: self._end(_("It is recorded how it was passed on"), done), page.show_refusal)

    def _end(self, heading: str, actions: list[CaseDue], words: str = "") -> None:
        outcome = Outcome(heading, words, actions, self._stage.workplace.desk.now)
        self._stage.show_outcome(outcome, self._reference, self._of)

    def _again(self) -> None:
        self._stage.go(PartToShow(self._reference, self._of))
