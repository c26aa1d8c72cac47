"""What stands beside a page: a panel where there is room, else a button in the page that unfolds the same thing."""

from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.by_number import never_scroll_sideways, take_no_focus


class SidePanel(QScrollArea):
    """The panel, `width` a name of sizes.toml, scrolling by itself. It gives its inside away to a `Fold` and takes it back."""

    def __init__(self, look: Look, inside: QWidget, width: str, ground: str = "sunken") -> None:
        super().__init__()
        self._look, self._width = look, width
        self.inside = inside
        self.setWidgetResizable(True)
        never_scroll_sideways(self)
        take_no_focus(self)
        holder = QFrame()
        holder.setProperty("ground", ground)
        self._column = QVBoxLayout(holder)
        self._column.addWidget(inside)
        self.setWidget(holder)
        look.changed.connect(self._fit)
        self._fit()

    def take_back(self) -> None:
        """Shows its inside itself again."""
        self._column.insertWidget(0, self.inside)
        self.inside.show()
        self.show()

    def _fit(self) -> None:
        self.setFixedWidth(self._look.px(f"width.{self._width}"))
        self._column.setContentsMargins(*[self._look.px("space.panel_padding")] * 4)


class Fold(QFrame):
    """A button and, once pressed, what it unfolds in the page's own flow; with no name it is always unfolded."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._inside: QWidget | None = None
        self._name = name
        self._button = Button(look, name, "fold", self._on_pressed, "secondary", "open_list")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._button)
        if not name:
            self._button.hide()
        self._is_open = not name
        self.hide()

    def take(self, inside: QWidget) -> None:
        """Holds what the panel has no room for."""
        self._inside = inside
        self._column.addWidget(inside)
        inside.setVisible(self._is_open)
        self.show()

    @property
    def inside(self) -> QWidget | None:
        """What it holds, or None while that stands in its panel."""
        return None if self.isHidden() else self._inside

    def unfold(self, *, is_open: bool = True) -> None:
        """Opens it, as the button does, or closes it again."""
        if self._name and self._is_open != is_open:
            self._on_pressed()

    def _on_pressed(self) -> None:
        self._is_open = not self._is_open
        if self._inside is not None:
            self._inside.setVisible(self._is_open)
        self._button.setText(_("Close: {name}").format(name=self._name) if self._is_open else self._name)
