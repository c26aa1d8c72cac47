"""The editor for each kind of field."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QVBoxLayout

from safeguard_desktop.domain.answers import Answer
from safeguard_desktop.domain.body_marks import BodyMaps
from safeguard_desktop.domain.forms import Field, Kind
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.answers.choices import YES_NO, YES_NO_NOT_KNOWN, OneOfSeveral, SeveralOfSeveral
from safeguard_desktop.gui.answers.editor import AnswerEditor
from safeguard_desktop.gui.answers.long_text import LongText
from safeguard_desktop.gui.answers.one_line import (
    DateLine,
    DateTimeLine,
    NumberLine,
    OneLine,
    TimeLine,
    Today,
    today_of_machine,
)
from safeguard_desktop.gui.answers.segments import SegmentsEditor
from safeguard_desktop.gui.answers.several_lines import RepeatingRows, contact_lines, person_lines
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.words import Words

_SHORT_TEXT, _NUMBER, _TIME = 0, 24, 10


class BodyMapNote(AnswerEditor):
    """Where there is no drawing to put marks on, they are kept as they are."""

    def __init__(self) -> None:
        super().__init__()
        self._answer: Answer = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(
            Words(_("Use the printed body map, and say here in words where the marks are."), "body", "soft")
        )

    def answer(self) -> Answer:
        return self._answer

    def set_answer(self, answer: Answer) -> None:
        self._answer = answer


def editor_for(field: Field, look: Look, today: Today = today_of_machine, maps: BodyMaps | None = None) -> AnswerEditor:
    """An empty editor for a field; its object name is "answer-<field id>". `maps` are for marks on the body alone."""
    if field.kind is Kind.BODY_MAP and maps is not None:
        from safeguard_desktop.gui.answers.body_map import BodyMap  # few parts ask for one

        return BodyMap(look, f"answer-{field.id}", maps)
    return _MAKERS[field.kind](field, look, f"answer-{field.id}", today)


_Maker = Callable[[Field, Look, str, Today], AnswerEditor]
_MAKERS: Mapping[Kind, _Maker] = {
    Kind.TEXT: lambda _field, look, name, _today: OneLine(look, name, _SHORT_TEXT),
    Kind.LONG_TEXT: lambda field, look, name, _today: LongText(look, name, field.voice),
    Kind.DATE: lambda _field, look, name, today: DateLine(look, name, today),
    Kind.TIME: lambda _field, look, name, _today: TimeLine(look, name, _TIME),
    Kind.DATE_TIME: lambda _field, look, name, today: DateTimeLine(look, name, today),
    Kind.NUMBER: lambda _field, look, name, _today: NumberLine(look, name, _NUMBER),
    Kind.CHOICE: lambda field, look, name, _today: OneOfSeveral(look, name, field.choices),
    Kind.MULTI_CHOICE: lambda field, look, name, _today: SeveralOfSeveral(look, name, field.choices),
    Kind.YES_NO: lambda _field, look, name, _today: OneOfSeveral(look, name, YES_NO),
    Kind.YES_NO_NOT_KNOWN: lambda _field, look, name, _today: OneOfSeveral(look, name, YES_NO_NOT_KNOWN),
    Kind.PERSON: lambda _field, look, name, _today: person_lines(look, name),
    Kind.CONTACT: lambda _field, look, name, _today: contact_lines(look, name),
    Kind.BODY_MAP: lambda _field, _look, _name, _today: BodyMapNote(),
    Kind.REPEATING: lambda field, look, _name, _today: RepeatingRows(look, field),
    Kind.SEGMENTS: lambda _field, look, name, _today: SegmentsEditor(look, name),
}
