"""Widgets side by side, each as wide as it needs and all of one height, going on in another row where there is no room."""

from collections.abc import Iterator

from PySide6.QtCore import QRect, QSize

from safeguard_desktop.gui.kit.placed import Placed


class SideBySide(Placed):
    """A line of widgets that wraps."""

    def sizeHint(self) -> QSize:
        width = sum(widget.sizeHint().width() for widget in self.widgets)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        widest = max((widget.sizeHint().width() for widget in self.widgets), default=0)
        return QSize(widest, 0)

    def places(self, width: int) -> Iterator[QRect]:
        """One after the other, as far as there is room."""
        left = top = 0
        height = max((widget.sizeHint().height() for widget in self.widgets), default=0)
        for widget in self.widgets:
            needed = widget.sizeHint().width()
            if left and left + needed > width:
                left, top = 0, top + height
            yield QRect(left, top, needed, height)
            left += needed
