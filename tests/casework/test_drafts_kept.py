"""A refused signing costs no word: neither those handed in nor those of another draft that is being written."""

import pytest

from safeguard_desktop.casework.drafting import keep_draft, my_drafts
from safeguard_desktop.casework.part_in_hand import AMENDING, take_in_hand
from safeguard_desktop.casework.refusals import AnswersDoNotFit
from safeguard_desktop.casework.signing import PartToSign, sign_part
from tests.story_office import WORKER

FORM = "coram-child-alert"
WRITTEN = {"update": "She came back and said more."}
HANDED_IN = {"update": "Seen today.", "update_at": "no time"}


@pytest.fixture
def desk(stories, tmp_path):
    """The worker's, after the report is signed."""
    office = stories.told(1, tmp_path)
    desk = office.desk_of(WORKER)
    desk.office = office
    yield desk
    desk.close()


def refused(desk, answers, draft=""):
    part = PartToSign(FORM, "update", answers, desk.office.records["alert"], draft=draft)
    with pytest.raises(AnswersDoNotFit):
        sign_part(desk, desk.office.reference, part)


def begun(desk, cursor):
    """A draft of the part, on the disk."""
    hand = take_in_hand(desk, desk.office.reference, FORM, "update", desk.office.records["alert"])
    return keep_draft(desk, hand.draft, WRITTEN, cursor)


@pytest.mark.parametrize("cursor", [{"field": "update", "position": 4}, {AMENDING: "an entry"}])
def test_a_draft_that_is_being_written_stays_when_other_answers_are_refused(desk, cursor):
    begun(desk, cursor)
    refused(desk, HANDED_IN)

    assert sorted((one.answers for one in my_drafts(desk)), key=len) == [WRITTEN, HANDED_IN]


def test_what_is_handed_in_again_takes_the_place_of_what_was_refused_before(desk):
    refused(desk, HANDED_IN)
    refused(desk, HANDED_IN | {"update": "Seen on Monday."})

    assert [one.answers["update"] for one in my_drafts(desk)] == ["Seen on Monday."]


def test_a_draft_whose_own_words_are_refused_stays_whole(desk):
    kept = begun(desk, {"field": "update"})
    refused(desk, HANDED_IN, draft=kept.id)

    assert my_drafts(desk) == [kept]


def test_what_is_refused_without_a_case_file_never_takes_the_place_of_what_may_be_about_somebody_else(desk):
    for initials in ("M.T.", "Z.Q."):
        with pytest.raises(AnswersDoNotFit):
            sign_part(desk, "new", PartToSign(FORM, "report", {"initials": initials}))

    assert {one.answers["initials"] for one in my_drafts(desk)} == {"M.T.", "Z.Q."}
