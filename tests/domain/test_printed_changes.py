"""What an amendment changed: of an account the passages that are others now, each letter as it was kept."""

from hypothesis import given
from hypothesis import strategies as st

from safeguard_desktop.domain.forms import Field, Kind
from safeguard_desktop.domain.printed import printed_answer
from safeguard_desktop.domain.printed_changes import changed_passages, line_of

ACCOUNT = Field("account", "In order", Kind.SEGMENTS, "s", "p")
SAID = {"voice": "verbatim", "speaker": "M.T.", "at": "10:08", "text": "he said  dont \u201ctell\u201d"}
ASKED = {"voice": "asked", "text": "Tell me."}
RIGHT = {**SAID, "text": "he said  dont \u201csay\u201d"}
SEGMENTS = st.lists(st.sampled_from([SAID, ASKED, RIGHT]), min_size=1, max_size=5)


def test_of_an_account_only_what_is_another_passage_now_is_shown():
    gone, come = changed_passages(ACCOUNT, [SAID, ASKED], [RIGHT, ASKED])

    assert [one.words for one in gone] == [SAID["text"]]
    assert [one.words for one in come] == [RIGHT["text"]]
    assert gone[0].is_verbatim


def test_a_passage_that_was_added_stood_nowhere_before():
    gone, come = changed_passages(ACCOUNT, [ASKED], [ASKED, SAID])

    assert (line_of(gone), [one.words for one in come]) == ("nothing here", [SAID["text"]])


def test_another_order_shows_all_of_both():
    gone, come = changed_passages(ACCOUNT, [ASKED, SAID], [SAID, ASKED])

    assert (len(gone), len(come)) == (2, 2)


@given(SEGMENTS, SEGMENTS)
def test_what_is_left_out_stands_the_same_on_both_sides(was, now):
    gone, come = changed_passages(ACCOUNT, was, now)
    before, after = printed_answer(ACCOUNT, was), printed_answer(ACCOUNT, now)

    assert sorted(map(repr, before)) != sorted(map(repr, after)) or (gone, come) == (before, after)
    assert len(before) - len(gone) == len(after) - len(come)
