"""What the pages say, read back with poppler as a receiver's reader would."""

import time
from datetime import UTC, datetime, timedelta

import pytest

from safeguard_desktop.documents import render_blank, render_record
from safeguard_desktop.domain.contents import ToldBy
from safeguard_desktop.domain.errors import NotPossible
from safeguard_desktop.domain.moments import Moment
from safeguard_desktop.domain.paper import AmendmentOnPaper
from safeguard_desktop.domain.roles import Role
from tests.pdf_insides import each_word_of

SIGNED_AT = datetime(2026, 11, 23, 11, 21, tzinfo=UTC)


def in_order(text: str, *phrases: str) -> bool:
    places = [text.find(phrase) for phrase in phrases]
    return -1 not in places and places == sorted(places)


def marked(count: int) -> str:
    """So many words, every twentieth unlike all others."""
    return " ".join(f"w{number}" if number % 20 == 0 else "word" for number in range(count))


def test_headings_and_questions_stand_in_the_sources_order(printed):
    text = printed(initials="M.T.")
    assert in_order(
        text,
        "Safeguarding Alert Reporting Form",
        "Whenever a concern needs a manager",
        "Details of the child involved",
        "Initials",
        "Nature of concern",
        "(Always tick one category from line 1)",
        "Description of matter of concern",
        "Date and time noticed",
        "Section 2",
        "Line Managers recommended decision",
        "Supplementary sheet",
        "Not part of the source form",
        "Our own questions",
        "How to check this document",
    )


def test_every_box_is_printed_and_only_the_chosen_ones_are_ticked(printed):
    text = printed(harm=["neglect", "other"])
    assert "Physical Sexual ✓ Neglect Emotional Child Missing ✓ Other (please specify)" in text


def test_what_was_not_answered_says_so(printed):
    text = printed(age="", plan=None)
    assert "Age Not answered" in text


def test_not_known_prints_its_reason(printed):
    text = printed(age={"unanswered": "not_known", "reason": "Nobody could say."})
    assert "Not known, because Nobody could say." in text


def test_a_question_passed_by_says_that_it_does_not_apply(printed):
    assert "Services used Does not apply" in printed(user="no")


def test_the_sources_instruction_stands_after_the_boxes(printed):
    assert "Is there a protection plan? Yes No Not Known If no, go straight to section 2" in printed()


def test_the_sources_instruction_stands_on_the_blank_form_too(form, third_party, text_of):
    assert in_order(
        text_of(render_blank(form, third_party)), "Not Known", "If no, go straight to section 2", "Services"
    )


def test_what_was_left_open_in_a_section_of_ours_is_named_in_one_line(printed):
    assert "Who was told Ann Not answered: When they were told; What they said" in printed(told="Ann")


def test_a_section_of_ours_that_nobody_touched_is_named_in_one_line(printed):
    text = printed()
    assert in_order(text, "Sections without an answer", "Our own questions: Not answered")
    assert "Who was told" not in text


def test_an_answer_of_ours_taken_back_still_stands_where_it_was(printed, signed):
    amendment = AmendmentOnPaper("told", "Ann", "", "Robin Ashby", "practitioner", SIGNED_AT, "Not so.")
    text = printed(signed("report", {"told": ""}, amendments=(amendment,)))
    assert "Who was told Not answered Put right" in text


def test_the_defect_of_a_field_is_noted_under_it(printed):
    assert "Two boxes only in the source." in printed()


def test_an_answer_without_a_box_is_still_printed(printed):
    assert "Answered, with no box on the source form unheard-of" in printed(harm=["unheard-of"])


def test_exact_words_bear_the_speaker_and_the_time(printed):
    text = printed(
        words=[
            {"voice": "verbatim", "speaker": "M.T.", "at": "2026-11-23T10:08+00:00", "text": "I dont want to go"},
            {"voice": "worker", "text": "I told my manager."},
        ]
    )
    assert in_order(text, "M.T. said, Mon 23 Nov 2026, 10:08. Exact words I dont want to go", "I told my manager.")


@pytest.mark.parametrize(
    "words",
    [
        "‘It’s not my fault’ – she said “no” … café",
        "Mae Llŷr a Ŵyn yn siarad Cymraeg, ẁ ẅ ï",
        "Zażółć gęślą jaźń, ţară, İstanbul, Дитина, παιδί",
        "<b>not bold</b> & <script> &amp; % \\ ( ) /Name",
        "e\u0301te\u0301 decomposed",
    ],
)
def test_words_of_every_kind_copy_out_as_they_were_written(printed, words):
    assert words in printed(words=words)


@pytest.mark.parametrize("words", ["שלום עליכם", "مرحبا بالعالم", "She said שלום to me"])
def test_words_read_from_the_right_copy_out_in_reading_order(record, rendered, text_of, words):
    marks = {ord(mark): None for mark in "\u202a\u202b\u202c"}
    found = text_of(rendered(record(words=words)), "-layout").translate(marks)
    assert words.replace(" ", "") in found.replace(" ", "")


@pytest.mark.parametrize(
    ("letter", "name"),
    [
        ("😀", "[GRINNING FACE]"),
        ("\x07", "[BELL]"),
        ("\x1b", "[ESCAPE]"),
        ("\x00", "[NULL]"),
        ("\r", "[CARRIAGE RETURN]"),
        ("\u202e", "[RIGHT-TO-LEFT OVERRIDE]"),
        ("\u200b", "[ZERO WIDTH SPACE]"),
        ("漢", "[CJK UNIFIED IDEOGRAPH-6F22]"),
        ("\ue000", "[CHARACTER U+E000]"),
        ("\ud800", "[CHARACTER U+D800]"),
        ("\U0010ffff", "[CHARACTER U+10FFFF]"),
    ],
)
def test_a_character_that_cannot_be_shown_is_named_and_the_name_marked_as_ours(printed, letter, name):
    text = printed(words=f"before{letter}after")
    assert f"before{name}after" in text
    assert "Grey capitals in square brackets are ours" in text


