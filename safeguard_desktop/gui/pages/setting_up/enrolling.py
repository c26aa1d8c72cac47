"""After recovery: who are you, and a new key for you. Until then everything can be read, and nothing signed."""

from collections.abc import Callable

from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from safeguard_desktop.casework.desk import Desk
from safeguard_desktop.casework.keys_here import remember_key
from safeguard_desktop.casework.looking_at_organisation import OrganisationHere, PersonHere, look_at_organisation
from safeguard_desktop.casework.recovering import enrol_after_recovery
from safeguard_desktop.casework.setting_up import NewWorker, suggest_label
from safeguard_desktop.domain.errors import MendableError
from safeguard_desktop.domain.roles import Role
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.banner import Banner
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.choice import Choice
from safeguard_desktop.gui.kit.words import throw_away
from safeguard_desktop.gui.pages.asking import AskingPage, Missing, Question
from safeguard_desktop.gui.pages.new_key import NewKey, answer_of, text_row
from safeguard_desktop.gui.pages.setting_up.people_list import role_in_row
from safeguard_desktop.gui.pages.setting_up.roles_picker import RolesPicker
from safeguard_desktop.gui.place import Place
from safeguard_desktop.gui.workplace import Workplace

SOMEBODY_NEW = "somebody-new"


class EnrollingPage(AskingPage):
    """Two questions at a desk that signs as nobody."""

    title = _("A new key after recovery")

    def __init__(self, workplace: Workplace) -> None:
        lock = Button(workplace.look, _("Lock"), "lock-now", workplace.navigator.lock, "quiet", "lock")
        steps = (("who", _("Who you are")), ("key", _("Your new key")))
        super().__init__(workplace.look, _("Opened with the recovery sheet"), steps, (lock,))
        self._workplace = workplace
        self.who = WhoQuestion(self.look, self._on_read)
        self.key = NewKeyQuestion(self.look)
        self.put_questions((self.who, self.key))

    def enter(self, about: object = None) -> None:  # noqa: ARG002 - the window tells every page
        desk = self._workplace.desk
        self._workplace.background.in_background(
            lambda: look_at_organisation(desk), self._on_found, self.show_error, question=self
        )

    def help_words(self) -> str:
        return _(
            "Choose your name from the record, then a new passphrase. Your old key stays in the list until a designated"
            " person removes it. The record says that the new key was made with the recovery sheet."
        )

    def answered(self, question: Question) -> None:
        if question is self.who:
            self.show_next()
        else:
            self._enrol()

    def _on_found(self, here: OrganisationHere) -> None:
        self.who.show_people(here)
        self.key.key.suggest(suggest_label(here.labels))
        if self.question is None:
            self.show_question(self.who)

    def _on_read(self) -> None:
        """Reading needs no key; the page can be come back to from Today by locking."""
        self._workplace.navigator.start_over(Place.TODAY)

    def _enrol(self) -> None:
        self.onward.be_busy(_("Making the key"))
        desk, start = self.reasons.desk(self._workplace.desk), self._workplace.start
        person, key = self.who.person(), self.key.key
        new = NewWorker(key.label_text(), key.passphrase.text(), self.who.name())
        roles = self.who.roles()

        def work() -> Desk:
            opened = enrol_after_recovery(start.build(), desk, new, person.id if person else None, roles)
            remember_key(start.state, new.label, start.clock.now())
            return opened

        self._workplace.background.in_background(work, self._on_enrolled, self._on_refused)

    def _on_enrolled(self, desk: Desk) -> None:
        label = self.key.key.label_text()
        self.key.key.clear()
        self._workplace.opened(desk, label)

    def _on_refused(self, error: MendableError) -> None:
        self.show_error(error)
        self.key.key.show_problem(error)


class WhoQuestion(Question):
    """Which person of the record, or somebody new."""

    step = "who"

    def __init__(self, look: Look, on_read: Callable[[], object]) -> None:
        super().__init__(
            look,
            _("Who are you?"),
            _("The sheet opens the records for reading. To write and sign, you need a key of your own again."),
        )
        self._group = QButtonGroup(self)
        self._people: dict[str, PersonHere] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(look.px("space.s"))
        self.add(self._list)
        self.name_row = text_row(look, "my-name", _("Your name"))
        self.roles_picker = RolesPicker(look, "my-role", _("Your roles"))
        self._new = QWidget()
        column = QVBoxLayout(self._new)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.name_row)
        column.addWidget(self.roles_picker)
        column.addWidget(
            Banner(
                look,
                "information",
                _("Roles given after recovery are marked"),
                _("Every check of these records shows that they were given with the recovery sheet."),
            )
        )
        self._new.hide()
        self.add(self._new)
        self.add(Button(look, _("Only read for now"), "only-read", on_read, "link"))

    def show_people(self, here: OrganisationHere) -> None:
        """Offers those whom the record names."""
        while self._list.count():
            throw_away(self._list.takeAt(0))
        self._people = {one.id: one for one in here.people}
        for one in here.people:
            self._offer(one.id, one.name, ", ".join(role_in_row(role) for role in one.roles))
        self._offer(SOMEBODY_NEW, _("Somebody who is not in this list"), "")

    def person(self) -> PersonHere | None:
        """Who was chosen; None for somebody new."""
        return self._people.get(self._chosen())

    def name(self) -> str:
        """The name."""
        person = self.person()
        return person.name if person else answer_of(self.name_row)

    def roles(self) -> tuple[Role, ...]:
        """The roles to give; somebody known keeps theirs."""
        return () if self.person() else self.roles_picker.roles()

    def missing(self) -> list[Missing]:
        first = self._group.buttons()[0]
        if not self._chosen():
            return [Missing(_("Choose who you are"), first)]
        words = "" if self.name() else _("Type your name")
        self.name_row.show_problem(words)
        return [Missing(words, self.name_row.first_focus())] if words else []

    def said(self) -> str:
        return self.name()

    def first_focus(self) -> QWidget | None:
        return next(iter(self._group.buttons()), None)

    def _chosen(self) -> str:
        chosen = self._group.checkedButton()
        return chosen.choice if isinstance(chosen, Choice) else ""

    def _offer(self, key: str, words: str, explanation: str) -> None:
        choice = Choice(self.look, key, words, explanation)
        choice.toggled.connect(lambda _checked: self._new.setVisible(self._chosen() == SOMEBODY_NEW))
        self._group.addButton(choice)
        self._list.addWidget(choice)


class NewKeyQuestion(Question):
    """The new key."""

    step = "key"
    onward = _("Make the key and open the records")

    def __init__(self, look: Look) -> None:
        super().__init__(look, _("Choose a new passphrase"), _("A sentence of five words or more that only you know."))
        self.key = NewKey(look, "key")
        self.add(self.key)

    def missing(self) -> list[Missing]:
        return self.key.missing()

    def first_focus(self) -> QWidget:
        return self.key.passphrase.first.line
