"""Answers as they stand or will stand, section by section, in words; a very long one is shown by its beginning."""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from safeguard_desktop.domain.answers import Answer, is_empty
from safeguard_desktop.domain.forms import Field
from safeguard_desktop.domain.printed import Passage, printed_answer
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.words import Line, Words

LONGEST_SHOWN = 1500


@dataclass(frozen=True, slots=True)
class Listed:
    """One answer: its field, what stands, and what stood at first where it was put right, and why that was done."""

    field: Field
    answer: Answer
    before: Sequence[Passage] = ()
    why: str = ""


class AnswersListed(QWidget):
    """`change` is called with a field's id where its answer may be gone to; `says` what that button is called."""

    def __init__(
        self,
        look: Look,
        groups: Sequence[tuple[str, Sequence[Listed]]],
        change: Callable[[str], None] | None = None,
        says: str = "",
    ) -> None:
        super().__init__()
        self.setObjectName("answers-listed")
        self._look, self._change, self._says = look, change, says
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px("space.s"))
        for heading, answers in groups:
            column.addWidget(Words(heading, "section"))
            for listed in answers:
                column.addWidget(Line())
                column.addLayout(self._row(listed))
            column.addSpacing(look.px("space.m"))

    def _row(self, listed: Listed) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._look.px("space.m"))
        words = QVBoxLayout()
        words.setSpacing(self._look.px("space.xs"))
        words.addWidget(Words(listed.field.label, "small", "soft"))
        if is_empty(listed.answer):
            words.addWidget(Words(_("Not answered"), "body", "quiet"))
        else:
            for passage in printed_answer(listed.field, listed.answer):
                self._add_passage(words, passage)
        if listed.why or listed.before:
            self._add_before(words, listed)
        row.addLayout(words, 1)
        if self._change is not None:
            change, name = self._change, listed.field.id
            button = Button(self._look, self._says, f"change-{name}", lambda: change(name), "link")
            button.setAccessibleName(f"{self._says}: {listed.field.label}")
            row.addWidget(button)
        return row

    def _add_before(self, column: QVBoxLayout, listed: Listed) -> None:
        """What stood there when it was signed, as it was kept, and why it was put right."""
        column.addSpacing(self._look.px("space.s"))
        column.addWidget(Words(_("As it was first signed"), "small", "soft"))
        for passage in listed.before:
            self._add_passage(column, passage)
        if not listed.before:
            column.addWidget(Words(_("nothing here"), "body", "quiet"))
        column.addWidget(Words(_("Put right because: {reason}").format(reason=listed.why), "small", "soft"))

    def _add_passage(self, column: QVBoxLayout, passage: Passage) -> None:
        column.addWidget(PassageShown(self._look, passage))


def shortened(words: str, most: int = LONGEST_SHOWN) -> str:
    """The beginning of very long words, and how much more there is."""
    if len(words) <= most:
        return words
    return _("{beginning} … and {count} more characters, kept in full.").format(
        beginning=words[:most], count=len(words) - most
    )


class PassageShown(QFrame):
    """Words in one voice, to read: somebody's own on their ground beside their bar, as where they were written."""

    def __init__(self, look: Look, passage: Passage) -> None:
        super().__init__()
        self.setObjectName("verbatim" if passage.is_verbatim else "passage")
        column = QVBoxLayout(self)
        edge = look.px("space.m") if passage.is_verbatim else 0
        above = look.px("space.xs") if passage.lead or passage.is_verbatim else 0
        column.setContentsMargins(edge, above, edge, above)
        column.setSpacing(0)
        if passage.lead:
            column.addWidget(Words(passage.lead, "small", "voice" if passage.is_verbatim else "soft"))
        for words in _by_side(shortened(passage.words)):
            column.addWidget(Words(words))


def _by_side(words: str) -> list[str]:
    """The words, cut where their lines begin to run from the other side: a label has one side for all its lines."""
    runs: list[list[str]] = [[]]
    here: bool | None = None
    for line in [words] if words.isascii() else words.split("\n"):
        side = _is_from_right(line)
        if side is not None and here not in (None, side):
            runs.append([])
        here = here if side is None else side
        runs[-1].append(line)
    return ["\n".join(run) for run in runs]


def _is_from_right(line: str) -> bool | None:
    """Whether its first letter with a side runs from right to left; None where no letter has one."""
    sides = (unicodedata.bidirectional(sign) for sign in line)
    first = next((side for side in sides if side in {"L", "R", "AL"}), "")
    return first != "L" if first else None
