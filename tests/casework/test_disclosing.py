"""A disclosure may come before the alert form: it opens the concern, and the alert form begins with what it says."""

import pytest

from safeguard_desktop.casework.case_view import describe_case
from safeguard_desktop.casework.cases import open_case
from safeguard_desktop.casework.following_up import amend
from safeguard_desktop.casework.part_in_hand import take_in_hand
from safeguard_desktop.casework.placing import NEW_THREAD
from safeguard_desktop.casework.refusals import ReasonsNeeded
from safeguard_desktop.casework.signing import PartToSign, look_over, sign_part
from safeguard_desktop.casework.timeline import due
from safeguard_desktop.domain.errors import Refused
from tests.story_office import WORKER

SAID = "  he said \u201cdont\u201d \u00a0\n\u202b\u05d0\u05de\u05d0\u202c tell e\u0301 \U0001f622 "
EXACT = {"voice": "verbatim", "speaker": "Z.Q.", "at": "10:08", "text": SAID}
MUM = {"voice": "verbatim", "speaker": "Mum", "at": "10:09", "text": "She makes it up."}
ASKED = {"voice": "asked", "at": "10:10", "text": "Tell me about that."}
SEEN = {"voice": "seen", "at": "10:05", "text": "Hands shaking."}
DONE = {"voice": "done", "at": "10:15", "text": "Said I could not keep it secret."}
ACCOUNT = [SEEN, EXACT, MUM, ASKED, DONE]
DISCLOSED = {
    "began_at": "2026-11-23T10:05+00:00",
    "ended_at": "2026-11-23T10:20+00:00",
    "place": "Drop-in, quiet room",
    "account": ACCOUNT,
    "incident_at": "2026-11-19",
    "noticed_at": "2026-11-20T16:00+00:00",
    "wishes": "I want to stay at my nan's",
    "immediate_risk": "no",
    "line_manager_told_at": "2026-11-23T10:40+00:00",
}
WHEN_AND_WHERE = "When they told it: Mon 23 Nov 2026, 10:05 to 10:20\nWhere: Drop-in, quiet room"
LATER = {name: answer for name, answer in DISCLOSED.items() if name not in {"noticed_at", "incident_at"}}


@pytest.fixture
def desk(stories, tmp_path):
    office = stories.told(0, tmp_path)
    desk = office.desk_of(WORKER, "2026-11-23 11:00")
    yield desk
    desk.close()


@pytest.fixture
def disclosed(desk):
    reference = open_case(desk, "child", "Z.Q.", {})
    return reference, sign_part(desk, reference, PartToSign("disclosure", "account", DISCLOSED))


def test_a_form_for_children_and_adults_alike_cannot_open_a_case_file_and_says_what_to_do(desk):
    with pytest.raises(Refused) as refused:
        sign_part(desk, "new", PartToSign("disclosure", "account", DISCLOSED))

    assert "Open the case file first" in refused.value.next_step


def concerns(desk, reference):
    case = desk.read(lambda books: describe_case(books, books.case(reference)))
    return [one for one in case["threads"] if one["kind"] == "concern"]


def alert_in(desk, disclosed):
    reference, signed = disclosed
    return take_in_hand(desk, reference, "coram-child-alert", "report", thread=signed.thread)


def test_a_disclosure_opens_the_concern_it_comes_before(desk, disclosed):
    (concern,) = concerns(desk, disclosed[0])
    names = {one["name"] for one in concern["milestones"]}

    assert {"concern-noticed", "disclosure-ended", "disclosure-recorded", "line-manager-told"} <= names


def test_it_is_done_in_time_or_late_by_the_end_of_the_talk(desk, disclosed):
    (written,) = (one.action for one in due(desk, disclosed[0]) if "disclosure-recorded" in one.action.stopping)

    assert (written.due and written.due.isoformat(), written.is_open) == ("2026-11-24T10:20+00:00", False)


