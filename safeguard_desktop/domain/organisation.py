"""What the organisation file says on a day: name, nation, hours, closures, people, roles, keys, definitions in force.

It also says on whose word each key is trusted, because that is shown in every check.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from safeguard_desktop.domain.absences import Absence, PersonAway, away_until, with_absence
from safeguard_desktop.domain.authorities import (
    Authority,
    AuthorityProfiled,
    AuthorityWithdrawn,
    authority_of_name,
    with_profile,
)
from safeguard_desktop.domain.contents import (
    ClosedOn,
    ClosureWithdrawn,
    DefinitionAdopted,
    KeyRemoved,
    LanguagePackChosen,
    OfficeHoursSet,
    OrganisationNamed,
    PersonNamed,
    RoleGiven,
    RuleChosen,
    WordAdded,
    WorkerEnrolled,
)
from safeguard_desktop.domain.entries import Entry
from safeguard_desktop.domain.ids import AuthorityId, EntryId, KeyId, PersonId
from safeguard_desktop.domain.roles import Person, Role


class Basis(StrEnum):
    """On whose word a key is trusted."""

    FOUNDING = "founding"
    """Enrolled by the person who made the vault, before there was a designated person with keys."""
    DESIGNATED_PERSON = "designated-person"
    AFTER_RECOVERY = "after-recovery"
    """Enrolled by somebody who came in with the recovery sheet."""


@dataclass(frozen=True, slots=True)
class Enrolment:
    """A trusted key: whose, the certificate documents are sealed with (PEM), on whose word, by which entry."""

    person: PersonId
    key: KeyId
    certificate: str
    basis: Basis
    entry: EntryId


@dataclass(frozen=True, slots=True)
class Organisation:
    """The organisation as its entries say it is on one day. `not_trusted` are enrolments, removals and roles nobody had the right
    to give; `roles_after_recovery` those given by somebody who came in with the recovery sheet, which every check shows.
    `packs_off` are the ids of adopted rule packs that count no more, `rules_on` those of optional rules that count.
    `language_packs` says of packs of words whether they are on where that was chosen; `own_words` are those spelling knows besides.
    """

    name: str = ""
    nation: str = "england"
    opening: str = "09:00"
    closing: str = "17:00"
    people: Mapping[PersonId, Person] = field(default_factory=dict)
    enrolments: Mapping[KeyId, Enrolment] = field(default_factory=dict)
    closures: tuple[ClosedOn, ...] = ()
    adopted: tuple[DefinitionAdopted, ...] = ()
    not_trusted: tuple[EntryId, ...] = ()
    roles_after_recovery: frozenset[tuple[PersonId, Role]] = frozenset()
    authorities: Mapping[AuthorityId, Authority] = field(default_factory=dict)
    absences: tuple[Absence, ...] = ()
    packs_off: frozenset[str] = frozenset()
    rules_on: frozenset[str] = frozenset()
    language_packs: Mapping[str, bool] = field(default_factory=dict)
    own_words: frozenset[str] = frozenset()

    def person_of(self, key: KeyId | str | None) -> Person | None:
        """Whose key it is, or None where no trusted enrolment names it."""
        enrolment = self.enrolments.get(KeyId(key or ""))
        return self.people.get(enrolment.person) if enrolment else None

    def name_of(self, key: KeyId | str) -> str:
        """The name of the key's person; "" where it is not known."""
        person = self.person_of(key)
        return person.name if person else ""

    def holders(self, role: Role) -> tuple[Person, ...]:
        """Who holds a role, with or without keys, deputies last."""
        holders = [person for person in self.people.values() if role in person.roles]
        return tuple(sorted(holders, key=lambda person: (role in person.is_deputy_for, person.name)))

    def authority_named(self, name: str) -> Authority | None:
        """The authority that goes by that name, in any letter case, or None where no profile of it is in force."""
        return authority_of_name(self.authorities.values(), name)

    def away_until(self, person: PersonId, on: date) -> date | None:
        """The last day of the time a person is away on a day; None where they are not."""
        return away_until(self.absences, person, on)

    def adopted_of(self, kind: str, definition_id: str) -> DefinitionAdopted | None:
        """The newest version in force of a definition, or None."""
        versions = [one for one in self.adopted if one.definition_kind == kind and one.id == definition_id]
        return max(versions, key=lambda one: one.version, default=None)


