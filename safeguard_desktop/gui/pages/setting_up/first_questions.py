"""The questions before there is a vault: what this is, your key, the organisation, its procedure, you."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from safeguard_desktop.domain.calendars import Nation
from safeguard_desktop.domain.roles import Role
from safeguard_desktop.domain.rules import RulePack
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.banner import Banner
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.choice import Choice
from safeguard_desktop.gui.kit.columns import Columns
from safeguard_desktop.gui.kit.icon_label import IconLabel
from safeguard_desktop.gui.kit.words import Words
from safeguard_desktop.gui.pages.asking import Missing, Question
from safeguard_desktop.gui.pages.new_key import NewKey, answer_of, text_row
from safeguard_desktop.gui.pages.setting_up.roles_picker import RolesPicker

STEPS = (
    ("start", _("What this is")),
    ("key", _("Your key")),
    ("organisation", _("Organisation")),
    ("procedure", _("Procedure")),
    ("you", _("You")),
    ("people", _("People and roles")),
    ("authorities", _("Numbers to ring")),
    ("sheet", _("Recovery sheet")),
)
LATER = _("All of this can be changed later in Settings.")
NATION_WORDS = {
    Nation.ENGLAND: _("England"),
    Nation.WALES: _("Wales"),
    Nation.SCOTLAND: _("Scotland"),
    Nation.NORTHERN_IRELAND: _("Northern Ireland"),
}


class StartQuestion(Question):
    """What this is, before anything is asked."""

    step = "start"
    onward = _("Begin")
    guidance = (
        (
            _("No server, no network"),
            _(
                "The program never sends anything. What leaves this laptop is paper, or a sealed file that you hand over."
            ),
        ),
        (
            _("Nothing is made yet"),
            _("You can look through these questions first. Records are made only at “Make the vault”."),
        ),
    )

    def __init__(self, look: Look, on_fiction: Callable[[], object]) -> None:
        super().__init__(look, _("Set up this laptop"), _("It takes about ten minutes. You can stop and go on later."))
        self.add(Banner(look, "danger", _("Someone in danger now? Call 999 first. Setting up can wait.")))
        for icon, words in (
            ("lock", _("Safeguarding records are kept on this laptop, encrypted. Nothing is ever sent anywhere.")),
            ("people", _("Each person who writes here has a key of their own: a passphrase nobody else knows.")),
            ("due_today", _("The program says what is due, by when, and which paragraph of your procedure says so.")),
            ("print", _("At the end you print or write down a recovery sheet. Have paper and a pen ready.")),
        ):
            self.add(icon_line(look, icon, words))
        row = QHBoxLayout()
        row.addWidget(Words(_("Only looking?"), "body", "soft").on_one_line())
        row.addWidget(Button(look, _("Try it with fictional people"), "fiction", on_fiction, "link"))
        row.addStretch(1)
        self.add(row)


class KeyQuestion(Question):
    """The first person's own passphrase."""

    step = "key"
    guidance = (
        (_("A key"), _("A passphrase on this laptop. It lets you read the files, and it signs what you write.")),
        (
            _("A good passphrase"),
            _(
                "Five words that do not belong together, such as a small picture in your head. Not a saying, not a name."
            ),
        ),
        (
            _("Its name"),
            _(
                "The first page shows only “heron”, “otter” or “wren”. Who finds the laptop does not learn who works here."
            ),
        ),
    )

    def __init__(self, look: Look) -> None:
        super().__init__(
            look,
            _("Choose your passphrase"),
            _(
                "A sentence of five words or more that only you know. It opens this laptop's records and signs what you"
                " write. Nobody can look it up for you."
            ),
        )
        self.key = NewKey(look, "key")
        self.add(self.key)

    def missing(self) -> list[Missing]:
        return self.key.missing()

    def said(self) -> str:
        return self.key.label_text()

    def first_focus(self) -> QWidget:
        return self.key.passphrase.first.line


class OrganisationQuestion(Question):
    """Whose records these are, and whose bank holidays count."""

    step = "organisation"
    guidance = (
        (_("Why the nation"), _("Working days leave out bank holidays, and those differ between the nations.")),
    )

    def __init__(self, look: Look) -> None:
        super().__init__(look, _("Which organisation is this for?"))
        self.organisation = OrganisationFields(look)
        self.add(self.organisation)

    def missing(self) -> list[Missing]:
        return self.organisation.missing()

    def said(self) -> str:
        return self.organisation.name()

    def first_focus(self) -> QWidget:
        return self.organisation.name_row.first_focus()


