"""Where the inner pages of the form-part place stand, one at a time, and what they share: the background, the draft, the way on."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from safeguard_desktop.domain.errors import MendableError
from safeguard_desktop.domain.ids import EntryId
from safeguard_desktop.gui.errands import CaseToShow, PartErrand, PartToShow
from safeguard_desktop.gui.kit.page_frame import PageFrame
from safeguard_desktop.gui.page import Rail
from safeguard_desktop.gui.pages.form_part.after_signing import AfterSigning, Outcome
from safeguard_desktop.gui.pages.form_part.keeping import Keeping
from safeguard_desktop.gui.place import Place
from safeguard_desktop.gui.workplace import Workplace

Result = TypeVar("Result")


class Stage(QWidget):
    """`go` is called to take up another errand in the same place."""

    def __init__(self, workplace: Workplace, go: Callable[[PartErrand], None]) -> None:
        super().__init__()
        self.workplace, self.go = workplace, go
        self.keeping = Keeping(workplace)
        self.page: PageFrame | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def put(self, page: PageFrame, focus: QWidget | None = None, collect: Callable[[], None] | None = None) -> None:
        """Shows an inner page in place of the one before. `collect` takes the last key strokes off it when it is left."""
        self.keeping.collect_with(collect)
        if self.page is not None:
            self._column.removeWidget(self.page)
            self.page.hide()
            self.page.setParent(None)
            self.page.deleteLater()
        self.page = page
        self._column.addWidget(page)
        page.show()
        if focus is not None:
            focus.setFocus()

    def ask(
        self, work: Callable[[], Result], then: Callable[[Result], object], failed: Callable[[MendableError], object]
    ) -> None:
        """Asks casework off the GUI thread; an answer nobody waits for any more is dropped."""
        self.workplace.background.in_background(work, then, failed, question=self)

    def show_rail(self, rail: Rail) -> None:
        """How much of the navigation stands beside the inner page that comes."""
        self.workplace.navigator.show_rail(rail)

    def back(self) -> None:
        """To where the person came from."""
        self.workplace.navigator.back()

    def show_outcome(self, outcome: Outcome, reference: str, entry: EntryId) -> None:
        """What came of signing, and the ways on."""
        navigator = self.workplace.navigator
        page = AfterSigning(
            self.workplace.look,
            outcome,
            lambda: navigator.start_over(Place.TODAY),
            lambda: navigator.go(Place.CASE, CaseToShow(reference)),
            lambda: self.go(PartToShow(reference, entry)),
            self.go,
        )
        self.put(page, page.first_focus())
