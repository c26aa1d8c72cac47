"""The printed timeline sheet: every limit met or missed, with reasons, and the old due time where a time was put right."""

import pytest

from safeguard_desktop.casework.following_up import amend
from safeguard_desktop.casework.timeline_sheet import make_timeline_sheet, save_timeline_sheet, timeline_on_paper
from safeguard_desktop.domain.errors import NotPossible
from tests.pdf_insides import everything_in, words_of
from tests.story_office import WORKER

MONDAY = "2026-11-23 14:02"


@pytest.fixture
def desk(stories, tmp_path):
    office = stories.told(4, tmp_path)
    made = office.desk_of(WORKER, MONDAY)
    made.reference = office.reference
    yield made
    made.close()


def limits_of(desk):
    sheet = desk.read(lambda books: timeline_on_paper(books, books.case(desk.reference)))
    return {limit.title: limit for thread in sheet.threads for limit in thread.limits}


def put_right(desk, noticed_at):
    def first(books):
        case = books.case(desk.reference)
        parts = [part for record in case.records.values() for part in record.parts]
        return next(part.entry for part in parts if "noticed_at" in part.answers)

    amend(desk, desk.reference, desk.read(first), {"noticed_at": noticed_at}, "I looked at the wrong clock.")


def test_what_is_late_and_what_was_met_say_so(desk):
    limits = limits_of(desk)

    assert limits["Tell the designated person"].verdict == "Met"
    late = limits["Send the referral in writing, on the authority's own form if it has one"]
    assert (late.verdict, late.is_missed) == ("Open, 19 hours late", True)
    assert any("Coram Group 6.33 (COR-28)" in line for line in late.lines)


def test_a_corrected_time_keeps_the_old_due_time_and_says_who_when_and_why(desk):
    put_right(desk, "2026-11-20 14:30")
    lines = limits_of(desk)["Send the children's alert form to the designated person"].lines

    assert "Due Sat 21 Nov 2026, 14:30" in lines[0]
    assert lines[1] == (
        "Until Mon 23 Nov 2026, 14:02 it was due Sat 21 Nov 2026, 16:55; then Wren Adeyemi put a time right."
        " Reason given: I looked at the wrong clock."
    )


def test_a_time_put_right_twice_keeps_both_old_due_times(desk):
    put_right(desk, "2026-11-20 14:30")
    put_right(desk, "2026-11-20 15:45")
    lines = limits_of(desk)["Send the children's alert form to the designated person"].lines

    assert [line.partition(";")[0] for line in lines[1:3]] == [
        "Until Mon 23 Nov 2026, 14:02 it was due Sat 21 Nov 2026, 16:55",
        "Until Mon 23 Nov 2026, 14:02 it was due Sat 21 Nov 2026, 14:30",
    ]


def test_the_pages_say_it_and_name_the_subject_by_initials_alone(desk, tmp_path):
    save_timeline_sheet(desk, desk.reference, tmp_path / "sheet.pdf")
    text = words_of(tmp_path / "sheet.pdf")

    assert f"M.T., 14, {desk.reference}" in text
    assert "Open, 19 hours late" in text
    assert "Referral: Northbank Council" in text
    assert "Tolliver" not in everything_in(tmp_path / "sheet.pdf")


def test_making_one_is_in_the_access_log(desk):
    make_timeline_sheet(desk, desk.reference)

    assert "timeline-printed" in [one.verb for one in desk.read(lambda books: books.reading.access_log())]


def test_a_place_that_takes_nothing_is_told_in_words(desk, tmp_path):
    with pytest.raises(NotPossible, match="The case file is safe"):
        save_timeline_sheet(desk, desk.reference, tmp_path / "nowhere" / "sheet.pdf")
