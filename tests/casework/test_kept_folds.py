"""What is kept between two questions is never an old answer: a desk that remembers says what one without memory says."""

import shutil
from dataclasses import replace
from datetime import datetime

import pytest

from safeguard_desktop.casework.case_view import describe_due
from safeguard_desktop.casework.cases import open_case
from safeguard_desktop.casework.desk import Desk
from safeguard_desktop.casework.erasing import erase_words
from safeguard_desktop.casework.following_up import amend, strike
from safeguard_desktop.casework.joining import join_copy
from safeguard_desktop.casework.organising import name_organisation, rename_person
from safeguard_desktop.casework.setting_up import close_on, set_office_hours
from safeguard_desktop.casework.timeline import due, threads_of_case
from safeguard_desktop.casework.today import look_at_today
from safeguard_desktop.domain.contents import Erased, OfficeHoursSet, Struck
from safeguard_desktop.domain.ids import RecordId
from safeguard_desktop.domain.moments import LONDON
from tests.story_office import DESIGNATED_PERSON

MONDAY = "2026-11-23 14:02"


@pytest.fixture
def office(stories, tmp_path):
    return stories.told(4, tmp_path / "here")


@pytest.fixture
def desk(office):
    """The designated person's desk, which has been asked once what is due, so that it remembers."""
    opened = office.desk_of(DESIGNATED_PERSON, MONDAY)
    said(opened)
    yield opened
    opened.close()


def without_memory(desk):
    return Desk(desk.vault, desk.shipped, desk.clock)


def said(desk):
    """What is due in words, with who proved each milestone."""
    return [
        {**describe_due(one, desk.now), "proved_by": [(step.name, step.by) for step in one.thread.milestones]}
        for one in due(desk)
    ]


def action_of(desk, name):
    return next(one.action for one in due(desk) if one.action.action == name)


def report_in(books, office):
    case = books.case(office.reference)
    return next(part for record in case.records.values() for part in record.parts if part.content.part == "report")


def report_of(desk, office):
    return desk.read(lambda books: report_in(books, office))


def record_again(books, office, reference):
    """The story's report once more, in another file."""
    content = replace(report_in(books, office).content, record=RecordId("9" * 32))
    books.append(books.case(reference).id, content)


def amended(desk, office):
    amend(desk, office.reference, report_of(desk, office).entry, {"noticed_at": "2026-11-19 09:00"}, "The day before.")


def struck(desk, office):
    strike(desk, office.reference, report_of(desk, office).entry, "Another child's.")


def erased(desk, office):
    erase_words(desk, office.reference, report_of(desk, office).entry, "Asked for by the family.", "Article 17")


def moved_to_scotland(desk, _office):
    name_organisation(desk, "Northbank", "scotland")


def opened_shorter(desk, _office):
    set_office_hours(desk, "09:00", "15:30")


def given_a_bank_holiday(desk, _office):
    close_on(desk, "2026-11-23", "A day of mourning", is_bank_holiday=True)


def renamed(desk, _office):
    person = desk.read(lambda books: books.me)
    rename_person(desk, person.id, "Another Name")


def opened_another_file(desk, _office):
    open_case(desk, "child", "O.P.", {})


@pytest.mark.parametrize(
    "change", [amended, struck, erased, opened_shorter, given_a_bank_holiday, renamed], ids=lambda one: one.__name__
)
def test_a_change_shows_at_once(desk, office, change):
    before = said(desk)

    change(desk, office)

    assert said(desk) == said(without_memory(desk)) != before


@pytest.mark.parametrize("change", [moved_to_scotland, opened_another_file], ids=lambda one: one.__name__)
def test_a_change_that_moves_no_date_here_is_not_mistaken(desk, office, change):
    change(desk, office)

    assert said(desk) == said(without_memory(desk))


def test_a_new_part_shows_at_once(desk, office):
    other = open_case(desk, "child", "O.P.", {})
    before = said(desk)

    desk.write(lambda books: record_again(books, office, other))

    assert said(desk) == said(without_memory(desk)) != before
    assert due(desk, other)


