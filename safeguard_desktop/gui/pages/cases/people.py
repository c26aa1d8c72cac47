"""The people of a case file: who signed, who was told, whom the forms name; who the subject is only when asked for."""

from PySide6.QtWidgets import QVBoxLayout

from safeguard_desktop.casework.looking_at_case import CaseLooked, IdentityLine, reveal_identity
from safeguard_desktop.domain.errors import MendableError
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.kit.banner import error_banner
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.card import Card
from safeguard_desktop.gui.kit.slot import Slot
from safeguard_desktop.gui.kit.words import Line, Words, throw_away
from safeguard_desktop.gui.pages.cases.about_worker import AboutWorker
from safeguard_desktop.gui.pages.cases.section import CaseSection
from safeguard_desktop.gui.pages.due.due_words import role_in_words, short_time
from safeguard_desktop.gui.workplace import Workplace


class CasePeople(CaseSection):
    """Full names are behind a button; that they were asked for is kept."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._reference = ""
        self._reveal = Button(
            self.look, _("&Show who this is"), "reveal-identity", self._on_reveal, "secondary", "show"
        )
        self._hide = Button(self.look, _("&Hide it again"), "hide-identity", self.leave, "secondary", "hide")
        self.column.addWidget(self._reveal)
        self.column.addWidget(self._hide)
        self._kept = Words(
            _("Lists and alert forms show initials only. That you look is kept in the log."), "small", "soft"
        )
        self.column.addWidget(self._kept)
        self._identity = Slot()
        self.column.addWidget(self._identity)
        self._people = QVBoxLayout()
        self._people.setSpacing(self.look.px("space.xs"))
        self.column.addLayout(self._people)
        self._about_worker = AboutWorker(workplace)
        self.column.addWidget(self._about_worker)
        self._hide.hide()
        self.setFocusProxy(self._reveal)

    def show_case(self, case: CaseLooked) -> None:
        if case.head.reference != self._reference:
            self.leave()
        self._reference = case.head.reference
        while self._people.count():
            throw_away(self._people.takeAt(0))
        self._add_heading(_("Who knows"))
        for told in case.people.told:
            self._add(told.who, short_time(told.told_at, case.now) if told.told_at else _("The time is not known"))
        self._add_heading(_("Who signed"))
        for signer in case.people.signers:
            self._add(signer.name, ", ".join(role_in_words(role) for role in signer.roles))
        if case.people.named:
            self._add_heading(_("Named in the forms"))
        for named in case.people.named:
            self._add(", ".join(named.lines), named.label)
        if case.linked:
            self._add_heading(_("Tied to other case files"))
        for reference in case.linked:
            self._add(reference, "")
        self._about_worker.show_file(self._reference)

    def leave(self) -> None:
        """Hides who the subject is."""
        self.workplace.background.forget(self)
        self._identity.show_one(None)
        self._hide.hide()
        self._reveal.show()

    def _add_heading(self, words: str) -> None:
        self._people.addSpacing(self.look.px("space.m"))
        self._people.addWidget(Words(words, "section"))
        self._people.addWidget(Line())

    def _add(self, words: str, beneath: str) -> None:
        self._people.addWidget(Words(words, "body"))
        if beneath:
            self._people.addWidget(Words(beneath, "small", "soft"))

    def _on_reveal(self) -> None:
        desk, reference = self.workplace.desk, self._reference
        self.workplace.background.in_background(
            lambda: reveal_identity(desk, reference), self._on_identity, self._on_failed, question=self
        )

    def _on_identity(self, lines: tuple[IdentityLine, ...]) -> None:
        card = Card(self.look)
        card.setObjectName("identity")
        for line in lines:
            card.add(Words(line.label, "small", "soft"))
            card.add(Words(line.words, "body"))
        if not lines:
            card.add(Words(_("No name, birth date or address has been recorded in this case file."), "body"))
        self._identity.show_one(card)
        self._reveal.hide()
        self._hide.show()
        self._hide.setFocus()

    def _on_failed(self, error: MendableError) -> None:
        self._identity.show_one(error_banner(self.look, error))