def test_a_word_longer_than_a_line_is_cut_and_none_of_it_lost(printed):
    assert "x" * 2000 in printed(words="x" * 2000).replace(" ", "")


def test_two_hundred_thousand_words_are_printed_whole_in_linear_time(record, rendered, tmp_path):
    def seconds_for(count: int) -> float:
        started = time.process_time()
        rendered(record(words=marked(count)))
        return time.process_time() - started

    seconds_for(1_000)
    small = seconds_for(20_000)
    words = marked(200_000)
    started = time.process_time()
    pdf = rendered(record(words=words))
    assert time.process_time() - started < 25 * small
    (tmp_path / "long.pdf").write_bytes(pdf)
    assert each_word_of(tmp_path / "long.pdf") >= set(words.split())


def test_an_answer_that_runs_over_says_so_on_the_next_page(record, rendered, text_of):
    pdf = rendered(record(words="word " * 3000))
    assert text_of(pdf, "-raw", "-f", "2", "-l", "2").count("(continued)") == 1


def test_every_page_bears_the_form_the_reference_the_issue_and_its_number(record, rendered, text_of):
    pdf = rendered(record())
    for page in ("1", "2", "3"):
        text = text_of(pdf, "-raw", "-f", page, "-l", page)
        assert "Safeguarding Alert Reporting Form, EY-7QK4, issue 2" in text
        assert f"Page {page} of 3" in text
        assert "4F2A 91C7 D05E 3B68" in text


def test_a_part_signed_again_is_printed_each_time(printed, signed):
    text = printed(
        signed("update", {"update": "First news."}), signed("update", {"update": "More news."}, signed_by="Dana Okello")
    )
    assert in_order(
        text, "Entry 1 of 2, signed by Robin Ashby", "First news.", "Entry 2 of 2, signed by Dana Okello", "More news."
    )


def test_a_struck_part_keeps_its_signature_and_loses_its_answers(printed, signed):
    text = printed(signed("report", {"words": "another child's story"}, is_struck=True))
    assert "another child's story" not in text
    assert "Struck out: it was recorded in the wrong case file." in text


def test_a_late_record_prints_both_times(printed, signed):
    text = printed(signed("report", happened_at=Moment(SIGNED_AT - timedelta(hours=14))))
    assert "Signed by Robin Ashby, practitioner, Mon 23 Nov 2026, 11:21." in text
    assert "Happened Sun 22 Nov 2026, 21:21, written 14 hours after." in text


def test_a_record_within_the_hour_prints_one_time(printed, signed):
    text = printed(signed("report", happened_at=Moment(SIGNED_AT - timedelta(minutes=60))))
    assert "Happened" not in text


def test_a_part_told_by_telephone_names_both_people(printed, signed):
    told = ToldBy("1", "Dana Okello", "2026-11-23T12:40+00:00", "Refer it today.")
    text = printed(signed("manager", told_by=told))
    assert "Recorded by Robin Ashby as told by Dana Okello by telephone, Mon 23 Nov 2026, 12:40." in text
    assert in_order(text, "In their words: Refer it today.", "Dana Okello has not signed it themselves yet.")


def test_an_amendment_shows_both_values_and_the_reason(printed, signed):
    amendment = AmendmentOnPaper("age", 13, 14, "Robin Ashby", "practitioner", SIGNED_AT, "Wrong birthday.")
    text = printed(signed("report", {"age": 14}, amendments=(amendment,)))
    assert in_order(
        text, "Age 14", "Put right by Robin Ashby", "It said 13", "Now it says 14", "Reason Wrong birthday."
    )


def test_marks_are_printed_beside_the_signature(printed, signed):
    assert "Signed with a clock behind the last entry: flat battery." in printed(
        signed("report", marks=("Signed with a clock behind the last entry: flat battery.",))
    )


def test_a_part_nobody_signed_says_so(printed):
    assert "The line manager Not signed." in printed()


def test_the_check_page_has_both_fingerprints_in_groups(printed):
    text = printed()
    assert "7C19 E04A 3D82 51BF 7C19 E04A" in text
    assert "4F2A 91C7 D05E 3B68 4F2A 91C7" in text


@pytest.mark.parametrize(
    "answer", [True, 3.5, [], {}, [[[]]], {"a": {"b": [1, None]}}, ["x", 1], {"marks": [{"site": "left arm"}]}]
)
@pytest.mark.parametrize("field", ["initials", "plan", "harm", "words", "noticed"])
def test_an_answer_of_the_wrong_shape_never_stops_the_paper(record, rendered, field, answer):
    assert rendered(record(**{field: answer})).startswith(b"%PDF-")


def test_the_same_record_gives_the_same_bytes(record, rendered):
    assert rendered(record(words="Same.")) == rendered(record(words="Same."))


def test_a_missing_font_is_said_in_words(record, tmp_path):
    with pytest.raises(NotPossible, match="font"):
        render_record(record(), tmp_path, b"{}")


def test_the_blank_form_has_every_question_and_box_and_no_answer(form, third_party, text_of):
    text = text_of(render_blank(form, third_party))
    assert in_order(
        text,
        "Initials",
        "Is there a protection plan?",
        "Physical",
        "Date and time noticed",
        "Not part of the source form",
    )
    assert "✓" not in text
    assert "Not answered" not in text


def test_a_role_is_printed_in_words(printed, signed):
    assert "Signed by Robin Ashby, counter-signatory" in printed(signed("report", role=Role.COUNTER_SIGNATORY))
