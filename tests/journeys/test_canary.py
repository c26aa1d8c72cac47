"""The canary: marked words are entered everywhere, the plug is pulled, and no mark is left where a stranger could read it."""

import base64
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.journeys.at_windows import CHOSEN, STOP, AtWindows
from tests.journeys.errand import (
    CHILD_ALERT,
    answer,
    begin_concern,
    issue,
    killed_in_mid_word,
    named,
    press,
)
from tests.journeys.person import Office
from tests.journeys.steps import answers
from tests.pdf_insides import everything_in, folded

MARK = "Zwrqxvog"
NAME, BORN, STREET = f"{MARK}ine Oxmarrow", "09/07/2012", "77 Thornybank Wharf"
DATES = (BORN, "2012-07-09", "9 July 2012", "9 Jul 2012")
PASSPHRASES = ("beside the mill pond", "not quite the harbour gate")
MARKS = (MARK, "Oxmarrow", STREET, "Thornybank", *DATES, *PASSPHRASES)
SHORTEST_GROUP = 4
REPORT = {
    "ethnicity": f"{MARK} ethnicity",
    "project": f"{MARK} project",
    "looked_after-no": CHOSEN,
    "nature-emotional": CHOSEN,
    "description": f"{MARK} said that he hits her",
    "noticed_at": "20/11/2026 16:55",
    "action_taken": f"{MARK} was comforted",
}


@dataclass(frozen=True, slots=True)
class Used:
    """A laptop after the canary's day: its folder, every mark, titles and error texts seen, the document saved."""

    laptop: Path
    marks: tuple[str, ...]
    titles: frozenset[str]
    errors: tuple[str, ...]
    shown: str
    document: Path


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> Used:
    folder = tmp_path_factory.mktemp("canary")
    laptop, papers = folder / "laptop", folder / "papers"
    for name in ("home", "temp"):
        (laptop / name).mkdir(parents=True)
    papers.mkdir()
    around = surroundings(laptop)
    office = Office(laptop, papers, **around)
    founded = office.found("plover", f"Dilys {MARK}okafor", "designated-person")
    office.add("plover", "heron", f"Wren {MARK}adeyemi", "practitioner")
    recovery_key = founded.data["recovery_key"]

    errors = tuple(an_afternoon_at_the_command_line(office, laptop))
    office.child.kill()
    titles, shown, document = an_evening_at_the_windows(laptop, papers, around)
    groups = [group for group in recovery_key.split("-") if len(group) >= SHORTEST_GROUP]
    marks = (*MARKS, "Mill Lane Early", recovery_key, "".join(groups))
    return Used(laptop, marks, titles, errors, shown, document)


def surroundings(laptop: Path) -> dict[str, str]:
    """Everything that a program may write to without being told a folder is on that laptop."""
    home, temp = str(laptop / "home"), str(laptop / "temp")
    kinds = ("CONFIG", "STATE", "CACHE", "DATA")
    return {"HOME": home, "TMPDIR": temp} | {f"XDG_{kind}_HOME": f"{home}/{kind.lower()}" for kind in kinds}


def an_evening_at_the_windows(laptop: Path, papers: Path, around: dict[str, str]) -> tuple[frozenset[str], str, Path]:
    """A report signed and sealed, a wrong passphrase, and a kill in the middle of the next words."""
    windows = AtWindows(laptop, "2026-11-20T17:40:00+00:00", laptop / "temp" / "complaints", **around)
    windows.unlock("heron")
    titles = {windows.seen.title}
    begin_concern(windows, CHILD_ALERT, initials="M.T.", full_name=NAME, date_of_birth=BORN, address=STREET)
    answer(windows, REPORT)
    press(windows, "open-case", "section-people", "reveal-identity")
    shown = windows.seen.text
    titles.add(windows.seen.title)
    titles.add(issue(windows, "Safeguarding Alert Reporting Form Children").title)
    document = papers / "alert.pdf"
    windows.do(save_to=str(document))
    windows.do(keys=["Ctrl+L"])
    windows.do(sit="2026-11-20T18:00:00+00:00")
    windows.do(to="key-heron", keys=["Space"], type=PASSPHRASES[1])
    windows.do(keys=["Return"])
    windows.unlock("heron")
    press(windows, next(name for name in windows.seen.buttons if name.startswith("case-")), "section-forms")
    windows.do(to="case-forms")
    titles.add(windows.do(row="Update", fill=named({"update": STOP})).title)
    killed_in_mid_word(windows, f"{MARK} came again and said it all once more " * 4, after=60, field="update")
    return frozenset(titles), shown, document


