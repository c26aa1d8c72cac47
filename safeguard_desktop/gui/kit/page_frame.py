"""The frame every page stands in: a bar with Back, title and saved state, content that scrolls, a foot with one primary button."""

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.by_number import never_scroll_sideways, take_no_focus
from safeguard_desktop.gui.kit.side_panel import Fold, SidePanel
from safeguard_desktop.gui.kit.words import Words, throw_away


class PageFrame(QFrame):
    """Title, content, side panel and foot of a page.

    `add` puts things under the question. `primary` is the one filled button, bottom right, saying what happens; it is never
    greyed out: pressed too early, the page says what is missing and goes there.
    """

    def __init__(self, look: Look, width: str = "form_max", *, is_centred: bool = False) -> None:
        super().__init__()
        self._look = look
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        never_scroll_sideways(self._scroll)
        take_no_focus(self._scroll)
        self._middle = QWidget()
        self._width = width
        self._whole = QVBoxLayout(self._middle)
        self._column = QVBoxLayout()
        self._whole.addLayout(self._column)
        self._whole.addStretch(1)
        holder = QWidget()
        beside = QHBoxLayout(holder)
        beside.setContentsMargins(0, 0, 0, 0)
        if is_centred:
            beside.addStretch(1)
            # What stands in the middle moves for no scroll bar that comes or goes.
            beside.setContentsMargins(0, 0, look.px("space.m"), 0)
            self._scroll.verticalScrollBar().rangeChanged.connect(
                lambda _least, most: beside.setContentsMargins(0, 0, 0 if most else look.px("space.m"), 0)
            )
        beside.addWidget(self._middle, 1000)
        beside.addStretch(1)
        self._scroll.setWidget(holder)
        self._body = QHBoxLayout()
        self._body.setSpacing(0)
        self._body.addWidget(self._scroll, 1)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addLayout(self._body, 1)
        self._beside: list[tuple[SidePanel, Fold, bool]] = []
        self._has_right = True
        self._foot: QBoxLayout | None = None
        self.setProperty("ground", "surface")
        look.changed.connect(self._fit)
        self._fit()

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
        if isinstance(item, QWidget):
            self._column.addWidget(item)
        else:
            self._column.addLayout(item)

    def add_space(self, name: str = "s") -> None:
        """Leaves some room, by its name in sizes.toml."""
        self._column.addSpacing(self._look.px(f"space.{name}"))

    def clear(self) -> None:
        """Takes away everything `ask` and `add` put there."""
        while self._column.count():
            throw_away(self._column.takeAt(0))

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

    def put_foot(
        self, primary: Button | None, words: str = "", others: tuple[Button, ...] = (), keys: QWidget | None = None
    ) -> None:
        """A bar at the bottom: other buttons left, a sentence (or `keys` in its place), the one primary button right."""
        bar, row = _bar(self._look, "foot", "foot_bar")
        at_left = QHBoxLayout()
        at_left.setSpacing(self._look.px("space.m"))
        for button in others:
            at_left.addWidget(button)
        at_left.addWidget(keys or Words(words, "small", "soft"), 1)
        row.addLayout(at_left, 1)
        if primary is not None:
            at_right = QHBoxLayout()
            at_right.addStretch(1)
            at_right.addWidget(primary)
            row.addLayout(at_right)
        self._foot = row
        self._rows.addWidget(bar)

    def put_on_top(self, widget: QWidget) -> None:
        """What stays in sight above the content, whatever is scrolled."""
        self._rows.insertWidget(0, widget)

    def put_left(self, widget: QWidget, folded: str = "", width: str = "section_list", ground: str = "sunken") -> None:
        """A list of sections or steps at the left. Where there is no room it stands on top, behind a button called `folded`."""
        self._put_beside(SidePanel(self._look, widget, width, ground), Fold(self._look, folded), is_left=True)

    def put_right(self, widget: QWidget, folded: str = "", width: str = "guidance_panel") -> None:
        """A panel with help or what else a person may need. Where there is no room it stands at the end, behind a button."""
        panel = SidePanel(self._look, widget, width)
        self._put_beside(panel, Fold(self._look, folded or _("Guidance")), is_left=False)

    def spread(self, width: str, *, with_right: bool) -> None:
        """Gives the content another width, by its name in sizes.toml, with or without what stands at its right."""
        self._width, self._has_right = width, with_right
        self._fit()

    def scroll_to(self, widget: QWidget) -> None:
        """Brings a field into sight."""
        self._scroll.ensureWidgetVisible(widget, 0, self._look.px("space.huge"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gives what stands beside the page the room there is."""
        super().resizeEvent(event)
        self._fit_beside()
        self._fit_foot()

    def _fit_foot(self) -> None:
        """Where not all buttons stand in one row, the primary one has a row of its own."""
        if self._foot is None:
            return
        margins, spaces = self._foot.contentsMargins(), self._foot.spacing()
        items = (self._foot.itemAt(number) for number in range(self._foot.count()))
        parts = [item.minimumSize().width() for item in items if item is not None]
        needed = sum(parts) + margins.left() + margins.right() + spaces * (len(parts) - 1)
        ways = QBoxLayout.Direction
        self._foot.setDirection(ways.LeftToRight if needed <= self.width() else ways.TopToBottom)

    def _put_beside(self, panel: SidePanel, fold: Fold, *, is_left: bool) -> None:
        self._body.insertWidget(0 if is_left else self._body.count(), panel)
        self._whole.insertWidget(0 if is_left else self._whole.count() - 1, fold)
        self._beside.append((panel, fold, is_left))

    def _fit(self) -> None:
        margin_x, margin_y = self._look.px("space.page_margin_x"), self._look.px("space.page_margin_top")
        self._middle.setMaximumWidth(self._look.px(f"width.{self._width}") + 2 * margin_x)
        self._whole.setContentsMargins(margin_x, margin_y, margin_x, margin_y)
        self._whole.setSpacing(self._look.px("space.l"))
        self._column.setSpacing(self._look.px("space.l"))
        self._fit_beside()

    def _fit_beside(self) -> None:
        has_room = self._look.is_at_least("two_columns_from", self.width())
        for panel, fold, is_left in self._beside:
            if not is_left and not self._has_right:
                panel.hide()
                fold.hide()
                continue
            if not (panel if has_room else fold).isHidden():
                continue
            if has_room:
                fold.hide()
                panel.take_back()
            else:
                panel.hide()
                fold.take(panel.inside)


def _bar(look: Look, name: str, height: str) -> tuple[QFrame, QBoxLayout]:
    bar = QFrame()
    bar.setProperty(name, "true")
    bar.setMinimumHeight(look.px(f"height.{height}"))
    bar.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    row = QBoxLayout(QBoxLayout.Direction.LeftToRight, bar)
    row.setSpacing(look.px("space.m"))
    margin = look.px("space.page_margin_x")
    row.setContentsMargins(margin, look.px("space.s"), margin, look.px("space.s"))
    return bar, row
