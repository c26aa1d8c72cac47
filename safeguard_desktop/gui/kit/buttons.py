"""Buttons: one primary on a page, the others secondary or quiet, each saying what happens."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QSizePolicy

from safeguard_desktop.gui.appearance.look import Look

_ICON_COLOURS = {"primary": "on_accent", "outlined": "accent_text", "quiet": "accent_text", "link": "accent_text"}


class Button(QPushButton):
    """A button that says what happens ("Sign and save").

    `kind`: "primary" (one a page), "outlined", "secondary", "small", "quiet", "link". `icon` is a meaning of icons.toml. `name`
    is the object name tests and journeys find it by.
    """

    def __init__(
        self,
        look: Look,
        text: str,
        name: str,
        on_press: Callable[[], object] | None = None,
        kind: str = "secondary",
        icon: str = "",
    ) -> None:
        super().__init__(text)
        self._look = look
        self._icon_meaning = icon
        self._resting_text = text
        self.setObjectName(name)
        self.setProperty("kind", kind)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        if on_press is not None:
            self.clicked.connect(lambda _checked: on_press())
        if icon:
            look.changed.connect(self._draw_icon)
            self._draw_icon()

    def setText(self, text: str) -> None:
        """Shows other words; the room between them and the icon is there only where there are any."""
        super().setText(text)
        if self._icon_meaning:
            self._draw_icon()

    def show_icon(self, meaning: str) -> None:
        """Shows another icon."""
        self._icon_meaning = meaning
        self._draw_icon()

    def be_busy(self, text: str) -> None:
        """Shows that its work is under way ("Signing") and takes no second press, without changing its width."""
        self.setMinimumWidth(self.width())
        self._resting_text = self.text()
        self.setText(text)
        self.setEnabled(False)

    def be_ready(self) -> None:
        """Takes presses again."""
        self.setText(self._resting_text)
        self.setMinimumWidth(0)
        self.setEnabled(True)

    def _draw_icon(self) -> None:
        colour = _ICON_COLOURS.get(str(self.property("kind")), "ink")
        gap = self._look.px("space.xs") if self.text() else 0
        size = self._look.px("icon.body")
        self.setIcon(self._look.icon(self._icon_meaning, colour, gap=gap))
        self.setIconSize(QSize(size + gap, size))


def icon_button(look: Look, icon: str, name: str, says: str, on_press: Callable[[], object]) -> Button:
    """A quiet button with an icon alone; `says` is its accessible name and tool tip."""
    button = Button(look, "", name, on_press, "quiet", icon)
    button.setAccessibleName(says)
    button.setToolTip(says)
    return button
