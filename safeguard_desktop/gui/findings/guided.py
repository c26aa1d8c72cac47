"""Guidance for the long texts of one page: `Guided(workplace, reference)`, and `attend` for each editor as it is made."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from safeguard_desktop.casework.guiding import WordsInForce, words_in_force
from safeguard_desktop.domain.errors import MendableError
from safeguard_desktop.domain.segments import SegmentVoice
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.answers.long_text import LongText
from safeguard_desktop.gui.answers.plain_words import PlainWords
from safeguard_desktop.gui.answers.segment_row import SegmentRow
from safeguard_desktop.gui.answers.segments import SegmentsEditor
from safeguard_desktop.gui.findings.guide import Guide
from safeguard_desktop.gui.workplace import Workplace

KEPT_WORDS = "kept_words"
"""Under what a draft keeps, beside its cursor, where the worker's own words stand."""
Editor = TypeVar("Editor", LongText, SegmentsEditor)
Name = Callable[[], str]


class Guided(QObject):
    """`kept` is where the worker's own words stand, for the draft to keep with its text; `changed` comes when it changes."""

    changed = Signal()

    def __init__(self, workplace: Workplace, reference: str = "", kept: object = None) -> None:
        super().__init__()
        self._workplace = workplace
        self._kept: dict[str, object] = dict(kept) if isinstance(kept, Mapping) else {}
        self._guides: dict[Guide, tuple[Name, str]] = {}
        self._words: WordsInForce | None = None
        desk = workplace.desk
        workplace.background.in_background(
            lambda: words_in_force(desk, reference), self._on_words, self._on_none, question=self
        )

    def attend(self, editor: QWidget) -> None:
        """Guides every long text inside an editor, and every segment, also those it makes later."""
        for text in _in(editor, LongText):
            self._attend_text(text)
            text.boxes_made.connect(lambda text=text: self._attend_text(text))
        for account in _in(editor, SegmentsEditor):
            for row in account.rows:
                self._attend_row(account, row)
            account.segment_added.connect(lambda row, account=account: self._attend_row(account, row))

    def attend_box(self, box: PlainWords, voice: str, room: QVBoxLayout, name: Name | None = None) -> Guide:
        """Guides one box in a voice (`segments.SegmentVoice`); notes and panel go to the end of `room`.

        `name` gives the name its places are kept under, where that is not the box's own; "" once they are not kept any more.
        """
        name = name or box.objectName
        guide = Guide(box, self._workplace.look, self._workplace.background, is_exact=voice == SegmentVoice.VERBATIM)
        room.addWidget(guide.beneath)
        guide.keep(self._kept.pop(name(), None))
        guide.kept_changed.connect(self.changed)
        guide.opened.connect(lambda: self._close_others(guide))
        self._guides[guide] = (name, voice)
        if self._words is not None:
            guide.guide_by(self._words, voice)
        return guide

    def kept(self) -> dict[str, object]:
        """All places of this draft where the worker's own words stand, in code points of each text as it is now."""
        self._forget_those_gone()
        here = {name(): guide.kept() for guide, (name, _voice) in self._guides.items()}
        return {**self._kept, **{name: places for name, places in here.items() if name and places}}

    def put_down(self) -> None:
        """The boxes are about to go: what was kept in them is remembered for when they are made again."""
        self._kept = self.kept()
        self._guides = {}

    def _attend_text(self, text: LongText) -> None:
        for box, voice, room in text.boxes():
            self.attend_box(box, voice, room)

    def _attend_row(self, account: SegmentsEditor, row: SegmentRow) -> None:
        """A segment is known by its place among the others, as in the draft; one taken out is not. Evidence is a plain account."""

        def name(behind: str = "") -> str:
            return f"segment-{account.rows.index(row)}{behind}" if row in account.rows else ""

        self.attend_box(row.box, row.voice, row.below, name)
        if row.evidence is not None:
            self.attend_box(row.evidence.box, SegmentVoice.WORKER, row.evidence.below, lambda: name("-evidence"))

    def _on_words(self, words: WordsInForce) -> None:
        self._words = words
        self._forget_those_gone()
        for guide, (_name, voice) in self._guides.items():
            guide.guide_by(words, voice)
        if words.missing is not None:
            self._on_none(words.missing)

    def _on_none(self, error: MendableError) -> None:
        heading = _("Help with words is not complete today. Everything you write is kept as always.")
        self._workplace.navigator.show_banner("information", heading, str(error))

    def _close_others(self, opened: Guide) -> None:
        """One place is shown at a time on a page."""
        self._forget_those_gone()
        for guide in self._guides:
            if guide is not opened:
                guide.close()

    def _forget_those_gone(self) -> None:
        self._guides = {guide: about for guide, about in self._guides.items() if isValid(guide)}


def _in(editor: QWidget, kind: type[Editor]) -> list[Editor]:
    return [editor] if isinstance(editor, kind) else editor.findChildren(kind)
