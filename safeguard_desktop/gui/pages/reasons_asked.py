"""What is unusual about something to be signed, each with a box for the reason. A reason given is the mark; nothing is refused."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from safeguard_desktop.domain.cautions import Caution
from safeguard_desktop.domain.errors import MendableError
from safeguard_desktop.domain.forms import Field, Kind
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.card import Card
from safeguard_desktop.gui.kit.field_row import FieldRow

if TYPE_CHECKING:
    # Known only once the vault is opened; see start.
    from safeguard_desktop.casework.desk import Desk


class ReasonsAsked(QWidget):
    """Empty and hidden while nothing is unusual."""

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("reasons-asked")
        self._look = look
        self._rows: dict[str, FieldRow] = {}
        self._cautions: list[Caution] = []
        self._known: dict[str, str] = {}
        self._card: Card | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def ask(self, cautions: Sequence[Caution]) -> None:
        """Asks for the reason of each. What was typed before stays, and stays asked for."""
        answered = self.reasons()
        self._known.update(answered)
        kept = [one for one in self._cautions if one.code in answered]
        wanted = list({one.code: one for one in (*kept, *cautions)}.values())
        if wanted == self._cautions:
            return
        self._cautions = wanted
        self._put_away()
        words = _("You can sign. Please say why, so that a later reader understands.")
        self._card = Card(self._look, _("Something here is unusual"), words)
        self._rows = {caution.code: self._row(number, caution) for number, caution in enumerate(wanted, 1)}
        for row in self._rows.values():
            self._card.add(row)
        self._column.addWidget(self._card)
        self.setVisible(bool(wanted))

    def _row(self, number: int, caution: Caution) -> FieldRow:
        field = Field(f"reason-{number}", caution.message, Kind.TEXT, "", "")
        row = FieldRow(self._look, field, may_be_unanswered=False)
        row.set_answer(self._known.get(caution.code) or None)
        row.answer_changed.connect(self.changed)
        return row

    def reasons(self) -> dict[str, str]:
        """The reasons as typed, by the code of what they are for."""
        typed = {code: str(row.answer() or "") for code, row in self._rows.items()}
        return {code: reason for code, reason in typed.items() if reason.strip()}

    def keep(self, reasons: Mapping[str, object]) -> None:
        """Knows reasons typed earlier, for when they are asked for again."""
        self._known.update({code: str(reason) for code, reason in reasons.items()})

    def ask_for(self, error: MendableError) -> bool:
        """Asks for the reasons an error says are missing, and goes to the first; False where it is about something else."""
        cautions = getattr(error, "cautions", ())
        if cautions:
            self.ask(cautions)
            self.show_missing()
        return bool(cautions)

    def desk(self, desk: "Desk") -> "Desk":
        """The desk with the reasons typed here, for the one act that is done next."""
        return desk.giving(self.reasons())

    def forget(self) -> None:
        """Asks for nothing more: what was asked about is done, or given up."""
        self._rows, self._cautions, self._known = {}, [], {}
        self._put_away()
        self.hide()

    def _put_away(self) -> None:
        if self._card is not None:
            self._card.hide()
            self._card.setParent(None)
            self._card.deleteLater()
            self._card = None

    def show_missing(self) -> bool:
        """Says where a reason is still missing and goes to the first; False where none is."""
        missing = [row for row in self._rows.values() if not str(row.answer() or "").strip()]
        for row in self._rows.values():
            row.show_problem(_("Please say why.") if row in missing else "")
        if missing:
            missing[0].first_focus().setFocus()
        return bool(missing)
