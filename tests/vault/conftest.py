"""Real small vaults, with the lowest key cost that reading accepts, and a clock that a test may set."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest

from safeguard_desktop.domain.contents import CaseOpened, PartSigned
from safeguard_desktop.domain.entries import Entry
from safeguard_desktop.domain.ids import CaseReference, Digest, FileId, RecordId
from safeguard_desktop.domain.roles import Role
from safeguard_desktop.vault import KeyCost, NewWorker, OpenVault, RecoverySheet, VaultPlace, create_vault, unlock
from safeguard_desktop.vault.connection import Connection, connect

PASSPHRASE = "seven quiet herons by the water"
LOWEST_COST = KeyCost(19 * 1024, 1, 1)
FILE = FileId("f" * 32)


@dataclass
class Clock:
    """A clock a test can set."""

    now: datetime = datetime(2026, 11, 20, 10, 40, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def go_on(self, **span: float) -> None:
        self.now += timedelta(**span)


@dataclass
class Made:
    """A vault and what is needed to open it again. `open` and `raw` close what was open before."""

    place: VaultPlace
    vault: OpenVault
    sheet: RecoverySheet
    clock: Clock
    passphrase: str = PASSPHRASE
    file: FileId = FILE
    opened: list[OpenVault] = field(default_factory=list)

    def open(self, place: VaultPlace | None = None) -> OpenVault:
        self.close()
        self.vault = unlock(place or self.place, "heron", self.passphrase, self.clock)
        return self.vault

    def close(self) -> None:
        self.vault.close()

    def append(self, words: str = "He was quiet.", *, file: FileId | None = None) -> Entry:
        self.clock.go_on(seconds=1)
        content = part(words)
        return self.vault.write(lambda w: w.append(file or self.file, content, self.clock(), "+00:00"))

    def raw(self) -> Connection:
        """The database as somebody with the key sees it, without our guard; the vault is closed first."""
        key = self.vault._workers.database_key
        self.close()
        return connect(self.place.database, key)


def part(words: str) -> PartSigned:
    return PartSigned(
        form=Digest("a" * 64),
        form_id="coram-child-alert",
        part="report",
        record=RecordId("b" * 32),
        role=Role.PRACTITIONER,
        answers={"account": words, "immediate_risk": "no"},
    )


@pytest.fixture
def signed_part() -> Callable[[str], PartSigned]:
    return part


@pytest.fixture
def case_opened() -> CaseOpened:
    return CaseOpened(
        CaseReference("EY-7QK4"), "child", "A.B.", {"full_name": "Ada Bold", "date_of_birth": "2015-02-03"}
    )


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], tuple[VaultPlace, RecoverySheet]]:
    """Vaults made once and copied for each test that asks for one of that name: making one costs three keys."""

    @cache
    def make(name: str) -> tuple[VaultPlace, RecoverySheet]:
        folder = tmp_path_factory.mktemp("template")
        place = VaultPlace(folder / name, folder / f"{name}-state")
        worker = NewWorker("heron", PASSPHRASE, "Ann Example")
        vault, sheet = create_vault(place, worker, LOWEST_COST, Clock())
        vault.close()
        return place, sheet

    return make


@pytest.fixture
def new_vault(
    tmp_path: Path, clock: Clock, template: Callable[[str], tuple[VaultPlace, RecoverySheet]]
) -> Iterator[Callable[[str], Made]]:
    made: list[Made] = []

    def make(name: str) -> Made:
        original, sheet = template(name)
        place = VaultPlace(tmp_path / name, tmp_path / f"{name}-state")
        shutil.copytree(original.folder, place.folder)
        shutil.copytree(original.state, place.state)
        made.append(Made(place, unlock(place, "heron", PASSPHRASE, clock), sheet, clock))
        return made[-1]

    yield make
    for one in made:
        with suppress(Exception):
            one.close()


@pytest.fixture
def made(new_vault: Callable[[str], Made]) -> Made:
    return new_vault("vault")
