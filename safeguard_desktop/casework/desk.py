"""A worker's desk: the unlocked vault, the definitions in force and the clock, from which every piece of casework starts.

It reads; what changes the record is in the modules named after what a person does.
"""

from collections.abc import Callable, Mapping
from copy import copy
from functools import cached_property
from typing import TypeVar

from safeguard_desktop.casework.clock import Clock
from safeguard_desktop.casework.definitions import DefinitionCache
from safeguard_desktop.casework.kept_folds import KeptFolds
from safeguard_desktop.casework.machine_clock import (
    NONE_GIVEN,
    Reasons,
    clock_behind,
    has_reason,
    is_behind,
    marked,
)
from safeguard_desktop.casework.refusals import ReasonsNeeded, UnknownCase, UnknownWorker
from safeguard_desktop.content.shipped import RULE_PACK, Shipped
from safeguard_desktop.content.spelling import BritishDictionary
from safeguard_desktop.domain.calendars import WorkingCalendar
from safeguard_desktop.domain.case_file import CaseFile
from safeguard_desktop.domain.concerned import concerned_people
from safeguard_desktop.domain.contents import Content, Erased
from safeguard_desktop.domain.entries import Entry
from safeguard_desktop.domain.forms import Form
from safeguard_desktop.domain.ids import Digest, FileId
from safeguard_desktop.domain.moments import LONDON, Moment
from safeguard_desktop.domain.organisation import Organisation
from safeguard_desktop.domain.prepared_rules import PreparedRules
from safeguard_desktop.domain.roles import Person
from safeguard_desktop.vault import OpenVault, Reading, Writing

Result = TypeVar("Result")


class Desk:
    """One worker's unlocked vault with what is needed to work in it."""

    def __init__(self, vault: OpenVault, shipped: Shipped, clock: Clock) -> None:
        self.vault = vault
        self.shipped = shipped
        self.clock = clock
        self.definitions = DefinitionCache()
        self.dictionary = BritishDictionary(shipped.third_party)
        self.folds = KeptFolds()
        self.reasons = NONE_GIVEN

    def giving(self, reasons: Reasons) -> "Desk":
        """The same desk for one act, with the reasons the person gave for what is unusual about it."""
        other = copy(self)
        other.reasons = reasons
        return other

    @property
    def organisation_file(self) -> FileId:
        """The organisation file bears the vault's own id, so that copies of a vault share it."""
        return FileId(self.vault.vault_id)

    @property
    def now(self) -> Moment:
        return Moment(self.clock.now())

    def read(self, question: Callable[["Books"], Result]) -> Result:
        """Answers a question from one consistent state of the vault."""
        return self.vault.read(lambda reading: question(Books(self, reading)))

    def write(self, act: Callable[["OpenBooks"], Result]) -> Result:
        """Does an act wholly or not at all."""

        def do(writing: Writing) -> Result:
            books = OpenBooks(self, writing)
            try:
                return act(books)
            finally:
                books.forget_erased()

        return self.vault.write(do)

    def close(self) -> None:
        """Locks the desk: closes the vault."""
        self.vault.close()


