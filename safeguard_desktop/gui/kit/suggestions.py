"""Answers to pick from under a field; anything else may be typed all the same."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.words import Words

MOST = 8


class Suggestions(QWidget):
    """A button for each suggested answer; pressing one calls `on_pick` with it."""

    def __init__(self, look: Look, name: str, answers: Sequence[str], on_pick: Callable[[str], object]) -> None:
        super().__init__()
        self.setObjectName(f"suggestions-{name}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, look.px("space.s"))
        column.setSpacing(0)
        column.addWidget(Words(_("Pick one, or type another"), "small", "quiet"))
        for number, answer in enumerate(answers[:MOST]):
            column.addWidget(
                Button(look, answer.replace("&", "&&"), f"suggested-{name}-{number}", _pick(on_pick, answer), "link")
            )


def _pick(on_pick: Callable[[str], object], answer: str) -> Callable[[], object]:
    return lambda: on_pick(answer)
