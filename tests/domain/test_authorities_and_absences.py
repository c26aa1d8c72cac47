"""What the organisation file says of its authorities and of who is away, and on whose word; whom a case is about."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeguard_desktop.domain.absences import Absence, PersonAway, away_until, with_absence
from safeguard_desktop.domain.authorities import AuthorityKind, AuthorityProfiled, AuthorityWithdrawn
from safeguard_desktop.domain.concerned import concerned_people
from safeguard_desktop.domain.contents import ConcernAboutWorker, PersonNamed
from safeguard_desktop.domain.ids import AuthorityId, PersonId
from safeguard_desktop.domain.organisation import fold_organisation
from safeguard_desktop.domain.roles import Role
from tests.builders import entry
from tests.domain.test_organisation import DAY, FOUNDER, LEAD, WORKER, enrolled, founding, role

MILL, PERSON = AuthorityId("1"), PersonId("worker")


def office():
    """A founder, a designated person and a worker, all with keys."""
    return [
        *founding(),
        enrolled("worker", WORKER, 4, FOUNDER),
        enrolled("lead", LEAD, 5, FOUNDER),
        role("lead", Role.DESIGNATED_PERSON, 6, FOUNDER),
        entry(PersonNamed(PersonId("lead"), "Lea Lead", DAY), 7, author=LEAD),
    ]


def profiled(number, *, by=LEAD, name="Mill County", since=DAY, **more):
    content = AuthorityProfiled(MILL, AuthorityKind.CHILDRENS_SERVICES, name, since, **more)
    return entry(content, number, author=by)


def away(first, last, number=10, *, by=LEAD, person=PERSON, **more):
    return entry(PersonAway(person, first, last, DAY, **more), number, author=by)


def test_a_later_profile_takes_the_place_of_the_one_before():
    folded = fold_organisation([*office(), profiled(8, telephone="1"), profiled(9, telephone="2")])

    assert [one.profile.telephone for one in folded.authorities.values()] == ["2"]


def test_a_profile_holds_from_its_day_on():
    entries = [*office(), profiled(8, telephone="1"), profiled(9, telephone="2", since="2026-12-01")]

    assert fold_organisation(entries, date(2026, 11, 30)).authorities[MILL].profile.telephone == "1"
    assert fold_organisation(entries, date(2026, 12, 1)).authorities[MILL].profile.telephone == "2"


def test_a_withdrawn_profile_holds_no_longer():
    withdrawn = entry(AuthorityWithdrawn(MILL, "merged", DAY), 9, author=LEAD)

    assert not fold_organisation([*office(), profiled(8), withdrawn]).authorities


@pytest.mark.parametrize(
    "said", [profiled(8, by=WORKER), away("2026-11-20", "2026-11-21", 8, by=WORKER, person="lead")]
)
def test_what_nobody_had_the_right_to_say_is_not_trusted_and_changes_nothing(said):
    folded = fold_organisation([*office(), said])

    assert (folded.not_trusted, folded.authorities, folded.absences) == ((said.id,), {}, ())


def test_a_thread_that_uses_an_old_name_still_finds_the_authority():
    folded = fold_organisation([*office(), profiled(8), profiled(9, name="Mill and Weir")])

    found = folded.authority_named("MILL COUNTY")

    assert found is not None
    assert found.profile.name == "Mill and Weir"


def test_people_say_themselves_that_they_are_away():
    folded = fold_organisation([*office(), away("2026-11-23", "2026-12-01", by=WORKER)])

    assert folded.away_until(PERSON, date(2026, 12, 1)) == date(2026, 12, 1)
    assert folded.away_until(PERSON, date(2026, 12, 2)) is None
    assert folded.away_until(PERSON, date(2026, 11, 22)) is None


def test_an_absence_said_again_takes_the_place_of_the_one_with_the_same_first_day():
    folded = fold_organisation([*office(), away("2026-11-23", "2026-12-01"), away("2026-11-23", "2026-11-24", 11)])

    assert [one.last_day.day for one in folded.absences] == [24]


def test_a_cancelled_absence_is_none():
    entries = [*office(), away("2026-11-23", "2026-12-01"), away("2026-11-23", "2026-12-01", 11, is_cancelled=True)]

    assert not fold_organisation(entries).absences


@pytest.mark.parametrize(
    ("first", "last"), [("", ""), ("x", "2026-12-01"), ("2026-12-02", "2026-12-01"), ("2026-13-01", "9")]
)
def test_days_that_cannot_be_read_or_are_in_the_wrong_order_change_nothing(first, last):
    assert with_absence((), PersonAway(PERSON, first, last, DAY)) == ()


def test_absences_that_join_up_are_one_time_away():
    found = [Absence(PERSON, date(2026, 11, d), date(2026, 11, d + 2)) for d in (2, 5, 9)]

    assert away_until(found, PERSON, date(2026, 11, 3)) == date(2026, 11, 7)


days = st.dates(date(2026, 1, 1), date(2026, 3, 1))


@given(st.lists(st.tuples(days, days).map(sorted), max_size=6), days)
def test_nobody_is_back_on_a_day_they_are_away(spans, day):
    absences = [Absence(PERSON, first, last) for first, last in spans]
    until = away_until(absences, PERSON, day)

    assert (until is not None) == any(first <= day <= last for first, last in spans)
    assert until is None or not any(first <= date.fromordinal(until.toordinal() + 1) <= last for first, last in spans)


def about(person, number, *, by, **more):
    return entry(ConcernAboutWorker(PersonId(person), "said so", **more), number, author=by)


def test_a_designated_person_says_whom_a_concern_is_about_and_that_it_is_not():
    organisation = fold_organisation(office())
    said, withdrawn = about("worker", 1, by=LEAD), about("worker", 2, by=LEAD, is_withdrawn=True)

    assert concerned_people([said], organisation) == {"worker"}
    assert concerned_people([said, withdrawn], organisation) == set()


def test_anybody_can_say_that_a_concern_is_about_the_designated_person_who_cannot_undo_it():
    organisation = fold_organisation(office())
    said, undone = about("lead", 1, by=WORKER), about("lead", 2, by=LEAD, is_withdrawn=True)

    assert concerned_people([said, undone], organisation) == {"lead"}


@pytest.mark.parametrize(
    "said", [about("founder", 1, by=WORKER), about("lead", 1, by=LEAD), about("lead", 1, by="f" * 64)]
)
def test_a_worker_cannot_shut_out_another_worker_and_nobody_shuts_out_themselves(said):
    assert concerned_people([said], fold_organisation(office())) == set()
