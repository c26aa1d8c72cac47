"""Cards: a white page with an edge, holding what belongs together under one heading."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.words import Words


class Card(QFrame):
    """A section of a page; `beside` stands at the right of its heading (a chip, a quiet button)."""

    def __init__(self, look: Look, heading: str = "", words: str = "", beside: QWidget | None = None) -> None:
        super().__init__()
        self.setProperty("card", "true")
        margin = look.px("space.l")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(margin, margin, margin, margin)
        self._column.setSpacing(look.px("space.m"))
        if heading:
            top = QHBoxLayout()
            top.addWidget(Words(heading, "section"), 1)
            if beside is not None:
                top.addWidget(beside)
            self._column.addLayout(top)
        if words:
            self._column.addWidget(Words(words, "body", "soft"))

    def add(self, item: QWidget | QLayout) -> None:
        """Puts a widget or a layout under what is there."""
        if isinstance(item, QWidget):
            self._column.addWidget(item)
        else:
            self._column.addLayout(item)
