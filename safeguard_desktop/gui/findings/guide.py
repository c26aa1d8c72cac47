"""Guides one text box: has its words looked over when typing pauses, marks what was found, and shows one place when asked.

It blocks nothing, takes no focus and changes no letter but where "Use this" is pressed, in one step that undo takes back. In
exact words it only notes.
"""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from safeguard_desktop.casework.guiding import WordsInForce
from safeguard_desktop.domain.language.looking import LookedOver, TextInHand
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.answers.plain_words import PlainWords
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.background import Background
from safeguard_desktop.gui.findings.beneath import Beneath
from safeguard_desktop.gui.findings.found import (
    Found,
    KeptWords,
    Places,
    kept_as_data,
    kept_from_data,
    noted,
    places_found,
)
from safeguard_desktop.gui.findings.keys import make_key
from safeguard_desktop.gui.findings.marking import format_of_chosen, marks_of
from safeguard_desktop.gui.findings.pointing import Pointing

LOOK_AFTER_MS = 120
"""How long typing pauses before its words are looked over."""


class Guide(QObject):
    """`beneath` is what the page puts under the box. `kept_changed` comes when a worker keeps their own words in a place, `opened`
    when a place is shown.
    """

    kept_changed = Signal()
    opened = Signal()

    def __init__(self, box: PlainWords, look: Look, background: Background, *, is_exact: bool = False) -> None:
        super().__init__(box)
        self._box, self._look, self._background = box, look, background
        self._is_exact = is_exact
        self._words: WordsInForce | None = None
        self._hand: TextInHand | None = None
        self._changes = 0
        self._is_current = self._wants_next = False
        self._text, self._places = "", Places("")
        self._found: list[Found] = []
        self._kept: list[KeptWords] = []
        self._open: KeptWords | None = None
        self.beneath = Beneath(look)
        self.beneath.panel.used.connect(self._on_used)
        self.beneath.panel.kept.connect(self._on_kept)
        self.beneath.panel.reasoned.connect(self._on_reasoned)
        self.beneath.panel.closed.connect(self.close)
        self._pause = QTimer(self, singleShot=True, interval=LOOK_AFTER_MS)
        self._pause.timeout.connect(self._look_over)
        box.document().contentsChange.connect(self._on_contents_change)
        if not is_exact:
            look.changed.connect(self._on_look_changed)
            self._pointing = Pointing(box, self)
            self._make_keys()

    def guide_by(self, words: WordsInForce, voice: str) -> None:
        """Begins, or goes on by other packs: the words in force, and whose voice the box holds (`segments.SegmentVoice`)."""
        self._words, self._hand = words, words.text_in_hand(voice)
        self._look_over()

    @property
    def is_current(self) -> bool:
        """Whether the words have been looked over as they stand."""
        return self._is_current and self._hand is not None

    @property
    def found(self) -> tuple[Found, ...]:
        """What there is to say, in order; places where the worker's own words are kept are left out."""
        return tuple(self._shown())

    def kept(self) -> list[dict[str, object]]:
        """The places where the worker's own words stand, as a draft keeps them."""
        return kept_as_data(self._kept, Places(self._box.text()) if self._kept else self._places)

    def keep(self, data: object) -> None:
        """Takes them back from a draft, whose text the box holds already."""
        self._kept = list(kept_from_data(data, Places(self._box.text()))) if data else []
        self._show_marks()

    def next(self) -> None:
        """Shows the next place behind the cursor, beginning again at the end. The focus stays where it is."""
        if not self._is_current:
            self._wants_next = True
            self._look_over()
            return
        shown = self._shown()
        if not shown:
            self._announce(_("There is nothing to look at here."))
            return
        after = self._open.start + 1 if self._open else self._box.textCursor().position()
        found = next((one for one in shown if one.start >= after), shown[0])
        self._put_cursor(found.end)
        self.show(found)
        self._announce(_("“{words}”. {why}").format(words=found.text, why=found.explanation))

    def go_in(self) -> None:
        """Shows the place at the cursor, else the next, and goes to its first button."""
        if self._open is None:
            at = self.at(self._box.textCursor().position())
            if at is not None:
                self.show(at)
            else:
                self.next()
        places = self.beneath.panel.places_to_go()
        if self._open is not None and places:
            places[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close(self) -> None:
        """Puts away what is shown; who was in it is back in the text."""
        was_inside = self.beneath.has_focus
        self._open = None
        self._box.setExtraSelections([])
        self._box.removeEventFilter(self)
        if was_inside:
            self._box.setFocus(Qt.FocusReason.OtherFocusReason)
        self.beneath.panel.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape in the words, while a place is shown."""
        del watched
        return self._is_escape(event)

    def _is_escape(self, event: QEvent) -> bool:
        """Takes Escape before the window does, for which it is half of hiding the screen."""
        if not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Escape:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        elif event.type() == QEvent.Type.KeyPress:
            self.close()
        return True

    def _make_keys(self) -> None:
        here, inside = Qt.ShortcutContext.WidgetShortcut, Qt.ShortcutContext.WidgetWithChildrenShortcut
        make_key("F8", self._box, self.next, here)
        make_key("Ctrl+.", self._box, self.go_in, here)
        make_key("F8", self.beneath.panel, self.next, inside)

    def _on_contents_change(self, at: int, removed: int, added: int) -> None:
        self._changes += 1
        self._is_current = False
        if self._words is not None:
            self._pause.start()
        if self._kept or self._open:
            kept = (one.after_change(at, removed, added) for one in self._kept)
            self._kept = [one for one in kept if one is not None]
            self._open = self._open and self._open.after_change(at, removed, added)

    def _look_over(self) -> None:
        self._pause.stop()
        text, changes, hand = self._box.text(), self._changes, self._hand
        if hand is None:
            return

        def is_wanted() -> bool:
            return changes == self._changes

        def then(looked: LookedOver) -> None:
            if is_wanted():
                self._on_looked(text, looked)

        self._background.look_over(lambda: hand.look(text, is_wanted), then, question=self)

    def _on_looked(self, text: str, looked: LookedOver) -> None:
        self._text, self._places, self._is_current = text, Places(text), True
        self._found = places_found(text, looked, self._places)
        self.beneath.show_notes(noted(looked.findings))
        self._show_marks()
        if self._open is not None or not self.beneath.panel.isHidden():
            self._keep_open()
        if self._wants_next:
            self._wants_next = False
            self.next()

    def _keep_open(self) -> None:
        """What was shown stays while it is still there; a word of thanks about kept words stays until it is closed."""
        about = self._open
        if about is None or not any(about.is_about(one) for one in self._found):
            self.close()

    def _shown(self) -> list[Found]:
        return [one for one in self._found if not any(kept.is_about(one) for kept in self._kept)]

    def _show_marks(self) -> None:
        if self._is_current and not self._is_exact:
            self._box.marks.show_all(self._text, marks_of(self._shown(), self._text, self._places, self._look.colours))

    def show(self, found: Found) -> None:
        """Shows one place beneath the words."""
        self._open = KeptWords(found.rule, found.start, found.text)
        self._mark_open(found)
        self._box.installEventFilter(self)
        self.beneath.panel.show_found(found, self.alternatives(found))
        before: QWidget = self._box
        for one in self.beneath.panel.places_to_go():
            QWidget.setTabOrder(before, one)
            before = one
        self.beneath.come_into_sight()
        self.opened.emit()

    def alternatives(self, found: Found) -> tuple[str, ...]:
        """Other words for a place; those for a wrong word are looked up now, in up to a tenth of a second."""
        if not found.is_spelling or self._words is None or self._words.spelling is None:
            return found.alternatives
        return self._words.spelling.suggestions(found.text)

    def _mark_open(self, found: Found) -> None:
        chosen = QTextEdit.ExtraSelection()
        chosen.cursor = self._cursor_over(found)
        chosen.format = format_of_chosen(self._look)
        self._box.setExtraSelections([chosen])

    def _on_look_changed(self) -> None:
        self._show_marks()
        found = self._opened()
        if found is not None:
            self._mark_open(found)

    def _cursor_over(self, found: Found) -> QTextCursor:
        cursor = QTextCursor(self._box.document())
        cursor.setPosition(found.start)
        cursor.setPosition(found.end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _put_cursor(self, unit: int) -> None:
        cursor = self._box.textCursor()
        cursor.setPosition(unit)
        self._box.setTextCursor(cursor)
        self._box.ensureCursorVisible()

    def _opened(self) -> Found | None:
        about = self._open
        return next((one for one in self._found if about and about.is_about(one)), None) if self._is_current else None

    def _on_used(self, words: str) -> None:
        found = self._opened()
        if found is not None:
            self.replace(found, words)

    def replace(self, found: Found, words: str) -> None:
        """Puts these words in that one place, as one step to undo; nowhere, where it is another place by now."""
        if not self._is_current or found not in self._found:
            return
        cursor = self._cursor_over(found)
        cursor.beginEditBlock()
        cursor.insertText(words)
        cursor.endEditBlock()
        self._box.setTextCursor(cursor)
        self.close()
        self._box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_kept(self) -> None:
        found = self._opened()
        if found is None:
            return
        was_inside = self.beneath.has_focus
        self._kept.append(KeptWords(found.rule, found.start, found.text))
        self._show_marks()
        self.beneath.panel.show_kept()
        if was_inside:
            self.beneath.panel.places_to_go()[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.kept_changed.emit()

    def _on_reasoned(self, reason: str) -> None:
        about = self._open
        if about is None or not reason:
            return
        self._kept = [
            KeptWords(one.rule, one.start, one.text, reason)
            if (one.rule, one.start) == (about.rule, about.start)
            else one
            for one in self._kept
        ]
        self.kept_changed.emit()

    def at(self, unit: int) -> Found | None:
        """What there is to say about the words at a place, or None."""
        shown = self._shown() if self._is_current else []
        return next((one for one in shown if one.start <= unit <= one.end), None)

    def _announce(self, words: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._box, words))
