"""What Today and a case file show, of a real vault with the demo's story told so far."""

import pytest

from safeguard_desktop.casework.case_view import describe_due
from safeguard_desktop.casework.cases import open_case
from safeguard_desktop.casework.chronology import HappeningKind
from safeguard_desktop.casework.completing import Doing
from safeguard_desktop.casework.drafting import begin_draft, keep_draft
from safeguard_desktop.casework.due_lines import DueKey
from safeguard_desktop.casework.explaining_due import NoLongerDue, explain_due
from safeguard_desktop.casework.following_up import amend, confirm, strike
from safeguard_desktop.casework.issuing import issue_document
from safeguard_desktop.casework.looking_at_case import (
    look_again_at_case,
    look_at_case,
    look_through_cases,
    reveal_identity,
)
from safeguard_desktop.casework.record_states import PartStanding
from safeguard_desktop.casework.refusals import UnknownCase
from safeguard_desktop.casework.signing import PartToSign, sign_part
from safeguard_desktop.casework.standing import Step
from safeguard_desktop.casework.timeline import due
from safeguard_desktop.casework.today import look_at_today
from safeguard_desktop.domain.contents import ToldBy
from safeguard_desktop.domain.ids import CaseReference, ThreadId
from safeguard_desktop.domain.roles import Role
from tests.story_office import DESIGNATED_PERSON, LINE_MANAGER, WORKER

MONDAY = "2026-11-23 14:02"


@pytest.fixture
def told(stories, tmp_path):
    """An office that many steps into the story; the desk a test opened last is closed at the end."""
    made = []

    def tell(steps):
        made.append(stories.told(steps, tmp_path))
        made[-1].desks = []
        return made[-1]

    yield tell
    for office in made:
        for desk in office.desks:
            desk.close()


def desk_of(office, label, at=MONDAY):
    """A desk of the office; the one opened before it is closed."""
    while office.desks:
        office.desks.pop().close()
    office.desks.append(office.desk_of(label, at))
    return office.desks[-1]


def line_of(lines, action):
    return next(one for one in lines if one.action.action == action)


def test_today_has_every_open_action_of_every_case_and_no_other(told):
    office = told(4)
    desk = desk_of(office, WORKER)
    still = [one for one in due(desk) if one.action.is_open]

    assert [one.key.action for one in look_at_today(desk).lines] == [one.action.action for one in still]


def test_only_what_my_role_has_to_do_is_mine(told):
    office = told(4)
    lines = look_at_today(desk_of(office, DESIGNATED_PERSON)).lines

    assert {line.who for line in lines if line.is_mine} == {Role.DESIGNATED_PERSON}
    assert Role.DESIGNATED_PERSON not in {line.who for line in lines if not line.is_mine}


def test_the_age_is_counted_from_the_birth_date(told):
    office = told(0)

    assert look_through_cases(desk_of(office, WORKER, "2027-03-14 09:00"))[0].age == "15"


def test_without_a_birth_date_the_age_is_the_one_the_form_says(told):
    office = told(-1)
    office.reference = open_case(desk_of(office, WORKER, "2026-11-20 17:40"), "child", "M.T.")
    office.desks.pop().close()
    office.tell(1)

    assert look_through_cases(desk_of(office, WORKER))[0].age == "14"


def test_an_unsent_form_can_be_ended_by_saying_that_it_was_passed_on(told):
    office = told(0)
    office.tell(1, passed_to="line-manager")
    lines = look_at_today(desk_of(office, WORKER, "2026-11-20 18:00")).lines
    ways = line_of(lines, "submit-form").ways

    assert (ways[0].doing, ways[0].part, ways[0].entry is not None) == (Doing.PASS_ON, "report", True)


def test_who_is_to_tell_the_next_person_is_led_to_their_own_part_not_to_passing_on_anothers(told):
    office = told(0)
    office.tell(1)
    way = line_of(
        look_at_today(desk_of(office, LINE_MANAGER, "2026-11-20 18:05")).lines, "tell-designated-person"
    ).ways[0]

    assert (way.doing, way.part, way.is_mine) == (Doing.FILL, "manager", True)


def test_a_part_of_the_referral_is_filled_in_in_its_own_thread_and_record(told):
    office = told(4)
    way = line_of(look_at_today(desk_of(office, WORKER)).lines, "written-referral").ways[0]

    assert (way.form_id, way.part, bool(way.record), bool(way.thread)) == ("referral-log", "written", True, True)


