"""The page that settings stand on, and one section of it: what is kept, said and asked is the same for every section."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from safeguard_desktop.casework.desk import Desk
from safeguard_desktop.casework.looking_at_organisation import OrganisationHere, look_at_organisation
from safeguard_desktop.domain.errors import MendableError
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.kit.banner import Banner, error_banner
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.save_state import SaveState
from safeguard_desktop.gui.kit.steps import Step, Steps
from safeguard_desktop.gui.kit.words import Words, throw_away
from safeguard_desktop.gui.page import Page, Rail
from safeguard_desktop.gui.pages.asking import Missing
from safeguard_desktop.gui.pages.reasons_asked import ReasonsAsked
from safeguard_desktop.gui.workplace import Workplace

Result = TypeVar("Result")


class SettingsSection(QWidget):
    """One section. `primary` is what the page's one button says here, "" for none; `on_primary` does it."""

    name = ""
    title = ""
    icon = "settings"
    primary = ""

    def __init__(self, page: "SettingsFrame") -> None:
        super().__init__()
        self.page = page
        self.look = page.look
        self.workplace = page.workplace
        self.setObjectName(f"section-{self.name}")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(self.look.px("space.l"))

    def add(self, item: QWidget | QLayout) -> None:
        """Puts a widget or layout under what is there."""
        if isinstance(item, QWidget):
            self._column.addWidget(item)
        else:
            self._column.addLayout(item)

    def show_here(self, here: OrganisationHere) -> None:
        """Shows the organisation as it stands."""

    def on_primary(self) -> None:
        """Does what the button says."""

    def on_refused(self, error: MendableError) -> None:
        """Says beside a field why what it holds was refused."""

    def on_back(self) -> bool:
        """Back inside the section; says whether there was anything to go back from."""
        return False


class SettingsFrame(Page):
    """The sections at the left, one of them shown. Whoever makes it puts them in once, with `put_sections`."""

    title = _("Settings")
    rail = Rail.SMALL

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace.look, "form_max")
        self.workplace = workplace
        self._saved = SaveState(self.look)
        self._saved.hide()
        self.put_head(self.title, None, (self._saved,))
        self._list = Steps(self.look, self.title)
        self._list.chosen.connect(self.show_section)
        self.put_left(self._list, self.title)
        self._top = QVBoxLayout()
        self.add(self._top)
        self._reasons = ReasonsAsked(self.look)
        self.add(self._reasons)
        self._heading = Words("", "title")
        self._heading.setObjectName("page-heading")
        self.add(self._heading)
        self.backward = Button(self.look, _("Back"), "backward", self._on_back)
        self.primary = Button(self.look, "", "settings-primary", self._on_primary, "primary")
        self.put_foot(self.primary, "", (self.backward,))
        self._sections: dict[str, SettingsSection] = {}
        self._here: OrganisationHere | None = None

    def put_sections(self, sections: Sequence[SettingsSection]) -> None:
        """The sections, in the order of the list; the first is shown first."""
        self._sections = {section.name: section for section in sections}
        for section in sections:
            self.add(section)
        self.section = sections[0]

    @property
    def desk(self) -> Desk:
        """The desk for the change to be signed, with the reasons typed for what was unusual about it."""
        return self._reasons.desk(self.workplace.desk)

    def enter(self, about: object = None) -> None:
        self.show_section(about if about in self._sections else self.section.name)
        self.look_again()

    def first_focus(self) -> QWidget | None:
        return self._list.findChild(QWidget, f"step-{self.section.name}")

    def show_section(self, name: object) -> None:
        """Shows one section."""
        self.forget_banner()
        self._reasons.forget()
        self.section = self._sections[str(name)]
        for section in self._sections.values():
            section.setVisible(section is self.section)
        self._list.show_steps(
            [Step(one.name, one.title, one.icon) for one in self._sections.values()], self.section.name
        )
        self.show_heading(self.section.title)
        self.show_primary(self.section.primary)

    def show_heading(self, words: str) -> None:
        """Names what is shown."""
        self._heading.setText(words)

    def show_primary(self, words: str, *, has_back: bool = False) -> None:
        """What the one button says now, "" for none, and whether Back leads anywhere inside the section."""
        self.primary.setText(words)
        self.primary.setVisible(bool(words))
        self.backward.setVisible(has_back)

    def look_again(self) -> None:
        """Reads the organisation afresh and shows it."""
        desk = self.workplace.desk
        self.workplace.background.in_background(
            lambda: look_at_organisation(desk), self._on_found, self.show_error, question=self
        )

    def do(
        self, work: Callable[[], Result], busy: str, then: Callable[[Result], object], *, apart: bool = False
    ) -> None:
        """Does something in the background, with the button busy, and looks at the organisation again afterwards.

        What is signed is done at `desk`: where a reason is missing it is asked for, and the button does the same again with it.
        """
        self.forget_banner()
        self.primary.be_busy(busy)

        def done(found: Result) -> None:
            self.primary.be_ready()
            self._reasons.forget()
            self._saved.show()
            self._saved.saved(self.workplace.start.clock.now())
            then(found)
            self.look_again()

        self.workplace.background.in_background(work, done, self.show_error, apart=apart)

    def show_error(self, error: MendableError) -> None:
        """Says on top what went wrong; nothing typed is touched."""
        if not self.primary.isEnabled():
            self.primary.be_ready()
        if self._reasons.ask_for(error):
            self.scroll_to(self._reasons)
        else:
            self._put(error_banner(self.look, error))
            self.section.on_refused(error)

    def show_missing(self, missing: list[Missing]) -> None:
        """Says on top what is missing and goes to the first."""
        banner = Banner(self.look, "attention", _("Before this can be kept"))
        for number, one in enumerate(missing):
            banner.add_link(one.words, f"missing-{number}", one.where.setFocus)
        self._put(banner)
        missing[0].where.setFocus()

    def show_done(self, heading: str, words: str = "") -> None:
        """Says on top what was done."""
        self._put(Banner(self.look, "done", heading, words))

    def show_found(self, tone: str, heading: str, words: str) -> None:
        """Says on top what a check found."""
        self._put(Banner(self.look, tone, heading, words))

    def forget_banner(self) -> None:
        """Takes away what was said on top."""
        while self._top.count():
            throw_away(self._top.takeAt(0))

    def _put(self, banner: Banner) -> None:
        self.forget_banner()
        self._top.addWidget(banner)
        self.scroll_to(banner)

    def _on_found(self, here: OrganisationHere) -> None:
        self._here = here
        for section in self._sections.values():
            section.show_here(here)

    def _on_primary(self) -> None:
        self.section.on_primary()

    def _on_back(self) -> None:
        self.forget_banner()
        self.section.on_back()
