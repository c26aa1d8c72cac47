"""A machine clock behind this device's last entry asks why, for every kind of entry, and the reason is its mark."""

import shutil
from dataclasses import MISSING, fields, replace
from datetime import timedelta

import pytest

from safeguard_desktop.casework import cases, erasing, following_up, organising, recovering, safekeeping, setting_up
from safeguard_desktop.casework.case_view import describe_case
from safeguard_desktop.casework.choosing_rules import choose_pack
from safeguard_desktop.casework.chronology import chronology_of
from safeguard_desktop.casework.issuing import issue_document
from safeguard_desktop.casework.looking_at_organisation import look_at_organisation
from safeguard_desktop.casework.organisation_history import organisation_history
from safeguard_desktop.casework.program import unlock_desk
from safeguard_desktop.casework.refusals import ReasonsNeeded
from safeguard_desktop.casework.setting_up import NewWorker
from safeguard_desktop.content.shipped import FORM
from safeguard_desktop.demo.story import passphrase_of
from safeguard_desktop.domain.contents import CONTENT_KINDS
from safeguard_desktop.domain.ids import ThreadId
from safeguard_desktop.domain.roles import Role
from tests.story_office import DESIGNATED_PERSON, WORKER, Stories

WHY = "the battery was flat"
GIVEN = {"clock-behind": WHY}
ALERT = "coram-child-alert"
CLOSED, OTHER = "2026-12-24", "B.B."
PASSPHRASE = "nine grey stones in a dry wall"


@pytest.fixture(scope="module")
def stories(tmp_path_factory):
    return Stories(tmp_path_factory.mktemp("stories"))


@pytest.fixture
def office(stories, tmp_path):
    """An office whose report is signed, three hours after what the laptop's clock says now."""
    office = stories.told(1, tmp_path)
    desk = office.desk_of(DESIGNATED_PERSON)
    setting_up.close_on(desk, CLOSED, "Closed")
    cases.open_case(desk, "child", OTHER)
    choose_pack(desk, "statutory", is_on=True)
    desk.close()
    office.clock.set(office.clock.now() - timedelta(hours=3))
    return office


@pytest.fixture
def desk(office):
    desk = office.desk_of(DESIGNATED_PERSON)
    yield desk
    desk.close()


def case_of(desk, office):
    return desk.read(lambda books: books.case(office.reference))


def report_of(desk, office):
    return next(part for record in case_of(desk, office).records.values() for part in record.parts)


def dilys(desk):
    return next(one.id for one in look_at_organisation(desk).people if one.label == DESIGNATED_PERSON)


def link(desk, office):
    other = next(one.reference for one in cases.list_cases(desk) if one.initials == OTHER)
    cases.link_cases(desk, office.reference, other, "sibling", "they live together")


def move(desk, office):
    thread = ThreadId(report_of(desk, office).entry)
    following_up.move_thread(desk, office.reference, thread, "newer rules")


ACTS = {
    "name the organisation": lambda desk, _: organising.name_organisation(desk, "New name", "wales"),
    "hours": lambda desk, _: setting_up.set_office_hours(desk, "08:00", "16:00"),
    "closure": lambda desk, _: setting_up.close_on(desk, "2026-12-28", "Closed"),
    "closure withdrawn": lambda desk, _: setting_up.withdraw_closure(desk, CLOSED),
    "colleague": lambda desk, _: setting_up.add_colleague(desk, "Ann", (Role.TRUSTEE,)),
    "worker": lambda desk, _: setting_up.add_worker(desk, NewWorker("robin", PASSPHRASE, "Ann"), ()),
    "person renamed": lambda desk, _: organising.rename_person(desk, dilys(desk), "Dilys O."),
    "role": lambda desk, _: setting_up.give_role(desk, dilys(desk), Role.TRUSTEE),
    "key removed": lambda desk, _: organising.remove_key(desk, WORKER),
    "case": lambda desk, _: cases.open_case(desk, "child", "C.C."),
    "link": link,
    "erasure": lambda desk, office: erasing.erase_words(
        desk, office.reference, report_of(desk, office).entry, "court order", "GDPR 17"
    ),
    "strike": lambda desk, office: following_up.strike(desk, office.reference, report_of(desk, office).entry, "wrong"),
    "thread moved": move,
    "document": lambda desk, office: issue_document(desk, office.reference, ALERT),
}


def all_entries(desk):
    return desk.read(lambda books: [one for file in books.reading.files() for one in books.reading.entries(file)])


@pytest.mark.parametrize("act", ACTS)
def test_every_act_asks_why_and_bears_the_reason(act, desk, office):
    with pytest.raises(ReasonsNeeded) as needed:
        ACTS[act](desk, office)
    before = {one.id for one in all_entries(desk)}
    labels = desk.vault.labels

    ACTS[act](desk.giving(GIVEN), office)

    new = [one for one in all_entries(desk) if one.id not in before]
    assert [caution.code for caution in needed.value.cautions] == ["clock-behind"]
    assert {one.content.reasons["clock-behind"] for one in new if one.content} == {WHY}
    assert new
    assert (act in {"worker", "key removed"}) == (labels != desk.vault.labels)


