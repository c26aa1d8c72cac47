"""The page to write on: what was said, asked, seen, done and thought, each apart, in one quiet column."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QRect, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from safeguard_desktop.casework.writing_limit import WritingLimit, writing_limit
from safeguard_desktop.domain.answer_kinds import stated_moment
from safeguard_desktop.domain.answers import is_empty
from safeguard_desktop.domain.errors import MendableError
from safeguard_desktop.domain.forms import Kind, Section
from safeguard_desktop.domain.moments import LONDON
from safeguard_desktop.domain.segments import SegmentVoice, segments_of
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.answers.plain_words import PlainWords
from safeguard_desktop.gui.answers.segment_row import SegmentRow
from safeguard_desktop.gui.answers.segments import SegmentsEditor, WritingPlace
from safeguard_desktop.gui.findings.guided import KEPT_WORDS, Guided
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.page_frame import PageFrame
from safeguard_desktop.gui.kit.save_state import SaveState
from safeguard_desktop.gui.pages.form_part.filling_in import COLLECT_AFTER_MS, title_of_part, who
from safeguard_desktop.gui.pages.form_part.part_in_work import PartInWork, title_of
from safeguard_desktop.gui.pages.form_part.talk_details import TalkDetails
from safeguard_desktop.gui.pages.form_part.writing_beside import WritingBeside
from safeguard_desktop.gui.pages.form_part.writing_keys import WritingKeys
from safeguard_desktop.gui.workplace import Workplace

CLOCK_EVERY_MS = 30_000
LONGEST_TALK = timedelta(hours=12)
"""A talk that began longer ago, on another day, is over, even though nobody has said when it ended."""


class WritingDown(PageFrame):
    """`section` is the one with the account in it; `go_on` leads to what comes after it, `back` away."""

    def __init__(
        self,
        workplace: Workplace,
        work: PartInWork,
        section: Section,
        guided: Guided,
        save_state: SaveState,
        go_on: Callable[[], None],
        back: Callable[[], None],
    ) -> None:
        super().__init__(workplace.look, "writing_max", is_centred=True)
        self._workplace, self._work, self._guided, self._go_on = workplace, work, guided, go_on
        fields = work.fields(section)
        self._account = next(field for field in fields if field.kind is Kind.SEGMENTS)
        self._limit: WritingLimit | None = None
        self._is_counted = False
        self._counted_for: object = ()
        self._follows_the_screen = False
        self._ring = Button(self._look, "", "numbers", self._ring_or_write, "quiet", "danger")
        # At the end, where it stands still whatever is said of saving.
        self.put_head(title_of_part(work), back, (save_state, self._ring), who(work))
        self._help = WritingBeside(workplace)
        self.put_right(self._help, _("What to do, and by when"))
        self._details = TalkDetails(self._look, [field for field in fields if field is not self._account], work)
        self._details.answer_changed.connect(self._on_changed)
        self.editor = SegmentsEditor(self._look, "segment")
        self.editor.set_answer(work.answer(self._account))
        self.editor.describe(self._account.label, self._account.hint)
        self.editor.answer_changed.connect(self._on_changed)
        self.editor.caret_moved.connect(self._keep_in_sight)
        self.add(self._details)
        self.add(self.editor)
        self._keys = WritingKeys(self._look, self.add_segment, self.editor.do)
        self._put_keys(section)
        guided.put_down()
        guided.attend(self._details)
        guided.attend(self.editor)
        self._collecting = QTimer(self, singleShot=True, interval=COLLECT_AFTER_MS)
        self._collecting.timeout.connect(self.collect)
        guided.changed.connect(self._on_changed)
        self._ticking = QTimer(self, interval=CLOCK_EVERY_MS)
        self._ticking.timeout.connect(self._show_limit)
        self._ticking.start()
        QShortcut(QKeySequence("Ctrl+E"), self, self._ring_or_write)
        self._look.changed.connect(self._say_what_rings)
        self._say_what_rings()
        self._show_limit()
        self._count()

    def begin(self, field: str = "") -> None:
        """Goes to one of the questions over the words, else to where the typing stopped, else to the first words."""
        cursor = self._work.cursor
        if not self.editor.rows:
            self.add_segment(SegmentVoice.VERBATIM)
        if field:
            self._details.show_faults()
        if field and field != self._account.id and self._details.go_to(field):
            return
        segment, position = cursor.get("segment"), cursor.get("position")
        if isinstance(segment, int) and isinstance(position, int):
            self.editor.go_to(WritingPlace(segment, position, bool(cursor.get("is_in_evidence"))))
        else:
            last = self.editor.rows[-1]
            last.box.setFocus()
            last.box.move_to_end()
        # Once everything has its place.
        QTimer.singleShot(0, self, self._show_caret)

    def add_segment(self, voice: SegmentVoice) -> SegmentRow:
        """A new segment after the one in hand, with the time it is now while the talk goes on, and who spoke last."""
        speaker = self.editor.last_speaker() or self._work.hand.case.initials
        return self.editor.add(voice, self._time_now(), speaker)

    def collect(self) -> None:
        """Takes what is typed into the draft, with the cursor."""
        self._collecting.stop()
        written = self.editor.answer()
        if segments_of(written) or not is_empty(self._work.answer(self._account)):
            self._work.take(self._account, written)
        self._details.collect()
        cursor = {"field": self._account.id, **self.editor.place()._asdict()}
        if self._work.answers or self._work.saved_at is not None:
            self._work.keep({**cursor, KEPT_WORDS: self._guided.kept()})
        self._count()

    def _put_keys(self, section: Section) -> None:
        sections = self._work.sections()
        here = sections.index(section)
        following = title_of(sections[here + 1]).replace("&", "&&") if here + 1 < len(sections) else ""
        words = _("&Next: {section}").format(section=following) if following else _("&Check and sign")
        self.put_foot(Button(self._look, words, "next", self._on_next, "primary"), "", (), self._keys)

    def _time_now(self) -> str:
        """London's clock; "" once the talk is over or was on another day: then the person says when it was."""
        now = self._workplace.desk.now
        began = stated_moment(self._work.values.get("began_at"))
        was_before = began is not None and began.date != now.date and now.at - began.at > LONGEST_TALK
        is_over = was_before or not is_empty(self._work.values.get("ended_at"))
        return "" if is_over else f"{now.at.astimezone(LONDON):%H:%M}"

    def _on_next(self) -> None:
        self.collect()
        self._go_on()

    def _on_changed(self) -> None:
        if not self._collecting.isActive():
            self._collecting.start()

    def _count(self) -> None:
        """Asks anew by when it has to be signed, where a time has changed."""
        hand = self._work.hand
        times = {
            one.id: self._work.values.get(one.id)
            for one in hand.form.fields_of_part(hand.part.id)
            if one.kind is Kind.DATE_TIME
        }
        if times == self._counted_for:
            return
        self._counted_for = times
        desk, form, part, kind = self._workplace.desk, hand.form, hand.part, hand.case.subject_kind
        self._workplace.background.in_background(
            lambda: writing_limit(desk, form, part, times, kind), self._on_counted, self._on_not_counted, question=self
        )

    def _on_counted(self, limit: WritingLimit | None) -> None:
        self._limit = limit
        self._is_counted = any(not is_empty(self._work.values.get(name)) for name in ("began_at", "ended_at"))
        self._show_limit()

    def _on_not_counted(self, _error: MendableError) -> None:
        """The words are what matters here; Today says by when, too."""

    def _show_limit(self) -> None:
        self._help.show_limit(self._limit, self._workplace.desk.now, is_counted=self._is_counted)

    def _ring_or_write(self) -> None:
        """The numbers to ring in place of the help, and back to the words."""
        self._help.show_numbers_or_help()
        self._fit_beside()
        self._say_what_rings()
        if not self._help.is_ringing:
            self.editor.go_to(self.editor.place())

    def _say_what_rings(self) -> None:
        """Always in sight: with its icon alone where there is little room."""
        is_ringing = self._help.is_ringing
        words = _("Back to writing (Ctrl+E)") if is_ringing else _("Numbers to ring (Ctrl+E)")
        has_room = self._look.is_at_least("two_columns_from", self.width())
        self._ring.setText(words if has_room else "")
        self._ring.setToolTip("" if has_room else words)
        self._ring.setAccessibleName(words)
        self._ring.show_icon("back" if is_ringing else "danger")

    def _keep_in_sight(self, box: QWidget, caret: QRect) -> None:
        holder = self._scroll.widget()
        if holder is not None and box.hasFocus():
            place = box.mapTo(holder, caret.center())
            self._scroll.ensureVisible(place.x(), place.y(), 0, self._look.px("space.huge") + caret.height())

    def _show_caret(self) -> None:
        box = self.window().focusWidget()
        if isinstance(box, PlainWords):
            self._keep_in_sight(box, box.cursorRect())

    def showEvent(self, event: QShowEvent) -> None:
        """From now on it follows when the whole screen is given to it, and taken back."""
        super().showEvent(event)
        if not self._follows_the_screen:
            self._follows_the_screen = True
            self.window().windowHandle().windowStateChanged.connect(self._on_screen_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What has no room gives way to the words."""
        super().resizeEvent(event)
        self._say_what_rings()

    def _on_screen_changed(self, _state: object) -> None:
        self._fit_beside()

    def _fit_beside(self) -> None:
        """With the whole screen to write on, nothing stands beside the words, unless it is the numbers."""
        is_bare = self.window().isFullScreen() and not self._help.is_ringing
        for panel, fold, _is_left in self._beside:
            has_room = self._help.is_ringing or self._look.is_at_least("two_columns_from", self.width())
            if is_bare:
                panel.hide()
                fold.hide()
            elif has_room:
                fold.hide()
                panel.take_back()
            else:
                panel.hide()
                fold.take(panel.inside)
