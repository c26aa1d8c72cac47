"""A widget that places its children by hand: a layout of our own would have to return None to Qt, which PySide miscounts."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class Placed(QWidget):
    """Its height follows from its width. Who derives from it says where each widget stands, in reading order: `places`."""

    def __init__(self, widgets: Sequence[QWidget]) -> None:
        super().__init__()
        self.widgets = list(widgets)
        for widget in self.widgets:
            widget.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def places(self, width: int) -> Iterator[QRect]:
        """Where each widget stands when there is so much room."""
        raise NotImplementedError

    def heightForWidth(self, width: int) -> int:
        return max((place.bottom() + 1 for place in self.places(width)), default=0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        """Places the children again when one of them wants another size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._place()
        return super().event(event)

    def _place(self) -> None:
        for widget, place in zip(self.widgets, self.places(self.width()), strict=True):
            widget.setGeometry(place)
