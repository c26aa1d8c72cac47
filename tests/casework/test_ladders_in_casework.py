"""Stages of a disagreement as they are signed: what the record lacks, the way of talking, more time."""

import pytest

from safeguard_desktop.casework.choosing_rules import choose_pack
from safeguard_desktop.casework.refusals import ReasonsNeeded
from safeguard_desktop.casework.signing import PartToSign, look_over, sign_part
from safeguard_desktop.casework.timeline import due, threads_of_case
from safeguard_desktop.domain.answers import Answers
from tests.story_office import DESIGNATED_PERSON

FORM = "disagreement"
TALK = {
    "stage_at": "2026-11-23 10:00",
    "stage_means": "telephone",
    "stage_people": "Sam Reid, Northbank Council",
    "stage_discussed": "Why the threshold is met.",
    "stage_outcome": "They look at it again.",
}
END = {"stage_ended_at": "2026-11-23 11:00", "stage_ended_how": "settled", "stage_ended_words": "They assess."}
EXTENSION = {
    "extended_to": "2026-12-08 17:00",
    "extension_reason": "Their manager is away until then.",
    "extension_risk": "Low, she stays with her aunt.",
    "extension_impact": "She waits a week longer.",
}


class Dispute:
    """A disagreement at one stage, at the designated person's desk."""

    def __init__(self, office, desk, stage="1"):
        self.office, self.desk = office, desk
        self.record = None
        opening = {
            "opened_at": "2026-11-23 09:00",
            "opened_with": "Northbank Council, assessment team",
            "opened_words": "They will not assess.",
            "opened_safety": "She stays with her aunt.",
        }
        self.record = self.sign("opening", opening).record
        self.sign("stage", {"stage_number": stage, "stage_opened_at": "2026-11-23 09:30"})

    def part(self, part: str, answers: Answers, **more):
        return PartToSign(FORM, part, answers, self.record, **more)

    def sign(self, part, answers, **more):
        return sign_part(self.desk, self.office.reference, self.part(part, answers, **more))

    def asked(self, part, answers):
        found = look_over(self.desk, self.office.reference, self.part(part, answers))
        return {one.code: one for one in found.cautions}


@pytest.fixture
def dispute_in(stories, tmp_path):
    """Begins a disagreement, with these packs counting beside the procedure."""
    desks = []

    def begin(*packs, stage="1", steps=4):
        office = stories.told(steps, tmp_path)
        desks.append(office.desk_of(DESIGNATED_PERSON, "2026-11-23 12:00"))
        for pack in packs:
            choose_pack(desks[-1], pack, is_on=True)
        return Dispute(office, desks[-1], stage)

    yield begin
    for desk in desks:
        desk.close()


def without(answers, *names):
    return {name: answer for name, answer in answers.items() if name not in names}


def test_a_stage_that_ends_without_its_record_asks_why_once_and_names_all_that_is_missing(dispute_in):
    dispute = dispute_in()

    asked = dispute.asked("stage-end", END)

    assert list(asked) == ["stage-record:professional-disagreement"]
    assert "How you talked" in asked["stage-record:professional-disagreement"].message
    assert "Coram Group 21.15" in asked["stage-record:professional-disagreement"].message


def test_it_is_signed_with_the_reason_beside_it(dispute_in):
    dispute = dispute_in()
    reasons = {"stage-record:professional-disagreement": "The minutes are with the council."}

    with pytest.raises(ReasonsNeeded):
        dispute.sign("stage-end", END)
    signed = dispute.sign("stage-end", END, reasons=reasons)

    case = dispute.desk.read(lambda books: books.case(dispute.office.reference))
    assert case.part(signed.entry).content.reasons == reasons


def test_a_stage_whose_record_is_whole_ends_without_a_question(dispute_in):
    dispute = dispute_in()

    dispute.sign("talk", TALK)

    assert dispute.asked("stage-end", END) == {}


def test_lincolnshire_wants_a_plan_with_times_and_coram_does_not(dispute_in):
    asked = dispute_in("lincolnshire-lscp").asked("talk", TALK)

    assert list(asked) == ["stage-record:lincolnshire-steps"]
    assert "The plan, with times" in asked["stage-record:lincolnshire-steps"].message


