"""One topic of the guidance to read, in one column: what it says, who says it, and what of that is out of date."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QVBoxLayout, QWidget

from safeguard_desktop.domain.guidance import Audience, Clash, Section, Topic, out_of_date
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.banner import Banner
from safeguard_desktop.gui.kit.words import Words

DANGER_FIRST = ("now", "reporting")
"""Groups of topics above which 999 stands."""


class TopicColumn(QWidget):
    """The topic from its title to its last source. `middle` is what stands after its own sections: the flowchart, numbers."""

    def __init__(self, look: Look, topic: Topic, today: date, middle: QWidget | None = None) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("topic")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.px("space.m"))
        heading = Words(topic.title, "title")
        heading.setObjectName("page-heading")
        self._put(heading)
        self._put(Words(_about(topic.audience), "small", "soft"))
        if topic.group in DANGER_FIRST:
            self._put(Banner(look, "danger", _("In danger now: 999"), _("No step here comes before that call.")))
        self._put_age(topic, today)
        for section in topic.sections:
            self._put_section(section)
        if middle is not None:
            self._put(middle)
        if topic.flowchart is not None:
            self._put(Words(topic.flowchart.note, "small", "soft"))
            self._put(Words(topic.flowchart.origin.words, "small", "soft"))
            for clash in topic.flowchart.clashes:
                self._put(clash_banner(look, clash))

    def _put(self, item: QWidget | QLayout) -> None:
        if isinstance(item, QWidget):
            self._column.addWidget(item)
        else:
            self._column.addLayout(item)

    def _put_age(self, topic: Topic, today: date) -> None:
        outdated = out_of_date(topic.editions, today)
        if not outdated:
            return
        all_of_it = len(outdated) == len(topic.editions)
        heading = _("This is from an edition that is out of date") if all_of_it else _("Part of this is out of date")
        words = " ".join(f"{name}: {why}" for name, why in outdated)
        banner = Banner(self._look, "attention", heading, words)
        banner.setObjectName("out-of-date")
        self._put(banner)

    def _put_section(self, section: Section) -> None:
        if section.heading:
            self._column.addSpacing(self._look.px("space.s"))
            self._put(Words(section.heading, "section"))
        self._put(passages_of(self._look, section))


def passages_of(look: Look, section: Section) -> QLayout:
    """The age group, the text with its lists, and where it is from."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(look.px("space.s"))
    grid.setVerticalSpacing(look.px("space.s"))
    grid.setColumnStretch(1, 1)
    if section.ages:
        grid.addWidget(Words(_("Age: {ages}").format(ages=section.ages), "small", "accent"), 0, 0, 1, 2)
    for number, passage in enumerate(section.passages, 1):
        if passage.is_item:
            grid.addWidget(Words("•", "body", "soft").on_one_line(), number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(_readable(passage.words), number, 1)
        else:
            grid.addWidget(_readable(passage.words), number, 0, 1, 2)
    for origin in section.origins:
        grid.addWidget(Words(origin.words, "small", "soft"), grid.rowCount(), 0, 1, 2)
    return grid


def clash_banner(look: Look, clash: Clash) -> Banner:
    """Where the source says two things, and how both are kept."""
    return Banner(look, "information", _("The source says two things ({number})").format(number=clash.id), clash.words)


def _readable(words: str) -> Words:
    label = Words(words)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _about(audience: Audience) -> str:
    return {
        Audience.CHILD: _("About a child"),
        Audience.ADULT: _("About an adult"),
        Audience.ANY: _("About anyone, child or adult"),
    }[audience]
