"""Profiles of authorities: signed by who may, refused where they would mislead, and counted by in a referral's thread."""

from dataclasses import replace

import pytest

from safeguard_desktop.casework import authorities
from safeguard_desktop.casework.authorities import AuthorityAnswers, AuthorityNotFit, check_answers_of
from safeguard_desktop.casework.cases import list_cases
from safeguard_desktop.casework.looking_at_authorities import (
    ActWithLimit,
    history_of,
    look_at_authorities,
    numbers_to_ring,
)
from safeguard_desktop.casework.part_in_hand import take_in_hand
from safeguard_desktop.casework.timeline import due
from safeguard_desktop.cli import main as command_line
from safeguard_desktop.demo.story import passphrase_of
from safeguard_desktop.domain.authorities import AuthorityKind, StatedLimit
from safeguard_desktop.domain.authority_limits import limit_in_words
from safeguard_desktop.domain.errors import Refused
from tests.story_office import DESIGNATED_PERSON, WORKER, StoryOffice

NORTHBANK = AuthorityAnswers(
    AuthorityKind.CHILDRENS_SERVICES,
    "Northbank Council",
    telephone="01522 555 0100",
    out_of_hours_telephone="01522 555 0199",
    route="Ask for the emergency duty team.",
    limits=(StatedLimit("written-referral", "24 hours", "its own form, page 1"),),
)
ACTS = (ActWithLimit("written-referral", "Send it in writing", "48 hours"),)


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """As far as the telephone call to Northbank Council."""
    folder = tmp_path_factory.mktemp("office")
    office = StoryOffice(folder)
    office.tell(4)
    return folder, office


def in_writing(desk):
    return next(one.action for one in due(desk) if one.action.action == "written-referral")


def test_a_profile_is_kept_with_who_said_it(unlock):
    desk = unlock(DESIGNATED_PERSON)
    added = authorities.add_authority(desk, NORTHBANK)

    assert [one.profile.telephone for one in look_at_authorities(desk).authorities] == ["01522 555 0100"]
    assert [(one.by, one.is_trusted) for one in history_of(desk, added)] == [("Dilys Okafor", True)]


def test_a_worker_sees_them_and_may_not_change_them(unlock):
    added = authorities.add_authority(unlock(DESIGNATED_PERSON), NORTHBANK)
    desk = unlock(WORKER)
    for act in (
        lambda: authorities.add_authority(desk, replace(NORTHBANK, name="Other")),
        lambda: authorities.change_authority(desk, added, replace(NORTHBANK, telephone="999")),
        lambda: authorities.withdraw_authority(desk, added, "why"),
    ):
        with pytest.raises(Refused, match="Only a designated person"):
            act()

    assert not look_at_authorities(desk).may_change
    assert [one.number for one in numbers_to_ring(desk)] == ["01522 555 0199"]


def test_the_authority_s_shorter_limit_counts_in_the_thread_that_names_it(unlock):
    desk = unlock(DESIGNATED_PERSON)
    before = in_writing(desk)
    authorities.add_authority(desk, NORTHBANK)
    after = in_writing(desk)

    assert (after.due.at - before.due.at).total_seconds() == -24 * 3600
    assert "Tell the designated person and the Group Head" in after.warnings[0]
    assert limit_in_words(after.rules[0].limit) == "24 hours"


def test_the_call_s_form_offers_the_names_of_the_authorities(unlock):
    desk = unlock(DESIGNATED_PERSON)
    authorities.add_authority(desk, NORTHBANK)
    reference = list_cases(desk)[0].reference

    assert take_in_hand(desk, reference, "referral-log", "call").suggested["authorities"] == ("Northbank Council",)


def test_an_authority_with_another_name_changes_nothing_there(unlock):
    desk = unlock(DESIGNATED_PERSON)
    before = in_writing(desk).due
    authorities.add_authority(desk, replace(NORTHBANK, name="Southbank Council"))

    assert in_writing(desk).due == before