def test_an_email_is_warned_of_in_lincolnshire_alone(dispute_in):
    talk = {**TALK, "stage_means": "email", "stage_plan": "By Friday."}

    asked = dispute_in("lincolnshire-lscp").asked("talk", talk)

    assert list(asked) == ["stage-means:lincolnshire-steps"]
    assert asked["stage-means:lincolnshire-steps"].field == "stage_means"


def test_where_the_procedure_says_nothing_about_emails_nobody_asks(dispute_in):
    assert dispute_in().asked("talk", {**TALK, "stage_means": "email"}) == {}


def test_more_time_without_reason_risk_and_impact_asks_why(dispute_in):
    dispute = dispute_in()

    assert dispute.asked("extension", EXTENSION) == {}
    asked = dispute.asked("extension", without(EXTENSION, "extension_risk", "extension_impact"))
    message = asked["stage-extension:professional-disagreement"].message
    assert "The risk of waiting, What it means for the child and the family" in message


def test_in_immediate_danger_the_stages_wait_and_nothing_is_asked(stories, tmp_path):
    office = stories.told(0, tmp_path)
    first = office.story.steps[0]["answers"]
    office.tell(1, answers={**first, "immediate_risk": "yes"})
    desk = office.desk_of(DESIGNATED_PERSON, "2026-11-23 12:00")
    try:
        dispute = Dispute(office, desk)
        assert dispute.asked("stage-end", END) == {}
    finally:
        desk.close()


ESCALATION = "coram-escalation-record"


def completed(dispute, answers=None):
    """The Record of Escalation as it opens in the stage that was begun last."""
    stages = dispute.desk.read(lambda books: threads_of_case(books, books.case(dispute.office.reference)))
    to_sign = PartToSign(ESCALATION, "completed", answers or {}, thread=stages[-1].id)
    return look_over(dispute.desk, dispute.office.reference, to_sign).answers


def at_stage_three(dispute):
    dispute.sign("talk", TALK)
    dispute.sign("stage-end", {**END, "stage_ended_how": "passed-up"})
    dispute.sign("stage", {"stage_number": "3", "stage_opened_at": "2026-11-23 11:30"})
    return dispute


def test_from_stage_three_the_record_of_escalation_opens_with_what_was_recorded(dispute_in):
    found = completed(at_stage_three(dispute_in()))

    assert found["other_agencies"] == "Northbank Council, assessment team"
    assert found["concerns"] == "It began Mon 23 Nov 2026, 09:00. They will not assess."
    first, third = found["action_taken"].split("\n")
    assert first.startswith("Stage 1, begun Mon 23 Nov 2026, 09:30. Date and time: Mon 23 Nov 2026, 10:00.")
    assert "How you talked: Telephone." in first
    assert first.endswith("What came of it: They look at it again.")
    assert third == "Stage 3, begun Mon 23 Nov 2026, 11:30."
    assert found["stage_1_at"] == first
    assert "stage_2_at" not in found


def test_what_was_typed_into_it_stays(dispute_in):
    found = completed(at_stage_three(dispute_in()), {"other_agencies": "Sam Reid alone"})

    assert found["other_agencies"] == "Sam Reid alone"


def test_in_immediate_danger_the_stage_says_that_it_waits_and_what_comes_first(stories, tmp_path):
    office = stories.told(0, tmp_path)
    office.tell(1, answers={**office.story.steps[0]["answers"], "immediate_risk": "yes"})
    desk = office.desk_of(DESIGNATED_PERSON, "2026-11-23 12:00")
    try:
        Dispute(office, desk)
        actions = {one.action.action: one.action for one in due(desk, office.reference)}
    finally:
        desk.close()

    first = "First: Decide now what protects the child (21.12 (procedure))."
    assert actions["settle-stage"].warnings[:2][1] == first
    assert actions["settle-stage"].due is not None
    assert all(first not in one.warnings for one in actions.values() if one.thread != actions["settle-stage"].thread)
