"""Opening the records with the printed recovery key, when every passphrase is forgotten."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from safeguard_desktop.domain.errors import MendableError
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.words import Words
from safeguard_desktop.gui.pages.asking import AskingPage, Missing, Question
from safeguard_desktop.gui.pages.setting_up.key_from_paper import KeyFromPaper
from safeguard_desktop.gui.workplace import Doorstep

if TYPE_CHECKING:
    # Known only once the vault is opened; see start.
    from safeguard_desktop.casework.desk import Desk


class RecoveryPage(AskingPage):
    """One question: what stands on the paper."""

    title = _("Open with the recovery sheet")

    def __init__(self, doorstep: Doorstep) -> None:
        super().__init__(
            doorstep.look, self.title, (), (), _("The sheet opens nothing else, and is used up by nothing.")
        )
        self._doorstep = doorstep
        self.sheet = PaperQuestion(self.look)
        self.put_questions((self.sheet,))
        self.show_question(self.sheet)

    def help_words(self) -> str:
        return _(
            "The recovery sheet was printed or written down when this laptop was set up. It has nine groups of four letters"
            " and figures. It opens the records for reading; then you choose a new key."
        )

    def may_go_back(self, question: Question) -> bool:
        del question
        return True

    def on_backward(self) -> None:
        """Back to the keys."""
        self._doorstep.navigator.back()

    def answered(self, question: Question) -> None:
        del question
        self.onward.be_busy(_("Opening"))
        start, typed = self._doorstep.start, self.sheet.line.text()

        def work() -> "Desk":
            from safeguard_desktop.casework.recovering import open_by_recovery_sheet

            program = start.build()
            return open_by_recovery_sheet(program, program.place(start.vault), typed)

        self._doorstep.background.in_background(work, self._on_opened, self._on_refused)

    def _on_opened(self, desk: "Desk") -> None:
        self.sheet.line.clear()
        self._doorstep.opened(desk, "")

    def _on_refused(self, error: MendableError) -> None:
        """What was typed stays, so that one wrong letter need not cost the whole key."""
        self.show_error(error)
        self.sheet.key.show_problem(str(error))


class PaperQuestion(Question):
    """The recovery key as it stands on the paper."""

    onward = _("Open the records")

    def __init__(self, look: Look) -> None:
        super().__init__(
            look,
            _("Type the recovery key from the paper"),
            _("Nine groups of four. Spaces, hyphens and small letters do not matter."),
        )
        self.key = KeyFromPaper(look, "recovery-key")
        self.line = self.key.line
        self.add(self.key)
        self.add(
            Words(
                _(
                    "With the sheet you can read everything. To write, you choose a new key next, and the record says that"
                    " it was made with the recovery sheet."
                ),
                "body",
                "soft",
            )
        )

    def missing(self) -> list[Missing]:
        return self.key.missing()

    def first_focus(self) -> QWidget:
        return self.line