def test_the_limit_of_a_renamed_authority_still_counts_and_of_a_withdrawn_one_no_longer(unlock):
    desk = unlock(DESIGNATED_PERSON)
    ours = in_writing(desk).due
    added = authorities.add_authority(desk, NORTHBANK)
    theirs = in_writing(desk).due
    authorities.change_authority(desk, added, replace(NORTHBANK, name="North and South Council"))
    renamed = in_writing(desk).due
    authorities.withdraw_authority(desk, added, "It was merged.")

    assert (renamed, in_writing(desk).due) == (theirs, ours)
    assert len(history_of(desk, added)) == 3


def test_a_profile_that_begins_later_counts_from_that_day(unlock):
    desk = unlock(DESIGNATED_PERSON)
    authorities.add_authority(desk, replace(NORTHBANK, from_day="2027-01-04"))
    here = look_at_authorities(desk)

    assert (here.authorities, [one.name for one in here.beginning_later]) == ((), ["Northbank Council"])


def test_the_same_profile_again_makes_no_entry(unlock):
    desk = unlock(DESIGNATED_PERSON)
    added = authorities.add_authority(desk, NORTHBANK)

    assert not authorities.change_authority(desk, added, NORTHBANK)
    assert len(history_of(desk, added)) == 1


def test_two_authorities_do_not_share_a_name(unlock):
    desk = unlock(DESIGNATED_PERSON)
    authorities.add_authority(desk, NORTHBANK)
    with pytest.raises(AuthorityNotFit, match="Another authority"):
        authorities.add_authority(desk, replace(NORTHBANK, name="northbank  COUNCIL"))


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"name": "  "}, "name"),
        ({"name": "x" * 201}, "name"),
        ({"name": "Mill \u202e0100"}, "name"),
        ({"telephone": "ring Bob"}, "telephone"),
        ({"telephone": "9" * 40}, "telephone"),
        ({"out_of_hours_telephone": "٠١٢٣٤"}, "out_of_hours_telephone"),
        ({"route": "x" * 1001}, "route"),
        ({"route": "ask\x07"}, "route"),
        ({"email": "a@b\u200b"}, "email"),
        ({"from_day": "soon"}, "from_day"),
        ({"limits": (StatedLimit("written-referral", "soon"),)}, "limit:written-referral"),
        ({"limits": (StatedLimit("review", "24 hours"),)}, "limit:review"),
    ],
)
def test_what_would_mislead_in_a_hurry_is_refused_by_the_name_of_its_field(changed, field):
    with pytest.raises(AuthorityNotFit) as refused:
        check_answers_of(replace(NORTHBANK, **changed), ACTS)

    assert refused.value.field == field


@pytest.mark.parametrize("number", ["999", "+44 (0)1522 555-0100", "01522 555 0100 ext 12", "0300.500.500"])
def test_numbers_are_taken_as_people_write_them(number):
    assert check_answers_of(replace(NORTHBANK, telephone=number), ACTS).telephone == number


@pytest.mark.parametrize("name", ["Cyngor Môn 🏛", "مجلس"])
def test_a_name_in_any_writing_is_kept(name):
    assert check_answers_of(replace(NORTHBANK, name=name), ACTS).name == name


def test_it_all_can_be_said_and_asked_at_the_command_line(program, tmp_path, capsys):
    (tmp_path / "passphrase").write_text(passphrase_of(DESIGNATED_PERSON))
    who = ["--worker", DESIGNATED_PERSON, "--passphrase-file", str(tmp_path / "passphrase"), "--json"]
    more = ["--kind", "police", "--name", "Mill Police", "--telephone", "101", "--limit", "written-referral=1 day; web"]
    statuses = [
        command_line.run(["authority", *words, *who], program)
        for words in (
            ["add", *more],
            ["change", "mill police", "--route", "Ask for the duty sergeant."],
            ["list"],
            ["withdraw", "Mill Police", "--because", "a test"],
            ["history", "Mill Police"],
        )
    ]
    answers = capsys.readouterr().out

    assert statuses == [0, 0, 0, 0, 1]
    assert '"route": "Ask for the duty sergeant."' in answers
    assert '{"action": "written-referral", "limit": "1 day", "where": "web"}' in answers
