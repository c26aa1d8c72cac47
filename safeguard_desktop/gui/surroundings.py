"""What stands around the pages of the window: navigation, help, the cover, the note about lasting work.

Made after the first paint, because the unlock page shows none of it.
"""

from collections.abc import Callable

from PySide6.QtWidgets import QBoxLayout, QStackedWidget

from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.cover import Cover
from safeguard_desktop.gui.kit.help_panel import HelpPanel
from safeguard_desktop.gui.kit.side_navigation import SideNavigation
from safeguard_desktop.gui.kit.toast import WorkingNote
from safeguard_desktop.gui.place import Place


class Surroundings:
    """`row` holds the column of pages, `layers` the row's widget; what is made here is put around and over them, hidden."""

    def __init__(
        self,
        look: Look,
        row: QBoxLayout,
        layers: QStackedWidget,
        go: Callable[[Place], None],
        hide_screen: Callable[[], None],
        lock: Callable[[], None],
        come_back: Callable[[], None],
        open_topic: Callable[[str], None],
    ) -> None:
        self.navigation = SideNavigation(look, go, hide_screen, lock)
        self.help = HelpPanel(look, open_topic)
        self.cover = Cover(look, come_back)
        self.working = WorkingNote(look, layers)
        row.insertWidget(0, self.navigation)
        row.addWidget(self.help)
        layers.addWidget(self.cover)
        self.navigation.hide()
