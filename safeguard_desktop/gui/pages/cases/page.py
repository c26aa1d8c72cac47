"""One case file: where it stands, and its chronology, forms, due actions, people and documents."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from safeguard_desktop.casework.due_lines import DueLine
from safeguard_desktop.casework.looking_at_case import CaseLooked, look_again_at_case, look_at_case
from safeguard_desktop.domain.errors import MendableError
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.errands import CaseToShow, PartToFill
from safeguard_desktop.gui.kit.banner import error_banner
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.head_row import head_row
from safeguard_desktop.gui.kit.segmented_filter import Segment, Segments
from safeguard_desktop.gui.kit.slot import Slot
from safeguard_desktop.gui.kit.words import Words
from safeguard_desktop.gui.page import Page
from safeguard_desktop.gui.pages.cases.chronology import CaseChronology
from safeguard_desktop.gui.pages.cases.documents import CaseDocuments
from safeguard_desktop.gui.pages.cases.due import CaseDue
from safeguard_desktop.gui.pages.cases.forms import CaseForms
from safeguard_desktop.gui.pages.cases.panel import CasePanel
from safeguard_desktop.gui.pages.cases.people import CasePeople
from safeguard_desktop.gui.pages.cases.procedure import CaseProcedure
from safeguard_desktop.gui.pages.cases.section import CaseSection
from safeguard_desktop.gui.pages.due.due_words import person_line
from safeguard_desktop.gui.pages.due.leading_on import open_line, says_what_opens, way_for_me
from safeguard_desktop.gui.pages.due.step_strip import StepStrip
from safeguard_desktop.gui.place import Place
from safeguard_desktop.gui.workplace import Workplace

CHRONOLOGY = "chronology"


class CaseFilePage(Page):
    """What do we know about this case, and what comes next?"""

    title = _("Case file")

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace.look, "list_max")
        self._workplace = workplace
        self._case: CaseLooked | None = None
        self._reference = ""
        self._first: DueLine | None = None
        self._heading = Words("", "title").on_one_line()
        self._reference_words = Words("", "body", "soft")
        self.add(head_row(self.look, self._heading, self._reference_words))
        self._standing = Words("", "label")
        self.add(self._standing)
        self._strip = StepStrip(self.look)
        self.add(self._strip)
        self._said = Slot()
        self.add(self._said)
        self._segments = Segments(self.look, "section", _("Sections of the case file"))
        self._segments.chosen.connect(self._on_section)
        self.add(self._segments)
        self._sections: dict[str, CaseSection] = {
            CHRONOLOGY: CaseChronology(workplace),
            "forms": CaseForms(workplace),
            "due": CaseDue(workplace),
            "procedure": CaseProcedure(workplace),
            "people": CasePeople(workplace),
            "documents": CaseDocuments(workplace),
        }
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        for section in self._sections.values():
            column.addWidget(section)
        self.add(self._content)
        self._panel = CasePanel(workplace)
        self.put_right(self._panel, _("Next, and who knows"), "side_panel")
        self._next = Button(self.look, _("Open"), "open-next", self._on_next, "primary")
        self._add_entry = Button(self.look, _("&Add an entry"), "add-entry", self._on_add, "secondary", "add")
        self.put_foot(self._next, "", (self._add_entry,))
        self._show_section(CHRONOLOGY)
        self._show_whole(is_there=False)

    def enter(self, about: object = None) -> None:
        """`about` is a CaseToShow, or the bare reference."""
        errand = about if isinstance(about, CaseToShow) else CaseToShow(str(about or ""))
        desk, reference = self._workplace.desk, errand.reference
        is_same = reference == self._reference
        if not is_same:
            self._reference, self._case = reference, None
            self._show_whole(is_there=False)
            self._show_section(errand.section or CHRONOLOGY)
        self._workplace.background.in_background(
            lambda: look_again_at_case(desk, reference) if is_same else look_at_case(desk, reference),
            self._on_case,
            self._on_failed,
            question=self,
        )

    def leave(self) -> None:
        """The full identity does not stay on a page nobody looks at."""
        self._workplace.background.forget(self)
        for section in self._sections.values():
            section.leave()

    def first_focus(self) -> QWidget | None:
        return self._segments.button(self._current)

    def write_down(self) -> bool:
        begun = self._case.to_begin if self._case is not None else ()
        account = next((one for one in begun if one.is_account), None)
        if account is not None:
            errand = PartToFill(self._reference, account.form_id, account.part)
            self._workplace.navigator.go(Place.FORM_PART, errand)
        return account is not None

    def help_words(self) -> str:
        return _(
            "Everything that was signed about this case. The chronology is in the order things happened. To write something"
            " new, press Add an entry. Nothing signed can be changed: it is put right by another entry, and both stay."
        )

    def _on_case(self, case: CaseLooked) -> None:
        had_none = self._case is None
        self._case = case
        head = case.head
        self._said.show_one(None)
        self._heading.setText(person_line(head.initials, head.age))
        kind = _("Child") if head.subject_kind == "child" else _("Adult")
        self._reference_words.setText(f"{head.reference}   {kind}")
        self._standing.setText(head.standing.words)
        self._standing.set_tone("attention" if head.standing.is_late else "ink")
        self._strip.show_steps(head.standing.steps)
        self._segments.show_segments(self._segment_words(case), self._current)
        for section in self._sections.values():
            section.show_case(case)
        self._panel.show_case(case)
        self._show_whole(is_there=True)
        self._show_next(case)
        if had_none and self.isVisible():
            button = self._segments.button(self._current)
            if button is not None:
                button.setFocus()

    def _on_failed(self, error: MendableError) -> None:
        self._reference = ""
        self._heading.setText(_("Case file"))
        self._said.show_one(error_banner(self.look, error))

    def _segment_words(self, case: CaseLooked) -> list[Segment]:
        still = sum(line.action.is_open for line in case.due)
        return [
            Segment(CHRONOLOGY, _("&Chronology"), len(case.chronology)),
            Segment("forms", _("F&orms"), len(case.records)),
            Segment("due", _("D&ue"), still),
            Segment("procedure", _("P&rocedure")),
            Segment("people", _("&People"), len(case.people.signers)),
            Segment("documents", _("&Documents"), len(case.documents)),
        ]

    def _show_whole(self, *, is_there: bool) -> None:
        """Nothing of the file before is seen while the next one is opened."""
        if not is_there:
            self._heading.setText(_("Opening the case file"))
            self._said.show_one(None)
            self._next.hide()
        for widget in (
            self._reference_words,
            self._standing,
            self._strip,
            self._segments,
            self._content,
            self._panel,
            self._add_entry,
        ):
            widget.setVisible(is_there)

    def _show_next(self, case: CaseLooked) -> None:
        """The first thing the person at the desk can do; nothing where it is all somebody else's."""
        still = [line for line in case.due if line.action.is_open]
        first = case.head.standing.next_line
        able = [line for line in (first, *(one for one in still if one.is_mine)) if line and way_for_me(line)]
        self._first = able[0] if able else None
        self._next.setVisible(self._first is not None)
        if self._first is not None:
            self._next.setText(says_what_opens(self._first))

    def _show_section(self, key: str) -> None:
        self._current = key
        for name, section in self._sections.items():
            section.setVisible(name == key)

    def _on_section(self, key: str) -> None:
        self._show_section(key)

    def _on_add(self) -> None:
        """To the forms: what can be started there is what can be added."""
        self._show_section("forms")
        button = self._segments.button("forms")
        if button is not None:
            button.setChecked(True)
        forms = self._sections["forms"]
        forms.setFocus()

    def _on_next(self) -> None:
        if self._first is not None:
            open_line(self._workplace.navigator, self._first)
