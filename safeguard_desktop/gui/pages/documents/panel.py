"""Beside the pages of a document: whether it is sealed, who signed which part and who has not, and what can be done with it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from safeguard_desktop.casework.looking_at_document import DocumentLooked
from safeguard_desktop.casework.record_states import PartStanding, PartState, Signature
from safeguard_desktop.domain.moments import Moment
from safeguard_desktop.domain.printed import printed_role
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.icon_label import IconLabel
from safeguard_desktop.gui.kit.slot import Slot
from safeguard_desktop.gui.kit.words import Line, Words, throw_away
from safeguard_desktop.gui.pages.due.due_words import short_time


@dataclass(frozen=True, slots=True)
class Ways:
    """What the person may do with a sealed document."""

    print_it: Callable[[], object]
    save_copy: Callable[[], object]
    say_how_checked: Callable[[], object]


class DocumentPanel(QWidget):
    """`state` holds the card on top: the lights, or that nothing is sealed yet."""

    def __init__(self, look: Look, ways: Ways) -> None:
        super().__init__()
        self._look = look
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px("space.m"))
        self.name = Words("", "section")
        self.name.setObjectName("document-name")
        self.about = Words("", "body", "soft")
        self.state = Slot()
        self._signatures = QVBoxLayout()
        self._signatures.setSpacing(look.px("space.s"))
        self._actions = QWidget()
        for item in (self.name, self.about, self.state, Words(_("Signatures"), "label")):
            column.addWidget(item)
        column.addLayout(self._signatures)
        column.addWidget(self._actions)
        self.print_it = Button(look, _("&Print"), "print", ways.print_it, "quiet", "print")
        self.save_copy = Button(look, _("&Save a copy"), "save-copy", ways.save_copy, "quiet", "save_copy")
        self.how = Button(
            look, _("&How the receiver checks it"), "how-checked", ways.say_how_checked, "quiet", "information"
        )
        actions = QVBoxLayout(self._actions)
        actions.setContentsMargins(0, 0, 0, 0)
        actions.setSpacing(look.px("space.xs"))
        for button in (self.print_it, self.save_copy, self.how):
            actions.addWidget(button)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Nothing is known yet."""
        for words in (self.name, self.about):
            words.setText("")
        self.state.show_one(None)
        self._actions.hide()
        self._clear_signatures()

    def show_document(self, looked: DocumentLooked) -> None:
        """What the document is, and its signatures in the form's order."""
        self.name.setText(looked.form_title)
        sealed = looked.sealed
        issue = _("issue {number}").format(number=sealed.issue) if sealed else _("not sealed yet")
        self.about.setText(_("{reference}, {issue}").format(reference=looked.reference, issue=issue))
        self._actions.setVisible(sealed is not None)
        self._clear_signatures()
        for part in looked.parts:
            for row in self._rows(looked, part):
                self._signatures.addWidget(Line())
                self._signatures.addLayout(row)

    def _rows(self, looked: DocumentLooked, part: PartState) -> Iterator[QHBoxLayout]:
        counting = [one for one in part.signatures if one.counts]
        for signature in counting:
            yield self._signed(looked, part, signature)
        if counting or not is_called_for(part, looked.parts):
            return
        roles = _(" or ").join(printed_role(role) for role in part.roles)
        if part.is_mine and part.may_begin and part.standing is not PartStanding.WAITS:
            yield self._row("needs_answer", "attention", part.title, _("Not signed yet. Your turn"), "attention")
        else:
            yield self._row("not_started", "ink_soft", part.title, _("Not signed yet: {who}").format(who=roles))

    def _signed(self, looked: DocumentLooked, part: PartState, signature: Signature) -> QHBoxLayout:
        at = short_time(Moment(signature.at), Moment(looked.now))
        role = printed_role(signature.role)
        who = _("{role}, {at}").format(role=role[:1].upper() + role[1:], at=at)
        if signature.told_by:
            who = _("{who}, as told by {teller}").format(who=who, teller=signature.told_by)
        detail = f"{part.title}\n{who}"
        if looked.sealed is not None and signature.at > looked.sealed.at:
            since = _("Signed since: not on these pages")
            return self._row("waiting", "ink_soft", signature.by, f"{detail}\n{since}")
        return self._row("signed", "done", signature.by, detail)

    def _row(self, icon: str, colour: str, words: str, detail: str, tone: str = "soft") -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._look.px("space.s"))
        row.addWidget(IconLabel(self._look, icon, colour), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Words(words, "action"))
        column.addWidget(Words(detail, "small", tone))
        row.addLayout(column, 1)
        return row

    def _clear_signatures(self) -> None:
        while self._signatures.count():
            throw_away(self._signatures.takeAt(0))


def is_called_for(part: PartState, parts: Sequence[PartState]) -> bool:
    """Whether a part that nobody signed is missed: an update may be added at any time, but others wait for a direction."""
    if part.standing is PartStanding.DOES_NOT_APPLY:
        return False
    return not part.repeats or any(other.waits_for == part.title for other in parts)
