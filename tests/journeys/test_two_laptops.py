"""Two copies of a vault that worked apart are joined by the union of their chains."""

import shutil
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from safeguard_desktop.casework.case_view import describe_due
from safeguard_desktop.casework.clock import SteppedClock
from safeguard_desktop.casework.desk import Desk, OpenBooks
from safeguard_desktop.casework.joining import join_copy
from safeguard_desktop.casework.program import unlock_desk
from safeguard_desktop.casework.signing import PartToSign, sign_part
from safeguard_desktop.casework.timeline import due
from safeguard_desktop.domain.contents import DefinitionAdopted, PassedOn
from safeguard_desktop.domain.moments import parse_stated
from safeguard_desktop.domain.roles import Role
from safeguard_desktop.vault import VaultPlace
from tests.journeys.person import passphrase_of
from tests.journeys.steps import answers, step
from tests.story_office import definitions_read

WHEN = parse_stated("2026-11-25 12:00").moment


class Laptop:
    """One laptop with its own copy of the vault."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = SteppedClock(datetime.fromisoformat("2026-11-20T17:40:00+00:00"))

    def desk(self, label: str) -> Desk:
        program = replace(definitions_read(), clock=self.clock, state=self.folder / "state")
        return unlock_desk(
            program, VaultPlace(self.folder / "vault", self.folder / "state"), label, passphrase_of(label)
        )

    def sign(self, part: str, reference: str, record: str | None = None, thread: str | None = None) -> tuple[str, str]:
        """Signs the story's step of that part; returns the case and record."""
        told = step(part)
        self.clock.set(parse_stated(told["clock"]).moment.local)
        passed = told.get("passed_to")
        passed_on = PassedOn(Role(passed), "on-this-laptop", told["passed_at"]) if passed else None
        given = answers(part, initials="M.T.") if part == "report" else answers(part)
        desk = self.desk(told["by"])
        to_sign = PartToSign(told["form"], part, given, record, thread, passed_on=passed_on)  # type: ignore[arg-type]
        try:
            signed = sign_part(desk, reference, to_sign)
        finally:
            desk.close()
        return signed.reference, signed.record

    def due(self) -> list[object]:
        desk = self.desk("plover")
        try:
            return [describe_due(one, WHEN) for one in due(desk, now=WHEN)]
        finally:
            desk.close()

    def take_over_from(self, other: "Laptop") -> int:
        """Joins the other laptop's entries into this one; returns how many were new."""
        here, there = self.desk("plover"), other.desk("plover")
        try:
            return join_copy(here, there)
        finally:
            here.close()
            there.close()


@pytest.fixture
def laptops(founded: Path, tmp_path: Path) -> tuple[Laptop, Laptop]:
    """The vault and a copy of its folder on a second laptop, which has a state folder of its own."""
    second = tmp_path / "second"
    second.mkdir()
    for name in ("vault", "state"):
        shutil.copytree(founded / name, tmp_path / name)
    first = Laptop(tmp_path)
    reference, record = first.sign("report", "new")
    shutil.copytree(tmp_path / "vault", second / "vault")
    first.reference, first.record = reference, record  # type: ignore[attr-defined]
    return first, Laptop(second)


def test_work_done_apart_gives_the_same_due_actions_whichever_copy_takes_over_the_other(
    laptops: tuple[Laptop, Laptop], tmp_path: Path
) -> None:
    first, second = laptops
    reference, record = first.reference, first.record  # type: ignore[attr-defined]
    first.sign("manager", reference, record)
    second.sign("direction", reference, record)
    second.sign("call", reference)
    left, right = _copy(first, tmp_path / "left"), _copy(second, tmp_path / "right")

    assert left.take_over_from(second) == 2
    assert right.take_over_from(first) == 1
    assert left.due() == right.due()
    assert {row["action"] for row in left.due() if row["status"] == "open"} >= {"written-referral", "counter-sign"}  # type: ignore[index]


def test_taking_over_twice_changes_nothing(laptops: tuple[Laptop, Laptop]) -> None:
    first, second = laptops
    second.sign("direction", first.reference, first.record)  # type: ignore[attr-defined]
    assert first.take_over_from(second) == 1
    before = first.due()
    assert first.take_over_from(second) == 0
    assert first.due() == before


def test_a_part_signed_on_both_laptops_is_kept_twice(laptops: tuple[Laptop, Laptop]) -> None:
    first, second = laptops
    reference, record = first.reference, first.record  # type: ignore[attr-defined]
    first.sign("manager", reference, record)
    second.sign("manager", reference, record)
    first.take_over_from(second)
    desk = first.desk("plover")
    try:
        case = desk.read(lambda books: books.case(reference))
    finally:
        desk.close()
    assert len(case.records[record].signed("manager")) == 2


def test_a_form_adopted_on_one_laptop_comes_along_with_what_was_signed_by_it(laptops: tuple[Laptop, Laptop]) -> None:
    first, second = laptops
    there = second.desk("plover")
    try:
        there.write(_adopt_second_version)
    finally:
        there.close()
    first.take_over_from(second)
    here = first.desk("plover")
    try:
        assert here.read(lambda books: books.form_in_force("coram-child-alert").version) == 2
    finally:
        here.close()


def _adopt_second_version(books: OpenBooks) -> None:
    form = next(one for one in books.desk.shipped.definitions if one.id == "coram-child-alert")
    data = form.data.replace(b"\nversion = 1\n", b"\nversion = 2\n")
    digest = books.writing.adopt(form.kind, form.id, 2, data)
    books.append(books.desk.organisation_file, DefinitionAdopted(form.kind, form.id, 2, digest, "2026-11-20"))


def _copy(laptop: Laptop, folder: Path) -> Laptop:
    """The same laptop, put aside: vault and state together."""
    folder.mkdir()
    for name in ("vault", "state"):
        shutil.copytree(laptop.folder / name, folder / name)
    return Laptop(folder)
