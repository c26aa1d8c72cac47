"""The procedure for one case file as a picture: where it stands, what stopped what, what is late, what is coming."""

from PySide6.QtWidgets import QWidget

from safeguard_desktop.casework.looking_at_case import CaseLooked
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.errands import PartToShow
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.empty_place import EmptyPlace
from safeguard_desktop.gui.kit.page_frame import PageFrame
from safeguard_desktop.gui.kit.procedure_picture import ProcedurePicture
from safeguard_desktop.gui.kit.slot import Slot
from safeguard_desktop.gui.kit.words import Words
from safeguard_desktop.gui.pages.cases.section import CaseSection
from safeguard_desktop.gui.place import Place
from safeguard_desktop.gui.workplace import Workplace


class CaseProcedure(CaseSection):
    """Opening a box leads to how its time was counted, or to what was signed."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._case: CaseLooked | None = None
        self._counts = Words("", "label")
        self.column.addWidget(self._counts)
        self._hint = Words(
            _("Arrow keys move. Enter says how a time was counted, or shows what was signed."), "small", "soft"
        )
        self.column.addWidget(self._hint)
        self._here = Button(self.look, _("Sho&w where it stands"), "show-here", self._on_here, "link")
        self.column.addWidget(self._here)
        self._picture = ProcedurePicture(self.look, "case-picture", _("The procedure of this case file"))
        self._picture.opened.connect(self._on_opened)
        self.column.addWidget(self._picture)
        self._empty = Slot()
        self.column.addWidget(self._empty)

    def show_case(self, case: CaseLooked) -> None:
        self._case = case
        shown = case.picture
        is_there = bool(shown.picture.nodes)
        self._counts.setText(shown.words)
        self._picture.show_picture(shown.picture)
        for widget in (self._counts, self._hint, self._picture):
            widget.setVisible(is_there)
        self._here.setVisible(case.head.standing.next_line is not None and is_there)
        words = _("The picture begins when the report of a concern is signed.")
        self._empty.show_one(None if is_there else EmptyPlace(self.look, _("No procedure has begun yet"), words))

    def _on_here(self) -> None:
        box = self._picture.go_here()
        frame: QWidget | None = self
        while frame is not None and not isinstance(frame, PageFrame):
            frame = frame.parentWidget()
        if box is not None and frame is not None:
            frame.scroll_to(box)

    def _on_opened(self, node_id: str) -> None:
        if self._case is None:
            return
        shown, navigator = self._case.picture, self.workplace.navigator
        if node_id in shown.acts:
            navigator.go(Place.DEADLINE, shown.acts[node_id])
        elif node_id in shown.facts:
            navigator.go(Place.FORM_PART, PartToShow(self._case.head.reference, shown.facts[node_id]))
