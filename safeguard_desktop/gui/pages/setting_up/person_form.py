"""One person: their name, their roles, and a key if they sit here to choose a passphrase."""

from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from safeguard_desktop.casework.looking_at_organisation import PersonHere
from safeguard_desktop.casework.organising import PersonAnswers
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.choice import Choice
from safeguard_desktop.gui.kit.columns import Columns
from safeguard_desktop.gui.kit.words import Words
from safeguard_desktop.gui.pages.asking import Missing
from safeguard_desktop.gui.pages.new_key import NewKey, answer_of, text_row
from safeguard_desktop.gui.pages.setting_up.roles_picker import RolesPicker


class PersonForm(QWidget):
    """The questions about one person. A key is made only with its owner present."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.name_row = text_row(look, "person", _("Name"))
        self.roles = RolesPicker(look, "role", _("Roles"))
        self._later = Choice(look, "no-key-yet", _("No key yet"), _("Is told by telephone or on paper."))
        self._now = Choice(look, "here-now", _("Sits here now"), _("Chooses a passphrase that nobody else sees."))
        self._group = QButtonGroup(self)
        for choice in (self._later, self._now):
            self._group.addButton(choice)
        self.new_key = NewKey(look, "new")
        self._now.toggled.connect(self.new_key.setVisible)
        self._key_words = Words("", "body", "soft")
        self._key_words.setObjectName("key-words")
        self._key = _column(look, "m", Columns((self._later, self._now), look.px("space.s"), 2), self.new_key)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px("space.l"))
        for widget in (self.name_row, self.roles, Words(_("Key"), "label"), self._key_words, self._key):
            column.addWidget(widget)

    def begin(self, person: PersonHere | None, label: str) -> None:
        """Shows somebody who is known, or an empty form; `label` is suggested for a key. What is typed is forgotten."""
        self.name_row.set_answer(person.name if person else None)
        held = person.roles if person else ()
        self.roles.show_roles({one.role for one in held}, {one.role for one in held if one.is_deputy})
        self.new_key.clear()
        self.new_key.suggest(label)
        self._later.setChecked(True)
        self.new_key.hide()
        has_key = person is not None and bool(person.label)
        self._key_words.setText(
            _("Has the key “{label}”.").format(label=person.label)
            if person is not None and has_key
            else _("Only who opens this laptop needs a key. It can be made later, when they are here.")
        )
        self._key.setHidden(has_key)
        self.show_missing_nothing()

    def show_missing_nothing(self) -> None:
        """Takes away what was said beside the fields."""
        self.name_row.show_problem("")

    def answers(self) -> PersonAnswers:
        """What is said."""
        has_new = self._now.isChecked() and not self._key.isHidden()
        return PersonAnswers(
            answer_of(self.name_row),
            self.roles.roles(),
            self.roles.deputy_for(),
            self.new_key.label_text() if has_new else "",
            self.new_key.passphrase.text() if has_new else "",
        )

    def missing(self) -> list[Missing]:
        """What is missing, also said beside the fields."""
        words = "" if answer_of(self.name_row) else _("Type the name")
        self.name_row.show_problem(words)
        found = [Missing(words, self.name_row.first_focus())] if words else []
        if not self.roles.roles():
            found.append(Missing(_("Choose at least one role"), self.roles.first_focus()))
        if self._now.isChecked() and not self._key.isHidden():
            found += self.new_key.missing()
        return found

    def first_focus(self) -> QWidget:
        """Where typing begins."""
        return self.name_row.first_focus()


def _column(look: Look, space: str, *widgets: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(look.px(f"space.{space}"))
    for widget in widgets:
        column.addWidget(widget)
    return holder
