"""A place in a page where one widget may stand, or none."""

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget


class Slot(QWidget):
    """Takes no room while it is empty."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.hide()

    @property
    def shown(self) -> QWidget | None:
        """What stands there now; the one before it may still be about to go."""
        return self._shown

    def show_one(self, widget: QWidget | None) -> None:
        """Shows a widget in place of the one before, or nothing."""
        if self._shown is not None:
            self._shown.hide()
            self._column.removeWidget(self._shown)
            self._shown.deleteLater()
        self._shown = widget
        if widget is not None:
            self._column.addWidget(widget)
        self.setVisible(widget is not None)