def test_signing_what_a_row_leads_to_takes_the_row_away(told):
    office = told(4)
    desk = desk_of(office, WORKER, "2026-11-21 10:15")
    line = line_of(look_at_today(desk).lines, "written-referral")
    way = line.ways[0]
    answers = next(step for step in office.story.steps if step["part"] == "written")["answers"]
    sign_part(desk, line.key.reference, PartToSign(way.form_id, way.part, answers, way.record, way.thread))

    assert "written-referral" not in {one.action.action for one in look_at_today(desk).lines}


def test_my_draft_is_mine_and_for_others_only_exists(told):
    office = told(1)
    desk = desk_of(office, WORKER)
    keep_draft(desk, begin_draft(desk, "coram-child-alert", "update", office.reference), {"update": "CANARY"}, {})
    mine = look_at_today(desk).my_drafts
    others = look_at_today(desk_of(office, LINE_MANAGER)).others_drafts

    assert [one.part_title for one in mine] == [one.part_title for one in others] == ["Update"]
    assert "CANARY" not in repr(others)


def told_by_telephone(office, desk):
    manager = next(
        person for person in desk.read(lambda books: books.organisation.people.values()) if "Ann" in person.name
    )
    step = next(step for step in office.story.steps if step["part"] == "manager")
    record = office.records["alert"]
    told = ToldBy(manager.id, manager.name, "2026-11-20 18:00", "Refer at once.")
    reasons = {"same-signer": "She is on the road."}
    part = PartToSign("coram-child-alert", "manager", step["answers"], record, None, None, told, None, reasons)
    return sign_part(desk, office.reference, part)


def test_words_told_by_telephone_wait_for_the_teller_alone_until_she_signs(told):
    office = told(1)
    entry = told_by_telephone(office, desk_of(office, WORKER, "2026-11-20 18:10")).entry

    assert look_at_today(office.desks[-1]).to_confirm == ()
    desk = desk_of(office, LINE_MANAGER, "2026-11-20 19:00")
    assert [one.entry for one in look_at_today(desk).to_confirm] == [entry]
    confirm(desk, office.reference, entry)
    assert look_at_today(desk).to_confirm == ()


def test_the_chronology_says_whose_words_were_told_by_telephone(told):
    office = told(1)
    desk = desk_of(office, WORKER, "2026-11-20 18:10")
    told_by_telephone(office, desk)
    row = next(one for one in look_at_case(desk, office.reference).chronology if one.told_by)

    assert (row.told_by, row.waits_for_own_signature, row.notes) == ("Ann Prosser", True, ("Refer at once.",))


def test_the_chronology_is_ordered_by_when_things_happened_not_by_when_they_were_written(told):
    office = told(6)
    chronology = look_at_case(desk_of(office, WORKER), office.reference).chronology
    happened = [one.happened.at for one in chronology]

    assert happened == sorted(happened)
    assert [one.title for one in chronology][:2] == ["Report", "Case file opened"]


def test_what_was_written_much_later_says_by_how_much(told):
    office = told(0)
    office.tell(1, clock="2026-11-21 09:00", reasons={"late": "The laptop was in the van."})
    report = look_at_case(desk_of(office, WORKER), office.reference).chronology[0]

    assert report.later == "written 16 hours after"


def test_an_answer_put_right_shows_both_values_in_the_row_it_mends(told):
    office = told(1)
    desk = desk_of(office, WORKER, "2026-11-20 18:00")
    report = look_at_case(desk, office.reference).chronology[0]
    amend(desk, office.reference, report.entry, {"project": "Drop-in, Quay Road"}, "The other site.")
    change = look_again_at_case(desk, office.reference).chronology[0].put_right[0]

    assert (change.was, change.now, change.reason) == ("Drop-in, Mill Lane", "Drop-in, Quay Road", "The other site.")


def test_a_struck_part_stays_and_says_why(told):
    office = told(1)
    desk = desk_of(office, WORKER, "2026-11-20 18:00")
    report = look_at_case(desk, office.reference).chronology[0]
    strike(desk, office.reference, report.entry, "Another child's.")

    assert look_again_at_case(desk, office.reference).chronology[0].struck == "Struck: Another child's."


def test_parts_say_how_they_stand_and_what_they_wait_for(told):
    office = told(2)
    parts = {
        one.part: one for one in look_at_case(desk_of(office, DESIGNATED_PERSON), office.reference).records[0].parts
    }

    assert parts["manager"].standing is PartStanding.SIGNED
    assert parts["direction"].standing is PartStanding.NOT_STARTED
    assert parts["direction"].may_begin
    assert (parts["filing"].standing, parts["filing"].waits_for) == (PartStanding.WAITS, "Counter-signature")


