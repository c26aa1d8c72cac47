"""Case files and one case file, by keyboard, over a real vault with the demo's story told so far."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFileDialog, QLabel

from safeguard_desktop.casework.cases import open_case
from safeguard_desktop.casework.drafting import begin_draft, keep_draft
from safeguard_desktop.casework.following_up import amend, strike
from safeguard_desktop.casework.issuing import issue_document
from safeguard_desktop.casework.looking_at_case import look_again_at_case
from safeguard_desktop.gui.errands import (
    CaseToShow,
    DocumentToIssue,
    DocumentToShow,
    DraftToContinue,
    PartToFill,
    PartToShow,
)
from safeguard_desktop.gui.kit.choice import Choice
from safeguard_desktop.gui.kit.row_list import Row
from safeguard_desktop.gui.place import Place
from tests.gui.looking import cut_off, nameless, nameless_objects, show_at
from tests.story_office import DESIGNATED_PERSON, WORKER

MONDAY = "2026-11-23 14:02"
SECTIONS = ("chronology", "forms", "due", "procedure", "people", "documents")


@pytest.fixture
def case(at_desk, qtbot):
    """The story's case file as a worker sees it."""

    def go(steps=4, label=WORKER, at=MONDAY, section="", before=None):
        seat = at_desk(steps, label, at, Place.CASE, Place.CASES, before=before)
        seat.window.go(Place.CASE, CaseToShow(seat.office.reference, section))
        seat.settle(qtbot)
        return seat

    return go


@pytest.fixture
def cases(at_desk, qtbot):
    """The list of case files as the worker sees it."""

    def go(steps=4, before=None):
        seat = at_desk(steps, WORKER, MONDAY, Place.CASE, Place.CASES, before=before)
        seat.window.start_over(Place.CASES)
        seat.settle(qtbot)
        return seat

    return go


def rows_of(seat, name):
    return [row for row in seat.find(name).rows if isinstance(row, Row)]


def words_on(page):
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def choose(seat, qtbot, name, beginning):
    """Chooses the row of a list whose words begin so, and presses Enter."""
    view = seat.find(name)
    place = next(n for n, row in enumerate(view.rows) if getattr(row, "what", "").startswith(beginning))
    view.setFocus()
    view.setCurrentIndex(view.model().index(place, 0))
    qtbot.keyClick(view, Qt.Key.Key_Return)


def two_more_files(office):
    """No reference has an I or an O in it, so that one of them is found by its initials alone."""
    desk = office.desk_of(WORKER, "2026-11-22 09:00")
    open_case(desk, "child", "A.K.")
    office.clock.set(office.clock.now().replace(hour=10))
    open_case(desk, "adult", "I.O.")
    desk.close()


