"""Settings, local authorities: those there are, one of them with its history, taking it out of use."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from safeguard_desktop.casework.authorities import (
    AuthorityNotFit,
    add_authority,
    change_authority,
    withdraw_authority,
)
from safeguard_desktop.casework.looking_at_authorities import AuthoritiesHere, Told, history_of, look_at_authorities
from safeguard_desktop.casework.looking_at_organisation import OrganisationHere
from safeguard_desktop.domain.authorities import Authority, AuthorityWithdrawn
from safeguard_desktop.domain.errors import MendableError
from safeguard_desktop.domain.moments import LONDON
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.empty_place import EmptyPlace
from safeguard_desktop.gui.kit.row_list import Row, RowList
from safeguard_desktop.gui.kit.slot import Slot
from safeguard_desktop.gui.kit.words import Line, Words, throw_away
from safeguard_desktop.gui.pages.asking import Missing
from safeguard_desktop.gui.pages.authorities.form import AuthorityForm
from safeguard_desktop.gui.pages.authorities.words import KIND_WORDS, numbers_in_words
from safeguard_desktop.gui.pages.new_key import answer_of, text_row
from safeguard_desktop.gui.pages.settings.section import SettingsFrame, SettingsSection


class AuthoritiesSection(SettingsSection):
    """The list, and behind it one authority."""

    name = "authorities"
    title = _("Local authorities and numbers")
    icon = "telephone"

    def __init__(self, page: SettingsFrame) -> None:
        super().__init__(page)
        self._here: AuthoritiesHere | None = None
        self._authority: Authority | None = None
        self._all = QWidget()
        column = QVBoxLayout(self._all)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.look.px("space.l"))
        self._words = Words("", "body", "soft")
        self._words.setObjectName("authorities-words")
        self._empty = Slot()
        self.authorities = RowList(self.look, "authorities", self.title)
        self.authorities.opened.connect(self._on_open)
        self._add = Button(
            self.look, _("&Add an authority"), "add-authority", lambda: self._begin(None), "secondary", "add"
        )
        row = QHBoxLayout()
        row.addWidget(self._add)
        row.addStretch(1)
        for widget in (self._words, self._empty, self.authorities):
            column.addWidget(widget)
        column.addLayout(row)
        self.form = AuthorityForm(self.look)
        self._history = _History(self)
        self._withdraw = _Withdraw(self)
        for part in (self._all, self.form, self._withdraw, self._history):
            self.add(part)
        self._show_list()

    def show_here(self, here: OrganisationHere) -> None:
        del here
        desk = self.workplace.desk
        self.workplace.background.in_background(
            lambda: look_at_authorities(desk), self._on_found, self.page.show_error, question=self
        )

    def on_primary(self) -> None:
        missing = self.form.missing()
        if missing:
            self.page.show_missing(missing)
            return
        desk, known, answers = self.page.desk, self._authority, self.form.answers()

        def work() -> bool:
            if known is not None:
                return change_authority(desk, known.id, answers)
            add_authority(desk, answers)
            return True

        self.page.do(work, _("Signing"), self._on_kept)

    def on_back(self) -> bool:
        if not self._all.isHidden():
            return False
        self._show_list()
        return True

    def withdraw(self, reason: str) -> None:
        """Takes the authority shown out of use, once the person has said why."""
        desk, known = self.page.desk, self._authority
        if known is not None:
            self.page.do(
                lambda: withdraw_authority(desk, known.id, reason), _("Signing"), lambda _done: self._on_gone()
            )

    def _on_found(self, here: AuthoritiesHere) -> None:
        self._here = here
        self._add.setVisible(here.may_change)
        self._words.setText(
            _("Whom you ring, by day and at night. The numbers out of hours stand beside 999, also on the unlock page.")
            if here.may_change
            else _("Only a designated person can change these. You can look at them here.")
        )
        self.authorities.show_rows([_row(one) for one in here.authorities])
        self.authorities.setVisible(bool(here.authorities))
        self._empty.show_one(None if here.authorities else self._nothing_yet())

    def _nothing_yet(self) -> EmptyPlace:
        words = _(
            "At night nobody has time to look for a number. Add the children's and adults' services, the police and the"
            " designated officer of every area you work in. What they ask for in less time than your procedure counts."
        )
        return EmptyPlace(self.look, _("No authority yet"), words)

    def _on_open(self, key: object) -> None:
        here = self._here
        self._begin(next((one for one in here.authorities if one.id == key), None) if here else None)

    def _begin(self, authority: Authority | None) -> None:
        here = self._here
        if here is None:
            return
        self._authority = authority
        self.form.begin(authority.profile if authority else None, here.acts)
        self.form.setEnabled(here.may_change)
        self.form.show()
        self._all.hide()
        self._withdraw.offer(is_offered=authority is not None and here.may_change)
        self._history.show_of(authority)
        self.page.show_heading(authority.profile.name if authority else _("Which authority is it?"))
        self.page.show_primary(_("Sign this change") if here.may_change else "", has_back=True)
        (self.form.first_focus() if here.may_change else self.page.backward).setFocus()

    def _show_list(self) -> None:
        self.form.hide()
        self._withdraw.offer(is_offered=False)
        self._history.show_of(None)
        self._all.show()
        self.page.show_heading(self.title)
        self.page.show_primary("")
        (self.authorities if self.authorities.rows else self._add).setFocus()

    def _on_kept(self, changed: bool) -> None:
        self._show_list()
        self.page.show_done(_("Signed and kept") if changed else _("Nothing has changed, so there is nothing to sign"))

    def _on_gone(self) -> None:
        self._show_list()
        self.page.show_done(_("Taken out of use"), _("What was signed about it stays in the record."))

    def on_refused(self, error: MendableError) -> None:
        if isinstance(error, AuthorityNotFit):
            self.form.show_refused(error)


class _Withdraw(QWidget):
    """Asks why, once, before an authority is taken out of use."""

    def __init__(self, section: AuthoritiesSection) -> None:
        super().__init__()
        self._section = section
        look = section.look
        self._ask = Button(look, _("Take it out of use"), "withdraw-authority", self._on_ask, "secondary", "remove")
        self._why = text_row(look, "withdraw-why", _("Why is it taken out of use?"), _("Such as “Merged in April”."))
        self._yes = Button(look, _("Yes, take it out of use"), "withdraw-yes", self._on_yes, "secondary")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._ask, self._why, self._yes):
            column.addWidget(widget)
        self.offer(is_offered=False)

    def offer(self, *, is_offered: bool) -> None:
        """Offers it, or nothing."""
        self._ask.show()
        self._why.hide()
        self._yes.hide()
        self._why.set_answer(None)
        self._why.show_problem("")
        self.setVisible(is_offered)

    def _on_ask(self) -> None:
        self._ask.hide()
        self._why.show()
        self._yes.show()
        self._why.first_focus().setFocus()

    def _on_yes(self) -> None:
        why = answer_of(self._why)
        problem = "" if why else _("Say why it is taken out of use")
        self._why.show_problem(problem)
        if problem:
            self._section.page.show_missing([Missing(problem, self._why.first_focus())])
        else:
            self._section.withdraw(why)


class _History(QWidget):
    """What was signed about one authority, the newest first."""

    def __init__(self, section: AuthoritiesSection) -> None:
        super().__init__()
        self._section = section
        self.setObjectName("authority-history")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(section.look.px("space.xs"))

    def show_of(self, authority: Authority | None) -> None:
        """Looks up one authority's history; None shows none."""
        while self._column.count():
            throw_away(self._column.takeAt(0))
        self.setVisible(authority is not None)
        if authority is not None:
            workplace = self._section.workplace
            workplace.background.in_background(
                lambda: history_of(workplace.desk, authority.id),
                self._on_found,
                self._section.page.show_error,
                question=self,
            )

    def _on_found(self, told: tuple[Told, ...]) -> None:
        self._column.addWidget(Words(_("What was signed about it"), "label"))
        self._column.addWidget(Line())
        for one in told:
            self._column.addWidget(Words(_told_words(one), "small", "soft"))


def _row(one: Authority) -> Row:
    return Row(one.id, what=one.profile.name, why=numbers_in_words(one.profile), whose=KIND_WORDS[one.profile.kind])


def _told_words(one: Told) -> str:
    said = one.said
    what = (
        _("Taken out of use: {why}").format(why=said.reason)
        if isinstance(said, AuthorityWithdrawn)
        else "; ".join((numbers_in_words(said), *(f"{limit.limit} ({limit.where})" for limit in said.limits)))
    )
    local = one.recorded_at.astimezone(LONDON)
    words = _("{day}, {name}, from {start}: {what}") if one.is_trusted else _("{day}, {name}, not trusted: {what}")
    return words.format(
        day=f"{local:%a} {local.day} {local:%b %Y, %H:%M}", name=one.by, start=said.in_force_from, what=what
    )
