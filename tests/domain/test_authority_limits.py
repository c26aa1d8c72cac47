"""What an authority asks for itself: the shorter limit counts, and the difference is pointed out."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeguard_desktop.domain.authorities import (
    Authority,
    AuthorityKind,
    AuthorityProfiled,
    StatedLimit,
    authority_of_name,
    with_profile,
)
from safeguard_desktop.domain.authority_limits import AuthorityLimits, OwnLimit, parse_authority_limit
from safeguard_desktop.domain.explaining import explain
from safeguard_desktop.domain.ids import AuthorityId, EntryId
from tests.rule_builders import coram, due, england, only, thread

CALLED = "2026-11-20 16:55"
IN_WRITING = "written-referral"


def in_writing(limit="", where="", *, action=IN_WRITING, called=CALLED):
    """The due action of the written referral to an authority that asks for this."""
    own = {action: OwnLimit(parse_authority_limit(limit), where)} if limit else {}
    concern = thread(("concern-noticed", "2026-11-20 16:00"))
    referral = thread(
        ("telephone-referral-made", called),
        thread_id="referral",
        kind="referral",
        parent="concern",
        authority=AuthorityLimits("Mill County children's services", own),
    )
    return only(due(concern, referral), IN_WRITING)


def profile(name, limit="24 hours", key="1"):
    return AuthorityProfiled(
        AuthorityId(key),
        AuthorityKind.CHILDRENS_SERVICES,
        name,
        "2026-11-20",
        limits=(StatedLimit(IN_WRITING, limit, "its own form, page 1"),),
    )


@pytest.mark.parametrize(
    ("limit", "expected"),
    [
        ("", "2026-11-22T16:55+00:00"),
        ("24 hours", "2026-11-21T16:55+00:00"),
        ("72 hours", "2026-11-22T16:55+00:00"),
        ("2 working days", "2026-11-22T16:55+00:00"),
        ("1 day", "2026-11-21T17:00+00:00"),
    ],
)
def test_the_shorter_of_our_limit_and_theirs_counts(limit, expected):
    assert in_writing(limit).due.local.isoformat(timespec="minutes") == expected


def test_a_limit_for_another_act_changes_nothing():
    assert in_writing("24 hours", action="chase-authority").due == in_writing().due


def test_the_difference_is_said_with_where_they_say_so_and_whom_to_tell():
    words = in_writing("24 hours", "its own form, page 1").warnings[0]

    assert words == (
        "Mill County children's services asks for 24 hours (its own form, page 1), your procedure for 48 hours: "
        "the earlier counts. Tell the designated person and the Group Head about the difference (1.7)."
    )


def test_a_longer_limit_of_theirs_is_pointed_out_too():
    assert "asks for 72 hours" in in_writing("72 hours").warnings[0]


def test_the_same_limit_is_no_difference():
    assert in_writing("48 hours").rules[0].difference is None


def test_the_counting_is_explained_by_the_limit_that_counted():
    explained = explain(in_writing("24 hours"), {coram().hash: coram()}, england())[0]

    assert any("24 hours later" in step for step in explained.steps)
    assert any("asks for 24 hours" in warning for warning in explained.warnings)


@given(number=st.integers(1, 400), unit=st.sampled_from(["hours", "working days", "days"]))
def test_an_authority_never_gives_more_time_than_the_procedure(number, unit):
    assert in_writing(f"{number} {unit}").due <= in_writing().due


def test_an_authority_is_found_by_its_name_in_any_letter_case_and_by_the_one_it_had():
    known = with_profile({}, profile("Mill County"), EntryId("a"))
    known = with_profile(known, profile("Mill and Weir Council"), EntryId("b"))

    assert authority_of_name(known.values(), " mill  COUNTY ") == authority_of_name(
        known.values(), "Mill and Weir Council"
    )


def test_a_name_two_authorities_once_had_is_nobodys():
    known: Mapping[AuthorityId, Authority] = {}
    for key in ("1", "2"):
        known = with_profile(known, profile("Mill County", key=key), EntryId("a"))
        known = with_profile(known, profile(f"Council {key}", key=key), EntryId("b"))

    assert authority_of_name(known.values(), "Mill County") is None


@pytest.mark.parametrize("name", ["", "   ", "Nowhere", "\u202e", "🏛"])
def test_a_name_nobody_here_has_is_nobody(name):
    assert authority_of_name(with_profile({}, profile("Mill County"), EntryId("a")).values(), name) is None


def test_a_limit_that_cannot_be_read_is_counted_by_nobody():
    known = with_profile({}, profile("Mill County", limit="soon"), EntryId("a"))

    assert not known[AuthorityId("1")].own_limits.by_action
