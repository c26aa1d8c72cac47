"""A row of words of which one is chosen: whose work is shown, which part of a file. It wraps where there is no room."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.side_by_side import SideBySide


@dataclass(frozen=True, slots=True)
class Segment:
    """`words` may hold a mnemonic ("&Forms"); `count` stands beside them, None where there is nothing to count."""

    key: str
    words: str
    count: int | None = None


class Segments(QWidget):
    """`chosen(key)` comes when a person chooses another; the arrow keys move."""

    chosen = Signal(str)

    def __init__(self, look: Look, name: str, says: str) -> None:
        super().__init__()
        self._look, self._name = look, name
        self.setObjectName(name)
        self.setAccessibleName(says)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, Button] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._row: SideBySide | None = None

    def show_segments(self, segments: Sequence[Segment], current: str) -> None:
        """Shows them; where only counts changed, nothing loses the focus."""
        if [one.key for one in segments] != list(self._buttons):
            self._rebuild(segments)
        for one in segments:
            button = self._buttons[one.key]
            words = one.words if one.count is None else _("{words}  {count}").format(words=one.words, count=one.count)
            button.setText(words)
            button.setAccessibleName(words.replace("&&", "\0").replace("&", "").replace("\0", "&"))
            button.setChecked(one.key == current)

    @property
    def current(self) -> str:
        """The key of the chosen one; "" before any is shown."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def button(self, key: str) -> Button | None:
        """One of them, for the focus."""
        return self._buttons.get(key)

    def _rebuild(self, segments: Sequence[Segment]) -> None:
        if self._row is not None:
            self._row.hide()
            self._row.deleteLater()
        self._buttons = {one.key: self._make(one) for one in segments}
        self._row = SideBySide([*self._buttons.values()])
        self._column.addWidget(self._row)

    def _make(self, segment: Segment) -> Button:
        button = Button(self._look, segment.words, f"{self._name}-{segment.key}", kind="segment")
        button.setCheckable(True)
        button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        button.clicked.connect(lambda _checked=False, key=segment.key: self.chosen.emit(key))
        self._group.addButton(button)
        return button
