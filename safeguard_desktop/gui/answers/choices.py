"""Editors of chosen answers: one of several, several of several, yes or no."""

from collections.abc import Sequence

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from safeguard_desktop.domain.answers import Answer
from safeguard_desktop.domain.forms import Choice as FormChoice
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.answers.editor import AnswerEditor
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.choice import Choice, TickBox
from safeguard_desktop.gui.kit.columns import Columns

YES_NO = (FormChoice("yes", _("Yes")), FormChoice("no", _("No")))
YES_NO_NOT_KNOWN = (*YES_NO, FormChoice("not_known", _("Not known")))


class OneOfSeveral(AnswerEditor):
    """One choice. An answer that is none of them is kept until another is chosen."""

    def __init__(self, look: Look, name: str, choices: Sequence[FormChoice]) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._unlisted: Answer = None
        self._tiles = [Choice(look, choice.id, choice.label) for choice in choices]
        for tile in self._tiles:
            tile.setObjectName(f"{name}-{tile.choice}")
            self._group.addButton(tile)
            tile.clicked.connect(self._on_chosen)
        self._take_back = Button(look, _("Take this answer back"), f"{name}-take-back", self._on_taken_back, "link")
        keeps_room = self._take_back.sizePolicy()
        keeps_room.setRetainSizeWhenHidden(True)
        self._take_back.setSizePolicy(keeps_room)
        self._take_back.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px("space.xs"))
        column.addWidget(Columns(self._tiles, look.px("space.s"), min(4, len(self._tiles))))
        row = QHBoxLayout()
        row.addWidget(self._take_back)
        row.addStretch(1)
        column.addLayout(row)

    def answer(self) -> Answer:
        chosen = self._group.checkedButton()
        return chosen.choice if isinstance(chosen, Choice) else self._unlisted

    def set_answer(self, answer: Answer) -> None:
        self._group.setExclusive(False)
        for tile in self._tiles:
            tile.setChecked(tile.choice == answer)
        self._group.setExclusive(True)
        self._unlisted = answer if self._group.checkedButton() is None else None
        self._take_back.setVisible(self._group.checkedButton() is not None)

    def first_focus(self) -> QWidget:
        return self._group.checkedButton() or self._tiles[0]

    def describe(self, name: str, description: str) -> None:
        _name_each(self._tiles, name, description)
        self._take_back.setAccessibleName(_("{label}: take this answer back").format(label=name))

    def _on_chosen(self) -> None:
        self._unlisted = None
        self._take_back.show()
        self.answer_changed.emit()

    def _on_taken_back(self) -> None:
        self.set_answer(None)
        self._tiles[0].setFocus()
        self.answer_changed.emit()


class SeveralOfSeveral(AnswerEditor):
    """Boxes to tick; the answer lists ids in the definition's order, then kept ones the definition does not know."""

    def __init__(self, look: Look, name: str, choices: Sequence[FormChoice]) -> None:
        super().__init__()
        self._boxes = [TickBox(look, choice.id, choice.label) for choice in choices]
        self._unlisted: list[Answer] = []
        for box in self._boxes:
            box.setObjectName(f"{name}-{box.choice}")
            box.clicked.connect(lambda _checked: self.answer_changed.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Columns(self._boxes, look.px("space.xs"), 2))

    def answer(self) -> Answer:
        return [box.choice for box in self._boxes if box.isChecked()] + self._unlisted or None

    def set_answer(self, answer: Answer) -> None:
        chosen = list(answer) if isinstance(answer, list | tuple) else []
        for box in self._boxes:
            box.setChecked(box.choice in chosen)
        known = {box.choice for box in self._boxes}
        self._unlisted = [one for one in chosen if one not in known]

    def first_focus(self) -> QWidget:
        return self._boxes[0]

    def describe(self, name: str, description: str) -> None:
        _name_each(self._boxes, name, description)


def _name_each(
    buttons: Sequence[QPushButton] | Sequence[Choice] | Sequence[TickBox], name: str, description: str
) -> None:
    for button in buttons:
        button.setAccessibleName(f"{name}: {button.text()}")
        button.setAccessibleDescription(description)
