"""That a part is recorded as told by telephone: by whom, when, and in their own words. Their own signature stays due."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from safeguard_desktop.domain.contents import ToldBy
from safeguard_desktop.domain.forms import Field, Kind, Voice
from safeguard_desktop.domain.moments import UnreadableMoment, parse_stated
from safeguard_desktop.domain.printed import printed_role
from safeguard_desktop.domain.roles import Person, Role
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.choice import Choice, TickBox
from safeguard_desktop.gui.kit.columns import Columns
from safeguard_desktop.gui.kit.field_row import FieldRow
from safeguard_desktop.gui.kit.words import Words


class AsTold(QWidget):
    """A box to tick, and what it asks for. `roles` are those the part may be signed in, `tellers` who holds one of them."""

    changed = Signal()

    def __init__(self, look: Look, tellers: Sequence[Person], roles: Sequence[Role]) -> None:
        super().__init__()
        self.setObjectName("as-told")
        self._tellers = {person.id: person for person in tellers}
        words = _("I am writing down what somebody told me by telephone")
        self._box = TickBox(look, "as-told", words, _("They sign it themselves as soon as they are here."))
        self._problem = Words("", "body", "attention")
        self._problem.hide()
        self._group = QButtonGroup(self)
        tiles = []
        for person in tellers:
            held = ", ".join(printed_role(role) for role in roles if role in person.roles)
            tile = Choice(look, person.id, person.name, held)
            tile.setObjectName(f"told-by-{person.label or person.id}")
            tile.toggled.connect(self.changed)
            self._group.addButton(tile)
            tiles.append(tile)
        when = Field(
            "told-at", _("When did they tell you?"), Kind.DATE_TIME, "", "", hint=_("Such as 20/11/2026 16:55.")
        )
        words_field = Field("told-words", _("Their words"), Kind.LONG_TEXT, "", "", voice=Voice.VERBATIM,
                            hint=_("As they said them. They are kept exactly."))  # fmt: skip
        self._when = FieldRow(look, when, may_be_unanswered=False)
        self._words = FieldRow(look, words_field, may_be_unanswered=False)
        self._details = QWidget()
        inner = QVBoxLayout(self._details)
        inner.setContentsMargins(look.px("space.xl"), 0, 0, 0)
        inner.addWidget(self._problem)
        inner.addWidget(Words(_("Who told you?"), "label"))
        inner.addWidget(Columns(tiles, look.px("space.s"), 2))
        inner.addWidget(self._when)
        inner.addWidget(self._words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._box)
        column.addWidget(self._details)
        self._details.hide()
        self._box.toggled.connect(self._on_ticked)
        for row in (self._when, self._words):
            row.answer_changed.connect(self.changed)

    @property
    def is_told(self) -> bool:
        """Whether it is recorded as told by somebody else."""
        return self._box.isChecked()

    def tick(self) -> None:
        """Ticks the box, where nobody at the desk may sign the part."""
        self._box.setChecked(True)

    def problem(self) -> str:
        """What is still missing, in a sentence; "" where nothing is."""
        if not self.is_told:
            return ""
        if self._group.checkedButton() is None:
            return _("Please say who told you.")
        try:
            parse_stated(str(self._when.answer() or ""))
        except UnreadableMoment:
            return _("Please say when they told you, as a date and a time.")
        return ""

    def show_problem(self, words: str) -> None:
        """Says what is missing and goes there."""
        self._problem.setText(words)
        self._problem.setVisible(bool(words))
        if words:
            nobody = self._group.checkedButton() is None and self._group.buttons()
            (self._group.buttons()[0] if nobody else self._when.first_focus()).setFocus()

    def told_by(self) -> ToldBy | None:
        """Who told it, when and how they put it; None where it is the signer's own word."""
        chosen = self._group.checkedButton()
        if not self.is_told or not isinstance(chosen, Choice):
            return None
        person = self._tellers[chosen.choice]  # type: ignore[index]  # the tiles are made from it
        at = str(self._when.answer() or "")
        return ToldBy(person.id, person.name, at, str(self._words.answer() or ""))

    def state(self) -> dict[str, object]:
        """What is ticked and typed, to be kept with the draft."""
        chosen = self._group.checkedButton()
        return {
            "told": self.is_told,
            "by": chosen.choice if isinstance(chosen, Choice) else "",
            "at": str(self._when.answer() or ""),
            "words": str(self._words.answer() or ""),
        }

    def show_state(self, state: Mapping[str, object]) -> None:
        """Shows what was kept."""
        self._box.setChecked(bool(state.get("told")))
        for tile in self._group.buttons():
            tile.setChecked(isinstance(tile, Choice) and tile.choice == state.get("by"))
        self._when.set_answer(state.get("at") or None)
        self._words.set_answer(state.get("words") or None)

    def _on_ticked(self) -> None:
        self._details.setVisible(self.is_told)
        self.changed.emit()
