"""What the organisation file says on a day, and on whose word."""

from datetime import date

from safeguard_desktop.domain.contents import (
    ClosedOn,
    DefinitionAdopted,
    LanguagePackChosen,
    OrganisationNamed,
    PersonNamed,
    RoleGiven,
    WordAdded,
    WorkerEnrolled,
)
from safeguard_desktop.domain.ids import Digest, KeyId, PersonId
from safeguard_desktop.domain.organisation import Basis, fold_organisation
from safeguard_desktop.domain.roles import Role
from tests.builders import entry

DAY = "2026-11-20"
FOUNDER, LEAD, WORKER = KeyId("a" * 64), KeyId("b" * 64), KeyId("c" * 64)


def enrolled(person: str, key: KeyId, number: int, by: KeyId, *, after_recovery: bool = False):
    content = WorkerEnrolled(PersonId(person), person, key, "PEM", "proof", DAY, after_recovery)
    return entry(content, number, author=by)


def role(person: str, held: Role, number: int, by: KeyId, **more):
    return entry(RoleGiven(PersonId(person), held, DAY, **more), number, author=by)


def founding():
    return [
        entry(OrganisationNamed("Mill Lane", "england", DAY), 1, author=FOUNDER),
        entry(PersonNamed(PersonId("founder"), "Fay Founder", DAY), 2, author=FOUNDER),
        enrolled("founder", FOUNDER, 3, FOUNDER),
    ]


def test_the_first_key_is_trusted_as_founding():
    organisation = fold_organisation(founding())
    assert organisation.enrolments[FOUNDER].basis is Basis.FOUNDING
    assert organisation.name_of(FOUNDER) == "Fay Founder"


def test_the_founder_enrols_until_a_designated_person_has_keys():
    entries = [
        *founding(),
        enrolled("lead", LEAD, 4, FOUNDER),
        role("lead", Role.DESIGNATED_PERSON, 5, FOUNDER),
        enrolled("late", WORKER, 6, FOUNDER),
    ]
    organisation = fold_organisation(entries)
    assert Role.DESIGNATED_PERSON in organisation.people[PersonId("lead")].roles
    assert WORKER not in organisation.enrolments
    assert organisation.not_trusted == (entries[-1].id,)


def test_a_designated_persons_enrolment_is_trusted_on_their_word():
    entries = [
        *founding(),
        role("founder", Role.DESIGNATED_PERSON, 4, FOUNDER),
        enrolled("worker", WORKER, 5, FOUNDER),
    ]
    assert fold_organisation(entries).enrolments[WORKER].basis is Basis.DESIGNATED_PERSON


def test_a_worker_cannot_give_themselves_a_role():
    entries = [
        *founding(),
        role("founder", Role.DESIGNATED_PERSON, 4, FOUNDER),
        enrolled("worker", WORKER, 5, FOUNDER),
        role("worker", Role.DESIGNATED_PERSON, 6, WORKER),
    ]
    organisation = fold_organisation(entries)
    assert organisation.people[PersonId("worker")].roles == frozenset()
    assert len(organisation.not_trusted) == 1


def test_an_enrolment_after_recovery_shows_as_such():
    entries = [
        *founding(),
        role("founder", Role.DESIGNATED_PERSON, 4, FOUNDER),
        enrolled("back", LEAD, 5, LEAD, after_recovery=True),
    ]
    assert fold_organisation(entries).enrolments[LEAD].basis is Basis.AFTER_RECOVERY


def test_a_stranger_who_enrols_themselves_is_not_trusted():
    entries = [*founding(), enrolled("stranger", WORKER, 4, WORKER)]
    assert WORKER not in fold_organisation(entries).enrolments


def test_what_comes_into_force_later_is_not_there_yet():
    later = entry(OrganisationNamed("Mill Lane Trust", "wales", "2027-01-01"), 4, author=FOUNDER)
    entries = [*founding(), later]
    assert fold_organisation(entries, date(2026, 12, 31)).nation == "england"
    assert fold_organisation(entries, date(2027, 1, 1)).nation == "wales"


def test_a_role_that_ended_is_no_longer_held():
    entries = [
        *founding(),
        role("founder", Role.LINE_MANAGER, 4, FOUNDER),
        role("founder", Role.LINE_MANAGER, 5, FOUNDER, is_ended=True),
    ]
    assert fold_organisation(entries).holders(Role.LINE_MANAGER) == ()


def test_a_deputy_comes_after_the_holder():
    entries = [
        *founding(),
        entry(PersonNamed(PersonId("anna"), "Anna Deputy", DAY), 4, author=FOUNDER),
        role("anna", Role.COUNTER_SIGNATORY, 5, FOUNDER, is_deputy=True),
        role("founder", Role.COUNTER_SIGNATORY, 6, FOUNDER),
    ]
    assert [one.name for one in fold_organisation(entries).holders(Role.COUNTER_SIGNATORY)] == [
        "Fay Founder",
        "Anna Deputy",
    ]


def test_the_newest_adopted_version_is_in_force():
    entries = [
        *founding(),
        entry(DefinitionAdopted("form", "f", 2, Digest("2" * 64), DAY), 4, author=FOUNDER),
        entry(DefinitionAdopted("form", "f", 1, Digest("1" * 64), DAY), 5, author=FOUNDER),
    ]
    adopted = fold_organisation(entries).adopted_of("form", "f")
    assert adopted is not None
    assert adopted.version == 2


def test_closures_are_kept_apart_from_bank_holidays():
    closures = [
        entry(ClosedOn("2026-12-24", "Office closed", False, DAY), 4, author=FOUNDER),
        entry(ClosedOn("2027-06-01", "One-off bank holiday", True, DAY), 5, author=FOUNDER),
    ]
    assert [one.is_bank_holiday for one in fold_organisation([*founding(), *closures]).closures] == [False, True]


def test_which_words_guide_and_are_known_is_not_a_worker_s_to_say():
    entries = [
        *founding(),
        enrolled("lead", LEAD, 4, FOUNDER),
        enrolled("worker", WORKER, 5, FOUNDER),
        role("lead", Role.DESIGNATED_PERSON, 6, FOUNDER),
        entry(LanguagePackChosen("adults", True, DAY), 7, author=LEAD),
        entry(WordAdded("Llinos", DAY), 8, author=LEAD),
        entry(LanguagePackChosen("adults", False, DAY), 9, author=WORKER),
        entry(WordAdded("Llinos", DAY, is_taken_back=True), 10, author=WORKER),
    ]
    organisation = fold_organisation(entries)
    assert organisation.language_packs == {"adults": True}
    assert organisation.own_words == {"Llinos"}
    assert organisation.not_trusted == (entries[-2].id, entries[-1].id)
