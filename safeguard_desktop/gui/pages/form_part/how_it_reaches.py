"""How a signed part reaches the next person: asked before signing, with "not yet" as an answer that keeps the duty due."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from safeguard_desktop.casework.clock import Clock
from safeguard_desktop.domain.contents import PassedOn
from safeguard_desktop.domain.forms import Field, Kind
from safeguard_desktop.domain.moments import Moment, UnreadableMoment, parse_stated
from safeguard_desktop.domain.printed import printed_role
from safeguard_desktop.domain.roles import Person, Role
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.choice import Choice
from safeguard_desktop.gui.kit.columns import Columns
from safeguard_desktop.gui.kit.field_row import FieldRow
from safeguard_desktop.gui.kit.words import Words

ON_THIS_LAPTOP, NOT_YET = "on-this-laptop", "not-yet"


@dataclass(frozen=True, slots=True)
class Way:
    """One answer to the question; `asks` whether it needs a person and a time now."""

    id: str
    words: str
    explanation: str
    asks: bool = True


class HowItReaches(QWidget):
    """`changed` comes with every choice and key stroke. Nothing is chosen beforehand."""

    changed = Signal()

    def __init__(
        self, look: Look, clock: Clock, recipients: Sequence[tuple[Role, Person]], *, is_signed: bool = False
    ) -> None:
        super().__init__()
        self.setObjectName("how-it-reaches")
        self._look, self._clock, self._recipients = look, clock, tuple(recipients)
        self._ways = {way.id: way for way in _ways(self._first_name()) if not is_signed or way.asks}
        self._group = QButtonGroup(self)
        self._tiles = {way.id: Choice(look, way.id, way.words, way.explanation) for way in self._ways.values()}
        self._problem = Words("", "body", "attention")
        self._problem.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.px("space.s"))
        self._column.addWidget(self._problem)
        for tile in self._tiles.values():
            tile.setObjectName(f"way-{tile.choice}")
            self._group.addButton(tile)
            self._column.addWidget(tile)
            tile.toggled.connect(self._on_chosen)
        self._details = self._make_details()

    @property
    def way(self) -> str:
        """The way chosen, "" where none is."""
        chosen = self._group.checkedButton()
        return chosen.choice if isinstance(chosen, Choice) else ""

    def problem(self) -> str:
        """What is still missing, in a sentence; "" where nothing is."""
        if not self.way:
            return _("Please say how it reaches the next person. “Not yet” is an answer too.")
        if not self._ways[self.way].asks:
            return ""
        if self._recipient() is None:
            return _("Please say who got it.")
        try:
            parse_stated(str(self._when.answer() or ""))
        except UnreadableMoment:
            return _("Please say when, as a date and a time.")
        return ""

    def passed_on(self) -> PassedOn | None:
        """What to record now: nothing where it counts from being opened here, or is not done yet."""
        recipient = self._recipient()
        if not self.way or not self._ways[self.way].asks or recipient is None:
            return None
        role, person = recipient
        return PassedOn(role, self.way, str(self._when.answer()), person.id)

    def show_problem(self, words: str) -> None:
        """Says what is missing and goes there."""
        self._problem.setText(words)
        self._problem.setVisible(bool(words))
        if words and not self.way:
            next(iter(self._tiles.values())).setFocus()
        elif words and self._recipient() is None:
            self._people.buttons()[0].setFocus()
        elif words:
            self._when.first_focus().setFocus()

    def first_focus(self) -> QWidget:
        """The first way."""
        return self._group.checkedButton() or next(iter(self._tiles.values()))

    def state(self) -> dict[str, object]:
        """What is chosen and typed, to be kept with the draft."""
        chosen = self._people.checkedButton()
        person = chosen.choice if isinstance(chosen, Choice) else ""
        return {"way": self.way, "to": person, "at": str(self._when.answer() or "")}

    def show_state(self, state: Mapping[str, object]) -> None:
        """Shows what was kept."""
        for tile in self._people.buttons():
            tile.setChecked(isinstance(tile, Choice) and tile.choice == state.get("to"))
        self._when.set_answer(state.get("at") or None)
        if state.get("way") in self._tiles:
            self._tiles[str(state["way"])].setChecked(True)

    def _make_details(self) -> QWidget:
        details = QWidget()
        column = QVBoxLayout(details)
        column.setContentsMargins(self._look.px("space.xl"), 0, 0, self._look.px("space.s"))
        self._people = QButtonGroup(details)
        tiles = []
        for role, person in self._recipients:
            tile = Choice(self._look, f"{role}:{person.id}", person.name, printed_role(role))
            tile.setObjectName(f"to-{role}-{person.label or person.id}")
            tile.toggled.connect(self.changed)
            self._people.addButton(tile)
            tiles.append(tile)
        if len(tiles) == 1:
            tiles[0].setChecked(True)
        if tiles:
            column.addWidget(Words(_("To whom?"), "label"))
            column.addWidget(Columns(tiles, self._look.px("space.s"), 2))
        when = Field("passed-on-at", _("When?"), Kind.DATE_TIME, "", "", hint=_("Such as 20/11/2026 16:55."))
        self._when = FieldRow(self._look, when, may_be_unanswered=False)
        self._when.answer_changed.connect(self.changed)
        column.addWidget(self._when)
        row = QHBoxLayout()
        row.addWidget(Button(self._look, _("Just now"), "passed-on-now", self._on_now, "small"))
        row.addStretch(1)
        column.addLayout(row)
        self._column.addWidget(details)
        details.hide()
        return details

    def _recipient(self) -> tuple[Role, Person] | None:
        chosen = self._people.checkedButton()
        key = chosen.choice if isinstance(chosen, Choice) else ""
        return next(((role, one) for role, one in self._recipients if f"{role}:{one.id}" == key), None)

    def _first_name(self) -> str:
        return self._recipients[0][1].name if self._recipients else _("the next person")

    def _on_chosen(self) -> None:
        self._problem.hide()
        way = self._ways.get(self.way)
        self._column.removeWidget(self._details)
        if way is not None:
            place = self._column.indexOf(self._tiles[way.id])
            self._column.insertWidget(place + 1, self._details)
        self._details.setVisible(way is not None and way.asks)
        self.changed.emit()

    def _on_now(self) -> None:
        self._when.set_answer(now_as_answer(self._clock.now()))
        self.changed.emit()


def now_as_answer(at: datetime) -> str:
    """A time as the answer to a date-and-time question."""
    return Moment(at).isoformat()


def _ways(name: str) -> tuple[Way, ...]:
    return (
        Way(ON_THIS_LAPTOP, _("On this laptop"), _("It counts from when {name} opens it.").format(name=name), False),
        Way("read-out", _("Read out by telephone"), _("You say to whom, and when.")),
        Way("printed", _("Handed over printed"), _("You say to whom, and when.")),
        Way("sent", _("Sent"), _("By secure email or post. You say when it went.")),
        Way(NOT_YET, _("Not yet"), _("It stays on Today, to be done."), False),
    )