def test_case_files_are_listed_with_the_newest_first(cases):
    seat = cases(before=two_more_files)

    assert [row.who for row in rows_of(seat, "case-list")] == ["I.O.", "A.K.", "M.T., 14"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("io", "I.O."),
        ("I.O", "I.O."),
        ("the reference", "M.T., 14"),
        ("the reference in small letters", "M.T., 14"),
    ],
)
def test_a_case_file_is_found_by_part_of_its_reference_or_initials(cases, qtbot, typed, found):
    seat = cases(before=two_more_files)
    reference = seat.office.reference
    typed = {"the reference": reference, "the reference in small letters": reference.lower()}.get(typed, typed)
    qtbot.keyClick(seat.window.centralWidget(), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert seat.find("find-case").hasFocus()
    qtbot.keyClicks(seat.find("find-case"), typed)

    assert [row.who for row in rows_of(seat, "case-list")] == [found]


def test_enter_in_the_search_opens_the_only_file_that_fits(cases, qtbot):
    seat = cases(before=two_more_files)
    qtbot.keyClicks(seat.find("find-case"), "io")
    qtbot.keyClick(seat.find("find-case"), Qt.Key.Key_Return)
    seat.settle(qtbot)

    assert seat.find("page-heading").text() == "I.O."


def test_a_search_that_finds_nothing_says_so_and_offers_all(cases):
    seat = cases()
    seat.find("find-case").insert("\u202eZZ\N{PILE OF POO}")
    assert "No case file fits" in words_on(seat.page)
    seat.find("empty-place-button").click()

    assert len(rows_of(seat, "case-list")) == 1


def test_no_case_files_yet_teaches(cases):
    assert "No case files yet" in words_on(cases(-1).page)


def test_the_head_says_who_where_and_how_it_stands_and_nobodys_full_name(case):
    seat = case()
    words = words_on(seat.window)

    assert "M.T., 14" in words
    assert any(one.startswith("Late: Send the referral in writing") for one in words)
    assert not any("Tolliver" in one for one in words)
    assert "M.T." not in seat.window.windowTitle()


def test_the_sections_are_changed_by_keyboard(case, qtbot):
    seat = case()
    names = ("chronology", "case-forms", "case-due", "case-picture", "reveal-identity", "case-documents")
    for section, name in zip(SECTIONS, names, strict=True):
        button = seat.find(f"section-{section}")
        button.setFocus()
        qtbot.keyClick(button, Qt.Key.Key_Space)
        assert seat.find(name).isVisible(), section


def test_enter_on_the_chronology_shows_the_signed_part(case, qtbot):
    seat = case()
    choose(seat, qtbot, "chronology", "Report")

    assert isinstance(seat.told, PartToShow)


def test_the_chronology_shows_both_values_of_what_was_put_right_and_why(case):
    def before(office):
        desk = office.desk_of(WORKER, "2026-11-20 19:30")
        report = look_again_at_case(desk, office.reference).chronology[0]
        amend(desk, office.reference, report.entry, {"project": "Quay Road"}, "The other site.")
        desk.close()

    why = rows_of(case(before=before), "chronology")[0].why

    assert "was “Drop-in, Mill Lane”, now “Quay Road”. Both are kept. Why: The other site." in why


def test_a_struck_part_is_marked_in_words(case):
    def before(office):
        desk = office.desk_of(WORKER, "2026-11-20 19:30")
        report = look_again_at_case(desk, office.reference).chronology[0]
        strike(desk, office.reference, report.entry, "Another child's.")
        desk.close()

    row = rows_of(case(1, before=before), "chronology")[0]

    assert (row.when, row.distance) == ("No longer counts", "Struck: Another child's.")


def test_what_was_written_late_shows_both_times(case):
    def before(office):
        office.tell(1, clock="2026-11-21 09:00", reasons={"late": "No signal."})

    row = rows_of(case(0, before=before), "chronology")[0]

    assert (row.who, row.holder) == ("16:55", "Practitioner, signed Sat 21 Nov, 09:00, written 16 hours after")


def test_the_newest_can_stand_first(case):
    seat = case()
    first = rows_of(seat, "chronology")[0].key
    seat.find("newest-first").click()

    assert rows_of(seat, "chronology")[-1].key == first


def test_the_next_part_of_a_form_is_started_from_the_forms(case, qtbot):
    seat = case(2, DESIGNATED_PERSON, "2026-11-20 18:10", "forms")
    choose(seat, qtbot, "case-forms", "Designated person's direction")

    assert seat.told == PartToFill(
        seat.office.reference, "coram-child-alert", "direction", seat.office.records["alert"]
    )


def test_another_form_is_begun_from_the_forms(case, qtbot):
    seat = case(4, DESIGNATED_PERSON, MONDAY, "forms")
    choose(seat, qtbot, "case-forms", "Safeguarding review")

    assert seat.told == PartToFill(seat.office.reference, "safeguarding-review", "review")


def test_a_part_that_is_anothers_says_whose_and_stays(case, qtbot):
    seat = case(section="forms")
    choose(seat, qtbot, "case-forms", "Counter-signature")

    assert any("signed by: Counter-signatory" in words for words in words_on(seat.page))


def test_my_draft_is_gone_on_with_from_the_forms(case, qtbot):
    def before(office):
        desk = office.desk_of(WORKER, MONDAY)
        draft = begin_draft(desk, "coram-child-alert", "update", office.reference, office.records["alert"])
        keep_draft(desk, draft, {"update": "x"}, {})
        desk.close()

    seat = case(section="forms", before=before)
    choose(seat, qtbot, "case-forms", "Update")

    assert isinstance(seat.told, DraftToContinue)


def test_add_an_entry_leads_to_what_can_be_recorded(case):
    seat = case()
    seat.find("add-entry").click()

    assert seat.find("case-forms").isVisible()
    assert seat.find("section-forms").isChecked()


def test_the_one_next_thing_is_the_primary_button(case, qtbot):
    seat = case()
    assert seat.find("open-next").text() == "Open: Written referral"
    qtbot.keyClick(seat.find("open-next"), Qt.Key.Key_Space)

    assert (seat.told.form_id, seat.told.part) == ("referral-log", "written")


def test_who_it_is_shows_only_when_asked_and_not_on_coming_back(case, qtbot):
    seat = case(section="people")
    qtbot.keyClick(seat.find("reveal-identity"), Qt.Key.Key_Space)
    seat.settle(qtbot)
    assert "Marnie Tolliver-Quill" in words_on(seat.page)
    seat.window.go(Place.SETTINGS)
    seat.window.back()
    seat.settle(qtbot)

    assert not any("Tolliver" in label.text() for label in seat.page.findChildren(QLabel) if label.isVisible())


def test_that_it_is_about_a_colleague_is_said_with_a_reason_and_taken_back(case, qtbot):
    seat = case(section="people", label=DESIGNATED_PERSON)
    for says in ("It is about Ann Prosser.", ""):
        qtbot.keyClick(seat.find("about-worker"), Qt.Key.Key_Space)
        ann = next(one for one in seat.page.findChildren(Choice) if one.text() == "Ann Prosser" and one.isVisible())
        qtbot.keyClick(ann, Qt.Key.Key_Space)
        qtbot.keyClick(seat.find("sign-about-worker"), Qt.Key.Key_Space)
        assert "Please say why." in words_on(seat.page)
        qtbot.keyClicks(seat.find("answer-about-worker-why"), "She was named.")
        qtbot.keyClick(seat.find("sign-about-worker"), Qt.Key.Key_Space)
        seat.settle(qtbot)

        assert ("It is about Ann Prosser." in words_on(seat.page)) is bool(says)


def test_documents_are_shown_and_issued_from_the_file(case, qtbot):
    def before(office):
        desk = office.desk_of(WORKER, MONDAY)
        issue_document(desk, office.reference, "coram-child-alert")
        desk.close()

    seat = case(section="documents", before=before)
    choose(seat, qtbot, "case-documents", "Safeguarding Alert")
    shown = seat.told
    seat.window.back()
    seat.settle(qtbot)
    choose(seat, qtbot, "case-documents", "Make a document: Safeguarding Alert")
    assert isinstance(shown, DocumentToShow)
    assert seat.told == DocumentToIssue(seat.office.reference, "coram-child-alert", seat.office.records["alert"])


def test_coming_back_stays_in_the_section_that_was_left(case, qtbot):
    seat = case()
    seat.find("section-forms").click()
    choose(seat, qtbot, "case-forms", "Report")
    seat.window.back()
    seat.settle(qtbot)

    assert seat.find("case-forms").isVisible()


def test_nothing_of_the_last_file_is_seen_while_the_next_is_opened(case, qtbot):
    seat = case(before=two_more_files)
    other = next(
        line.reference
        for line in seat.desk.read(lambda books: books.cases())
        if line.reference != seat.office.reference
    )
    seat.window.go(Place.CASE, CaseToShow(other))
    at_once = words_on(seat.page)
    seat.settle(qtbot)

    assert not any("M.T." in words for words in at_once)


def test_a_file_that_is_not_here_is_said_in_words(case, qtbot):
    seat = case()
    seat.window.go(Place.CASE, "ZZ-ZZZZ")
    seat.settle(qtbot)

    assert "No case file here has that reference." in words_on(seat.page)


@pytest.mark.parametrize("section", SECTIONS)
def test_everything_in_a_section_has_a_name_and_nothing_is_cut_off(case, look, section):
    seat = case(8, section=section)
    for scale in (1.0, 2.0):
        show_at(seat.window, look, scale)
        assert nameless(seat.page) == []
        assert nameless_objects(seat.page) == []
        assert cut_off(seat.page) == []


@pytest.mark.parametrize("steps", [-1, 4])
def test_everything_on_the_list_has_a_name_and_nothing_is_cut_off(cases, look, steps):
    seat = cases(steps)
    for scale in (1.0, 2.0):
        show_at(seat.window, look, scale)
        assert nameless(seat.page) == []
        assert nameless_objects(seat.page) == []
        assert cut_off(seat.page) == []


@pytest.mark.parametrize("section", ["chronology", "forms"])
def test_in_a_small_window_the_sections_wrap_and_none_is_lost(case, look, section):
    seat = case(section=section)
    show_at(seat.window, look, 1.5, QSize(700, 560))

    assert cut_off(seat.page) == []


def test_the_procedure_opens_at_where_the_case_stands_and_enter_says_how_it_was_counted(case, qtbot):
    seat = case(section="procedure")
    picture = seat.find("case-picture")
    qtbot.keyClick(picture.box(picture.current), Qt.Key.Key_Return)

    assert seat.told.action == "written-referral"


def test_the_timeline_sheet_is_warned_of_and_then_saved(case, qtbot, tmp_path):
    seat = case(section="due")
    qtbot.keyClick(seat.find("timeline-sheet"), Qt.Key.Key_Space)
    assert "The sheet leaves the vault" in words_on(seat.page)
    assert nameless(seat.page) == []
    qtbot.keyClick(seat.find("save-sheet"), Qt.Key.Key_Space)
    dialog = seat.window.findChild(QFileDialog, "save-dialog")
    dialog.fileSelected.emit(str(tmp_path / "sheet.pdf"))
    seat.settle(qtbot)

    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    assert "The sheet is saved" in words_on(seat.page)


def test_a_sheet_that_cannot_be_saved_is_told_in_words(case, qtbot, tmp_path):
    seat = case(section="due")
    qtbot.keyClick(seat.find("timeline-sheet"), Qt.Key.Key_Space)
    qtbot.keyClick(seat.find("save-sheet"), Qt.Key.Key_Space)
    seat.window.findChild(QFileDialog, "save-dialog").fileSelected.emit(str(tmp_path / "nowhere" / "sheet.pdf"))
    seat.settle(qtbot)

    assert any(one.startswith("The sheet could not be saved there") for one in words_on(seat.page))


def test_one_press_shows_where_the_case_stands_in_its_procedure(case, qtbot):
    seat = case(section="procedure")
    qtbot.keyClick(seat.find("show-here"), Qt.Key.Key_Space)
    seat.settle(qtbot)
    box = seat.window.focusWidget()

    assert box.node.is_here
    assert not box.visibleRegion().isEmpty()
