"""An icon beside words; it says nothing of its own to a screen reader."""

from PySide6.QtWidgets import QLabel

from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.by_number import stand_on_top


class IconLabel(QLabel):
    """An icon by its meaning, redrawn when the look changes. `colour` and `size` are names of the tokens.

    `is_on_top` is for icons beside several lines: it stands beside the first.
    """

    def __init__(
        self, look: Look, meaning: str, colour: str = "ink_soft", size: str = "body", *, is_on_top: bool = False
    ) -> None:
        super().__init__()
        self._look, self._meaning, self._colour, self._size = look, meaning, colour, size
        self._is_on_top = is_on_top
        if is_on_top:
            stand_on_top(self)
        look.changed.connect(self._draw)
        self._draw()

    def show_icon(self, meaning: str, colour: str) -> None:
        """Changes to another icon."""
        self._meaning, self._colour = meaning, colour
        self._draw()

    def _draw(self) -> None:
        pixmap = self._look.pixmap(self._meaning, self._colour, self._size)
        self.setPixmap(pixmap)
        size = pixmap.deviceIndependentSize().toSize()
        if self._is_on_top:
            self.setFixedWidth(size.width())
            self.setMinimumHeight(size.height())
        else:
            self.setFixedSize(size)