class OrganisationFields(QWidget):
    """Name and nation."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px("space.m"))
        self.name_row = text_row(look, "organisation", _("Name of the organisation"), _("As it stands on your forms."))
        column.addWidget(self.name_row)
        column.addWidget(Words(_("Nation"), "label"))
        column.addWidget(Words(_("Its bank holidays count when working days are counted."), "small", "soft"))
        self._group = QButtonGroup(self)
        choices = []
        for nation, words in NATION_WORDS.items():
            choice = Choice(look, nation.value, words)
            self._group.addButton(choice)
            choices.append(choice)
        choices[0].setChecked(True)
        column.addWidget(Columns(choices, look.px("space.s"), 2))

    def name(self) -> str:
        """The organisation's name."""
        return answer_of(self.name_row)

    def nation(self) -> str:
        """The chosen nation's id."""
        chosen = self._group.checkedButton()
        return chosen.choice if isinstance(chosen, Choice) else Nation.ENGLAND.value

    def show_organisation(self, name: str, nation: str) -> None:
        """Shows what is in force."""
        self.name_row.set_answer(name)
        for button in self._group.buttons():
            if isinstance(button, Choice):
                button.setChecked(button.choice == nation)

    def missing(self) -> list[Missing]:
        """What is missing, also said beside the field."""
        words = "" if self.name() else _("Type the name of the organisation")
        self.name_row.show_problem(words)
        return [Missing(words, self.name_row.first_focus())] if words else []


class ProcedureQuestion(Question):
    """Whose procedure says what must be done by when."""

    step = "procedure"
    guidance = (
        (_("What it does"), _("Each due time names its paragraph. Open it, and you see how it was counted.")),
        (
            _("When it changes"),
            _("A newer edition comes with a newer program. What was begun under the old one goes on by it."),
        ),
    )

    def __init__(self, look: Look) -> None:
        super().__init__(
            look,
            _("Whose procedure do you follow?"),
            _("It says what must be done, by when and by whom. These come with the program."),
        )
        self._group = QButtonGroup(self)
        self._packs: dict[int, str] = {}

    def show_procedures(self, packs: Sequence[RulePack]) -> None:
        """Offers the rule packs that come with the program, the first one chosen."""
        if self._group.buttons():
            return
        for number, pack in enumerate(packs):
            words = _("{title}. From: {document}, {edition}.").format(
                title=pack.title, document=pack.document, edition=pack.edition
            )
            choice = Choice(self.look, pack.id, f"{pack.organisation}, {pack.edition}", words)
            self._group.addButton(choice, number)
            self._packs[number] = pack.id
            self.add(choice)
        self._group.buttons()[0].setChecked(True)
        self.add(
            Words(
                _("The forms of this procedure and the bank holidays of your nation are taken up with it."),
                "small",
                "soft",
            )
        )

    def said(self) -> str:
        chosen = self._group.checkedButton()
        return chosen.text() if chosen is not None else ""

    def chosen(self) -> str:
        """The id of the procedure that is chosen; "" before there is any."""
        return self._packs.get(self._group.checkedId(), "")

    def first_focus(self) -> QWidget | None:
        return self._group.checkedButton()


class YouQuestion(Question):
    """Who makes this vault."""

    step = "you"
    onward = _("Make the vault")
    guidance = (
        (
            _("Several roles"),
            _("In a small team one person may hold several. If two of them meet in one case, the program warns you."),
        ),
        (
            _("The designated person"),
            _("Until there is one with a key, whoever makes the vault adds people and gives roles."),
        ),
    )

    def __init__(self, look: Look) -> None:
        super().__init__(
            look,
            _("Who are you?"),
            _("Your name stands under everything you sign. It is kept inside the encrypted records only."),
        )
        self.name_row = text_row(look, "my-name", _("Your name"))
        self.roles = RolesPicker(look, "my-role", _("Your roles"))
        self.roles.show_roles({Role.PRACTITIONER})
        self.add(self.name_row)
        self.add(self.roles)

    def name(self) -> str:
        """The name as typed."""
        return answer_of(self.name_row)

    def missing(self) -> list[Missing]:
        found = []
        words = "" if self.name() else _("Type your name")
        self.name_row.show_problem(words)
        if words:
            found.append(Missing(words, self.name_row.first_focus()))
        if not self.roles.roles():
            found.append(Missing(_("Choose at least one role"), self.roles.first_focus()))
        return found

    def said(self) -> str:
        return self.name()

    def first_focus(self) -> QWidget:
        return self.name_row.first_focus()


def icon_line(look: Look, icon: str, words: str) -> QHBoxLayout:
    """A sentence with an icon before it."""
    row = QHBoxLayout()
    row.setSpacing(look.px("space.m"))
    row.addWidget(IconLabel(look, icon, "ink_soft"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Words(words), 1)
    return row
