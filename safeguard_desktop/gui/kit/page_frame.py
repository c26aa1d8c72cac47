"""The frame every page stands in: a bar with Back, title and saved state, content that scrolls, a foot with one primary button."""

from collections.abc import Callable
from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.words import Words, say


class PageFrame(QWidget):
    """Title, content, side panel and foot of a page.

    `add` puts things under the question. `primary` is the one filled button, bottom right, saying what happens; it is never
    greyed out: pressed too early, the page says what is missing and goes there.
    """

    def __init__(self, look: Look, width: str = "form_max") -> None:
        super().__init__()
        self._look = look
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._middle = QWidget()
        self._middle.setMaximumWidth(look.px(f"width.{width}") + 2 * look.px("space.page_margin_x"))
        self._column = QVBoxLayout(self._middle)
        self._column.setSpacing(look.px("space.l"))
        margin_x, margin_y = look.px("space.page_margin_x"), look.px("space.page_margin_top")
        self._column.setContentsMargins(margin_x, margin_y, margin_x, margin_y)
        self._column.addStretch(1)
        holder = QWidget()
        beside = QHBoxLayout(holder)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self._middle, 1)
        beside.addStretch(0)
        self._scroll.setWidget(holder)
        self._body = QHBoxLayout()
        self._body.setSpacing(0)
        self._body.addWidget(self._scroll, 1)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addLayout(self._body, 1)
        say(self, "ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def ask(self, question: str, words: str = "", style: str = "question") -> Words:
        """Puts the page's one question (or its name, with style "title") on top and a sentence under it."""
        heading = Words(question, style)
        heading.setObjectName("page-heading")
        self.add(heading)
        if words:
            self.add(Words(words, "body", "soft"))
        return heading

    def add(self, item: QWidget | QLayout) -> None:
        """Puts a widget or layout under what is there."""
        place = self._column.count() - 1
        if isinstance(item, QWidget):
            self._column.insertWidget(place, item)
        else:
            self._column.insertLayout(place, item)

    def add_space(self, name: str = "s") -> None:
        """Leaves some room, by its name in sizes.toml."""
        self._column.insertSpacing(self._column.count() - 1, self._look.px(f"space.{name}"))

    def clear(self) -> None:
        """Takes away everything `ask` and `add` put there."""
        while self._column.count() > 1:
            _throw_away(self._column.takeAt(0))

    def put_head(
        self, title: str, on_back: Callable[[], object] | None, at_right: tuple[QWidget, ...] = (), back: str = ""
    ) -> None:
        """A bar on top: Back (or where it leads: "M.T., 14"), the title, and what stands at the right, such as the saved state."""
        bar, row = _bar(self._look, "head", "top_bar")
        if on_back is not None:
            row.addWidget(Button(self._look, back or _("Back"), "back", on_back, "quiet", "back"))
        row.addWidget(Words(title, "label"), 1)
        for widget in at_right:
            row.addWidget(widget)
        self._rows.insertWidget(0, bar)

    def put_foot(self, primary: Button | None, words: str = "", others: tuple[Button, ...] = ()) -> None:
        """A bar at the bottom: other buttons left, a sentence, the one primary button right."""
        bar, row = _bar(self._look, "foot", "foot_bar")
        for button in others:
            row.addWidget(button)
        row.addWidget(Words(words, "small", "soft"), 1)
        if primary is not None:
            row.addWidget(primary)
        self._rows.addWidget(bar)

    def put_left(self, widget: QWidget) -> None:
        """A list of sections or steps at the left."""
        widget.setFixedWidth(self._look.px("width.section_list"))
        self._body.insertWidget(0, widget)

    def put_right(self, widget: QWidget) -> None:
        """A panel with help or what else a person may need."""
        panel = SidePanel(self._look, widget)
        self._body.addWidget(panel)
        self._panel = panel

    def scroll_to(self, widget: QWidget) -> None:
        """Brings a field into sight."""
        self._scroll.ensureWidgetVisible(widget, 0, self._look.px("space.huge"))


class SidePanel(QScrollArea):
    """What stands beside the page, on sunken ground, scrolling by itself; it steps aside where there is no room for it."""

    def __init__(self, look: Look, inside: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedWidth(look.px("width.guidance_panel"))
        holder = QWidget()
        say(holder, "ground", "sunken")
        holder.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(holder)
        column.setContentsMargins(*[look.px("space.panel_padding")] * 4)
        column.addWidget(inside)
        column.addStretch(1)
        self.setWidget(holder)


def _bar(look: Look, name: str, height: str) -> tuple[QFrame, QHBoxLayout]:
    bar = QFrame()
    bar.setProperty(name, "true")
    bar.setMinimumHeight(look.px(f"height.{height}"))
    bar.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    row = QHBoxLayout(bar)
    row.setSpacing(look.px("space.m"))
    margin = look.px("space.page_margin_x")
    row.setContentsMargins(margin, look.px("space.s"), margin, look.px("space.s"))
    return bar, row


def _throw_away(item: object) -> None:
    widget = item.widget() if hasattr(item, "widget") else None
    if widget is not None:
        widget.hide()
        widget.deleteLater()
    inner = item.layout() if hasattr(item, "layout") else None
    while inner is not None and inner.count():
        _throw_away(inner.takeAt(0))
