"""What is due in 1,000 case files out of a real vault: from cold, and again after one new entry.

From cold is everything but the passphrase: reading and checking the entries, folding them, counting. Beside it stand two floors in
the same run: reading and decrypting the same rows without a check, and stepping the same dates day by day. Processor time.
Bars: design.md, "Speed"; a missed one is printed in words and stops nothing.
"""

import gc
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from due_actions import counted_dates, step_naively

from safeguard_desktop.bootstrap import build_program
from safeguard_desktop.casework.clock import SteppedClock
from safeguard_desktop.casework.desk import Books, Desk, OpenBooks
from safeguard_desktop.casework.program import Program
from safeguard_desktop.casework.setting_up import NewOrganisation, NewWorker, set_up
from safeguard_desktop.casework.timeline import due, due_of_cases, threads_of_case
from safeguard_desktop.casework.today import look_at_today
from safeguard_desktop.demo.story import read_story
from safeguard_desktop.domain.contents import CaseOpened, PartSigned
from safeguard_desktop.domain.ids import CaseReference, RecordId
from safeguard_desktop.domain.moments import LONDON, Moment
from safeguard_desktop.domain.roles import Role
from safeguard_desktop.vault import KeyCost, new_file_id, new_record_id, unlock
from safeguard_desktop.vault.connection import connect

CASES = 1000
ROUNDS = 3
PARTS = ("report", "manager", "direction")
LABEL, PASSPHRASE = "plover", "for measuring only, by the mill pond"
LOWEST_COST = KeyCost(memory_kib=19 * 1024, iterations=1, lanes=1)
NOW = datetime(2026, 11, 27, 12, 0, tzinfo=LONDON)
ROWS = "SELECT envelope, signature, items FROM entries LEFT JOIN contents ON contents.arrival = entries.arrival"


def milliseconds(work: Callable[..., Any], *arguments: Any) -> tuple[float, Any]:
    gc.collect()
    began = time.process_time()
    result = work(*arguments)
    return (time.process_time() - began) * 1000, result


def new_office(folder: Path, clock: SteppedClock) -> tuple[Program, Desk]:
    program = replace(build_program(clock, folder / "state", LOWEST_COST), default_vault=folder / "vault")
    everybody = (Role.DESIGNATED_PERSON, Role.PRACTITIONER, Role.LINE_MANAGER)
    new = NewOrganisation("Measured", "england", NewWorker(LABEL, PASSPHRASE, "Ada Measured"), everybody)
    desk, _sheet = set_up(program.place(None), new, program.shipped, clock, program.key_cost)
    return program, desk


def record_cases(books: OpenBooks, clock: SteppedClock) -> None:
    """The first parts of the demo's story in each file, all in one act: a thousand single acts would take minutes."""
    steps = {step["part"]: step for step in read_story("child_concern.toml").steps}
    form, packs = books.form_in_force(steps[PARTS[0]]["form"]), books.packs_in_force()
    for number in range(CASES):
        file, record = new_file_id(), new_record_id()
        noticed = NOW - timedelta(days=330) + timedelta(hours=8 * number % (24 * 320), minutes=number % 60)
        clock.set(noticed)
        books.append(file, CaseOpened(CaseReference(f"MM-{number:04}"), "child", "M.T.", {}))
        for part in PARTS:
            noticed += timedelta(hours=2)
            clock.set(noticed)
            books.append(file, _part(steps[part], form.hash, record, noticed, packs if part == PARTS[0] else ()))


def _part(step: dict[str, Any], form: Any, record: RecordId, at: datetime, packs: Any) -> PartSigned:
    answers = {name: _dated(answer, at) for name, answer in step["answers"].items()}
    return PartSigned(form, step["form"], step["part"], record, Role.PRACTITIONER, answers, "", packs=packs)


def _dated(answer: Any, at: datetime) -> Any:
    """An answer of the story, its times moved to this case's own day."""
    if isinstance(answer, str) and answer.startswith("2026-"):
        with suppress(ValueError):
            datetime.fromisoformat(answer)
            return at.isoformat(timespec="minutes")
    return answer


def share(name: str, spent: float, whole: float) -> None:
    print(f"  {name:<42}{spent:9.1f} ms {100 * spent / whole:5.0f} %")


def from_cold(program: Program) -> tuple[dict[str, float], list[Any]]:
    """Each stage by itself, on a vault opened afresh."""
    place = program.place(None)
    vault = unlock(place, LABEL, PASSPHRASE, program.clock.now)
    desk = Desk(vault, program.shipped, program.clock)
    try:
        return desk.read(lambda books: _stages(books, desk.now))
    finally:
        desk.close()