@pytest.mark.parametrize("act", ["colleague", "worker", "case", "key removed", "document"])
def test_what_is_asked_about_has_changed_nothing(act, desk, office):
    before, labels = len(all_entries(desk)), desk.vault.labels
    with pytest.raises(ReasonsNeeded):
        ACTS[act](desk, office)

    assert (len(all_entries(desk)), desk.vault.labels) == (before, labels)


def test_a_document_is_neither_drawn_nor_sealed_before_the_reason_is_given(desk, office):
    steps: list[str] = []
    with pytest.raises(ReasonsNeeded):
        issue_document(desk, office.reference, ALERT, at_step=steps.append)

    assert steps == []


def test_a_reason_of_blanks_is_none(desk, office):
    with pytest.raises(ReasonsNeeded):
        ACTS["hours"](desk.giving({"clock-behind": " \n"}), office)


def test_a_clock_that_goes_right_asks_nothing_and_marks_nothing(desk, office):
    office.clock.set(office.clock.now() + timedelta(hours=4))
    setting_up.set_office_hours(desk.giving(GIVEN), "08:00", "16:00")

    assert organisation_history(desk)[-1].marks == ()


def test_a_reason_counts_for_the_one_act_it_was_given_for(desk, office):
    setting_up.set_office_hours(desk.giving(GIVEN), "08:00", "16:00")
    office.clock.set(office.clock.now() - timedelta(hours=1))
    with pytest.raises(ReasonsNeeded):
        setting_up.set_office_hours(desk, "08:00", "15:00")


def test_what_to_type_is_said_in_one_sentence(desk, office):
    with pytest.raises(ReasonsNeeded) as needed:
        ACTS["hours"](desk, office)

    assert "--reason clock-behind='...'" in needed.value.next_step
    assert "draft" not in needed.value.message


def test_definitions_taken_up_at_unlocking_say_that_the_program_did_it(office):
    """An upgrade brings a new version of a form; nobody is in front to be asked."""
    shipped = office.program.shipped
    form = next(one for one in shipped.definitions if one.kind == FORM and one.id == ALERT)
    newer = replace(form, version=form.version + 1, data=form.data + b"# a newer version\n")
    program = replace(office.program, shipped=replace(shipped, definitions=(*shipped.definitions, newer)))
    desk = unlock_desk(program, program.place(None), DESIGNATED_PERSON, passphrase_of(DESIGNATED_PERSON))
    try:
        marked = [one for one in look_at_organisation(desk).marked if one.kind == "definition-adopted"]
    finally:
        desk.close()

    assert len(marked) == 1
    assert "by itself" in marked[0].marks[0]


def test_a_new_key_after_recovery_asks_before_the_key_is_made(office):
    place = office.program.place(None)
    desk = office.desk_of(DESIGNATED_PERSON)
    sheet = desk.vault.renew_recovery_sheet()
    desk.close()
    new = NewWorker("robin", PASSPHRASE, "Ann")
    desk = recovering.open_by_recovery_sheet(office.program, place, sheet.text)
    labels = desk.vault.labels

    with pytest.raises(ReasonsNeeded):
        recovering.enrol_after_recovery(office.program, desk, new, None)
    assert desk.vault.labels == labels

    opened = recovering.enrol_after_recovery(office.program, desk.giving(GIVEN), new, None)
    try:
        assert any(WHY in mark for one in organisation_history(opened) for mark in one.marks)
        assert opened.reasons == {}
    finally:
        opened.close()


def test_going_on_with_an_older_vault_begins_a_new_device_that_has_no_last_entry(office, tmp_path):
    kept = tmp_path / "kept"
    shutil.copytree(office.program.default_vault, kept)
    desk = office.desk_of(DESIGNATED_PERSON)
    setting_up.set_office_hours(desk.giving(GIVEN), "08:00", "16:00")
    desk.close()
    shutil.rmtree(office.program.default_vault)
    shutil.copytree(kept, office.program.default_vault)
    desk = office.desk_of(DESIGNATED_PERSON)
    try:
        safekeeping.go_on_after_rollback(desk, "put back from a copy")
        assert "rollback-accepted" in {one.kind for one in organisation_history(desk)}
    finally:
        desk.close()


def test_the_chronology_shows_the_mark_of_a_file_and_of_what_came_after_a_part(desk, office):
    giving = desk.giving(GIVEN)
    report = report_of(desk, office)
    following_up.strike(giving, office.reference, report.entry, "wrong file")
    office.clock.set(office.clock.now() - timedelta(hours=1))
    link(giving, office)

    rows = desk.read(lambda books: chronology_of(books, books.case(office.reference)))
    marked = [row.title for row in rows if any(WHY in mark for mark in row.marks)]
    data = desk.read(lambda books: describe_case(books, books.case(office.reference)))

    assert len(marked) == 2
    assert sum(one["reasons"] == GIVEN for one in data["chronology"]) == 2


@pytest.mark.parametrize("kind", CONTENT_KINDS)
def test_every_kind_of_entry_has_room_for_the_reason_and_needs_none(kind):
    reasons = next(one for one in fields(CONTENT_KINDS[kind]) if one.name == "reasons")

    assert reasons.default_factory is not MISSING
