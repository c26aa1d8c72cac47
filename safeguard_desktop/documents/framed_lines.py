"""Lines one under the other inside a frame, all of one width."""

from collections.abc import Sequence

from safeguard_desktop.documents.galley import Galley
from safeguard_desktop.documents.passages_on_paper import set_passages
from safeguard_desktop.documents.structure import Element
from safeguard_desktop.documents.styles import CELL_SIDE, LEFT, QUESTION, READING, RIGHT, Style
from safeguard_desktop.domain.printed import Passage

INSIDE = RIGHT - LEFT - 2 * CELL_SIDE


class FramedLines:
    """One framed block; whoever opens the frame sets its lines by this."""

    def __init__(self, galley: Galley, parent: Element) -> None:
        self._galley, self._parent = galley, parent

    def say(self, words: str, style: Style = QUESTION) -> None:
        """A line, or as many as the words take."""
        self._galley.text(words, style, self._parent.add("P"), LEFT + CELL_SIDE, INSIDE)

    def say_beside(self, words: str, style: Style, quietly: str, quiet_style: Style) -> None:
        """Words, and others at the right end of their line where both fit."""
        galley, top = self._galley, self._galley.y
        width = galley.measure.width(quietly, quiet_style.face, quiet_style.size)
        galley.text(words, style, self._parent.add("P"), LEFT + CELL_SIDE, INSIDE - width - CELL_SIDE)
        drop = (style.leading - quiet_style.leading) / 2
        galley.line_at(quietly, quiet_style, self._parent.add("P"), RIGHT - CELL_SIDE - width, top + drop)

    def say_passages(self, passages: Sequence[Passage]) -> None:
        """An answer voice by voice, exact words beside their bar."""
        set_passages(self._galley, self._parent, passages, READING, LEFT + CELL_SIDE, INSIDE)

    def space(self, height: float) -> None:
        """Leaves room."""
        self._galley.space(height)
