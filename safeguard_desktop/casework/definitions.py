"""Adopted definitions as domain objects: forms, rule packs and calendars read from the vault's bytes by hash, once each."""

from collections.abc import Iterable, Mapping
from datetime import date, time

from safeguard_desktop.content.calendar_file import read_calendar
from safeguard_desktop.content.form_file import read_form
from safeguard_desktop.content.language_file import read_language_pack
from safeguard_desktop.content.pack_file import read_pack
from safeguard_desktop.content.shipped import CALENDAR, FORM, RULE_PACK
from safeguard_desktop.domain.calendars import BankHoliday, OfficeHours, WorkingCalendar
from safeguard_desktop.domain.contents import DefinitionAdopted
from safeguard_desktop.domain.errors import Refused
from safeguard_desktop.domain.forms import Form
from safeguard_desktop.domain.ids import Digest
from safeguard_desktop.domain.language.rules import LanguagePack
from safeguard_desktop.domain.organisation import Organisation
from safeguard_desktop.domain.prepared_rules import PreparedRules
from safeguard_desktop.domain.rules import RulePack
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.vault import Reading


class DefinitionCache:
    """Definitions already read. A hash never changes its meaning, so nothing here grows stale."""

    def __init__(self) -> None:
        self._forms: dict[Digest, Form] = {}
        self._packs: dict[Digest, RulePack] = {}
        self._calendars: dict[tuple[object, ...], WorkingCalendar] = {}
        self._language_packs: dict[Digest, LanguagePack] = {}
        self._rules: tuple[Organisation, PreparedRules] | None = None

    def form(self, reading: Reading, digest: Digest) -> Form:
        """The form of that hash. Raises KeyError where the vault never adopted it."""
        if digest not in self._forms:
            self._forms[digest] = read_form(reading.definition(digest), digest)
        return self._forms[digest]

    def pack(self, reading: Reading, digest: Digest) -> RulePack:
        """The rule pack of that hash. Raises KeyError where the vault never adopted it."""
        if digest not in self._packs:
            self._packs[digest] = read_pack(reading.definition(digest), digest)
        return self._packs[digest]

    def packs(self, reading: Reading, digests: Iterable[Digest]) -> Mapping[Digest, RulePack]:
        """The rule packs of these hashes."""
        return {digest: self.pack(reading, digest) for digest in set(digests)}

    def language_pack(self, reading: Reading, digest: Digest) -> LanguagePack:
        """The pack of words of that hash. Raises KeyError where the vault never adopted it."""
        if digest not in self._language_packs:
            self._language_packs[digest] = read_language_pack(reading.definition(digest), digest)
        return self._language_packs[digest]

    def in_force(self, organisation: Organisation, kind: str) -> list[DefinitionAdopted]:
        """The newest adopted version of each definition of a kind, by id."""
        ids = sorted({one.id for one in organisation.adopted if one.definition_kind == kind})
        newest = (organisation.adopted_of(kind, definition_id) for definition_id in ids)
        return [one for one in newest if one is not None]

    def form_in_force(self, reading: Reading, organisation: Organisation, form_id: str) -> Form:
        """The newest adopted version of a form."""
        adopted = organisation.adopted_of(FORM, form_id)
        if adopted is None:
            known = ", ".join(one.id for one in self.in_force(organisation, FORM))
            raise Refused(
                _("There is no form '{id}' here.").format(id=form_id), _("There are: {ids}.").format(ids=known)
            )
        return self.form(reading, adopted.hash)

    def calendar(self, reading: Reading, organisation: Organisation) -> WorkingCalendar:
        """The calendar of the organisation: its nation's bank holidays, its own days and hours."""
        adopted = organisation.adopted_of(CALENDAR, organisation.nation)
        if adopted is None:
            raise Refused(_("This vault has no bank holidays for '{nation}'.").format(nation=organisation.nation))
        key = (adopted.hash, organisation.closures, organisation.opening, organisation.closing)
        if key not in self._calendars:
            data = reading.definition(adopted.hash)
            self._calendars[key] = calendar_of(data, organisation)
        return self._calendars[key]

    def rules(self, reading: Reading, organisation: Organisation) -> PreparedRules:
        """The rules of the packs read so far, with the organisation's calendar; the same object while that is the same."""
        kept = self._rules
        if kept is not None and kept[0] is organisation:
            return kept[1]
        calendar = self.calendar(reading, organisation)
        rules = kept[1] if kept is not None and _is_prepared_for(kept[1], organisation, calendar) else None
        rules = rules or PreparedRules(self._packs, calendar, organisation.rules_on)
        self._rules = (organisation, rules)
        return rules


def _is_prepared_for(rules: PreparedRules, organisation: Organisation, calendar: WorkingCalendar) -> bool:
    return rules.calendar is calendar and rules.turned_on == organisation.rules_on


def calendar_of(data: bytes, organisation: Organisation) -> WorkingCalendar:
    """The working calendar out of a calendar file's bytes and the organisation's own days and hours."""
    days = [(date.fromisoformat(closed.day), closed) for closed in organisation.closures]
    return WorkingCalendar(
        read_calendar(data, CALENDAR),
        closures=frozenset(day for day, closed in days if not closed.is_bank_holiday),
        extra_holidays=tuple(BankHoliday(day, closed.name) for day, closed in days if closed.is_bank_holiday),
        hours=OfficeHours(time.fromisoformat(organisation.opening), time.fromisoformat(organisation.closing)),
    )


__all__ = ["CALENDAR", "FORM", "RULE_PACK", "DefinitionCache", "calendar_of"]
