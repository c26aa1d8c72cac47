"""The marks of one body map while it is filled in: as they were kept, with what is not known here left untouched."""

from collections.abc import Mapping
from typing import Any

from safeguard_desktop.domain.answers import Answer
from safeguard_desktop.domain.body_marks import WHOLE, BodyMark, drawing_of, marks_of


class KeptMarks:
    """Rows by number. An answer nobody has changed comes back as it was, whatever it is."""

    def __init__(self, answer: Answer, drawing: str) -> None:
        self._answer = answer
        self.drawing = drawing_of(answer) or drawing
        rows = answer.get("marks") if isinstance(answer, Mapping) else None
        self._rows: list[Any] = list(rows) if isinstance(rows, list | tuple) else []
        self._is_changed = False
        self._highest = max((mark.number for mark in self.marks()), default=0)

    def answer(self) -> Answer:
        """The answer as it is kept; None where there is no mark."""
        if not self._is_changed:
            return self._answer or None
        return {"drawing": self.drawing, "marks": list(self._rows)} if self._rows else None

    def marks(self) -> tuple[BodyMark, ...]:
        """The marks that can be drawn and listed, in the order they were made."""
        return marks_of({"marks": self._rows})

    def row(self, number: int) -> dict[str, Answer] | None:
        """All that is kept of a mark, or None where there is none of that number."""
        here = self._place_of(number)
        return None if here is None else dict(self._rows[here])

    def add(self, view: str, x: float, y: float, site: str) -> int:
        """A new mark; gives its number, which no other mark of this map has or had."""
        self._highest += 1
        self._change([*self._rows, {"number": self._highest, "site": site, **_place(view, x, y)}])
        return self._highest

    def replace(self, number: int, row: Mapping[str, Answer]) -> None:
        """Puts what was typed in a mark's place."""
        here = self._place_of(number)
        self._change([dict(row) if place == here else old for place, old in enumerate(self._rows)])

    def move(self, number: int, view: str, x: float, y: float, site: str) -> None:
        """Puts a mark on another place."""
        row = self.row(number)
        if row is not None:
            self.replace(number, {**row, "site": site, **_place(view, x, y)})

    def remove(self, number: int) -> None:
        """Takes a mark away; the others keep their numbers."""
        here = self._place_of(number)
        self._change([row for place, row in enumerate(self._rows) if place != here])

    def put_back(self, row: Mapping[str, Answer]) -> int:
        """A mark that was taken away is there again; gives its number, a new one where another has it by now."""
        number: int = row["number"]
        if self._place_of(number) is not None:
            self._highest += 1
            number = self._highest
        self._change([*self._rows, {**row, "number": number}])
        return number

    def _place_of(self, number: int) -> int | None:
        """Where the mark of that number stands: the first of them, where two were handed in under one number."""
        numbered = (
            place for place, row in enumerate(self._rows) if marks_of({"marks": [row]}) and row["number"] == number
        )
        return next(numbered, None)

    def _change(self, rows: list[Any]) -> None:
        self._rows, self._is_changed = rows, True


def _place(view: str, x: float, y: float) -> dict[str, Answer]:
    return {"view": view, "x": round(x * WHOLE), "y": round(y * WHOLE)}
