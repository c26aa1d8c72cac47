"""Settings, people and roles: who there is, one person's roles and key; only a designated person changes anything."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from safeguard_desktop.casework.looking_at_organisation import OrganisationHere, PersonHere
from safeguard_desktop.casework.organising import add_person, change_person, remove_key
from safeguard_desktop.casework.setting_up import suggest_label
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.kit.banner import Banner
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.row_list import RowList
from safeguard_desktop.gui.kit.words import Words, throw_away
from safeguard_desktop.gui.pages.setting_up.people_list import STRAY, empty_roles, people_rows
from safeguard_desktop.gui.pages.setting_up.person_form import PersonForm
from safeguard_desktop.gui.pages.setting_up.roles_picker import role_words
from safeguard_desktop.gui.pages.settings.section import SettingsFrame, SettingsSection


class PeopleSection(SettingsSection):
    """The list, and behind it one person."""

    name = "people"
    title = _("People and roles")
    icon = "people"

    def __init__(self, page: SettingsFrame) -> None:
        super().__init__(page)
        self._here: OrganisationHere | None = None
        self._person: PersonHere | None = None
        self._stray = ""
        self._all = QWidget()
        column = QVBoxLayout(self._all)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.look.px("space.l"))
        self._words = Words("", "body", "soft")
        self._words.setObjectName("people-words")
        self.people = RowList(self.look, "people", self.title)
        self.people.opened.connect(self._on_open)
        self._add = Button(self.look, _("&Add a person"), "add-person", lambda: self._begin(None), "secondary", "add")
        row = QHBoxLayout()
        row.addWidget(self._add)
        row.addStretch(1)
        column.addWidget(self._words)
        column.addWidget(self.people)
        column.addLayout(row)
        self._notes = QVBoxLayout()
        column.addLayout(self._notes)
        self.form = PersonForm(self.look)
        self._remove = _RemoveKey(self)
        self.add(self._all)
        self.add(self.form)
        self.add(self._remove)
        self._show_list()

    def show_here(self, here: OrganisationHere) -> None:
        self._here = here
        self.people.show_rows(people_rows(here))
        self._add.setVisible(here.may_change)
        self._words.setText(
            _("As it stands today. Each change is signed and dated; what was signed before stays as it was.")
            if here.may_change
            else _("Only a designated person can change people and roles. You can look at them here.")
        )
        while self._notes.count():
            throw_away(self._notes.takeAt(0))
        for role in empty_roles(here):
            heading = _("{role}: nobody yet").format(role=role_words(role))
            self._notes.addWidget(Banner(self.look, "attention", heading, "", "needs_answer"))

    def on_primary(self) -> None:
        missing = self.form.missing()
        if missing:
            self.page.show_missing(missing)
            return
        desk, person, answers = self.page.desk, self._person, self.form.answers()

        def work() -> None:
            if person is None:
                add_person(desk, answers)
            else:
                change_person(desk, person.id, answers)

        self.page.do(work, _("Signing"), lambda _done: self._on_kept())

    def on_back(self) -> bool:
        if not self._all.isHidden():
            return False
        self._show_list()
        return True

    def remove(self, label: str) -> None:
        """Takes a key away, once the person has said so twice."""
        desk = self.page.desk
        self.page.do(lambda: remove_key(desk, label), _("Removing the key"), lambda _done: self._on_removed())

    def _on_open(self, key: object) -> None:
        if self._here is None:
            return
        if str(key).startswith(STRAY):
            self._show_stray(str(key).removeprefix(STRAY))
            return
        person = next((one for one in self._here.people if one.id == key), None)
        if person is not None:
            self._begin(person)

    def _begin(self, person: PersonHere | None) -> None:
        here = self._here
        if here is None:
            return
        self._person = person
        self.form.begin(person, suggest_label(here.labels))
        self.form.setEnabled(here.may_change)
        self.form.show()
        self._all.hide()
        self._remove.offer(person.label if person and here.may_change and not person.is_me else "")
        self.page.show_heading(person.name if person else _("Who is it?"))
        self.page.show_primary(_("Sign this change") if here.may_change else "", has_back=True)
        if not here.may_change:
            words = _("Ask them to do it on this laptop, with their own key.")
            self.page.show_found("information", _("Only a designated person can change this"), words)
        (self.form.first_focus() if here.may_change else self.page.backward).setFocus()

    def _show_stray(self, label: str) -> None:
        self._all.hide()
        self.form.hide()
        self._remove.offer(label if self._here is not None and self._here.may_change else "")
        self.page.show_heading(_("Key “{label}”").format(label=label))
        self.page.show_primary("", has_back=True)
        self._remove.setFocus()

    def _show_list(self) -> None:
        self.form.hide()
        self._remove.offer("")
        self._all.show()
        self.page.show_heading(self.title)
        self.page.show_primary("")
        self.people.setFocus()

    def _on_kept(self) -> None:
        self._show_list()
        self.page.show_done(_("Signed and kept"))

    def _on_removed(self) -> None:
        self._show_list()
        self.page.show_done(
            _("The key is removed"), _("It opens these records no longer. What was signed with it stays.")
        )


class _RemoveKey(QWidget):
    """Asks once, in words, before a key is taken away."""

    def __init__(self, section: PeopleSection) -> None:
        super().__init__()
        self._section = section
        self._label = ""
        look = section.look
        self._ask = Button(look, _("Remove this key"), "remove-key", self._on_ask, "secondary", "remove")
        self._sure = Banner(
            look,
            "attention",
            _("Remove this key?"),
            _("It will open these records no longer, and they are encrypted afresh. What was signed with it stays."),
        )
        self._yes = self._sure.add_link(_("Yes, remove the key"), "remove-key-yes", self._on_yes)
        self._sure.add_link(_("Keep it"), "remove-key-no", self._on_no)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._ask)
        column.addWidget(self._sure)
        self.offer("")

    def offer(self, label: str) -> None:
        """Offers to remove a key; "" offers nothing."""
        self._label = label
        self._sure.hide()
        self._ask.show()
        self.setVisible(bool(label))

    def _on_ask(self) -> None:
        self._ask.hide()
        self._sure.show()
        self._yes.setFocus()

    def _on_yes(self) -> None:
        self._section.remove(self._label)

    def _on_no(self) -> None:
        self.offer(self._label)
        self._ask.setFocus()
