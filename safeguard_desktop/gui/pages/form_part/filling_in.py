"""Filling in a part: its sections at the left, one section's questions in the middle, guidance for the one in hand at the right."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from safeguard_desktop.domain.answers import is_empty
from safeguard_desktop.domain.forms import Field, Kind, Section
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.findings.guided import KEPT_WORDS, Guided
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.field_row import FieldRow
from safeguard_desktop.gui.kit.page_frame import PageFrame
from safeguard_desktop.gui.kit.save_state import SaveState
from safeguard_desktop.gui.kit.steps import Steps
from safeguard_desktop.gui.kit.suggestions import Suggestions
from safeguard_desktop.gui.kit.words import Words
from safeguard_desktop.gui.pages.form_part.field_guidance import FieldGuidance
from safeguard_desktop.gui.pages.form_part.part_in_work import CHECK_AND_SIGN, PartInWork, title_of, unbroken

COLLECT_AFTER_MS = 120


class FillingIn(PageFrame):
    """One section after the other. `check` is called to go on to signing, `back` to leave, `write` for a section to write on."""

    def __init__(
        self,
        look: Look,
        work: PartInWork,
        guided: Guided,
        save_state: SaveState,
        check: Callable[[], None],
        back: Callable[[], None],
        write: Callable[[Section], None],
    ) -> None:
        super().__init__(look)
        self._work, self._guided, self._check, self._write = work, guided, check, write
        self._asked: dict[str, _Asked] = {}
        self._section: Section | None = None
        self._collecting = QTimer(self, singleShot=True, interval=COLLECT_AFTER_MS)
        self._collecting.timeout.connect(self.collect)
        guided.changed.connect(self._collecting.start)
        self.put_head(title_of_part(work), back, (save_state,), who(work))
        self._steps = Steps(look, _("Sections of this part"))
        self._steps.chosen.connect(self.go_to)
        self.put_left(self._steps, _("Sections"))
        self._guidance = FieldGuidance(work.hand.form)
        self.put_right(self._guidance, _("Guidance"))
        self._next = Button(look, "", "next", self._on_next, "primary")
        self._previous = Button(look, _("&Back"), "previous", self._on_previous)
        self.put_foot(self._next, _("You can go on now and answer later."), (self._previous,))
        self._scroll.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._keep_in_sight())
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]  # there is one

    def begin(self, field_id: str = "", position: int | None = None) -> None:
        """Goes to a field, or to where the typing stopped, or to the first section."""
        field_id = field_id or str(self._work.cursor.get("field", ""))
        field = self._work.hand.form.field(field_id)
        sections = self._work.sections()
        wanted = field.section if field is not None else ""
        section = next((one for one in sections if one.id == wanted), sections[0])
        self._show(section)
        row = self._asked.get(field_id)
        if row is not None and not row.isHidden():
            row.row.first_focus().setFocus()
            if position is not None:
                row.row.set_position(position)
            QTimer.singleShot(0, row, lambda: self.scroll_to(row))

    def go_to(self, key: object) -> None:
        """To a section, or to signing."""
        self.collect()
        if key == CHECK_AND_SIGN:
            self._check()
            return
        section = next((one for one in self._work.sections() if one.id == key), None)
        if section is not None and self._work.has_account(section):
            self._write(section)
        elif section is not None:
            self._show(section)
            self._focus_first()

    def collect(self) -> None:
        """Takes what is typed into the draft, with the cursor, and shows what follows from it."""
        self._collecting.stop()
        for asked in self._asked.values():
            if asked.is_changed:
                asked.is_changed = False
                self._work.take(asked.row.field, asked.row.answer())
        self._work.keep({**self._cursor(), KEPT_WORDS: self._guided.kept()})
        self._show_what_follows()

    def show_faults(self) -> None:
        """Says beside each field of this section what is still missing or cannot be right."""
        problems = {fault.field: fault.problem for fault in self._work.faults()}
        for name, asked in self._asked.items():
            is_missing = name in problems and is_empty(self._work.answer(asked.row.field))
            asked.row.show_problem("" if is_missing else problems.get(name, ""))
            if is_missing:
                asked.row.show_needs_answer(needs=True)

    def _show(self, section: Section) -> None:
        has_been_here = section.id in self._work.visited
        if self._section is not None:
            self._work.visited.add(self._section.id)
        self._section = section
        self._guided.put_down()
        self._asked = {}
        self.clear()
        sections = self._work.sections()
        place = _("Section {n} of {count}").format(n=sections.index(section) + 1, count=len(sections))
        self.add(Words(place, "small", "soft"))
        self.ask(title_of(section), section.intro, "title")
        fields = self._work.fields(section)
        # A drawing has its own list beside it, and takes the room that guidance has elsewhere.
        is_drawn = any(field.kind is Kind.BODY_MAP for field in fields)
        self.spread("list_max" if is_drawn else "form_max", with_right=not is_drawn)
        for field in fields:
            self._add_field(field)
        if has_been_here:
            self.show_faults()
        self._show_what_follows()
        self._scroll.verticalScrollBar().setValue(0)

    def _add_field(self, field: Field) -> None:
        asked = _Asked(self._look, field, self._work)
        asked.row.answer_changed.connect(lambda: self._on_changed(asked))
        self._asked[field.id] = asked
        self._guided.attend(asked.row.editor)
        self.add(asked)

    def _on_changed(self, asked: "_Asked") -> None:
        asked.is_changed = True
        asked.row.show_problem("")
        if not self._collecting.isActive():
            self._collecting.start()

    def _show_what_follows(self) -> None:
        values = self._work.values
        for asked in self._asked.values():
            asked.setVisible(asked.row.field.is_shown(values))
            asked.show_prefilled(self._work.is_prefilled(asked.row.field))
        current = self._section.id if self._section else ""
        self._steps.show_steps(list(self._work.steps(current)), current)
        following = self._neighbour(1)
        self._next.setText(
            _("&Next: {section}").format(section=title_of(following).replace("&", "&&"))
            if following
            else _("&Check and sign")
        )
        self._previous.setVisible(self._neighbour(-1) is not None)

    def _neighbour(self, step: int) -> Section | None:
        ids = [section.id for section in self._work.sections()]
        here = ids.index(self._section.id) if self._section and self._section.id in ids else 0
        place = here + step
        return self._work.sections()[place] if 0 <= place < len(ids) else None

    def _on_next(self) -> None:
        self.collect()
        following = self._neighbour(1)
        self.go_to(following.id if following else CHECK_AND_SIGN)

    def _on_previous(self) -> None:
        before = self._neighbour(-1)
        if before is not None:
            self.go_to(before.id)

    def _focus_first(self) -> None:
        shown = [asked for asked in self._asked.values() if not asked.isHidden()]
        if shown:
            shown[0].row.first_focus().setFocus()

    def _cursor(self) -> dict[str, object]:
        asked = self._around(self.window().focusWidget())
        if asked is None:
            return {}
        return {"field": asked.row.field.id, "position": asked.row.position()}

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        asked = self._around(now)
        if asked is not None:
            self._guidance.show_field(asked.row.field, self._section)
            self.scroll_to(now or asked)
            # Once more when what was opened by the same press has its place.
            QTimer.singleShot(0, self, self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        focus: QWidget | None = self.window().focusWidget()
        if focus is not None and self._around(focus) is not None:
            self.scroll_to(focus)

    def _around(self, widget: QWidget | None) -> "_Asked | None":
        return next((one for one in self._asked.values() if widget is not None and one.isAncestorOf(widget)), None)


class _Asked(QWidget):
    """A field row, with a line that says when the program has filled it in."""

    def __init__(self, look: Look, field: Field, work: PartInWork) -> None:
        super().__init__()
        self.is_changed = False
        self.row = FieldRow(look, field, maps=work.hand.maps)
        self.row.set_answer(work.answer(field))
        self._note = Words(_("Filled in for you. Change it if it is not right."), "small", "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.row)
        suggested = work.hand.suggested.get(field.suggests, ())
        if suggested:
            column.addWidget(Suggestions(look, field.id, suggested, self._on_pick))
        column.addWidget(self._note)

    def _on_pick(self, answer: str) -> None:
        self.row.set_answer(answer)
        self.row.answer_changed.emit()
        self.row.first_focus().setFocus()

    def show_prefilled(self, prefilled: bool) -> None:
        self._note.setVisible(prefilled)


def who(work: PartInWork) -> str:
    """Whom the case file is about, as it may stand on a page: initials, and age where it is known."""
    case, age = work.hand.case, work.hand.age
    return f"{case.initials}, {age}" if age is not None else case.initials


def title_of_part(work: PartInWork) -> str:
    """The part and the reference: short, because the saved state stands beside it."""
    hand = work.hand
    return _("{part}, {reference}").format(part=hand.part.title, reference=unbroken(hand.case.reference))
