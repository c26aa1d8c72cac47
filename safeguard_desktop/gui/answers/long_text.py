"""The editor of a long text: one box, or one for each passage where the text was written as passages with voices."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from safeguard_desktop.domain.answers import Answer
from safeguard_desktop.domain.forms import Voice
from safeguard_desktop.domain.segments import SegmentVoice, evidence_heading, has_evidence, segment_heading
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.answers.editor import AnswerEditor
from safeguard_desktop.gui.answers.note_of_box import NoteOfBox
from safeguard_desktop.gui.answers.plain_words import PlainWords
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.words import Words


class LongText(AnswerEditor):
    """Long text kept code point by code point. A text of passages stays one: voices, speakers and times are kept as they are.

    `boxes_made` comes when its boxes are others than before, with the words of the answer in them.
    """

    boxes_made = Signal()

    def __init__(self, look: Look, name: str, voice: Voice = Voice.WORKER) -> None:
        super().__init__()
        self._look, self._name = look, name
        self._accessible = ("", "")
        self._passages: list[Mapping[str, Any]] = []
        self._is_exact = voice is Voice.VERBATIM
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.px("space.s"))
        self._note = NoteOfBox()
        self._boxes: list[PlainWords] = []
        self._frames: list[QWidget] = []
        self._column.addWidget(self._note)
        self._add_box(is_exact=self._is_exact, heading="")

    def answer(self) -> Answer:
        if not self._passages:
            return self._boxes[0].answer() or None
        passages = [dict(one) for one in self._passages]
        for text, box in zip(_texts_of(passages), self._boxes, strict=True):
            passages[text.passage][text.key] = box.answer()
        return passages

    def set_answer(self, answer: Answer) -> None:
        passages = [one for one in answer if isinstance(one, Mapping)] if isinstance(answer, list | tuple) else []
        is_other = [one.heading for one in _texts_of(passages)] != [one.heading for one in _texts_of(self._passages)]
        if is_other:
            self._rebuild(passages)
        self._passages = passages
        texts = [one.words for one in _texts_of(passages)] or ["" if answer is None else str(answer)]
        for box, text in zip(self._boxes, texts, strict=True):
            box.set_text(text)
        if is_other:
            self.boxes_made.emit()

    def boxes(self) -> list[tuple[PlainWords, str, QVBoxLayout]]:
        """Each box with the voice of its words (`SegmentVoice`), and the column it stands in."""
        whole = SegmentVoice.VERBATIM if self._is_exact else SegmentVoice.WORKER
        voices = [one.voice or whole for one in _texts_of(self._passages)] or [whole]
        columns = [frame.layout() for frame in self._frames]
        return [
            (box, voice, column)
            for box, voice, column in zip(self._boxes, voices, columns, strict=True)
            if isinstance(column, QVBoxLayout)
        ]

    def first_focus(self) -> QWidget:
        return self._boxes[0]

    def describe(self, name: str, description: str) -> None:
        self._accessible = (name, description)
        headings = [one.heading for one in _texts_of(self._passages)] or [""]
        for heading, box in zip(headings, self._boxes, strict=True):
            box.setAccessibleName(f"{name}. {heading}" if heading else name)
            box.setAccessibleDescription(description)

    def position(self) -> int:
        return self._boxes[0].position()

    def set_position(self, position: int) -> None:
        self._boxes[0].set_position(position)

    def _rebuild(self, passages: list[Mapping[str, Any]]) -> None:
        for frame in self._frames:
            frame.hide()
            frame.deleteLater()
        self._frames, self._boxes, self._passages = [], [], passages
        for text in _texts_of(passages):
            self._add_box(is_exact=text.voice == SegmentVoice.VERBATIM, heading=text.heading)
        if not passages:
            self._add_box(is_exact=self._is_exact, heading="")
        self.describe(*self._accessible)

    def _add_box(self, *, is_exact: bool, heading: str) -> None:
        frame = QFrame()
        frame.setObjectName("verbatim" if is_exact else "passage")
        column = QVBoxLayout(frame)
        margin = self._look.px("space.s") if is_exact else 0
        column.setContentsMargins(margin, margin, margin, margin)
        if heading:
            column.addWidget(Words(heading, "small", "voice" if is_exact else "soft"))
        box = PlainWords(self._look, is_exact=is_exact)
        box.setObjectName(self._name if not self._boxes else f"{self._name}-{len(self._boxes) + 1}")
        box.words_changed.connect(self.answer_changed)
        self._note.speak_for(box)
        column.addWidget(box)
        self._boxes.append(box)
        self._frames.append(frame)
        self._column.addWidget(frame)


@dataclass(frozen=True, slots=True)
class _Text:
    """One text of a passage: its words, or what an opinion rests on. `heading` stands over its box."""

    passage: int
    key: str
    words: str
    voice: str
    heading: str


def _texts_of(passages: Sequence[Mapping[str, Any]]) -> list[_Text]:
    return [text for number, one in enumerate(passages) for text in _texts(number, one)]


def _texts(number: int, passage: Mapping[str, Any]) -> Iterator[_Text]:
    voice = str(passage.get("voice", ""))
    said = segment_heading(voice) or _("In your words")
    heading = ", ".join(filter(None, (said, str(passage.get("speaker", "")), str(passage.get("at", "")))))
    yield _Text(number, "text", str(passage.get("text") or ""), voice, heading)
    if has_evidence(passage):
        yield _Text(number, "evidence", str(passage["evidence"]), SegmentVoice.WORKER, evidence_heading())
