"""What every section of a case file is."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from safeguard_desktop.casework.looking_at_case import CaseLooked
from safeguard_desktop.gui.workplace import Workplace


class CaseSection(QWidget):
    """One section: it shows a case file and leads on by itself."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.workplace, self.look = workplace, workplace.look
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(self.look.px("space.m"))

    def show_case(self, case: CaseLooked) -> None:
        """Shows what the section is for."""
        raise NotImplementedError

    def leave(self) -> None:
        """Called when the page is left."""
