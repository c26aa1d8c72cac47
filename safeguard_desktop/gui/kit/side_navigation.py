"""The navigation at the left: record a concern first, then the places, at the foot settings, hide and lock; whole or icons only."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout

from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.words import Line, Words, say
from safeguard_desktop.gui.place import Place


class SideNavigation(QFrame):
    """`go` is called with a place, `hide_screen` and `lock` when they are pressed."""

    def __init__(
        self, look: Look, go: Callable[[Place], None], hide_screen: Callable[[], None], lock: Callable[[], None]
    ) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("side-navigation")
        self.setAccessibleName(_("Places"))
        say(self, "ground", "rail")
        self._buttons: dict[Place, Button] = {}
        self._texts: dict[Button, tuple[str, str]] = {}
        self._badges: dict[Place, int] = {}
        self._is_small = False
        self._column = QVBoxLayout(self)
        self._column.setSpacing(2)
        self._record = Button(look, "", "nav-record", lambda: go(Place.RECORD), "outlined", "record")
        self._texts[self._record] = (_("Record a concern"), "Ctrl+N")
        self._column.addWidget(self._record)
        self._add(Place.DISCLOSURE, "disclosure_entry", _("What was said"), go, "Ctrl+D")
        self._column.addSpacing(look.px("space.m"))
        for place, icon, text in _places():
            self._add(place, icon, text, go)
        self._column.addStretch(1)
        self._add(Place.SETTINGS, "settings", _("Settings"), go)
        self._add_act("hide", _("Hide"), "Esc Esc", hide_screen)
        self._add_act("lock", _("Lock"), "Ctrl+L", lock)
        self._line = Line()
        self._name = Words("", "label")
        self._role = Words("", "small", "soft")
        for widget in (self._line, self._name, self._role):
            widget.hide()
            self._column.addWidget(widget)
        look.changed.connect(self._fit)
        self._fit()

    def show_whole(self, whole: bool) -> None:
        """Words and icons, or icons alone."""
        if self._is_small == whole:
            self._is_small = not whole
            self._fit()

    def show_chosen(self, place: Place) -> None:
        """Marks where the person is."""
        for other, button in self._buttons.items():
            say(button, "state", "chosen" if other is place else "")

    def set_badge(self, place: Place, count: int) -> None:
        """A number beside a place."""
        self._badges[place] = count
        self._fit()

    def show_person(self, name: str, role: str) -> None:
        """Who is at the desk."""
        self._name.setText(name)
        self._role.setText(role)
        self._fit()

    def _add(self, place: Place, icon: str, text: str, go: Callable[[Place], None], key: str = "") -> None:
        button = Button(self._look, "", f"nav-{place}", lambda: go(place), "nav", icon)
        self._buttons[place] = button
        self._texts[button] = (text, key)
        self._column.addWidget(button)

    def _add_act(self, icon: str, text: str, key: str, act: Callable[[], None]) -> None:
        button = Button(self._look, "", f"nav-{icon}", act, "nav", icon)
        self._texts[button] = (text, key)
        self._column.addWidget(button)

    def _fit(self) -> None:
        margin = self._look.px("space.s" if self._is_small else "space.m")
        self._column.setContentsMargins(margin, self._look.px("space.l"), margin, self._look.px("space.l"))
        self.setFixedWidth(self._look.px("width.rail_small" if self._is_small else "width.rail"))
        counts = {self._buttons[place]: count for place, count in self._badges.items() if place in self._buttons}
        for button, (text, key) in self._texts.items():
            said = f"{text}, {counts[button]}" if counts.get(button) else text
            button.setAccessibleName(said)
            button.setText(
                "" if self._is_small else f" {text}   {counts[button]}" if counts.get(button) else f" {text}"
            )
            button.setToolTip(f"{text} ({key})" if key else text if self._is_small else "")
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            button.setIconSize(QSize(self._look.px("icon.rail"), self._look.px("icon.rail")))
        for widget in (self._line, self._name, self._role):
            widget.setVisible(bool(self._name.text()) and not self._is_small)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)


def _places() -> tuple[tuple[Place, str, str], ...]:
    return (
        (Place.TODAY, "today", _("Today")),
        (Place.CASES, "case_files", _("Case files")),
        (Place.GUIDANCE, "guidance", _("Guidance")),
        (Place.CALCULATOR, "next_days", _("Deadlines")),
        (Place.CHECK_DOCUMENT, "sealed", _("Check a document")),
    )