class Books:
    """The vault's contents as one transaction sees them, folded when asked for."""

    def __init__(self, desk: Desk, reading: Reading) -> None:
        self.desk = desk
        self.reading = reading
        self._organisation: Organisation | None = None

    @property
    def organisation(self) -> Organisation:
        """The organisation as it is today (London)."""
        if self._organisation is None:
            today = self.desk.clock.now().astimezone(LONDON).date()
            self._organisation = self.desk.folds.organisation(self.reading, self.desk.organisation_file, today)
        return self._organisation

    @property
    def me(self) -> Person:
        """The person whose vault key opened the desk. Raises UnknownWorker for the recovery sheet and for keys not enrolled."""
        person = self.organisation.person_of(self.desk.vault.signing_key_id)
        if person is None:
            raise UnknownWorker
        return person

    @cached_property
    def is_clock_behind(self) -> bool:
        """Whether the machine's clock is behind this device's last entry, as it was when first asked in this transaction."""
        return is_behind(self.reading, self.desk.vault.device, self.desk.clock.now())

    def ask_about_clock(self) -> None:
        """Raises ReasonsNeeded where the clock is behind and no reason came with the desk.

        For what is costly or cannot be undone before its entry is appended, where `OpenBooks.append` asks in any case.
        """
        if self.is_clock_behind and not has_reason(self.desk.reasons):
            raise ReasonsNeeded((clock_behind(),))

    def case_files(self) -> list[FileId]:
        """The ids of all case files."""
        return [file for file in self.reading.files() if file != self.desk.organisation_file]

    def cases(self) -> list[CaseFile]:
        """All case files that whoever is at the desk may see, folded; newest first."""
        found = (self.desk.folds.case(self.reading, file) for file in self.case_files())
        cases = [case for case in found if case is not None and not self._is_about_me(case)]
        return sorted(cases, key=lambda case: case.opened_at, reverse=True)

    def case(self, reference: str) -> CaseFile:
        """The case file of that reference (in any letter case). Raises UnknownCase."""
        wanted = reference.strip().upper()
        for case in self.cases():
            if case.reference.upper() == wanted or case.id == reference:
                return case
        raise UnknownCase

    def case_of(self, file: FileId) -> CaseFile:
        """The case file of that id. Raises UnknownCase where it is not here or damaged, or not to be seen."""
        case = self.desk.folds.case(self.reading, file)
        if case is None or self._is_about_me(case):
            raise UnknownCase
        return case

    def may_see(self, file: FileId) -> bool:
        """Whether whoever is at the desk may see what is in a file; nobody sees the case file that is about them."""
        case = self.desk.folds.case(self.reading, file)
        return case is None or not self._is_about_me(case)

    def _is_about_me(self, case: CaseFile) -> bool:
        if not case.about_workers:
            return False
        me = self.organisation.person_of(self.desk.vault.signing_key_id)
        return me is not None and me.id in concerned_people(case.about_workers, self.organisation)

    def forms_of(self, case: CaseFile) -> Mapping[Digest, Form]:
        """The definitions the case file's records were made with, by hash."""
        hashes = {record.form for record in case.records.values()}
        return {digest: self.desk.definitions.form(self.reading, digest) for digest in hashes}

    def form_in_force(self, form_id: str) -> Form:
        """The newest adopted version of a form. Raises Refused where there is none of that id."""
        return self.desk.definitions.form_in_force(self.reading, self.organisation, form_id)

    def packs_in_force(self) -> tuple[Digest, ...]:
        """The hashes of the rule packs a thread opened today is counted by."""
        in_force = self.desk.definitions.in_force(self.organisation, RULE_PACK)
        return tuple(sorted(one.hash for one in in_force if one.id not in self.organisation.packs_off))

    @property
    def calendar(self) -> WorkingCalendar:
        """The working calendar of the organisation's nation, hours and closures."""
        return self.desk.definitions.calendar(self.reading, self.organisation)

    @property
    def rules(self) -> PreparedRules:
        """The rules of every pack read so far, with that calendar."""
        return self.desk.definitions.rules(self.reading, self.organisation)


class OpenBooks(Books):
    """The same, open for writing: what is appended is signed by the desk's worker and kept when the act returns."""

    def __init__(self, desk: Desk, writing: Writing) -> None:
        super().__init__(desk, writing)
        self.writing = writing
        self._erased_in: set[FileId] = set()

    def append(self, file: FileId, content: Content) -> Entry:
        """Signs and appends one entry, stamped with the machine's clock and zone.

        Raises ReasonsNeeded where that clock is behind this device's last entry and nobody said why; else the reason is its mark.
        """
        if self.is_clock_behind:
            content = marked(content, self.desk.reasons)
        entry = self.writing.append(file, content, self.desk.clock.now(), self.desk.clock.zone())
        if file == self.desk.organisation_file:
            self._organisation = None
        if isinstance(content, Erased):
            self._erased_in.add(file)
        return entry

    def forget_erased(self) -> None:
        """Has the files folded anew in which this act erases words: that changes a file without a new entry."""
        for file in self._erased_in:
            self.desk.folds.forget(file)
