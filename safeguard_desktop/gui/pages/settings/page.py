"""Settings: one section at a time. What is about the organisation is signed as an entry; look and lock are this laptop's own."""

from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.pages.settings.authorities import AuthoritiesSection
from safeguard_desktop.gui.pages.settings.away import AwaySection
from safeguard_desktop.gui.pages.settings.laptop import AppearanceSection, BackupSection, LockSection
from safeguard_desktop.gui.pages.settings.organisation import CalendarSection, OrganisationSection
from safeguard_desktop.gui.pages.settings.people import PeopleSection
from safeguard_desktop.gui.pages.settings.procedure import ProcedureSection
from safeguard_desktop.gui.pages.settings.section import SettingsFrame
from safeguard_desktop.gui.pages.settings.words import WordsSection
from safeguard_desktop.gui.workplace import Workplace


class SettingsPage(SettingsFrame):
    """Every section there is."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self.put_sections(
            (
                PeopleSection(self),
                AwaySection(self),
                AuthoritiesSection(self),
                OrganisationSection(self),
                ProcedureSection(self),
                CalendarSection(self),
                WordsSection(self),
                LockSection(self),
                BackupSection(self),
                AppearanceSection(self),
            )
        )

    def help_words(self) -> str:
        return _(
            "People, roles, hours and closures are entries: signed, dated, and kept. Only a designated person changes people and"
            " roles. Theme, text size and lock belong to this laptop alone."
        )