def test_what_another_laptop_brings_shows_at_once(stories, tmp_path):
    here, there = stories.told(4, tmp_path / "one"), stories.told(4, tmp_path / "other")
    shutil.rmtree(there.program.state)
    theirs = there.desk_of(DESIGNATED_PERSON, MONDAY)
    amended(theirs, there)
    mine = here.desk_of(DESIGNATED_PERSON, MONDAY)
    before = said(mine)
    try:
        join_copy(mine, theirs)

        assert said(mine) == said(without_memory(mine)) != before
    finally:
        theirs.close()
        mine.close()


def test_what_comes_into_force_at_midnight_counts_from_midnight(desk, office):
    later = OfficeHoursSet("09:00", "15:30", "2026-11-24")
    desk.write(lambda books: books.append(desk.organisation_file, later))
    before = said(desk)

    office.clock.set(datetime(2026, 11, 24, 0, 0, tzinfo=LONDON))

    assert [one["due"] for one in said(desk)] != [one["due"] for one in before]
    assert said(desk) == said(without_memory(desk))


def test_a_minute_after_closing_an_open_action_is_late_although_nothing_was_recorded(desk, office):
    action = action_of(desk, "counter-sign")
    assert action.is_open
    assert not action.is_overdue(action.due)

    office.clock.set(datetime(2026, 12, 24, 17, 1, tzinfo=LONDON))
    assert next(one for one in said(desk) if one["action"] == "counter-sign")["overdue"]


def test_only_the_case_file_with_a_new_entry_is_counted_again(desk, office):
    other = open_case(desk, "child", "O.P.", {})
    desk.write(lambda books: record_again(books, office, other))
    before = {id(one.action) for one in due(desk, other)}

    amended(desk, office)

    assert before
    assert {id(one.action) for one in due(desk, other)} == before


def test_an_act_that_fails_leaves_no_trace_in_what_is_due(desk, office):
    before = said(desk)
    entry = report_of(desk, office).entry

    def fail(books):
        case = books.case(office.reference)
        books.append(case.id, Struck(entry, "Another child's."))
        assert books.case(office.reference).part(entry).struck
        raise ValueError("the act fails")

    with pytest.raises(ValueError, match="the act fails"):
        desk.write(fail)

    assert said(desk) == before


def test_an_erasure_that_fails_leaves_the_words_and_what_is_due(desk, office):
    before = said(desk)
    entry = report_of(desk, office).entry

    def fail(books):
        case = books.case(office.reference)
        books.append(case.id, Erased(entry, "Asked for.", "Article 17"))
        books.writing.erase(entry)
        assert books.case(office.reference).part(entry) is None
        raise ValueError("the act fails")

    with pytest.raises(ValueError, match="the act fails"):
        desk.write(fail)

    assert said(desk) == before
    assert report_of(desk, office).answers


def test_words_that_were_looked_at_while_they_were_erased_are_gone_afterwards(desk, office):
    entry = report_of(desk, office).entry

    def erase(books):
        case = books.case(office.reference)
        books.append(case.id, Erased(entry, "Asked for.", "Article 17"))
        assert books.case(office.reference).part(entry) is not None
        books.writing.erase(entry)

    desk.write(erase)

    assert desk.read(lambda books: books.case(office.reference).part(entry)) is None
    assert said(desk) == said(without_memory(desk))


def test_a_case_file_as_it_would_be_is_not_taken_for_the_one_that_is(desk, office):
    before = said(desk)

    def look(books):
        case = books.case(office.reference)
        return threads_of_case(books, replace(case, records={})), threads_of_case(books, case)

    without, with_records = desk.read(look)

    assert not without
    assert with_records
    assert said(desk) == before


@pytest.mark.parametrize("change", [amended, erased, renamed], ids=lambda one: one.__name__)
def test_today_shows_a_change_at_once(desk, office, change):
    before = look_at_today(desk).lines

    change(desk, office)

    assert look_at_today(desk).lines == look_at_today(without_memory(desk)).lines != before


def test_today_shows_a_birthday_although_nothing_was_recorded(desk, office):
    before = {line.age for line in look_at_today(desk).lines}

    office.clock.set(datetime(2028, 3, 20, 9, 0, tzinfo=LONDON))

    assert {line.age for line in look_at_today(desk).lines} == {
        line.age for line in look_at_today(without_memory(desk)).lines
    }
    assert {line.age for line in look_at_today(desk).lines} != before
