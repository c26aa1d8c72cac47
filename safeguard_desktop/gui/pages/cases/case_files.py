"""All case files, the newest first, found by reference or initials."""

from PySide6.QtWidgets import QLineEdit, QWidget

from safeguard_desktop.casework.looking_at_case import CaseLine, look_through_cases
from safeguard_desktop.domain.errors import MendableError
from safeguard_desktop.domain.moments import Moment
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.errands import CaseToShow
from safeguard_desktop.gui.kit.banner import error_banner
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.empty_place import EmptyPlace
from safeguard_desktop.gui.kit.kept_list import KeptList
from safeguard_desktop.gui.kit.row_list import Row
from safeguard_desktop.gui.kit.slot import Slot
from safeguard_desktop.gui.kit.words import Words
from safeguard_desktop.gui.page import Page
from safeguard_desktop.gui.pages.due.due_words import due_distance, due_time, person_line, short_time
from safeguard_desktop.gui.pages.finding_case import is_case_found
from safeguard_desktop.gui.place import Place
from safeguard_desktop.gui.workplace import Workplace

ROWS_AT_ONCE = 40


class CaseFilesPage(Page):
    """Which case file?"""

    title = _("Case files")

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace.look, "list_max")
        self._workplace = workplace
        self._cases: list[CaseLine] = []
        self._now = workplace.desk.now
        self._most = ROWS_AT_ONCE
        self.ask(_("Case files"), style="title")
        self._said = Slot()
        self.add(self._said)
        self._label = Words(_("&Find by reference or initials"), "label")
        self.add(self._label)
        self._search = QLineEdit()
        self._search.setObjectName("find-case")
        self._search.setAccessibleName(_("Find by reference or initials"))
        self._search.textChanged.connect(self._on_typed)
        self._search.returnPressed.connect(self._on_enter)
        self._label.setBuddy(self._search)
        self.add(self._search)
        self._found = Words("", "small", "soft")
        self.add(self._found)
        self._list = KeptList(self.look, "case-list", _("Case files, the newest first"))
        self._list.opened.connect(self._on_opened)
        self.add(self._list)
        self._empty = Slot()
        self.add(self._empty)
        self._more = Button(self.look, _("Show more"), "show-more", self._on_more)
        self._more.hide()
        self.add(self._more)
        self.put_foot(
            Button(self.look, _("Open the case file"), "open-case", self._on_open, "primary"),
            _("Enter opens the chosen file."),
        )

    def enter(self, about: object = None) -> None:  # noqa: ARG002 - the window tells every page
        desk = self._workplace.desk
        self._now = desk.now
        self._workplace.background.in_background(
            lambda: look_through_cases(desk), self._on_cases, self._on_failed, question=self
        )

    def leave(self) -> None:
        self._workplace.background.forget(self)

    def first_focus(self) -> QWidget:
        return self._list

    def find_here(self) -> bool:
        self._search.setFocus()
        self._search.selectAll()
        return True

    def help_words(self) -> str:
        return _(
            "Every case file on this laptop, the newest first. Type part of a reference or initials to find one. Full names"
            " are not shown here; they are in the case file, under People, for who asks for them."
        )

    def _on_cases(self, cases: list[CaseLine]) -> None:
        self._said.show_one(None)
        self._cases = cases
        self._show()

    def _on_failed(self, error: MendableError) -> None:
        self._said.show_one(error_banner(self.look, error))

    def _show(self) -> None:
        found = [case for case in self._cases if self._is_found(case)]
        self._list.show_rows([_row(case, self._now) for case in found[: self._most]])
        self._list.setVisible(bool(found))
        left = max(0, len(found) - self._most)
        self._more.setVisible(left > 0)
        self._more.setText(_("Show more ({count})").format(count=left))
        words = _("{found} of {all} case files").format(found=len(found), all=len(self._cases))
        self._found.setText(words)
        for widget in (self._label, self._search, self._found):
            widget.setVisible(bool(self._cases))
        self._show_empty(has_found=bool(found))

    def _show_empty(self, *, has_found: bool) -> None:
        if has_found:
            self._empty.show_one(None)
        elif self._cases:
            words = _("Check the letters: a reference looks like EY-7QK4. Clear the line to see all of them.")
            empty = EmptyPlace(self.look, _("No case file fits"), words, _("Show all"), self._search.clear)
            self._empty.show_one(empty)
        else:
            words = _(
                "A case file is opened by the first concern about a child or an adult. Its reference is made by chance."
            )
            empty = EmptyPlace(
                self.look, _("No case files yet"), words, _("Record a concern"), self._on_record, "record"
            )
            self._empty.show_one(empty)

    def _is_found(self, case: CaseLine) -> bool:
        return is_case_found(self._search.text(), case.reference, case.initials)

    def _on_typed(self) -> None:
        self._most = ROWS_AT_ONCE
        self._show()

    def _on_enter(self) -> None:
        """Enter in the search opens the only file that fits, else goes to the list."""
        found = [case for case in self._cases if self._is_found(case)]
        if len(found) == 1:
            self._on_opened(found[0].reference)
        elif found:
            self._list.setFocus()

    def _on_more(self) -> None:
        self._most += ROWS_AT_ONCE
        self._show()

    def _on_open(self) -> None:
        """Pressed with nothing chosen, it goes to where something can be."""
        if self._list.chosen is None:
            self._list.setFocus()
        if self._list.chosen is not None:
            self._on_opened(self._list.chosen)

    def _on_opened(self, key: object) -> None:
        self._workplace.navigator.go(Place.CASE, CaseToShow(str(key)))

    def _on_record(self) -> None:
        self._workplace.navigator.go(Place.RECORD)


def _row(case: CaseLine, now: Moment) -> Row:
    line = case.standing.next_line
    opened = _("Opened {time}").format(time=short_time(Moment(case.opened_at), now))
    kind = _("Child") if case.subject_kind == "child" else _("Adult")
    return Row(
        case.reference,
        person_line(case.initials, case.age),
        case.reference,
        case.standing.words,
        f"{kind}. {opened}",
        when=due_time(line, now) if line else "",
        distance=due_distance(line, now) if line else "",
        is_late=case.standing.is_late,
    )