def test_where_the_end_of_the_talk_is_not_known_the_time_counts_from_its_beginning(desk):
    reference = open_case(desk, "child", "Z.Q.", {})
    unknown = {"unanswered": "not_known", "reason": "They ran off."}
    earlier = {"began_at": "2026-11-20T10:05+00:00", "ended_at": unknown}
    with pytest.raises(ReasonsNeeded) as asked:
        sign_part(desk, reference, PartToSign("disclosure", "account", LATER | earlier))

    assert "late:record-what-was-said" in [one.code for one in asked.value.cautions]


def test_the_alert_form_begins_with_what_was_said(desk, disclosed):
    answers = alert_in(desk, disclosed).draft.answers

    assert answers["description"] == [{"voice": "worker", "text": WHEN_AND_WHERE}, *ACCOUNT]
    assert answers["child_words"] == [EXACT]
    assert answers["action_taken"] == [DONE]
    assert answers["injury_or_behaviour"] == [SEEN]
    assert answers["questions_asked"] == [{"question": "Tell me about that.", "at": "10:10"}]


@pytest.mark.parametrize(
    ("speaker", "is_theirs"), [("ZQ", True), (" z.q. ", True), ("Z", False), ("", False), ("Mum", False)]
)
def test_the_words_of_the_person_it_is_about_are_known_however_their_initials_were_typed(desk, speaker, is_theirs):
    reference = open_case(desk, "child", "Z.Q.", {})
    account = {"account": [EXACT | {"speaker": speaker}]}
    signed = sign_part(desk, reference, PartToSign("disclosure", "account", DISCLOSED | account))

    assert alert_in(desk, (reference, signed)).draft.answers.get("child_words", []) == account["account"] * is_theirs


def test_the_alert_form_begins_with_every_talk_of_its_concern_in_the_order_they_were_held(desk, disclosed):
    reference, said = disclosed
    before = {
        "began_at": "2026-11-23T09:30+00:00",
        "ended_at": "2026-11-23T09:35+00:00",
        "place": "Van",
        "came_up": "We played cards.",
        "account": [EXACT | {"text": "Not now"}, ASKED],
    }
    sign_part(desk, reference, PartToSign("disclosure", "account", LATER | before, thread=said.thread))
    answers = alert_in(desk, disclosed).draft.answers

    first = "When they told it: Mon 23 Nov 2026, 09:30 to 09:35\nWhere: Van\nHow it came up: We played cards."
    assert answers["description"] == [
        {"voice": "worker", "text": first},
        *before["account"],
        {"voice": "worker", "text": WHEN_AND_WHERE},
        *ACCOUNT,
    ]
    assert [one["text"] for one in answers["child_words"]] == ["Not now", SAID]
    assert len(answers["questions_asked"]) == 2


def test_the_alert_form_begins_with_the_marks_that_were_seen_and_what_was_said_of_them(desk):
    reference = open_case(desk, "child", "Z.Q.", {})
    place = {"number": 1, "view": "front", "x": 1400, "y": 4500, "site": "Right forearm, front"}
    marked = {
        "drawing": "outline-1",
        "marks": [place | {"size": 30, "colour": "red", "said": SAID, "seen_at": "10:12"}],
    }
    signed = sign_part(desk, reference, PartToSign("disclosure", "account", DISCLOSED | {"body_map": marked}))
    answers = alert_in(desk, (reference, signed)).draft.answers

    mark = {"voice": "seen", "text": "1. Right forearm, front: 30 mm, red", "at": "10:12"}
    assert answers["injury_or_behaviour"] == [SEEN, mark]
    assert answers["child_words"] == [EXACT, EXACT | {"at": "10:12"}]


@pytest.mark.parametrize(
    ("field", "fact"),
    [
        ("noticed_at", "noticed_at"),
        ("incident_at", "incident_at"),
        ("child_views", "wishes"),
        ("immediate_risk", "immediate_risk"),
        ("line_manager_told_at", "line_manager_told_at"),
    ],
)
def test_the_alert_form_begins_with_its_times_wishes_and_who_was_told(desk, disclosed, field, fact):
    assert alert_in(desk, disclosed).draft.answers[field] == DISCLOSED[fact]


