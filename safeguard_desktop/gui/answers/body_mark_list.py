"""The marks of a body map in words, one below the other, and a line to add one by the name of its place."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from safeguard_desktop.domain.body_marks import BodyMark
from safeguard_desktop.domain.printed_marks import heading_of_mark, summary_of
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.answers.body_mark_form import BodyMarkForm, SiteLine
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.choice_line import ChoiceLine
from safeguard_desktop.gui.kit.words import Words


class BodyMarkList(QWidget):
    """`chosen(number)` takes a mark in hand, `named(site)` asks for a new one there."""

    chosen = Signal(int)
    named = Signal(str)

    def __init__(self, look: Look, name: str, opened: BodyMarkForm) -> None:
        """`opened` tells of the mark in hand, and stands under its line."""
        super().__init__()
        self._look, self._name, self._opened = look, name, opened
        self._sites: tuple[str, ...] = ()
        self._lines: list[ChoiceLine] = []
        self._numbers: list[int] = []
        self._none_yet = Words(
            _(
                "No marks yet. Click on the drawing where you saw one, or move the cross there with the arrow keys and press"
                " Enter."
            ),
            "body",
            "soft",
        )
        label = Words(_("Add a mark by the name of its place"), "small", "soft")
        self._place = SiteLine(look, f"{name}-place")
        self._place.line.setPlaceholderText(_("Such as: left forearm, front"))
        self._place.line.returnPressed.connect(self._on_add)
        label.setBuddy(self._place.line)
        self._add = Button(look, _("Add"), f"{name}-add", self._on_add, "secondary", "add")
        self._unknown = Words("", "small", "attention")
        self._unknown.hide()
        self._adding = QWidget()
        adding = QVBoxLayout(self._adding)
        adding.setContentsMargins(0, 0, 0, 0)
        adding.setSpacing(look.px("space.xs"))
        row = QHBoxLayout()
        row.addWidget(self._place, 1)
        row.addWidget(self._add)
        adding.addWidget(label)
        adding.addLayout(row)
        adding.addWidget(self._unknown)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px("space.s"))
        column.addWidget(self._adding)
        column.addWidget(self._none_yet)
        column.addLayout(self._rows)

    def describe(self, name: str) -> None:
        """What the list is the answer to."""
        self._place.describe(_("{label}: add a mark by the name of its place").format(label=name), "")
        self._add.setAccessibleName(_("{label}: add this mark").format(label=name))

    def show_marks(self, marks: Sequence[BodyMark], chosen: int, sites: Sequence[str]) -> None:
        """Shows them in words; nothing loses the focus where only words changed."""
        if tuple(sites) != self._sites:
            self._sites = tuple(sites)
            self._place.offer(sites)
        if [mark.number for mark in marks] != self._numbers:
            self._rebuild(marks)
        for line, mark in zip(self._lines, marks, strict=True):
            is_chosen = mark.number == chosen
            state = "in_progress" if is_chosen else "not_started"
            line.show_step(
                heading_of_mark(mark), state, summary_of(mark) or _("Not described yet"), is_current=is_chosen
            )
        self._none_yet.setVisible(not marks)
        self._open_under(chosen)

    def allow_adding(self, *, may_add: bool) -> None:
        """Whether another mark can be put."""
        self._adding.setVisible(may_add)

    def _open_under(self, chosen: int) -> None:
        place = self._numbers.index(chosen) + 1 if chosen in self._numbers else len(self._lines)
        if self._rows.indexOf(self._opened) == place:
            return
        self._rows.removeWidget(self._opened)
        self._rows.insertWidget(place, self._opened)
        before: QWidget = self._add
        for number, line in zip(self._numbers, self._lines, strict=True):
            inside = self._opened.in_order() if number == chosen else []
            for one in (line, *inside):
                QWidget.setTabOrder(before, one)
                before = one

    def _rebuild(self, marks: Sequence[BodyMark]) -> None:
        self._rows.removeWidget(self._opened)
        for line in self._lines:
            self._rows.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._numbers = [mark.number for mark in marks]
        self._lines = [ChoiceLine(self._look, f"{self._name}-mark-{number}") for number in self._numbers]
        for line, number in zip(self._lines, self._numbers, strict=True):
            line.clicked.connect(lambda _checked=False, number=number: self.chosen.emit(number))
            self._rows.addWidget(line)

    def _on_add(self) -> None:
        typed = self._place.line.text().strip().casefold()
        site = next((one for one in self._sites if one.casefold() == typed), "")
        self._unknown.setText(
            "" if site else _("Type a part of the name, and choose one of the places that are shown.")
        )
        self._unknown.setVisible(not site)
        if site:
            self._place.set_answer(None)
            self.named.emit(site)
