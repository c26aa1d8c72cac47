"""First run: your local authorities and their emergency numbers. Nobody has to answer it today."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from safeguard_desktop.casework.looking_at_authorities import AuthoritiesHere
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.banner import Banner
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.words import Line, Words, throw_away
from safeguard_desktop.gui.pages.asking import Missing, Question
from safeguard_desktop.gui.pages.authorities.form import AuthorityForm
from safeguard_desktop.gui.pages.authorities.words import numbers_in_words


class AuthoritiesQuestion(Question):
    """Each authority added is kept at once; an empty form is left as it is, and Settings asks no less."""

    step = "authorities"
    onward = _("Next: the recovery sheet")
    guidance = (
        (
            _("Why now"),
            _(
                "At three in the morning nobody has time to look for the out-of-hours number. Here it stands beside 999."
            ),
        ),
        (
            _("Its own time limits"),
            _("Many authorities want the written referral within 24 hours. If theirs is shorter, theirs counts."),
        ),
        (_("No number at hand?"), _("Go on. Settings has the same page, and only designated people can change it.")),
    )

    def __init__(self, look: Look, on_add: Callable[[], object]) -> None:
        super().__init__(
            look,
            _("Your local authorities and emergency numbers"),
            _(
                "Children's services, adults' services, the police, the designated officer. You can leave this for later."
            ),
        )
        self._added = QVBoxLayout()
        self.add(self._added)
        self.form = AuthorityForm(look)
        self.add(self.form)
        self._add = Button(look, _("&Add this one, and another"), "add-authority", on_add, "secondary", "add")
        self._row = QWidget()
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._add)
        row.addStretch(1)
        self.add(self._row)
        self._count = 0

    def show_authorities(self, here: AuthoritiesHere) -> None:
        """Shows those added so far, and an empty form for one more."""
        self._count = len(here.authorities)
        while self._added.count():
            throw_away(self._added.takeAt(0))
        for one in here.authorities:
            self._added.addWidget(Words(one.profile.name, "label"))
            self._added.addWidget(Words(numbers_in_words(one.profile), "small", "soft"))
            self._added.addWidget(Line())
        if not here.may_change:
            heading = _("From here on the designated person adds authorities")
            words = _("They do it in Settings, with their own key.")
            self._added.addWidget(Banner(self.look, "information", heading, words))
        self.form.begin(None, here.acts)
        self.form.setVisible(here.may_change)
        self._row.setVisible(here.may_change)

    def has_more(self) -> bool:
        """Whether something was typed that is not kept yet."""
        return not self.form.isHidden() and not self.form.is_empty()

    def missing(self) -> list[Missing]:
        return self.form.missing() if self.has_more() else []

    def said(self) -> str:
        return _("{n} added").format(n=self._count) if self._count else _("None yet")

    def first_focus(self) -> QWidget | None:
        return None if self.form.isHidden() else self.form.first_focus()
