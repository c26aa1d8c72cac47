"""Gates: what the program does not do until something else is done, and what it only warns about."""

import pytest

from safeguard_desktop.domain.due_actions import PreparedRules
from safeguard_desktop.domain.gates import closed_gates, gates_before
from safeguard_desktop.domain.ids import ThreadId
from safeguard_desktop.domain.milestones import Thread
from safeguard_desktop.domain.rules import Gate
from tests.content.shipped_packs import shipped_packs
from tests.rule_builders import england, thread

CONCERN = ("concern-noticed", "2026-11-20 10:00")
REFERRAL = ThreadId("referral")


def rules(*names):
    packs = [shipped_packs()[name] for name in names]
    return PreparedRules({pack.hash: pack for pack in packs}, england()), tuple(pack.hash for pack in packs)


def case(name, *proved, facts=None, concern_facts=None) -> tuple[PreparedRules, tuple[Thread, ...]]:
    """The rules of one pack, and a concern with a referral under it that proves these milestones."""
    prepared, packs = rules(name)
    concern = thread(CONCERN, packs=packs, facts=concern_facts or {})
    referral = thread(*proved, thread_id="referral", kind="referral", parent="concern", packs=packs, facts=facts or {})
    return prepared, (concern, referral)


def closed(prepared, threads, step):
    return [of.rule.id for of in closed_gates(prepared, threads, REFERRAL, step)]


def warned(prepared, threads, *milestones, thread_id=REFERRAL):
    return [of.rule.id for of in gates_before(prepared, threads, thread_id, milestones)]


NOT_AGREED = ("no-parental-agreement-decided", "2026-11-20 11:00")
RECORDED = ("no-parental-agreement-recorded", "2026-11-20 11:30")
PLANNED = ("telling-family-planned", "2026-11-20 11:00")
AGREED = ("telling-family-agreed", "2026-11-20 12:00")
NO_AGREEMENT = {"parental_agreement": "not-sought"}


def test_a_referral_is_not_exported_until_the_reason_for_asking_no_parent_is_recorded():
    before = case("childrens-society", NOT_AGREED, facts=NO_AGREEMENT)
    after = case("childrens-society", NOT_AGREED, RECORDED, facts=NO_AGREEMENT)

    assert closed(*before, Gate.EXPORT_REFERRAL) == ["TCS-16"]
    assert closed(*after, Gate.EXPORT_REFERRAL) == []


def test_a_gate_that_nothing_has_set_off_stops_nothing():
    assert closed(*case("childrens-society"), Gate.EXPORT_REFERRAL) == []


def test_making_a_copy_for_the_family_is_the_plan_to_tell_them():
    assert closed(*case("coram"), Gate.ISSUE_TO_FAMILY) == ["COR-41"]


def test_a_gate_stops_its_own_step_and_no_other():
    gates = case("coram", PLANNED)

    assert closed(*gates, Gate.ISSUE_TO_FAMILY) == ["COR-41"]
    assert closed(*gates, Gate.EXPORT_REFERRAL) == []
    assert closed(*gates, Gate.ISSUE) == []


def test_a_gate_is_open_once_what_it_asks_for_is_proved():
    assert closed(*case("coram", PLANNED, AGREED), Gate.ISSUE_TO_FAMILY) == []


@pytest.mark.parametrize("proved", [[], [PLANNED]])
def test_recording_the_later_step_warns_whether_the_start_of_the_gate_was_recorded_or_not(proved):
    assert warned(*case("coram", *proved), "family-told") == ["COR-41"]


def test_recording_anything_else_warns_of_nothing():
    assert warned(*case("coram", PLANNED), "telephone-referral-made", "line-manager-told") == []


def test_a_gate_of_the_concern_holds_for_its_referrals_too():
    online = case("coram", concern_facts={"online_abuse": "yes"})

    assert warned(*online, "family-told") == ["COR-41", "COR-70"]


def test_immediate_danger_opens_every_gate():
    danger = case("coram", PLANNED, concern_facts={"immediate_risk": "yes", "online_abuse": "yes"})

    assert closed(*danger, Gate.ISSUE_TO_FAMILY) == []
    assert warned(*danger, "family-told") == []


def test_a_thread_that_is_not_there_has_no_gates():
    prepared, threads = case("coram", PLANNED)

    assert warned(prepared, threads, "family-told", thread_id=ThreadId("nowhere")) == []


def test_every_gate_of_every_pack_says_what_it_stops_or_before_what_it_warns():
    gates = [rule for pack in shipped_packs().values() for rule in pack.rules if rule.gates is not None]

    assert {"COR-41", "COR-70", "TCS-16"} <= {rule.id for rule in gates}
    assert [rule.id for rule in gates if rule.gates is Gate.RECORD and not rule.before] == []
