"""Who is away, who stands in, and whoever a concern is about: kept out of its case file everywhere the program shows it."""

from datetime import date

import pytest

from safeguard_desktop.casework.absences import cancel_away, say_away
from safeguard_desktop.casework.cases import list_cases, show_case
from safeguard_desktop.casework.completing import Doing
from safeguard_desktop.casework.concerning import people_it_is_about, say_about_worker, say_not_about_worker
from safeguard_desktop.casework.drafting import begin_draft, keep_draft
from safeguard_desktop.casework.looking_at_case import look_through_cases
from safeguard_desktop.casework.part_in_hand import take_in_hand
from safeguard_desktop.casework.recording import before_recording
from safeguard_desktop.casework.refusals import UnknownCase
from safeguard_desktop.casework.timeline import due
from safeguard_desktop.casework.today import look_at_today
from safeguard_desktop.cli import main as command_line
from safeguard_desktop.demo.story import passphrase_of
from safeguard_desktop.domain.errors import Refused
from safeguard_desktop.domain.roles import Role
from tests.story_office import COUNTER_SIGNATORY, DESIGNATED_PERSON, LINE_MANAGER, WORKER, StoryOffice

FIRST, LAST = date(2026, 11, 20), date(2026, 12, 1)
FORM = "coram-child-alert"


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """The worker's report is signed, and the line manager's part waits."""
    folder = tmp_path_factory.mktemp("office")
    office = StoryOffice(folder)
    office.tell(1)
    return folder, office


def person(desk, label):
    people = desk.read(lambda books: tuple(books.organisation.people.values()))
    return next(one.id for one in people if one.label == label)


def away(desk, *labels):
    for label in labels:
        say_away(desk, person(desk, label), FIRST, LAST)


def managers_line(desk):
    """What the line manager has to do on Today."""
    return next(line for line in look_at_today(desk).lines if line.action.who is Role.LINE_MANAGER)


def test_today_says_who_is_away_until_when_and_who_stands_in(unlock):
    desk = unlock(DESIGNATED_PERSON)
    away(desk, LINE_MANAGER)
    (found,) = look_at_today(desk).stand_ins

    assert (found.name, found.role, found.until, found.acting) == (
        "Ann Prosser",
        Role.LINE_MANAGER,
        LAST,
        ("Dilys Okafor",),
    )
    assert found.paragraph == "6.19-6.20"


def test_the_chain_moves_the_person_and_never_the_time(unlock):
    desk = unlock(DESIGNATED_PERSON)
    before = managers_line(desk)
    away(desk, LINE_MANAGER)
    after = managers_line(desk)

    assert (before.holders, before.is_mine) == (("Ann Prosser",), False)
    assert (after.holders, after.is_mine) == (("Dilys Okafor",), True)
    assert after.due == before.due


def test_whoever_stands_in_may_sign_the_part(unlock, told):
    desk = unlock(DESIGNATED_PERSON)
    reference = list_cases(desk)[0].reference
    record = told[1].records[next(iter(told[1].records))]
    before = take_in_hand(desk, reference, FORM, "manager", record).my_roles
    away(desk, LINE_MANAGER)

    assert Role.LINE_MANAGER not in before
    assert Role.LINE_MANAGER in take_in_hand(desk, reference, FORM, "manager", record).my_roles
    assert any(way.is_mine for way in managers_line(desk).ways if way.doing is Doing.FILL)


def test_who_is_to_be_told_is_who_is_here(unlock):
    desk = unlock(DESIGNATED_PERSON)
    away(desk, LINE_MANAGER)

    assert before_recording(desk).line_managers == ("Dilys Okafor, standing in",)


def test_the_last_resort_is_named_where_nobody_is_here(unlock):
    desk = unlock(DESIGNATED_PERSON)
    away(desk, LINE_MANAGER, DESIGNATED_PERSON, COUNTER_SIGNATORY)

    assert managers_line(desk).holders == ("the Chief Executive",)


def test_who_is_back_acts_again(unlock):
    desk = unlock(DESIGNATED_PERSON)
    away(desk, LINE_MANAGER)
    cancel_away(desk, person(desk, LINE_MANAGER), FIRST)

    assert managers_line(desk).holders == ("Ann Prosser",)
    assert look_at_today(desk).stand_ins == ()


