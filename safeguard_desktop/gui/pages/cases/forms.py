"""The forms of a case file: each record with its parts and how they stand, and what else can be recorded here."""

from safeguard_desktop.casework.looking_at_case import CaseLooked
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.errands import PartErrand
from safeguard_desktop.gui.kit.banner import Banner
from safeguard_desktop.gui.kit.kept_list import KeptList
from safeguard_desktop.gui.kit.slot import Slot
from safeguard_desktop.gui.pages.cases.form_rows import rows_of_forms
from safeguard_desktop.gui.pages.cases.section import CaseSection
from safeguard_desktop.gui.place import Place
from safeguard_desktop.gui.workplace import Workplace


class CaseForms(CaseSection):
    """A row leads to its part; where it is somebody else's to fill in, it says whose."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._leads: dict[str, PartErrand | str] = {}
        self._said = Slot()
        self.column.addWidget(self._said)
        self._list = KeptList(self.look, "case-forms", _("Forms of this case file"))
        self._list.opened.connect(self._on_opened)
        self.column.addWidget(self._list)
        self.setFocusProxy(self._list)

    def show_case(self, case: CaseLooked) -> None:
        shown = rows_of_forms(case)
        self._leads = {lead.key: lead.to for lead in shown.leads}
        self._list.show_rows(shown.rows)
        self._said.show_one(None)

    def leave(self) -> None:
        self._said.show_one(None)

    def _on_opened(self, key: object) -> None:
        to = self._leads.get(str(key), "")
        if isinstance(to, str):
            self._said.show_one(Banner(self.look, "information", to) if to else None)
            return
        self._said.show_one(None)
        self.workplace.navigator.go(Place.FORM_PART, to)
