"""What every page is and can do. The window makes a page when it is first gone to, enters and leaves it, and asks it for help."""

from enum import Enum

from PySide6.QtWidgets import QWidget

from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.page_frame import PageFrame


class Rail(Enum):
    """How much of the navigation stands beside a page: all of it, its icons, or none."""

    FULL = "full"
    SMALL = "small"
    NONE = "none"


class Page(PageFrame):
    """One page. `title` is its name for screen readers (never a person's); `rail` what stands beside it.

    `help_topic` is the id of the topic of the guidance that F1 leads on to, "" for none.
    """

    title = ""
    rail = Rail.FULL
    help_topic = ""

    def __init__(self, look: Look, width: str = "form_max", *, is_centred: bool = False) -> None:
        super().__init__(look, width, is_centred=is_centred)
        self.look = look
        self.setObjectName(f"page-{type(self).__name__}")

    def enter(self, about: object = None) -> None:
        """Called each time the page is gone to. Ask casework in the background; show what there is meanwhile."""

    def leave(self) -> None:
        """Called before another page is shown and before a lock: hand on what is typed. It must not fail or wait."""

    def first_focus(self) -> QWidget | None:
        """What takes the focus when the page has been entered."""
        return None

    def find_here(self) -> bool:
        """Ctrl+F: puts the focus into the page's own search and returns True, or returns False to go to the case files'."""
        return False

    def write_down(self) -> bool:
        """Ctrl+D: begins to write down what was said by whom the page is about and returns True, or returns False to ask who."""
        return False

    def help_words(self) -> str:
        """F1 where the focused field has no hint of its own: what this page is for, in a few sentences."""
        return ""
