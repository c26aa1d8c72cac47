"""Text on a page: a label in one of the styles of text, wrapped, selectable where a person may want to copy it."""

from PySide6.QtWidgets import QFrame, QLabel, QLayoutItem, QSizePolicy, QWidget

from safeguard_desktop.gui.kit.by_number import take_as_plain


class Words(QLabel):
    """Plain text in a style of sizes.toml ("title", "section", "body", "label", "small" ...) and a tone.

    Tones: "ink", "soft", "quiet", "accent", "voice", "attention", "danger", "done". Text is never read as mark-up.
    """

    def __init__(self, text: str = "", style: str = "body", tone: str = "ink", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        take_as_plain(self)
        self.setWordWrap(True)
        self.setProperty("words", style)
        self.setProperty("tone", tone)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def on_one_line(self) -> "Words":
        """The same, never wrapped: for words that stand beside others."""
        self.setWordWrap(False)
        return self

    def set_tone(self, tone: str) -> None:
        """Changes the tone."""
        say(self, "tone", tone)


class Line(QFrame):
    """A hairline between two things; it carries no meaning."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("line", "true")
        self.setFixedHeight(1)


def say(widget: QWidget, name: str, value: object) -> None:
    """Sets a property the style sheet goes by, and has the widget drawn by it. One not shown yet needs `setProperty` alone."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def throw_away(item: QLayoutItem | None) -> None:
    """Takes what was taken out of a layout off the page, with all that is in it."""
    widget = item.widget() if item is not None else None
    if widget is not None:
        widget.hide()
        widget.deleteLater()
    inner = item.layout() if item is not None else None
    while inner is not None and inner.count():
        throw_away(inner.takeAt(0))
