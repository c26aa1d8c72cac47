"""What stands beside a topic: the step of the flowchart that was opened, and where to read on."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from safeguard_desktop.domain.guidance import Flowchart, FlowStep, Library, Limit
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.choice_line import ChoiceLine
from safeguard_desktop.gui.kit.words import Line, Words, throw_away
from safeguard_desktop.gui.pages.guidance.topic import clash_banner, passages_of

LinkPressed = Callable[[str], object]


class Beside(QWidget):
    """`go` is called with the id of a topic to read on in."""

    def __init__(self, look: Look, go: LinkPressed) -> None:
        super().__init__()
        self._look, self._go = look, go
        self.heading = Words("", "section")
        self.setObjectName("beside-topic")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.px("space.m"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def show_more(self, library: Library, see: Sequence[str]) -> None:
        """Where to read on, without any step."""
        self._clear()
        self._put_links(_("Read on"), library, see)
        self._column.addStretch(1)

    def show_step(self, library: Library, flow: Flowchart, step: FlowStep) -> None:
        """A step with its limits, clashes and guidance; also announced."""
        self._clear()
        count = _("Step {number} of {count}").format(number=flow.steps.index(step) + 1, count=len(flow.steps))
        self._column.addWidget(Words(count, "small", "soft"))
        self.heading = Words(step.node.title, "section")
        self.heading.setObjectName("step-heading")
        self._column.addWidget(self.heading)
        for limit in step.limits:
            self._put_limit(limit)
        self._column.addLayout(passages_of(self._look, step.section))
        for clash in step.clashes:
            self._column.addWidget(clash_banner(self._look, clash))
        self._put_links(_("Guidance for this step"), library, step.topics)
        self._column.addStretch(1)
        said = [count, step.node.title, *(passage.words for passage in step.section.passages)]
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, ". ".join(said)))

    def _put_limit(self, limit: Limit) -> None:
        self._column.addWidget(Line())
        row = QHBoxLayout()
        row.setSpacing(self._look.px("space.s"))
        what = Words(limit.what)
        row.addWidget(what, 1)
        row.addWidget(Words(limit.how_long, "label").on_one_line(), 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(row)
        if limit.start:
            self._column.addWidget(Words(limit.start, "small", "soft"))

    def _put_links(self, heading: str, library: Library, topics: Sequence[str]) -> None:
        found = [topic for one in topics if (topic := library.topic(one)) is not None]
        if not found:
            return
        if self._column.count():
            self._column.addWidget(Line())
        self._column.addWidget(Words(heading, "label"))
        for topic in found:
            link = ChoiceLine(self._look, f"to-{topic.id}")
            link.show_step(topic.title, "next", "", is_current=False)
            link.clicked.connect(lambda _checked=False, topic_id=topic.id: self._go(topic_id))
            self._column.addWidget(link)

    def _clear(self) -> None:
        while self._column.count():
            throw_away(self._column.takeAt(0))