def test_people_say_it_for_themselves_and_not_for_others(unlock):
    desk = unlock(WORKER)
    say_away(desk, person(desk, WORKER), FIRST, LAST)
    with pytest.raises(Refused, match="Only that person"):
        say_away(desk, person(desk, LINE_MANAGER), FIRST, LAST)
    with pytest.raises(Refused, match="Only that person"):
        cancel_away(desk, person(desk, LINE_MANAGER), FIRST)


@pytest.mark.parametrize("last", [date(2026, 11, 19), date(2029, 1, 1)])
def test_days_in_the_wrong_order_and_for_ever_are_refused(unlock, last):
    desk = unlock(DESIGNATED_PERSON)
    with pytest.raises(Refused, match="Nothing was changed"):
        say_away(desk, person(desk, LINE_MANAGER), FIRST, last)


def test_absence_can_be_said_and_seen_at_the_command_line(program, tmp_path, capsys):
    (tmp_path / "passphrase").write_text(passphrase_of(DESIGNATED_PERSON))
    who = ["--worker", DESIGNATED_PERSON, "--passphrase-file", str(tmp_path / "passphrase"), "--json"]
    for words in (
        ["away", "otter", "2026-11-23", "2026-12-01"],
        ["list"],
        ["away", "otter", "2026-11-23", "--cancel"],
    ):
        assert command_line.run(["people", *words, *who], program) == 0

    assert '"away": [{"first_day": "2026-11-23", "last_day": "2026-12-01"}]' in capsys.readouterr().out


def shut_out(unlock, label, *, by=COUNTER_SIGNATORY):
    desk = unlock(by)
    reference = list_cases(desk)[0].reference
    say_about_worker(desk, reference, person(desk, label), "The child named her.")
    return reference


def test_whoever_it_is_about_sees_the_case_file_nowhere(unlock):
    reference = shut_out(unlock, DESIGNATED_PERSON)
    desk = unlock(DESIGNATED_PERSON)
    today = look_at_today(desk)

    assert (list_cases(desk), look_through_cases(desk), due(desk)) == ([], [], [])
    assert (today.lines, today.standings, today.others_drafts, today.has_cases) == ((), (), (), False)
    for look in (
        lambda: show_case(desk, reference),
        lambda: due(desk, reference),
        lambda: take_in_hand(desk, reference, FORM, "direction"),
        lambda: people_it_is_about(desk, reference),
    ):
        with pytest.raises(UnknownCase):
            look()


def test_a_draft_in_it_is_hidden_as_well(unlock):
    reference = shut_out(unlock, LINE_MANAGER, by=DESIGNATED_PERSON)
    desk = unlock(DESIGNATED_PERSON)
    draft = begin_draft(desk, FORM, "direction", reference)
    keep_draft(desk, draft, {}, {})

    assert look_at_today(unlock(LINE_MANAGER)).others_drafts == ()


def test_others_see_it_and_the_chain_goes_past_whoever_it_is_about(unlock):
    reference = shut_out(unlock, LINE_MANAGER, by=DESIGNATED_PERSON)
    desk = unlock(WORKER)

    assert [case.reference for case in list_cases(desk)] == [reference]
    assert managers_line(desk).holders == ("Dilys Okafor",)
    assert [one.name for one in people_it_is_about(desk, reference)] == ["Ann Prosser"]


def test_a_worker_says_it_of_the_designated_person_and_of_nobody_else(unlock):
    shut_out(unlock, DESIGNATED_PERSON, by=WORKER)
    desk = unlock(WORKER)
    with pytest.raises(Refused, match="Only a designated person or the counter-signatory"):
        say_about_worker(desk, list_cases(desk)[0].reference, person(desk, LINE_MANAGER), "why")

    assert list_cases(unlock(DESIGNATED_PERSON)) == []


def test_it_is_undone_by_another_who_decides_and_not_by_themselves(unlock):
    reference = shut_out(unlock, DESIGNATED_PERSON)
    desk = unlock(WORKER)
    with pytest.raises(Refused):
        say_not_about_worker(desk, reference, person(desk, DESIGNATED_PERSON), "why")
    desk = unlock(COUNTER_SIGNATORY)
    say_not_about_worker(desk, reference, person(desk, DESIGNATED_PERSON), "It was a mix-up of names.")

    assert len(list_cases(unlock(DESIGNATED_PERSON))) == 1
