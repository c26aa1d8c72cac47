"""An empty place teaches: what goes here, then the first button to press."""

from collections.abc import Callable

from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.card import Card


class EmptyPlace(Card):
    """What stands in a list while there is nothing in it. `button` and `on_press` may be left out."""

    def __init__(
        self,
        look: Look,
        heading: str,
        words: str,
        button: str = "",
        on_press: Callable[[], object] | None = None,
        icon: str = "",
    ) -> None:
        super().__init__(look, heading, words)
        self.setObjectName("empty-place")
        if button:
            self.add(Button(look, button, "empty-place-button", on_press, "outlined", icon))
