"""The guidance library to read and search, with no network; before unlocking too, then without the organisation's numbers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from safeguard_desktop.casework.guidance_library import library_in, today_of, topic_in_lines
from safeguard_desktop.domain.errors import MendableError
from safeguard_desktop.domain.guidance import Flowchart, Library, Topic
from safeguard_desktop.domain.guidance_search import Finder, Search
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.domain.texts import ngettext
from safeguard_desktop.gui.kit.banner import error_banner
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.procedure_picture import ProcedurePicture
from safeguard_desktop.gui.kit.side_panel import Fold
from safeguard_desktop.gui.kit.slot import Slot
from safeguard_desktop.gui.kit.steps import Step, Steps
from safeguard_desktop.gui.kit.words import Words
from safeguard_desktop.gui.page import Page, Rail
from safeguard_desktop.gui.pages.guidance.beside import Beside
from safeguard_desktop.gui.pages.guidance.own_numbers import OwnNumbers
from safeguard_desktop.gui.pages.guidance.paper import print_topic, topic_on_paper
from safeguard_desktop.gui.pages.guidance.topic import TopicColumn
from safeguard_desktop.gui.place import Place
from safeguard_desktop.gui.printing import ask_for_printer, new_printer
from safeguard_desktop.gui.workplace import Doorstep, Workplace

if TYPE_CHECKING:
    # Known only once the vault is opened.
    from safeguard_desktop.casework.desk import Desk

MOST_LETTERS = 200
LONGEST_EXCERPT = 90


class GuidancePage(Page):
    """What to do, what it means, who says so."""

    title = _("Guidance")
    rail = Rail.SMALL

    def __init__(self, at: Workplace | Doorstep) -> None:
        super().__init__(at.look, "form_max")
        self._at = at
        self._desk: Desk | None = at.desk if isinstance(at, Workplace) else None
        self._library: Library | None = None
        self._finder: Finder | None = None
        self._wanted = ""
        self._topic: Topic | None = None
        self._flow: ProcedurePicture | None = None
        self.put_head(self.title, at.navigator.back)
        self.put_left(self._make_list(), _("Topics"))
        self._slot = Slot()
        self.add(self._slot)
        self._reading_on = Beside(self.look, self._on_link)
        self.put_right(self._reading_on, _("More on this"))
        self._print = Button(self.look, _("Print this topic"), "print-topic", self._on_print, "secondary", "print")
        self.put_foot(None, _("All of it is on this laptop. No network is needed."), (self._print,))

    def enter(self, about: object = None) -> None:
        """`about` may be the id of a topic to open at."""
        self._wanted = about if isinstance(about, str) else ""
        self._show_wanted()
        if self._library is not None:
            return
        resources = self._at.start.resources
        self._at.background.in_background(
            lambda: library_in(resources), self._on_library, self._on_failed, question=self
        )

    def leave(self) -> None:
        self._at.background.forget(self)

    def first_focus(self) -> QWidget | None:
        """The search, or what unfolds it."""
        fold = self._fold_of(self._list_side)
        return self._search if fold is None else fold.findChild(QWidget, "fold")

    def find_here(self) -> bool:
        self._fold(self._list_side, is_open=True)
        self._search.setFocus()
        self._search.selectAll()
        return True

    def help_words(self) -> str:
        return _(
            "Short pages on what to do, what the kinds of harm are, and how to write it down. They are in our own words; under"
            " each piece stands whose policy it is from. They do not replace your own policy. Type in the line at the left to"
            " find a word. In the flowchart the arrow keys move and Enter opens a box."
        )

    def _make_list(self) -> QWidget:
        side = self._list_side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.look.px("space.s"))
        label = Words(_("&Find in the guidance"), "label")
        self._search = QLineEdit()
        self._search.setObjectName("find-guidance")
        self._search.setAccessibleName(_("Find in the guidance"))
        self._search.setMaxLength(MOST_LETTERS)
        self._search.textChanged.connect(self._show_list)
        self._search.returnPressed.connect(self._on_enter)
        label.setBuddy(self._search)
        self._found = Words("", "small", "soft")
        self._found.setObjectName("found-guidance")
        self._found.hide()
        self._list = Steps(self.look, _("Topics"))
        self._list.chosen.connect(self._show_topic)
        for widget in (label, self._search, self._found, self._list):
            column.addWidget(widget)
        return side

    def _on_library(self, library: Library) -> None:
        self._library, self._finder = library, Finder(library)
        self._show_wanted()

    def _on_failed(self, error: MendableError) -> None:
        self._slot.show_one(error_banner(self.look, error))

    def _show_wanted(self) -> None:
        if self._library is not None:
            known = self._library.topic(self._wanted) or self._topic or self._library.topics[0]
            self._show_topic(known.id)

    def _show_topic(self, topic_id: object) -> None:
        """Shows a topic from its beginning, and marks it in the list."""
        library = self._library
        topic = library.topic(str(topic_id)) if library is not None else None
        if library is None or topic is None:
            return
        self._topic = topic
        self._fold(self._list_side, is_open=False)
        self._show_list()
        self._slot.show_one(TopicColumn(self.look, topic, self._today, self._what_follows(topic)))
        self._reading_on.show_more(library, topic.see)
        self._scroll.verticalScrollBar().setValue(0)

    @property
    def _today(self) -> date:
        return today_of(self._at.start.clock)

    def _what_follows(self, topic: Topic) -> QWidget | None:
        self._flow = None
        if topic.flowchart is not None:
            self._flow = ProcedurePicture(self.look, "flowchart", topic.title)
            self._flow.show_picture(topic.flowchart.picture())
            flow = topic.flowchart
            self._flow.opened.connect(lambda step: self._on_box(flow, step))
            return self._flow
        if topic.shows_contacts:
            return OwnNumbers(self.look, self._at, self._desk)
        return None

    def _on_box(self, flow: Flowchart, step_id: str) -> None:
        step = flow.step(step_id)
        if self._library is None or self._flow is None or step is None:
            return
        self._flow.show_picture(flow.picture(step_id))
        self._reading_on.show_step(self._library, flow, step)
        if self._fold(self._reading_on, is_open=True):
            heading = self._reading_on.heading
            QTimer.singleShot(0, heading, lambda: self.scroll_to(heading))

    def _show_list(self) -> None:
        """The topics by group, or those that were found, the best first."""
        if self._library is None or self._finder is None:
            return
        wanted = self._search.text().strip()
        search = self._finder.look_for(wanted) if wanted else Search()
        if wanted:
            steps = [Step(one.topic.id, one.topic.title, "next", _shortened(one.excerpt)) for one in search.found]
        else:
            steps = [
                Step(topic.id, topic.title, "next", heading="" if number else name)
                for name, topics in self._library.by_group()
                for number, topic in enumerate(topics)
            ]
        self._list.show_steps(steps, self._topic.id if self._topic else None)
        self._found.setText(_what_was_found(search))
        self._found.setVisible(bool(wanted))

    def _on_enter(self) -> None:
        """Enter in the search opens the best of what was found."""
        wanted = self._search.text().strip()
        if self._finder is not None and wanted and (found := self._finder.look_for(wanted).found):
            self._show_topic(found[0].topic.id)

    def _on_link(self, topic_id: str) -> None:
        """To another topic; Back leads here again."""
        self._at.navigator.go(Place.GUIDANCE, topic_id)

    def _fold(self, inside: QWidget, *, is_open: bool) -> bool:
        """Unfolds what there is no room for beside the page, or folds it up again; says whether it is folded at all."""
        fold = self._fold_of(inside)
        if fold is not None:
            fold.unfold(is_open=is_open)
        return fold is not None

    def _fold_of(self, inside: QWidget) -> Fold | None:
        return next((one for one in self.findChildren(Fold) if one.inside is inside), None)

    def _on_print(self) -> None:
        if self._topic is None:
            return
        printer = new_printer()
        paper = topic_on_paper(topic_in_lines(self._topic, self._today), self.look.family)
        dialog = ask_for_printer(printer, self.window(), max(1, paper.pageCount()))
        dialog.accepted.connect(lambda: print_topic(paper, printer))
        dialog.show()


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_EXCERPT else text[:LONGEST_EXCERPT].rsplit(" ", 1)[0] + " …"


def _what_was_found(search: Search) -> str:
    count = len(search.found)
    if not count:
        return _("Nothing has any of these words. Try another word for it.")
    if not search.has_all_words:
        return _("No topic has all of these words. These have some of them.")
    return ngettext("{count} topic found", "{count} topics found", count).format(count=count)
