"""The questions at the open desk: who does what, one person, the recovery sheet, and what is typed back from it."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from safeguard_desktop.casework.first_steps import RecoverySheet
from safeguard_desktop.casework.looking_at_organisation import OrganisationHere, PersonHere
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.banner import Banner
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.card import Card
from safeguard_desktop.gui.kit.columns import Columns
from safeguard_desktop.gui.kit.row_list import RowList
from safeguard_desktop.gui.kit.words import Words, throw_away
from safeguard_desktop.gui.pages.asking import Missing, Question
from safeguard_desktop.gui.pages.setting_up.key_from_paper import KeyFromPaper
from safeguard_desktop.gui.pages.setting_up.people_list import empty_roles, people_rows
from safeguard_desktop.gui.pages.setting_up.person_form import PersonForm
from safeguard_desktop.gui.pages.setting_up.roles_picker import role_words


class PeopleQuestion(Question):
    """Who does what. Everybody added is kept at once."""

    step = "people"
    onward = _("Next: numbers to ring")
    guidance = (
        (_("A key"), _("A passphrase on this laptop. It lets someone read the files, and it signs what they write.")),
        (
            _("No key"),
            _(
                "Reached by telephone or on paper. What they decide is recorded as told to you, with when and their words."
            ),
        ),
        (_("Not here today?"), _("Add them without a key. They choose a passphrase in Settings when they are here.")),
    )

    def __init__(self, look: Look, on_add: Callable[[], object], on_open: Callable[[object], object]) -> None:
        super().__init__(
            look,
            _("Who does what?"),
            _("Only people who open this laptop need a key. Everyone else can still hold a role."),
        )
        self.people = RowList(look, "people", _("People and roles"))
        self.people.opened.connect(on_open)
        self.add(self.people)
        self._add = Button(look, _("&Add a person"), "add-person", on_add, "secondary", "add")
        row = QHBoxLayout()
        row.addWidget(self._add)
        row.addStretch(1)
        self.add(row)
        self._notes = QVBoxLayout()
        self.add(self._notes)
        self._count = 0

    def show_people(self, here: OrganisationHere) -> None:
        """Shows who there is, and which roles nobody holds."""
        self._count = len(here.people)
        self.people.show_rows(people_rows(here))
        while self._notes.count():
            throw_away(self._notes.takeAt(0))
        for role in empty_roles(here):
            words = _("You can go on. The program reminds you, and somebody can be added at any time.")
            heading = _("{role}: nobody yet").format(role=role_words(role))
            self._notes.addWidget(Banner(self.look, "attention", heading, words, "needs_answer"))
        if not here.may_change:
            self._notes.addWidget(
                Banner(
                    self.look,
                    "information",
                    _("From here on the designated person adds people"),
                    _("They do it in Settings, with their own key."),
                )
            )

    def said(self) -> str:
        return _("{n} people").format(n=self._count) if self._count > 1 else _("You alone so far")

    def first_focus(self) -> QWidget:
        return self._add


class PersonQuestion(Question):
    """One person."""

    step = "people"
    onward = _("Add this person")
    guidance = (
        (
            _("Sit here and choose a passphrase"),
            _("A key is made only with its owner present. Look away while they type."),
        ),
        (_("A deputy"), _("Stands in when the holder of the role is away.")),
    )

    def __init__(self, look: Look) -> None:
        super().__init__(look, _("Who is it?"))
        self.form = PersonForm(look)
        self.add(self.form)
        self.person: PersonHere | None = None

    def show_person(self, person: PersonHere | None, label: str) -> None:
        """Begins with somebody who is known, or with nobody."""
        self.person = person
        self.onward = _("Keep this change") if person else _("Add this person")
        self.form.begin(person, label)

    def missing(self) -> list[Missing]:
        return self.form.missing()

    def first_focus(self) -> QWidget:
        return self.form.first_focus()


class SheetQuestion(Question):
    """The recovery sheet, shown until it is on paper."""

    step = "sheet"
    onward = _("I have it on paper")
    guidance = (
        (_("Why paper"), _("If a passphrase is forgotten, nobody can look it up, and we cannot either.")),
        (
            _("What it can do"),
            _("It reads everything and signs as nobody. Who comes in by it makes a new key, and every check says so."),
        ),
    )

    def __init__(self, look: Look, on_print: Callable[[], object], *, has_printer: bool) -> None:
        super().__init__(
            look,
            _("Put the recovery sheet on paper"),
            _("If every passphrase is forgotten, this opens the records. It is shown only now, and kept nowhere else."),
        )
        self._card = Card(look)
        self._place = QVBoxLayout()
        self._card.add(self._place)
        self.add(self._card)
        self.printed = Words("", "body", "soft")
        self.printed.setObjectName("print-words")
        row = QHBoxLayout()
        if has_printer:
            row.addWidget(Button(look, _("&Print the sheet"), "print-sheet", on_print, "secondary", "print"))
            row.addStretch(1)
            self.printed.setText(_("Or write the nine groups down by hand."))
        else:
            self.printed.setText(_("No printer is set up on this laptop. Write the nine groups down by hand."))
        self.add(row)
        self.add(self.printed)
        self.add(
            Words(_("Keep the paper locked away, not with the laptop. Two people should know where it is."), "body")
        )

    def show_sheet(self, sheet: RecoverySheet) -> None:
        """Shows the groups large, three in a line."""
        while self._place.count():
            throw_away(self._place.takeAt(0))
        groups = []
        for number, group in enumerate(sheet.groups, 1):
            words = Words(group, "section").on_one_line()
            words.setObjectName(f"group-{number}")
            words.setAccessibleName(_("Group {n}: {letters}").format(n=number, letters=" ".join(group)))
            groups.append(words)
        self._place.addWidget(Columns(groups, self.look.px("space.l"), 3))


class TypedQuestion(Question):
    """What stands on the paper, typed back, so that a slip of the pen shows today and not in an emergency."""

    step = "sheet"
    onward = _("Check it and finish")

    def __init__(self, look: Look) -> None:
        super().__init__(
            look,
            _("Type what is on the paper"),
            _("So that a slip of the pen shows now. Spaces, hyphens and small letters do not matter."),
        )
        self.key = KeyFromPaper(look, "typed-back")
        self.line = self.key.line
        self.add(self.key)

    def typed(self) -> str:
        """What was typed."""
        return self.line.text()

    def missing(self) -> list[Missing]:
        return self.key.missing()

    def begin(self) -> None:
        self.key.show_problem("")

    def first_focus(self) -> QWidget:
        return self.line