def test_a_part_another_is_writing_says_who_and_gives_no_way_in(told):
    office = told(1)
    desk = desk_of(office, LINE_MANAGER)
    record = office.records["alert"]
    keep_draft(desk, begin_draft(desk, "coram-child-alert", "manager", office.reference, record), {}, {})
    parts = {one.part: one for one in look_at_case(desk_of(office, WORKER), office.reference).records[0].parts}

    assert (parts["manager"].standing, parts["manager"].draft_by) == (PartStanding.DRAFT, "Ann Prosser")
    assert parts["manager"].draft_id == ""


def test_every_adopted_form_for_a_child_can_be_begun_and_none_for_an_adult_alone(told):
    office = told(1)
    offered = {one.form_id for one in look_at_case(desk_of(office, DESIGNATED_PERSON), office.reference).to_begin}

    assert {"coram-child-alert", "referral-log", "safeguarding-review"} <= offered
    assert "coram-adult-alert" not in offered


def test_a_case_without_a_concern_says_so(told):
    office = told(0)

    assert look_through_cases(desk_of(office, WORKER))[0].standing.words == "No concern recorded yet"


def test_where_a_case_stands_is_its_next_act_and_that_it_is_late(told):
    office = told(4)
    standing = look_through_cases(desk_of(office, WORKER))[0].standing

    assert standing.words.startswith("Late: Send the referral in writing")
    assert standing.is_late
    assert Step.LATE in standing.steps


def test_opening_a_case_is_in_the_access_log_once_and_asking_who_it_is_as_well(told):
    office = told(1)
    desk = desk_of(office, WORKER)
    look_at_case(desk, office.reference)
    look_again_at_case(desk, office.reference)
    lines = reveal_identity(desk, office.reference)
    verbs = [line.verb for line in desk.read(lambda books: books.reading.access_log())]

    assert verbs[-2:] == ["case-shown", "identity-shown"]
    assert [line.words for line in lines][:2] == ["Marnie Tolliver-Quill", "Wed 14 Mar 2012"]


def test_who_the_subject_is_stands_in_nothing_else_that_is_shown(told):
    office = told(4)
    desk = desk_of(office, WORKER)
    shown = repr((look_at_today(desk), look_at_case(desk, office.reference), look_through_cases(desk)))

    assert "Tolliver" not in shown
    assert "Harbour Steps" not in shown


def test_an_issued_document_is_in_the_list_and_in_the_chronology(told):
    office = told(4)
    desk = desk_of(office, WORKER)
    issued = issue_document(desk, office.reference, "coram-child-alert")
    case = look_at_case(desk, office.reference)

    assert [one.entry for one in case.documents] == [issued.entry]
    assert case.to_print[0].issues == 1
    assert case.chronology[-1].kind is HappeningKind.DOCUMENT


def test_who_knows_is_told_with_the_first_time_each_was_told(told):
    office = told(2)
    told = look_at_case(desk_of(office, WORKER), office.reference).people.told

    assert [(one.who, one.told_at.local.strftime("%H:%M")) for one in told] == [
        ("Line manager", "17:10"),
        ("Designated person", "18:00"),
    ]


def test_every_due_action_can_be_explained_done_ones_too(told):
    office = told(6)
    desk = desk_of(office, WORKER)
    for line in look_at_case(desk, office.reference).due:
        explained = explain_due(desk, line.key)
        assert explained.rules[0].due == line.due
        assert explained.rules[0].steps


def test_an_action_that_is_gone_is_refused_in_words(told):
    office = told(1)
    desk = desk_of(office, WORKER)
    with pytest.raises(NoLongerDue):
        explain_due(desk, DueKey(office.reference, ThreadId("none"), "counter-sign", 0, "COR-21"))
    with pytest.raises(NoLongerDue):
        explain_due(desk, DueKey(CaseReference("ZZ-ZZZZ"), ThreadId("none"), "counter-sign", 0, "COR-21"))


def test_a_case_that_is_not_here_is_refused(told):
    office = told(-1)
    with pytest.raises(UnknownCase):
        look_at_case(desk_of(office, WORKER), "ZZ-ZZZZ")


def test_lines_and_the_command_line_tell_the_same_due_times(told):
    office = told(4)
    desk = desk_of(office, WORKER)
    told = {one["action"]: one["due"] for one in (describe_due(found, desk.now) for found in due(desk))}

    for line in look_at_case(desk, office.reference).due:
        assert told[line.action.action] == (line.due.isoformat() if line.due else None)
