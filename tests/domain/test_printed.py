"""The words that stand for answers and moments."""

from datetime import UTC, date, datetime, timedelta

import pytest

from safeguard_desktop.domain.forms import Choice, Column, Field, Kind, Voice
from safeguard_desktop.domain.moments import Moment
from safeguard_desktop.domain.printed import (
    Passage,
    beside_the_boxes,
    boxes_of,
    choices_of,
    printed_answer,
    printed_line,
    ticked,
)
from safeguard_desktop.domain.printed_times import printed_day, printed_moment, printed_time, written_later

NOON = datetime(2026, 7, 1, 12, 0, tzinfo=UTC)


def field(kind: Kind, **changes) -> Field:
    return Field("asked", "Asked", kind, "section", "part", **changes)


def words(kind: Kind, answer, **changes) -> str:
    return printed_line(field(kind, **changes), answer)


@pytest.mark.parametrize(
    ("kind", "answer", "printed"),
    [
        (Kind.TEXT, "M.T.", "M.T."),
        (Kind.NUMBER, 9, "9"),
        (Kind.NUMBER, "unborn, due 2027-02-11", "unborn, due 2027-02-11"),
        (Kind.DATE, "2026-11-24", "Tue 24 Nov 2026"),
        (Kind.DATE, "last week", "last week"),
        (Kind.TIME, "16:55", "16:55"),
        (Kind.DATE_TIME, "2026-11-24T17:00+00:00", "Tue 24 Nov 2026, 17:00"),
        (Kind.DATE_TIME, "2026-07-01T12:00+00:00", "Wed 1 Jul 2026, 13:00"),
        (Kind.DATE_TIME, "2026-11-24", "Tue 24 Nov 2026"),
        (Kind.YES_NO, "yes", "Yes"),
        (Kind.YES_NO_NOT_KNOWN, "not_known", "Not Known"),
        (Kind.PERSON, {"name": "Dana Okello", "role": "line manager"}, "Dana Okello, line manager"),
        (Kind.CONTACT, {"name": "Duty desk", "telephone": "01632 960000", "email": ""}, "Duty desk, 01632 960000"),
        (Kind.TEXT, "   ", "Not answered"),
        (Kind.TEXT, None, "Not answered"),
        (Kind.DATE, {"unanswered": "not_asked", "reason": "She was crying."}, "Not asked, because: She was crying."),
        (Kind.DATE, {"unanswered": "not_known", "reason": ""}, "Not known"),
    ],
)
def test_an_answer_is_printed_by_its_kind(kind, answer, printed):
    assert words(kind, answer) == printed


def test_choices_are_printed_by_their_labels():
    choices = (Choice("a", "Physical"), Choice("b", "Neglect"))
    assert words(Kind.MULTI_CHOICE, ["a", "b"], choices=choices) == "Physical, Neglect"


def test_a_box_that_the_source_prints_twice_is_printed_twice_and_ticked_once():
    choices = (Choice("a", "Physical", 1, printed_again_before="c"), Choice("b", "Neglect", 1), Choice("c", "Other", 2))
    asked = field(Kind.MULTI_CHOICE, choices=choices)
    is_ticked = ticked(asked, ["a"])

    assert [(box.label, box.line, box.id in is_ticked) for box in boxes_of(asked)] == [
        ("Physical", 1, True), ("Neglect", 1, False), ("Physical", 2, False), ("Other", 2, False),
    ]  # fmt: skip


def test_a_box_that_the_source_lacks_is_not_printed():
    choices = (Choice("a", "Physical"), Choice("b", "None of these", is_printed=False))
    assert [box.id for box in boxes_of(field(Kind.MULTI_CHOICE, choices=choices))] == ["a"]


def test_verbatim_words_keep_every_letter():
    said = "  he  said\n\nNO \u00a0 "
    (passage,) = printed_answer(field(Kind.LONG_TEXT, voice=Voice.VERBATIM), said)
    assert passage == Passage(said, is_verbatim=True)


def test_what_an_opinion_rests_on_stands_apart_under_it():
    opinion = {"voice": "opinion", "text": "She is afraid.", "at": "10:30", "evidence": " Her hands shook.\n"}
    thought, because = printed_answer(field(Kind.SEGMENTS), [opinion])

    assert (thought.lead, thought.words) == ("My opinion, 10:30", "She is afraid.")
    assert (because.lead, because.words) == ("Why I think so", " Her hands shook.\n")


def test_a_segment_bears_its_speaker_and_time():
    segment = {"voice": "verbatim", "speaker": "M.T.", "at": "2026-11-23T10:08+00:00", "text": "No"}
    (passage,) = printed_answer(field(Kind.LONG_TEXT), [segment])
    assert passage.lead == "M.T. said, Mon 23 Nov 2026, 10:08. Exact words"


def test_rows_are_printed_with_their_questions():
    columns = (Column("what", "What", Kind.TEXT), Column("by", "By", Kind.DATE))
    passages = printed_answer(
        field(Kind.REPEATING, columns=columns), [{"what": "Ring", "by": "2026-11-24"}, {"what": "Go"}]
    )
    assert [passage.words for passage in passages] == ["What: Ring\nBy: Tue 24 Nov 2026", "What: Go\nBy: Not answered"]


def test_nothing_a_person_gave_is_left_out_for_having_no_column():
    assert "extra: kept" in words(Kind.REPEATING, [{"extra": "kept"}])


def test_not_known_ticks_its_box_only_where_there_is_one():
    not_known = {"unanswered": "not_known", "reason": "x"}
    assert ticked(field(Kind.YES_NO_NOT_KNOWN), not_known) == {"not_known"}
    assert ticked(field(Kind.YES_NO), not_known) == frozenset()


def test_beside_the_boxes_stands_only_what_they_cannot_show():
    assert beside_the_boxes(field(Kind.YES_NO), "yes") == ()
    assert beside_the_boxes(field(Kind.YES_NO), "perhaps")[0].words == "perhaps"


def test_yes_and_no_are_boxes_of_their_kind_unless_the_form_has_its_own():
    own = (Choice("y", "Aye"),)
    assert [choice.label for choice in choices_of(field(Kind.YES_NO))] == ["Yes", "No"]
    assert choices_of(field(Kind.YES_NO, choices=own)) == own


def test_a_day_is_printed_with_its_weekday():
    assert printed_day(date(2026, 2, 1)) == "Sun 1 Feb 2026"


def test_a_time_is_printed_as_londons_clocks_showed_it():
    assert printed_time(NOON) == "Wed 1 Jul 2026, 13:00"


def test_what_is_no_moment_is_printed_as_it_stands():
    assert printed_moment("about tea time") == "about tea time"


@pytest.mark.parametrize(
    ("gap", "said"),
    [
        (timedelta(), ""),
        (timedelta(hours=1), ""),
        (timedelta(hours=1, seconds=1), "written 1 hour after"),
        (timedelta(hours=14, minutes=59), "written 14 hours after"),
        (timedelta(hours=71), "written 71 hours after"),
        (timedelta(days=3), "written 3 days after"),
        (timedelta(hours=-2), "written 2 hours before the time stated"),
    ],
)
def test_how_much_later_it_was_written_is_said_above_an_hour(gap, said):
    assert written_later(Moment(NOON), NOON + gap) == said


def test_a_date_without_a_time_is_later_only_by_days():
    assert written_later(Moment.on(date(2026, 7, 1)), NOON) == ""
    assert written_later(Moment.on(date(2026, 6, 30)), NOON) == "written 1 day after"
