"""The editor of a long text: one box, or one for each passage where the text was written as passages with voices."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from safeguard_desktop.domain.answers import Answer
from safeguard_desktop.domain.forms import Voice
from safeguard_desktop.domain.segments import SegmentVoice, segment_heading
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.answers.editor import AnswerEditor
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
        self._refusal = Words("", "small", "attention")
        self._refusal.hide()
        self._boxes: list[PlainWords] = []
        self._frames: list[QWidget] = []
        self._column.addWidget(self._refusal)
        self._add_box(is_exact=self._is_exact, heading="")

    def answer(self) -> Answer:
        if not self._passages:
            return self._boxes[0].text() or None
        return [{**passage, "text": box.text()} for passage, box in zip(self._passages, self._boxes, strict=True)]

    def set_answer(self, answer: Answer) -> None:
        passages = [one for one in answer if isinstance(one, Mapping)] if isinstance(answer, list | tuple) else []
        is_other = [self._heading(one) for one in passages] != [self._heading(one) for one in self._passages]
        if is_other:
            self._rebuild(passages)
        self._passages = passages
        texts = [str(one.get("text", "")) for one in passages] or ["" if answer is None else str(answer)]
        for box, text in zip(self._boxes, texts, strict=True):
            box.set_text(text)
        if is_other:
            self.boxes_made.emit()

    def boxes(self) -> list[tuple[PlainWords, str, QVBoxLayout]]:
        """Each box with the voice of its words (`SegmentVoice`), and the column it stands in."""
        whole = SegmentVoice.VERBATIM if self._is_exact else SegmentVoice.WORKER
        voices = [str(one.get("voice", whole)) for one in self._passages] or [whole]
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
        for number, box in enumerate(self._boxes):
            heading = self._heading(self._passages[number]) if self._passages else ""
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
        for passage in passages or [{}]:
            is_exact = passage.get("voice") == "verbatim" if passages else self._is_exact
            self._add_box(is_exact=is_exact, heading=self._heading(passage) if passages else "")
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
        box.words_changed.connect(self._on_words_changed)
        box.refused.connect(self._on_said)
        box.slowed.connect(self._on_said)
        column.addWidget(box)
        self._boxes.append(box)
        self._frames.append(frame)
        self._column.addWidget(frame)

    @staticmethod
    def _heading(passage: Mapping[str, Any]) -> str:
        said = segment_heading(str(passage.get("voice"))) or _("In your words")
        return ", ".join(filter(None, (said, str(passage.get("speaker", "")), str(passage.get("at", "")))))

    def _on_words_changed(self) -> None:
        self._refusal.hide()
        self.answer_changed.emit()

    def _on_said(self, sentence: str) -> None:
        self._refusal.setText(sentence)
        self._refusal.show()
