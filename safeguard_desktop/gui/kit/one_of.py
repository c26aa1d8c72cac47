"""One of a few, as tiles, with the sentence that says it is still to be chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.choice import Choice
from safeguard_desktop.gui.kit.columns import Columns
from safeguard_desktop.gui.kit.words import Words


class OneOf(QWidget):
    """`choices`: ids, words, explanations. `name` begins the tiles' object names. A single one is chosen already."""

    changed = Signal()

    def __init__(
        self, look: Look, name: str, choices: Sequence[tuple[str, str, str]], *, chosen: str = "", most: int = 2
    ) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._problem = Words("", "body", "attention")
        self._problem.hide()
        tiles = [Choice(look, key, words, more) for key, words, more in choices]
        for tile in tiles:
            tile.setObjectName(f"{name}-{tile.choice}")
            self._group.addButton(tile)
            tile.setChecked(tile.choice == chosen or len(tiles) == 1)
            tile.toggled.connect(self._on_toggled)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._problem)
        if tiles:
            column.addWidget(Columns(tiles, look.px("space.m"), most))

    @property
    def chosen(self) -> str:
        """The id of what is chosen, "" where nothing is."""
        button = self._group.checkedButton()
        return button.choice if isinstance(button, Choice) else ""

    def ask_for(self, words: str) -> bool:
        """Whether something is chosen; says that it is still to be chosen, and goes there, where not."""
        self._problem.setText("" if self.chosen else words)
        self._problem.setVisible(not self.chosen)
        first = self.first_focus()
        if not self.chosen and first is not None:
            first.setFocus()
        return bool(self.chosen)

    def first_focus(self) -> QWidget | None:
        """What is chosen, else the first."""
        return self._group.checkedButton() or next(iter(self._group.buttons()), None)

    def _on_toggled(self, is_chosen: bool) -> None:
        if is_chosen:
            self._problem.hide()
            self.changed.emit()
