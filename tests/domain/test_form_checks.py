"""What stands in the way of signing a part: named with its field, never more than is so, and never a word of it lost."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeguard_desktop.domain.conditions import Condition
from safeguard_desktop.domain.forms import Check, CheckKind, Kind
from tests.form_builders import CHOICES, ONE_OF_EACH_KIND, check, faults, field, form

UNANSWERED = {"unanswered": "not_known", "reason": "The call broke off."}

MARK = {"number": 1, "view": "front", "x": 2500, "y": 10_000, "site": "Left forearm, front", "shape": "a round mark"}

FITTING = [
    (Kind.TEXT, "M.T."),
    (Kind.TEXT, ""),
    (Kind.TEXT, "  kept  \n as it is\u00a0\t"),
    (Kind.TEXT, UNANSWERED),
    (Kind.LONG_TEXT, "one text"),
    (
        Kind.LONG_TEXT,
        [{"voice": "verbatim", "text": "no", "speaker": "M.T.", "at": "10:08"}, {"voice": "seen", "text": ""}],
    ),
    (Kind.DATE, "2026-11-20"),
    (Kind.DATE, {"unanswered": "not_asked", "reason": "Too upset."}),
    (Kind.TIME, "00:00"),
    (Kind.TIME, "23:59"),
    (Kind.DATE_TIME, "2026-11-20T16:55+00:00"),
    (Kind.DATE_TIME, "2026-11-20T16:55:30Z"),
    (Kind.DATE_TIME, "2026-11-20 16:55"),
    (Kind.DATE_TIME, "2026-11-20"),
    (Kind.NUMBER, 0),
    (Kind.CHOICE, "neglect"),
    (Kind.MULTI_CHOICE, ["missing", "physical"]),
    (Kind.MULTI_CHOICE, []),
    (Kind.YES_NO, "yes"),
    (Kind.YES_NO_NOT_KNOWN, "not_known"),
    (Kind.PERSON, {"name": "Sam Osei", "role": "practitioner"}),
    (Kind.PERSON, {"name": "Sam Osei"}),
    (Kind.CONTACT, {"telephone": "020 7946 0000"}),
    (Kind.BODY_MAP, {"drawing": "outline-1", "marks": [MARK]}),
    (Kind.REPEATING, [{"task": "Call", "by": "2026-11-27", "who": {"name": "Sam Osei"}}]),
    (Kind.REPEATING, [{"task": "Call", "by": UNANSWERED}]),
]

NOT_FITTING = [
    (Kind.TEXT, 3),
    (Kind.TEXT, ["a"]),
    (Kind.TEXT, {"unanswered": "not_known"}),
    (Kind.TEXT, {"unanswered": "not_known", "reason": " "}),
    (Kind.TEXT, {"unanswered": "no idea", "reason": "x"}),
    (Kind.TEXT, UNANSWERED | {"more": "x"}),
    (Kind.LONG_TEXT, [{"text": "no voice"}]),
    (Kind.LONG_TEXT, [{"voice": "loud", "text": "x"}]),
    (Kind.LONG_TEXT, [{"voice": "seen", "text": 3}]),
    (Kind.LONG_TEXT, [{"voice": "seen", "text": "x", "at": "tea time"}]),
    (Kind.LONG_TEXT, [{"voice": "seen", "text": "x", "spaeker": "x"}]),
    (Kind.MULTI_CHOICE, [None, []]),
    (Kind.SEGMENTS, [{"voice": "seen", "text": "x", "evidence": "y"}]),
    (Kind.SEGMENTS, [{"voice": "opinion", "text": "x", "evidence": 3}]),
    (Kind.DATE, "20/11/2026"),
    (Kind.DATE, "2026-02-30"),
    (Kind.DATE, "2026-11-20T16:55+00:00"),
    (Kind.DATE, "२०२६-११-२०"),
    (Kind.DATE, "0026-11-20"),
    (Kind.TIME, "24:00"),
    (Kind.TIME, "9:05"),
    (Kind.DATE_TIME, "yesterday"),
    (Kind.DATE_TIME, "2026-11-20T25:00+00:00"),
    (Kind.DATE_TIME, 1_700_000_000),
    (Kind.NUMBER, "about 9"),
    (Kind.NUMBER, 9.5),
    (Kind.NUMBER, True),
    (Kind.NUMBER, 10**30),
    (Kind.CHOICE, "neglct"),
    (Kind.CHOICE, ["neglect"]),
    (Kind.MULTI_CHOICE, "neglect"),
    (Kind.MULTI_CHOICE, ["neglect", "neglect"]),
    (Kind.MULTI_CHOICE, ["neglect", ["physical"]]),
    (Kind.YES_NO, "not_known"),
    (Kind.YES_NO, True),
    (Kind.PERSON, "Sam Osei"),
    (Kind.PERSON, {"role": "practitioner"}),
    (Kind.PERSON, {"name": "Sam Osei", "rank": "x"}),
    (Kind.CONTACT, {"name": ["Sam"]}),
    (Kind.CONTACT, {"fax": "1"}),
    (Kind.BODY_MAP, {"drawing": "outline-1", "marks": [["x"]]}),
    (Kind.BODY_MAP, {"drawing": "outline-1", "marks": [{**MARK, "x": float("nan")}]}),
    (Kind.BODY_MAP, {"scars": []}),
    (Kind.REPEATING, {"task": "Call"}),
    (Kind.REPEATING, ["Call"]),
    (Kind.REPEATING, [{"by": "2026-11-27"}]),
    (Kind.REPEATING, [{"task": "Call", "by": "Friday"}]),
    (Kind.REPEATING, [{"task": "Call", "wen": "2026-11-27"}]),
]


@pytest.mark.parametrize(("kind", "answer"), FITTING)
def test_an_answer_that_fits_is_let_through(kind, answer):
    assert faults(form(*ONE_OF_EACH_KIND), {kind.value: answer}) == []


@pytest.mark.parametrize(("kind", "answer"), NOT_FITTING)
def test_an_answer_that_does_not_fit_is_named_and_blocks(kind, answer):
    found = check(form(*ONE_OF_EACH_KIND), {kind.value: answer})

    assert [(fault.field, fault.check, fault.blocks) for fault in found] == [(kind.value, "shape", True)]


def test_words_stand_for_a_number_where_the_field_allows_them():
    age = field(Kind.NUMBER, allows_words=True)

    assert faults(form(age), {"number": "unborn, due 2027-02-11"}) == []


def test_an_unknown_choice_is_named_with_the_nearest_one():
    (fault,) = check(form(*ONE_OF_EACH_KIND), {"choice": "neglct"})

    assert "'neglect'" in fault.problem


def test_a_fault_in_a_row_says_which_row_and_column():
    (fault,) = check(form(*ONE_OF_EACH_KIND), {"repeating": [{"task": "Call"}, {"task": "Visit", "by": "Friday"}]})

    assert fault.problem.startswith("Row 2: By:")


def test_an_unknown_field_is_named_with_the_nearest_one():
    (fault,) = check(form(field(Kind.TEXT, id="description")), {"descripton": "x"})

    assert (fault.field, fault.check, fault.blocks) == ("descripton", "unknown-field", True)
    assert "'description'" in fault.problem


def test_an_unknown_field_that_could_be_anybodys_words_is_not_repeated():
    (fault,) = check(form(field(Kind.TEXT)), {"Maya said he hit her": "x"})

    assert fault.field == ""
    assert "Maya" not in fault.problem


def test_an_answer_to_another_parts_field_is_refused():
    decision = field(Kind.TEXT, id="reasons", part="decision")

    assert faults(form(field(Kind.TEXT), decision), {"reasons": "x"}) == [("reasons", "other-part")]


@pytest.mark.parametrize("answer", [None, "", "  \n", [], {}])
def test_a_required_answer_that_is_empty_is_missing(answer):
    long = field(Kind.TEXT, required_to_sign=True)

    assert ("text", "required") in faults(form(long), {} if answer is None else {"text": answer})


def test_a_required_answer_may_be_that_there_is_none_with_a_reason():
    assert faults(form(field(Kind.TEXT, required_to_sign=True)), {"text": UNANSWERED}) == []


def test_a_required_person_has_a_role():
    person = field(Kind.PERSON, required_to_sign=True)

    assert faults(form(person), {"person": {"name": "Sam Osei"}}) == [("person", "required")]


def test_what_does_not_fit_is_not_also_called_missing():
    assert faults(form(field(Kind.DATE, required_to_sign=True)), {"date": "Friday"}) == [("date", "shape")]


SHOWN_IF_YES = {"shown_if": (Condition("yes_no", is_any_of=("yes",)),)}


def test_a_required_answer_is_asked_for_only_where_its_field_is_shown():
    words = field(Kind.TEXT, required_to_sign=True, **SHOWN_IF_YES)
    small = form(field(Kind.YES_NO), words)

    assert faults(small, {"yes_no": "no"}) == []
    assert faults(small, {"yes_no": "yes"}) == [("text", "required")]


def test_an_answer_to_a_question_that_is_ruled_out_is_refused():
    small = form(field(Kind.YES_NO), field(Kind.TEXT, **SHOWN_IF_YES))

    assert faults(small, {"yes_no": "no", "text": "kept from before"}) == [("text", "not-shown")]


def test_a_field_is_shown_by_an_answer_of_an_earlier_part():
    small = form(field(Kind.YES_NO), field(Kind.TEXT, part="decision", required_to_sign=True, **SHOWN_IF_YES))

    assert faults(small, {}, {"yes_no": "yes"}, part="decision") == [("text", "required")]


def test_an_earlier_signing_of_the_same_part_answers_nothing_for_a_later_one():
    small = form(field(Kind.TEXT, required_to_sign=True))

    assert faults(small, {}, {"text": "the update before"}) == [("text", "required")]


def moments(**more):
    fields = (field(Kind.DATE_TIME, id="told_at"), field(Kind.DATE_TIME, id="noticed_at"))
    own = Check("told-after", CheckKind.NOT_BEFORE, "report", "Told before noticed.", "told_at", "noticed_at", **more)
    return form(*fields, checks=[own])


@pytest.mark.parametrize(
    ("told", "noticed", "warns"),
    [
        ("2026-11-20T16:54+00:00", "2026-11-20T16:55+00:00", True),
        ("2026-11-20T16:55+00:00", "2026-11-20T16:55+00:00", False),
        ("2026-11-20T17:54+01:00", "2026-11-20T16:55+00:00", True),
        ("2026-06-20 16:56", "2026-06-20T15:55Z", False),
        ("2026-11-20", "2026-11-20T16:55+00:00", False),
        ("2026-11-19", "2026-11-20T00:05+00:00", True),
        ("2026-06-20", "2026-06-19T23:30Z", False),
        (UNANSWERED, "2026-11-20", False),
        ("2026-11-20", None, False),
    ],
)
def test_a_moment_before_the_other_warns(told, noticed, warns):
    answers = {name: answer for name, answer in (("told_at", told), ("noticed_at", noticed)) if answer}

    found = check(moments(), answers)

    assert [(fault.field, fault.check, fault.blocks) for fault in found] == [("told_at", "told-after", False)] * warns


def test_a_time_of_day_before_the_other_warns():
    fields = (field(Kind.TIME, id="ended"), field(Kind.TIME, id="began"))
    own = Check("ended-after", CheckKind.NOT_BEFORE, "report", "Ended before it began.", "ended", "began")
    small = form(*fields, checks=[own])

    assert faults(small, {"ended": "09:05", "began": "10:00"}) == [("ended", "ended-after")]
    assert faults(small, {"ended": "10:05", "began": "09:00"}) == []


LINE_1 = Check(
    "line-1",
    CheckKind.ONE_OF,
    "report",
    "Tick one of line 1.",
    "multi_choice",
    choices=("physical", "neglect"),
    blocks=True,
)


@pytest.mark.parametrize(
    ("answer", "is_refused"),
    [(["missing"], True), ([], True), (["missing", "neglect"], False), (UNANSWERED, False)],
)
def test_one_of_the_choices_is_asked_for(answer, is_refused):
    small = form(field(Kind.MULTI_CHOICE, choices=CHOICES), checks=[LINE_1])

    assert faults(small, {"multi_choice": answer}) == [("multi_choice", "line-1")] * is_refused


def test_a_check_is_silent_where_its_field_is_missing_already():
    small = form(field(Kind.MULTI_CHOICE, choices=CHOICES, required_to_sign=True), checks=[LINE_1])

    assert faults(small, {}) == [("multi_choice", "required")]


def test_what_may_not_hold_together_is_named():
    both = (Condition("multi_choice", is_any_of=("missing",)), Condition("text", is_answered=False))
    own = Check("say-where", CheckKind.HOLDS_NOT, "report", "Say where.", "text", when=both)
    small = form(field(Kind.MULTI_CHOICE, choices=CHOICES), field(Kind.TEXT), checks=[own])

    assert faults(small, {"multi_choice": ["missing"]}) == [("text", "say-where")]
    assert faults(small, {"multi_choice": ["missing"], "text": "Leeds"}) == []


def test_a_check_of_another_part_is_not_made():
    own = Check("say-where", CheckKind.HOLDS_NOT, "decision", "Say where.")

    assert faults(form(field(Kind.TEXT), checks=[own]), {"text": "x"}) == []


@pytest.mark.parametrize(
    ("text", "position", "what"), [("ab\0c", 3, "NUL"), ("a\ud83d", 2, "half"), ("\udc00", 1, "half")]
)
@pytest.mark.parametrize(
    ("kind", "holding"),
    [
        (Kind.TEXT, lambda text: text),
        (Kind.LONG_TEXT, lambda text: [{"voice": "verbatim", "text": text}]),
        (Kind.PERSON, lambda text: {"name": text}),
        (Kind.REPEATING, lambda text: [{"task": text}]),
        (Kind.TEXT, lambda text: {"unanswered": "not_known", "reason": text}),
        (Kind.BODY_MAP, lambda text: {"drawing": "outline-1", "marks": [{**MARK, "said": text}]}),
    ],
)
def test_a_character_that_cannot_be_kept_is_named_with_its_place(text, position, what, kind, holding):
    (fault,) = check(form(*ONE_OF_EACH_KIND), {kind.value: holding(text)})

    assert f"Character {position} cannot be kept" in fault.problem
    assert what in fault.problem
    assert fault.blocks


KEEPABLE = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


@given(KEEPABLE)
def test_every_other_text_is_kept_as_it_is(text):
    answers = {"text": text, "long_text": [{"voice": "verbatim", "text": text}]}
    before = json.dumps(answers)

    assert faults(form(*ONE_OF_EACH_KIND), answers) == []
    assert json.dumps(answers) == before


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters()), inner),
    max_leaves=8,
)


@given(st.sampled_from(sorted(kind.value for kind in Kind)), JSON)
def test_any_value_is_let_through_or_named_and_never_crashes(name, answer):
    assert all(fault.problem for fault in check(form(*ONE_OF_EACH_KIND), {name: answer}))


@given(st.sampled_from(sorted(kind.value for kind in Kind)), st.text(st.sampled_from("QZXqzx"), min_size=6))
def test_no_problem_repeats_what_was_answered(name, secret):
    hidden = [
        secret,
        [secret],
        {secret: secret},
        {"unanswered": secret, "reason": 3},
        [{secret: secret}],
        [{"voice": secret, "text": 3}],
    ]
    for answer in hidden:
        assert all(secret not in fault.problem for fault in check(form(*ONE_OF_EACH_KIND), {name: answer}))


@pytest.mark.parametrize("name", sorted(kind.value for kind in Kind))
def test_an_answer_nested_without_end_is_refused_in_words(name):
    deep: list[object] = []
    for _level in range(50_000):
        deep = [deep]

    assert ("shape" in {fault.check for fault in check(form(*ONE_OF_EACH_KIND), {name: deep})}) is True


def test_two_hundred_thousand_words_are_checked_to_the_last_one():
    words = "wort \u202e🙂\u00a0\x07 " * 200_000
    small = form(*ONE_OF_EACH_KIND)

    assert faults(small, {"text": words, "long_text": [{"voice": "verbatim", "text": words}]}) == []
    assert faults(small, {"text": words + "\0"}) == [("text", "shape")]


OPINION = {"voice": "opinion", "text": "She is afraid of him."}
SEEN = {"voice": "seen", "text": "Hands shaking."}


@pytest.mark.parametrize(
    ("account", "asked"),
    [
        ([SEEN, OPINION], True),
        ([OPINION | {"evidence": " \n"}], True),
        ([OPINION | {"evidence": "Her hands shook when he rang."}], False),
        ([OPINION | {"evidence": "Her hands shook."}, OPINION], True),
        ([OPINION | {"text": " "}], False),
        ([SEEN], False),
        ("in one run of words", False),
    ],
)
def test_an_opinion_without_what_it_rests_on_asks_why(account, asked):
    rests = Check("rests", CheckKind.HAS_EVIDENCE, "report", "Write what it rests on.", field="long_text")
    small = form(field(Kind.LONG_TEXT), checks=[rests])

    assert [fault.check for fault in check(small, {"long_text": account}) if not fault.blocks] == ["rests"] * asked


def test_an_account_without_a_word_is_no_answer():
    account = form(field(Kind.SEGMENTS, required_to_sign=True))

    for text, is_missing in (("", True), (" \u00a0\n", True), ("no", False)):
        segments = [{"voice": "verbatim", "text": text, "speaker": "M.T.", "at": "10:05"}]
        assert faults(account, {"segments": segments}) == [("segments", "required")] * is_missing
    assert faults(account, {"segments": UNANSWERED}) == []