def test_where_nothing_was_noticed_before_the_talk_is_when_it_was_noticed(desk):
    reference = open_case(desk, "child", "Z.Q.", {})
    signed = sign_part(desk, reference, PartToSign("disclosure", "account", LATER))

    assert alert_in(desk, (reference, signed)).draft.answers["noticed_at"] == DISCLOSED["began_at"]


def test_the_alert_form_joins_the_concern_and_what_was_taken_out_stays_out(desk, disclosed):
    reference, said = disclosed
    answers = {**alert_in(desk, disclosed).draft.answers, "nature": ["physical"]}
    del answers["child_words"]
    signed = sign_part(desk, reference, PartToSign("coram-child-alert", "report", answers, thread=said.thread))
    case = desk.read(lambda books: books.case(reference))

    assert [one["thread"] for one in concerns(desk, reference)] == [said.thread] == [signed.thread]
    assert "child_words" not in case.records[signed.record].answers


def test_the_parts_that_follow_find_their_concern_among_several(desk, disclosed):
    reference, said = disclosed
    answers = {**alert_in(desk, disclosed).draft.answers, "nature": ["physical"]}
    alert = sign_part(desk, reference, PartToSign("coram-child-alert", "report", answers, thread=said.thread))
    sign_part(desk, reference, PartToSign("disclosure", "account", LATER, thread=NEW_THREAD))
    update = PartToSign("coram-child-alert", "update", {"update": "Seen today."}, alert.record)

    assert sign_part(desk, reference, update).thread == said.thread


def test_what_was_said_later_is_asked_where_it_belongs_and_may_be_something_else(desk, disclosed):
    reference, said = disclosed
    with pytest.raises(Refused, match=f"{said.thread}(.|\n)*new  one of its own"):
        sign_part(desk, reference, PartToSign("disclosure", "account", LATER))

    sign_part(desk, reference, PartToSign("disclosure", "account", LATER, thread=said.thread))
    assert len(concerns(desk, reference)) == 1
    sign_part(desk, reference, PartToSign("disclosure", "account", LATER, thread=NEW_THREAD))
    assert len(concerns(desk, reference)) == 2


def test_each_time_has_its_own_24_hours(desk, disclosed):
    reference, said = disclosed
    later = LATER | {"began_at": "2026-11-20T09:00+00:00", "ended_at": "2026-11-20T09:10+00:00", "account": [EXACT]}
    reasons = {"late:record-what-was-said": "I was on leave."}
    sign_part(desk, reference, PartToSign("disclosure", "account", later, thread=said.thread, reasons=reasons))
    found = [one.action for one in due(desk, reference) if "disclosure-recorded" in one.action.stopping]

    assert sorted(str(one.due.date) for one in found if one.due) == ["2026-11-21", "2026-11-24"]


def test_a_relative_who_interpreted_asks_why_and_is_recorded(desk):
    reference = open_case(desk, "child", "Z.Q.", {})
    answers = DISCLOSED | {"interpreter": "other"}
    with pytest.raises(ReasonsNeeded) as asked:
        sign_part(desk, reference, PartToSign("disclosure", "account", answers))

    assert [one.code for one in asked.value.cautions] == ["professional-interpreter"]


@pytest.mark.parametrize("taken_over", [True, False])
def test_words_that_were_put_right_after_the_alert_form_was_begun_are_asked_about(desk, disclosed, taken_over):
    reference, said = disclosed
    begun = alert_in(desk, disclosed).draft.answers
    right = [one | {"text": "Tell me more."} if one is ASKED else one for one in ACCOUNT]
    amend(desk, reference, said.entry, {"account": right}, "I asked it in other words.")
    answers = alert_in(desk, disclosed).draft.answers if taken_over else begun
    found = look_over(
        desk,
        reference,
        PartToSign("coram-child-alert", "report", {**answers, "nature": ["physical"]}, thread=said.thread),
    )

    asked = [(one.code, one.field) for one in found.cautions]
    assert asked == ([] if taken_over else [("put-right-since", "description")])
