"""The chronology of a case file, by the days things happened, with what was put right, struck or told by telephone."""

from collections.abc import Iterator

from safeguard_desktop.casework.chronology import Happening, HappeningKind, PutRight
from safeguard_desktop.casework.looking_at_case import CaseLooked
from safeguard_desktop.domain.moments import Moment
from safeguard_desktop.domain.printed_times import printed_day
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.errands import DocumentToShow, PartToShow
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.kept_list import KeptList
from safeguard_desktop.gui.kit.row_list import GroupHead, Row
from safeguard_desktop.gui.pages.cases.section import CaseSection
from safeguard_desktop.gui.pages.due.due_words import clock, short_time
from safeguard_desktop.gui.pages.form_part.answers_listed import shortened
from safeguard_desktop.gui.place import Place
from safeguard_desktop.gui.workplace import Workplace

ROWS_AT_ONCE = 60
LONGEST_CHANGE = 300
"""So many letters of what was put right are shown in a row; the part itself shows all."""


class CaseChronology(CaseSection):
    """The earliest first, as print needs it, or the newest first."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._case: CaseLooked | None = None
        self._is_newest_first = False
        self._most = ROWS_AT_ONCE
        self._turn = Button(self.look, _("&Newest first"), "newest-first", self._on_turn, "small")
        self.column.addWidget(self._turn)
        self._list = KeptList(self.look, "chronology", _("Chronology"))
        self._list.opened.connect(self._on_opened)
        self.column.addWidget(self._list)
        self._more = Button(self.look, _("Show more"), "show-more-happened", self._on_more)
        self.column.addWidget(self._more)
        self.setFocusProxy(self._list)

    def show_case(self, case: CaseLooked) -> None:
        if self._case is None or self._case.head.reference != case.head.reference:
            self._most = ROWS_AT_ONCE
        self._case = case
        self._show()

    def _show(self) -> None:
        if self._case is None:
            return
        happened = list(self._case.chronology)
        if self._is_newest_first:
            happened.reverse()
        self._list.show_rows(list(_rows(happened[: self._most], self._case.now)))
        left = max(0, len(happened) - self._most)
        self._more.setVisible(left > 0)
        self._more.setText(_("Show more ({count})").format(count=left))

    def _on_turn(self) -> None:
        self._is_newest_first = not self._is_newest_first
        self._turn.setText(_("Earliest &first") if self._is_newest_first else _("&Newest first"))
        self._show()

    def _on_more(self) -> None:
        self._most += ROWS_AT_ONCE
        self._show()

    def _on_opened(self, key: object) -> None:
        case = self._case
        happening = next((one for one in case.chronology if one.entry == key), None) if case else None
        if case is None or happening is None:
            return
        reference = case.head.reference
        if happening.kind is HappeningKind.PART:
            self.workplace.navigator.go(Place.FORM_PART, PartToShow(reference, happening.entry))
        elif happening.kind is HappeningKind.DOCUMENT:
            self.workplace.navigator.go(Place.DOCUMENT, DocumentToShow(reference, happening.entry))


def _rows(happened: list[Happening], now: Moment) -> Iterator[GroupHead | Row]:
    day = None
    for one in happened:
        if one.happened.date != day:
            day = one.happened.date
            count = sum(other.happened.date == day for other in happened)
            yield GroupHead("next_days", printed_day(day), count)
        yield _row(one, now)


def _row(one: Happening, now: Moment) -> Row:
    recorded = Moment(one.recorded_at)
    is_same_day = recorded.date == one.happened.date
    signed = _("signed {time}").format(time=clock(recorded) if is_same_day else short_time(recorded, now))
    mark, why_marked = _mark(one)
    return Row(
        one.entry,
        who=clock(one.happened) or _("time not known"),
        what=one.title,
        why="\n".join(_beneath(one, now)),
        when=mark,
        distance=why_marked,
        is_late=bool(mark),
        whose=one.by,
        holder=_in_a_sentence(one.role, signed, one.later),
    )


def _in_a_sentence(*parts: str) -> str:
    words = ", ".join(filter(None, parts))
    return words[:1].upper() + words[1:]


def _mark(one: Happening) -> tuple[str, str]:
    """What makes the entry other than plainly signed: a word, and what about it."""
    if one.struck:
        return _("No longer counts"), one.struck
    if one.waits_for_own_signature:
        words = _("{name} has not signed for it yet").format(name=one.told_by)
        return _("Told by telephone"), words
    return "", ""


def _beneath(one: Happening, now: Moment) -> Iterator[str]:
    if one.form_title:
        yield one.form_title
    if one.told_by:
        yield _("As told by {name} on the telephone").format(name=one.told_by)
    yield from one.notes
    for line in one.lines:
        when = clock(line.at) if line.at.date == one.happened.date and clock(line.at) else short_time(line.at, now)
        yield _("{what}: {when}").format(what=line.words, when=when)
    for change in one.put_right:
        yield _put_right(change, now)
    yield from one.marks


def _put_right(change: PutRight, now: Moment) -> str:
    words = _("Put right by {name}, {when}: {label} was “{was}”, now “{now}”. Both are kept. Why: {reason}")
    return words.format(
        name=change.by,
        when=short_time(Moment(change.at), now),
        label=change.label.rstrip(":"),
        was=shortened(change.was, LONGEST_CHANGE),
        now=shortened(change.now, LONGEST_CHANGE),
        reason=change.reason,
    )