def _stages(books: Books, now: Moment) -> tuple[dict[str, float], list[Any]]:
    spent: dict[str, float] = {}
    spent["organisation, forms, packs, calendar"], _ = milliseconds(_definitions, books)
    files = books.case_files()
    reading, _ = milliseconds(lambda: [books.reading.entries(file) for file in files])
    again, _ = milliseconds(lambda: [books.reading.entries(file) for file in files])
    both, cases = milliseconds(books.cases)
    spent["reading and checking entries"] = reading
    # Folding reads again, signatures aside, which are checked once in a session: that part is taken off.
    spent["folding case files"] = max(0.0, both - again)
    spent["threads, milestones, facts"], _ = milliseconds(_threads, books, cases)
    spent["counting, and the parts that end each action"], found = milliseconds(due_of_cases, books, cases, now)
    return spent, found


def _definitions(books: Books) -> None:
    books.desk.definitions.packs(books.reading, books.packs_in_force())
    assert books.rules
    assert books.form_in_force("coram-child-alert")


def _threads(books: Books, cases: Iterable[Any]) -> None:
    for case in cases:
        threads_of_case(books, case)


def bare_read(program: Program, key: bytes) -> float:
    """The same rows, only decrypted: no check, no object."""
    connection = connect(program.place(None).database, key)
    try:
        return milliseconds(lambda: connection.execute(ROWS).fetchall())[0]
    finally:
        connection.close()


def after_one_entry(desk: Desk, clock: SteppedClock) -> dict[str, list[float]]:
    """Asking what is due again: with nothing new, and after one new entry in one of the files."""
    found = due(desk)
    look_at_today(desk)
    spent: dict[str, list[float]] = {"list, nothing new": [], "list, one new entry": [], "Today, one new entry": []}
    for number in range(ROUNDS):
        spent["list, nothing new"].append(milliseconds(due, desk)[0])
        _append_one(desk, clock, found[number].reference)
        spent["list, one new entry"].append(milliseconds(due, desk)[0])
        _append_one(desk, clock, found[number].reference)
        spent["Today, one new entry"].append(milliseconds(look_at_today, desk)[0])
    forgetful = due(Desk(desk.vault, desk.shipped, desk.clock))
    assert [repr(one.action) for one in due(desk)] == [repr(one.action) for one in forgetful], "an old answer was given"
    return spent


def _append_one(desk: Desk, clock: SteppedClock, reference: str) -> None:
    clock.set(clock.now() + timedelta(minutes=1))

    def append(books: OpenBooks) -> None:
        case = books.case(reference)
        part = next(part for record in case.records.values() for part in record.parts)
        books.append(case.id, replace(part.content, record=new_record_id(), packs=books.packs_in_force()))

    desk.write(append)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        clock = SteppedClock(NOW - timedelta(days=340))
        program, desk = new_office(Path(folder), clock)
        desk.write(lambda books: record_cases(books, clock))
        key = desk.vault._workers.database_key  # noqa: SLF001 - the floor reads the rows without the vault
        clock.set(NOW)
        desk.close()
        rounds = [from_cold(program) for _round in range(ROUNDS)]
        bare = statistics.median(bare_read(program, key) for _round in range(ROUNDS))
        found = rounds[0][1]
        desk = Desk(unlock(program.place(None), LABEL, PASSPHRASE, clock.now), program.shipped, clock)
        holidays = frozenset(desk.read(lambda books: books.calendar.bank_holidays.days))
        again = after_one_entry(desk, clock)
        desk.close()
    dates = counted_dates([one.action for one in found])
    stepping = statistics.median(milliseconds(step_naively, dates, holidays)[0] for _round in range(ROUNDS))
    stages = {name: statistics.median(spent[name] for spent, _found in rounds) for name in rounds[0][0]}
    whole = sum(stages.values())
    print(f"{CASES} case files, {CASES * (len(PARTS) + 1)} entries, {len(found)} due actions, {len(dates)} dates")
    print("from cold, out of the vault:")
    for name, spent in stages.items():
        share(name, spent, whole)
    share("together", whole, whole)
    print(f"rows only decrypted (floor)   {bare:9.1f} ms, ratio {whole / bare:7.1f}")
    print(f"naive stepping (floor)        {stepping:9.1f} ms, ratio {whole / stepping:7.1f}")
    print("asked again:")
    for name, times in again.items():
        print(f"  {name:<42}{statistics.median(times):9.1f} ms, ratio to cold {statistics.median(times) / whole:.3f}")


if __name__ == "__main__":
    main()
