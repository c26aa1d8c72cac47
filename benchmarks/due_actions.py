"""Due actions of 1,000 and of 10,000 open cases from cold, and of one after a new entry, against a plain loop of dates.

"Cold" means that nothing is remembered between rounds: a new calendar and pack each time. The floor walks day by day to
the same due dates, one date at a time. Both are run in turn in one process, in processor time; the medians are judged.
Source: the sixth section of the performance notes (naive stepping of bare dates is the floor).
"""

import gc
import statistics
import time
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from safeguard_desktop.content.calendar_file import read_calendar
from safeguard_desktop.content.pack_file import read_pack
from safeguard_desktop.domain.calendars import WorkingCalendar
from safeguard_desktop.domain.due_actions import DueAction, PreparedRules, due_by
from safeguard_desktop.domain.ids import EntryId, RecordId, ThreadId
from safeguard_desktop.domain.limits import Code
from safeguard_desktop.domain.milestones import Milestone, Thread
from safeguard_desktop.domain.moments import LONDON, Moment
from safeguard_desktop.domain.rules import RulePack

RESOURCES = Path(__file__).parents[1] / "resources"
ROUNDS = {1000: 9, 10_000: 3}
"""How many cases, in how many rounds."""
BAR = 0.10
ONE_DAY = timedelta(days=1)
FIRST = datetime(2026, 1, 5, 9, 10, tzinfo=LONDON)
NOW = Moment(datetime(2026, 12, 20, 12, 0, tzinfo=LONDON))


def read_cold() -> tuple[RulePack, WorkingCalendar]:
    pack = RESOURCES / "procedures" / "coram.toml"
    calendar = RESOURCES / "calendars" / "england.toml"
    return (
        read_pack(pack.read_bytes(), pack.name),
        WorkingCalendar(read_calendar(calendar.read_bytes(), calendar.name)),
    )


def cases(pack: RulePack, number: int) -> list[tuple[Thread, ...]]:
    """The threads of each case: a concern told, decided and referred, with nothing answered yet."""
    return [_case(one, pack) for one in range(number)]


def _case(number: int, pack: RulePack) -> tuple[Thread, ...]:
    noticed = FIRST + timedelta(hours=8 * number % (24 * 330), minutes=number % 60)
    concern = ThreadId(f"c{number}")
    told = (("concern-noticed", 0), ("line-manager-told", 1), ("designated-person-told", 3), ("decision-made", 4))
    called = (("referral-directed", 4), ("telephone-referral-made", 6))
    return (
        _thread(concern, "concern", None, told, noticed, pack),
        _thread(ThreadId(f"r{number}"), "referral", concern, called, noticed, pack),
    )


def _thread(
    thread: ThreadId,
    kind: str,
    parent: ThreadId | None,
    proved: Sequence[tuple[str, int]],
    noticed: datetime,
    pack: RulePack,
) -> Thread:
    milestones = tuple(
        Milestone(name, Moment(noticed + timedelta(hours=hours)), "Ada Lovelace", EntryId(f"{thread}-{name}"))
        for name, hours in proved
    )
    return Thread(thread, kind, parent, RecordId(thread), (pack.hash,), milestones, {"immediate_risk": "no"})


def due_of_all(threads_by_case: Sequence[Sequence[Thread]], rules: PreparedRules) -> list[DueAction]:
    """The due actions of every case."""
    return [action for threads in threads_by_case for action in due_by(rules, threads, NOW)]


def from_cold(threads_by_case: Sequence[Sequence[Thread]], pack: RulePack, calendar: WorkingCalendar):
    """The same with the rules prepared first; returns them too."""
    rules = PreparedRules({pack.hash: pack}, calendar)
    return due_of_all(threads_by_case, rules), rules


Counted = tuple[date, int, date]
"""One counted date: the start, the number of working days (0: days by the calendar), and when it is due."""


def counted_dates(actions: Sequence[DueAction]) -> list[Counted]:
    """The date of every rule of every action."""
    return [
        (reading.started.at.date, reading.limit.working_days if reading.code is Code.WD else 0, reading.due.date)
        for action in actions
        for reading in action.rules
        if reading.started and reading.due
    ]


def step_naively(dates: Sequence[Counted], holidays: frozenset[date]) -> list[date]:
    """The floor: every date by itself, day by day."""
    return [_stepped(start, number, due, holidays) for start, number, due in dates]


def _stepped(start: date, number: int, due: date, holidays: frozenset[date]) -> date:
    day, worked = start, 0
    while worked < number or (not number and day < due):
        day += ONE_DAY
        worked += day.weekday() < 5 and day not in holidays
    return day


def milliseconds(work, *arguments) -> tuple[float, object]:
    gc.collect()
    began = time.process_time()
    result = work(*arguments)
    return (time.process_time() - began) * 1000, result


def met(ratio: float) -> str:
    """The bar in words. A missed one stops nothing; a wrong date does."""
    words = "within" if ratio <= BAR else "above"
    return f"{words} the bar of {BAR:.2f}"


def main() -> None:
    for number, rounds in ROUNDS.items():
        measure(number, rounds)


def measure(number: int, rounds: int) -> None:
    """So many cases in so many rounds, and the printed figures."""
    pack, calendar = read_cold()
    holidays = frozenset(calendar.bank_holidays.days)
    threads = cases(pack, number)
    product, floor, one_case, one_floor = [], [], [], []
    for _round in range(rounds):
        cold_pack, cold = read_cold()
        spent, (actions, rules) = milliseconds(from_cold, threads, cold_pack, cold)
        product.append(spent)
        dates = counted_dates(actions)
        spent, stepped = milliseconds(step_naively, dates, holidays)
        floor.append(spent)
        assert stepped == [due for _start, _number, due in dates]
        spent, edited = milliseconds(due_of_all, threads[:1], rules)
        one_case.append(spent)
        one_floor.append(milliseconds(step_naively, counted_dates(edited), holidays)[0])
    worked = sum(days > 0 for _start, days, _due in dates)
    ratio = statistics.median(product) / statistics.median(floor)
    edit = statistics.median(one_case) / statistics.median(one_floor)
    print(f"{number} open cases, {len(actions)} due actions, {len(dates)} dates equal, {worked} in working days")
    print(f"due actions from cold   {statistics.median(product):8.1f} ms")
    print(f"naive stepping (floor)  {statistics.median(floor):8.1f} ms")
    print(f"ratio                   {ratio:8.2f}, {met(ratio)}")
    print(f"after one new entry     {statistics.median(one_case):8.3f} ms, {edit:.1f} of stepping that case's dates")


if __name__ == "__main__":
    main()
