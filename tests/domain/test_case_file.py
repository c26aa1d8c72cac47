"""What a list of case entries says."""

import itertools

import pytest

from safeguard_desktop.domain.case_file import NoCaseHere, fold_case
from safeguard_desktop.domain.contents import (
    Amendment,
    DocumentIssued,
    PartConfirmed,
    PartPassedOn,
    PassedOn,
    Stands,
    Struck,
    ToldBy,
)
from safeguard_desktop.domain.ids import DeviceId, Digest, EntryId
from safeguard_desktop.domain.roles import Role
from tests.builders import FILE, FORM, RECORD, entry, opened, signed


def part_of(case, entry_id):
    part = case.part(entry_id)
    assert part is not None
    return part


def test_a_file_without_an_opening_entry_is_no_case_file():
    with pytest.raises(NoCaseHere):
        fold_case(FILE, [signed(1, "report", {"noticed_at": "2026-11-20"})])


def test_a_signed_part_is_found_in_its_record():
    case = fold_case(FILE, [opened(), signed(2, "report", {"what": "a bruise"}, name="report")])
    assert case.records[RECORD].signed("report")[0].answers == {"what": "a bruise"}


def test_the_fold_is_the_same_in_whatever_order_entries_arrive():
    entries = [
        opened(),
        signed(2, "report", {"what": "a bruise"}, name="report"),
        entry(Amendment(EntryId("report"), {"what": "two bruises"}, "miscounted"), 3),
        entry(Amendment(EntryId("report"), {"what": "three bruises"}, "miscounted again"), 4),
    ]
    folds = [fold_case(FILE, order) for order in itertools.permutations(entries)]
    assert all(fold == folds[0] for fold in folds)


def test_an_amended_answer_counts_and_the_first_one_is_kept():
    amendment = entry(Amendment(EntryId("report"), {"what": "two bruises"}, "miscounted"), 3)
    part = part_of(
        fold_case(FILE, [opened(), signed(2, "report", {"what": "one"}, name="report"), amendment]), "report"
    )
    assert part.answers["what"] == "two bruises"
    assert part.content.answers["what"] == "one"
    assert [(one.was, one.now, one.reason) for one in part.amendments] == [("one", "two bruises", "miscounted")]


def test_an_amendment_of_the_opening_entry_puts_the_identity_right():
    first = opened(identity={"full_name": "Mia Tern", "date_of_birth": "2012-02-29"})
    amendment = entry(Amendment(first.id, {"full_name": "Mia Terne"}, "spelling"), 2)
    assert fold_case(FILE, [first, amendment]).identity == {"full_name": "Mia Terne", "date_of_birth": "2012-02-29"}


def test_a_struck_part_stays_visible_and_its_answers_no_longer_count():
    struck = entry(Struck(EntryId("report"), "other child"), 3)
    case = fold_case(FILE, [opened(), signed(2, "report", {"what": "one"}, name="report"), struck])
    assert not part_of(case, "report").counts
    assert case.records[RECORD].answers == {}
    assert len(case.records[RECORD].parts) == 1


def test_two_signatures_made_apart_are_both_kept_until_one_is_said_to_stand():
    first, second = signed(2, "manager", {"a": 1}, name="first"), signed(3, "manager", {"a": 2}, name="second")
    assert len(fold_case(FILE, [opened(), first, second]).records[RECORD].signed("manager")) == 2
    stands = entry(Stands(EntryId("first"), EntryId("second"), "the earlier one"), 4)
    case = fold_case(FILE, [opened(), first, second, stands])
    assert [part.entry for part in case.records[RECORD].signed("manager")] == ["first"]


def test_a_part_told_by_telephone_waits_until_the_teller_signs():
    told = signed(2, "manager", {"a": 1}, name="told", told_by=ToldBy("p", "Ann Manager", "2026-11-20T17:10+00:00"))
    assert part_of(fold_case(FILE, [opened(), told]), "told").waits_for_own_signature
    confirmed = entry(PartConfirmed(EntryId("told")), 3)
    assert not part_of(fold_case(FILE, [opened(), told, confirmed]), "told").waits_for_own_signature


def test_passing_on_is_kept_with_the_entry_that_says_so():
    later = PassedOn(Role.DESIGNATED_PERSON, "printed", "2026-11-20T18:00+00:00")
    case = fold_case(
        FILE,
        [opened(), signed(2, "report", {}, name="report"), entry(PartPassedOn(EntryId("report"), later), 3, name="on")],
    )
    assert [(one.passed_on.how, one.entry) for one in part_of(case, "report").passings] == [("printed", "on")]


def test_an_entry_about_a_part_that_is_not_here_changes_nothing():
    entries = [opened(), signed(2, "report", {"what": "one"}, name="report")]
    stray = entry(Amendment(EntryId("elsewhere"), {"what": "two"}, "?"), 3)
    assert fold_case(FILE, [*entries, stray]).records == fold_case(FILE, entries).records


def test_an_erased_entry_stays_in_the_chronology_without_words():
    case = fold_case(FILE, [opened(), entry(None, 2, name="erased")])
    assert [one.content is None for one in case.entries] == [False, True]


def test_issued_documents_are_listed():
    issued = DocumentIssued(FORM, "test-form", RECORD, Digest("9" * 64), 1)
    assert fold_case(FILE, [opened(), entry(issued, 2)]).documents[0][1] == issued


def test_entries_of_two_devices_recorded_at_the_same_moment_have_one_order():
    left = signed(2, "update", {"a": "left"}, name="left")
    moment = left.recorded_at
    right = entry(left.content, 2, device=DeviceId("e" * 32), at=moment, name="right")
    orders = [[one.id for one in fold_case(FILE, [opened(), *pair]).entries] for pair in ([left, right], [right, left])]
    assert orders[0] == orders[1] == ["dddd-1", "left", "right"]


def test_a_part_passed_on_as_it_was_signed_says_so_itself():
    passed_on = PassedOn(Role.LINE_MANAGER, "read-out", "2026-11-20T17:10+00:00")
    part = part_of(fold_case(FILE, [opened(), signed(2, "report", {}, name="report", passed_on=passed_on)]), "report")
    assert [(one.passed_on, one.entry) for one in part.passings] == [(passed_on, "report")]
