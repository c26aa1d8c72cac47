"""All due actions of one case file: what is still to do, and what is done, in time or late."""

from safeguard_desktop.casework.due_lines import DueKey
from safeguard_desktop.casework.looking_at_case import CaseLooked
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.empty_place import EmptyPlace
from safeguard_desktop.gui.kit.slot import Slot
from safeguard_desktop.gui.kit.words import Words
from safeguard_desktop.gui.pages.cases.section import CaseSection
from safeguard_desktop.gui.pages.cases.sheet_out import SheetOut
from safeguard_desktop.gui.pages.due.due_list import DueList
from safeguard_desktop.gui.pages.due.due_rows import capped, case_groups
from safeguard_desktop.gui.pages.due.leading_on import open_line
from safeguard_desktop.gui.place import Place
from safeguard_desktop.gui.workplace import Workplace

MOST_ROWS = 200


class CaseDue(CaseSection):
    """Opening an open one leads to the part that ends it, a done one to how it was counted."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._case: CaseLooked | None = None
        self._hint = Words(_("Enter opens what is to be done. Space says how the time was counted."), "small", "soft")
        self.column.addWidget(self._hint)
        self._said = Slot()
        self.column.addWidget(self._said)
        self._out = SheetOut(workplace, self, self._said.show_one)
        self._sheet = Button(
            self.look, _("&Timeline sheet to print"), "timeline-sheet", self._on_sheet, "small", "print"
        )
        self.column.addWidget(self._sheet)
        self._list = DueList(self.look, "case-due", _("What is due in this case file"))
        self._list.opened.connect(self._on_opened)
        self._list.asked.connect(self._on_asked)
        self.column.addWidget(self._list)
        self._empty = Slot()
        self.column.addWidget(self._empty)
        self.setFocusProxy(self._list)

    def show_case(self, case: CaseLooked) -> None:
        self._case = case
        rows, _left = capped(case_groups(case.due), MOST_ROWS, case.now, has_who=False)
        self._list.show_rows(rows)
        self._list.setVisible(bool(rows))
        for widget in (self._hint, self._sheet):
            widget.setVisible(bool(rows))
        words = _("The procedure begins to count when the report of a concern is signed.")
        self._empty.show_one(None if rows else EmptyPlace(self.look, _("Nothing is due yet"), words))

    def leave(self) -> None:
        self._said.show_one(None)

    def _on_sheet(self) -> None:
        if self._case is not None:
            self._out.ask(self._case.head.reference)

    def _on_opened(self, key: object) -> None:
        lines = self._case.due if self._case else ()
        line = next((one for one in lines if one.key == key), None)
        if line is None:
            return
        if line.action.is_open:
            open_line(self.workplace.navigator, line)
        else:
            self._on_asked(key)

    def _on_asked(self, key: object) -> None:
        if isinstance(key, DueKey):
            self.workplace.navigator.go(Place.DEADLINE, key)