def fold_organisation(entries: Iterable[Entry], on: date | None = None) -> Organisation:
    """The organisation as these entries make it on a day (London date; None for all of them, in force or not yet)."""
    organisation = Organisation()
    in_force = [one for one in sorted(entries, key=lambda one: one.fold_order) if _is_in_force(one, on)]
    withdrawn = {one.content.of for one in in_force if isinstance(one.content, ClosureWithdrawn)}
    for entry in in_force:
        if entry.id not in withdrawn or not isinstance(entry.content, ClosedOn):
            organisation = _with(organisation, entry)
    return organisation


def _is_in_force(entry: Entry, on: date | None) -> bool:
    starts = getattr(entry.content, "in_force_from", "")
    return on is None or not starts or starts[:10] <= on.isoformat()


def _with(organisation: Organisation, entry: Entry) -> Organisation:
    content = entry.content
    if isinstance(content, OrganisationNamed):
        return replace(organisation, name=content.name, nation=content.nation)
    if isinstance(content, OfficeHoursSet):
        return replace(organisation, opening=content.opening, closing=content.closing)
    if isinstance(content, ClosedOn):
        return replace(organisation, closures=(*organisation.closures, content))
    if isinstance(content, DefinitionAdopted):
        return replace(organisation, adopted=(*organisation.adopted, content))
    if isinstance(content, PersonNamed):
        return _with_person(organisation, replace(_person(organisation, content.person), name=content.name))
    if isinstance(content, WorkerEnrolled):
        return _with_enrolment(organisation, entry, content)
    if isinstance(content, KeyRemoved):
        return _without_key(organisation, entry, content)
    if isinstance(content, RoleGiven):
        return _with_role(organisation, entry, content)
    if isinstance(content, AuthorityProfiled | AuthorityWithdrawn):
        return _with_authority(organisation, entry, content)
    if isinstance(content, PersonAway):
        return _with_absence(organisation, entry, content)
    if isinstance(content, RuleChosen):
        return _with_choice(organisation, entry, content)
    if isinstance(content, LanguagePackChosen | WordAdded):
        return _with_words(organisation, entry, content)
    return organisation


def _person(organisation: Organisation, person_id: PersonId) -> Person:
    return organisation.people.get(person_id) or Person(person_id, "")


def _with_person(organisation: Organisation, person: Person) -> Organisation:
    return replace(organisation, people={**organisation.people, person.id: person})


def _not_trusted(organisation: Organisation, entry: Entry) -> Organisation:
    return replace(organisation, not_trusted=(*organisation.not_trusted, entry.id))


def _with_enrolment(organisation: Organisation, entry: Entry, content: WorkerEnrolled) -> Organisation:
    basis = _basis(organisation, entry, content)
    if basis is None:
        return _not_trusted(organisation, entry)
    enrolment = Enrolment(content.person, content.signing_key, content.sealing_certificate, basis, entry.id)
    person = _person(organisation, content.person)
    enrolled = replace(
        person,
        label=content.label,
        signing_keys=(*person.signing_keys, content.signing_key),
        sealing_certificates=(*person.sealing_certificates, content.sealing_certificate),
    )
    organisation = replace(organisation, enrolments={**organisation.enrolments, content.signing_key: enrolment})
    return _with_person(organisation, enrolled)


def _without_key(organisation: Organisation, entry: Entry, content: KeyRemoved) -> Organisation:
    if not _is_designated_person(organisation, entry.author):
        return _not_trusted(organisation, entry)
    person = _person(organisation, content.person)
    return _with_person(organisation, replace(person, label="" if person.label == content.label else person.label))