def an_afternoon_at_the_command_line(office: Office, laptop: Path) -> Iterator[str]:
    """Marked answers signed and refused, looked at, backed up; every error text."""
    marked = answers("report", initials="N.O.", project=f"{MARK} project", action_taken=f"{MARK} again")
    at = "2026-11-20T17:20:00+00:00"
    yield office.record("heron", CHILD_ALERT, "report", marked, "--case", "new", at=at).error
    for wrong in ({"noticed_at": f"{MARK} o'clock"}, {"nature": [MARK]}, {MARK: "x"}, {"age": f"{MARK} years"}):
        yield office.record("heron", CHILD_ALERT, "report", marked | dict[str, object](wrong), "--case", "new").error
    yield office.run("heron", "case", "show", MARK).error
    yield office.run("heron", "draft", "list").error
    yield office.run("plover", "vault", "backup", "--out", str(laptop / "backup")).error


def written_ways(mark: str) -> set[bytes]:
    """A mark in small letters as it might stand in a file: in three encodings, and packed for a letter."""
    wide = {mark.casefold().encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be")}
    return wide | {packed(mark.encode(), before).lower() for before in range(3)}


def packed(mark: bytes, before: int) -> bytes:
    """The signs of base64 that stand for a mark alone, wherever so many bytes are before it; a sign is six bits."""
    begins, ends = -(-before * 8 // 6), (before + len(mark)) * 8 // 6
    return base64.b64encode(bytes(before) + mark)[begins:ends]


def files_of(laptop: Path) -> dict[str, bytes]:
    """All files a stranger with the laptop finds."""
    return {file.relative_to(laptop).as_posix(): file.read_bytes() for file in laptop.rglob("*") if file.is_file()}


def leaks(laptop: Path, marks: Sequence[str] = MARKS) -> list[tuple[str, str]]:
    """Where a mark is found: (file, mark)."""
    return [
        (name, mark)
        for name, held in files_of(laptop).items()
        for mark in marks
        if mark.casefold() in name.casefold() or any(way in held.lower() for way in written_ways(mark))
    ]


def test_no_mark_is_in_any_file_of_the_laptop(used):
    assert leaks(used.laptop, used.marks) == []


def test_that_search_is_over_what_the_program_wrote(used):
    names = set(files_of(used.laptop))

    assert {"vault/vault.db", "vault/vault.db-wal", "backup/vault.db", "state/last-key.json"} <= names
    assert NAME in used.shown


PLACES = (
    "vault/vault.db",
    "vault/vault.db-wal",
    "vault/vault.slots",
    "vault/marker.json",
    "backup/vault.db",
    "state/preferences.json",
    "home/config/QtProject.conf",
    "temp/complaints",
    "temp/core",
)
every_place = pytest.mark.parametrize("place", PLACES)


@every_place
@pytest.mark.parametrize(
    "way", [f"{MARK} said".encode(), f"{MARK}".encode("utf-16-le"), base64.b64encode(f"it was {NAME}".encode())]
)
def test_that_search_would_see_a_leak(tmp_path, place, way):
    file = tmp_path / place
    file.parent.mkdir(parents=True)
    file.write_bytes(bytes(1000) + way)

    assert {name for name, _mark in leaks(tmp_path)} == {place}


def test_that_search_would_see_a_file_that_bears_a_name(tmp_path):
    (tmp_path / f"{NAME}.pdf").write_bytes(b"")

    assert leaks(tmp_path) != []


def test_no_window_title_says_more_than_the_programs_name(used):
    assert used.titles == {"Safeguard Desktop"}


def test_no_error_text_repeats_what_was_entered(used):
    assert [words for words in used.errors if MARK.casefold() in words.casefold()] == []
    assert sum(bool(words) for words in used.errors) >= 4


def test_the_document_has_the_words_and_neither_name_nor_birth_date_nor_address(used):
    found = folded(everything_in(used.document))
    hidden = [mark for mark in used.marks[1:] if folded(mark) in found and not mark.startswith("Mill Lane")]

    assert folded(REPORT["description"]) in found
    assert hidden == []
    assert folded(NAME) not in found