def _basis(organisation: Organisation, entry: Entry, content: WorkerEnrolled) -> Basis | None:
    if _is_designated_person(organisation, entry.author):
        return Basis.DESIGNATED_PERSON
    if content.after_recovery and entry.author == content.signing_key:
        return Basis.AFTER_RECOVERY
    return Basis.FOUNDING if _may_found(organisation, entry.author) else None


def _is_designated_person(organisation: Organisation, key: KeyId) -> bool:
    person = organisation.person_of(key)
    return person is not None and Role.DESIGNATED_PERSON in person.roles


def _may_found(organisation: Organisation, key: KeyId) -> bool:
    """Until a designated person has keys, the first person enrolled acts in their place."""
    if any(person.has_keys for person in organisation.holders(Role.DESIGNATED_PERSON)):
        return False
    return not organisation.enrolments or key == next(iter(organisation.enrolments))


def _with_role(organisation: Organisation, entry: Entry, content: RoleGiven) -> Organisation:
    author = organisation.enrolments.get(entry.author)
    is_recovered = author is not None and author.basis is Basis.AFTER_RECOVERY
    may_give = _is_designated_person(organisation, entry.author) or _may_found(organisation, entry.author)
    if not (may_give or is_recovered):
        return _not_trusted(organisation, entry)
    person = _person(organisation, content.person)
    roles = person.roles - {content.role} if content.is_ended else person.roles | {content.role}
    deputy = person.is_deputy_for | {content.role} if content.is_deputy else person.is_deputy_for - {content.role}
    given = {(content.person, content.role)}
    after_recovery = organisation.roles_after_recovery - given
    if is_recovered and not content.is_ended:
        after_recovery |= given
    organisation = replace(organisation, roles_after_recovery=after_recovery)
    return _with_person(organisation, replace(person, roles=roles, is_deputy_for=deputy))


def _with_authority(
    organisation: Organisation, entry: Entry, content: AuthorityProfiled | AuthorityWithdrawn
) -> Organisation:
    if not (_is_designated_person(organisation, entry.author) or _may_found(organisation, entry.author)):
        return _not_trusted(organisation, entry)
    if isinstance(content, AuthorityProfiled):
        return replace(organisation, authorities=with_profile(organisation.authorities, content, entry.id))
    others = {key: one for key, one in organisation.authorities.items() if key != content.authority}
    return replace(organisation, authorities=others)


def _with_absence(organisation: Organisation, entry: Entry, content: PersonAway) -> Organisation:
    """People say themselves when they are away; a designated person may say it for anybody."""
    author = organisation.person_of(entry.author)
    is_own = author is not None and author.id == content.person
    if not (is_own or _is_designated_person(organisation, entry.author) or _may_found(organisation, entry.author)):
        return _not_trusted(organisation, entry)
    return replace(organisation, absences=with_absence(organisation.absences, content))


def _with_choice(organisation: Organisation, entry: Entry, content: RuleChosen) -> Organisation:
    """Which rules count is a designated person's to say."""
    if not (_is_designated_person(organisation, entry.author) or _may_found(organisation, entry.author)):
        return _not_trusted(organisation, entry)
    if content.rule:
        rule = frozenset({content.rule})
        return replace(
            organisation, rules_on=organisation.rules_on | rule if content.is_on else organisation.rules_on - rule
        )
    pack = frozenset({content.pack})
    return replace(
        organisation, packs_off=organisation.packs_off - pack if content.is_on else organisation.packs_off | pack
    )


def _with_words(organisation: Organisation, entry: Entry, content: LanguagePackChosen | WordAdded) -> Organisation:
    """Which words are guided and known is a designated person's to say."""
    if not (_is_designated_person(organisation, entry.author) or _may_found(organisation, entry.author)):
        return _not_trusted(organisation, entry)
    if isinstance(content, LanguagePackChosen):
        return replace(organisation, language_packs={**organisation.language_packs, content.pack: content.is_on})
    word = frozenset({content.word})
    words = organisation.own_words - word if content.is_taken_back else organisation.own_words | word
    return replace(organisation, own_words=words)
