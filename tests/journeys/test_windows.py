"""The whole errand through the real windows by keyboard: killed in mid-word, gone on with, signed by three, sealed, printed."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QImage

from safeguard_desktop.gui.printing import drawn_page, opened
from tests.journeys.at_windows import CHOSEN, STOP, AtWindows, Sight

ALERT = "coram-child-alert"
FRIDAY = "2026-11-20T{}:00+00:00"
SAID = "M.T. came in with her coat on and stayed by the door. Her hands were shaking. She looked at the floor when she spoke. "
ADDED = "Then she sat down."
MANY_WORDS = 200_000


@pytest.fixture
def laptop(founded: Path, tmp_path: Path) -> Path:
    """A laptop with the founded office on it."""
    for name in ("vault", "state"):
        shutil.copytree(founded / name, tmp_path / name)
    return tmp_path


@pytest.fixture
def sit(laptop: Path) -> Iterator[Callable[..., AtWindows]]:
    """Starts the program at a time of that Friday, such as "17:40", with a key's owner at the desk where a label is given."""
    started: list[AtWindows] = []

    def start(at: str, label: str = "") -> AtWindows:
        windows = AtWindows(laptop, FRIDAY.format(at))
        started.append(windows)
        if label:
            assert windows.unlock(label).page == "TodayPage"
        return windows

    yield start
    for windows in started:
        with suppress(OSError, ValueError):
            windows.close()


def press(windows: AtWindows, *names: str) -> Sight:
    """Goes to one part of the page after the other by Tab and presses it."""
    for name in names:
        windows.do(to=name, keys=["Space"])
    return windows.seen


def begin_concern(windows: AtWindows) -> None:
    """From Ctrl+N to the question what happened."""
    windows.do(keys=["Ctrl+N"])
    press(windows, "danger-no", "continue", f"kind-{ALERT}", "continue", "who-new")
    windows.do(to="answer-initials", type="M.T.")
    press(windows, "continue")
    windows.do(
        fill={
            "answer-age": "14",
            "answer-looked_after-no": CHOSEN,
            "answer-nature-emotional": CHOSEN,
            "answer-description": STOP,
        }
    )


def go_on(windows: AtWindows) -> Sight:
    """Back to what was begun: Ctrl+N offers it."""
    seen = windows.do(keys=["Ctrl+N"])
    return press(windows, next(name for name in seen.buttons if name.startswith("go-on-")))


def killed_in_mid_word(windows: AtWindows) -> None:
    windows.begin(to="answer-description", slowly=SAID * 3)
    typed = 0
    for line in windows.lines():
        typed = line.get("typed", typed)
        if typed > len(SAID):
            break
    windows.kill()


def test_a_kill_in_mid_word_keeps_the_words_and_the_cursor(sit):
    windows = sit("17:40", "heron")
    begin_concern(windows)
    killed_in_mid_word(windows)

    windows = sit("17:45")
    windows.do(to="key-heron", keys=["Space"], type="not the passphrase")
    assert "Nothing is lost" in windows.do(keys=["Return"]).text
    assert windows.unlock("heron").page == "TodayPage"
    seen = go_on(windows)

    assert seen.focus == "answer-description"
    assert len(seen.holds) > 20
    assert (SAID * 3).startswith(seen.holds)
    assert seen.position == len(seen.holds)


def test_a_lock_in_mid_word_keeps_the_word(sit):
    windows = sit("17:40", "heron")
    begin_concern(windows)
    assert windows.do(to="answer-description", type="He said he would wa", keys=["Ctrl+L"]).left
    windows.close()

    seen = go_on(sit("17:45", "heron"))
    assert (seen.holds, seen.position) == ("He said he would wa", 19)


def test_two_hundred_thousand_pasted_words_are_kept_and_can_be_typed_after(sit):
    windows = sit("17:40", "heron")
    begin_concern(windows)
    windows.do(to="answer-description", paste=MANY_WORDS, type="and then", keys=["Ctrl+L"])
    windows.close()

    held = go_on(sit("17:45", "heron")).holds
    assert len(held) == MANY_WORDS * len("word ") + len("and then")
    assert held.endswith("word and then")


def sign(windows: AtWindows) -> Sight:
    """Signs, with the part reaching the next person on this laptop where that is asked."""
    if "way-on-this-laptop" in windows.seen.buttons:
        press(windows, "way-on-this-laptop")
    seen = press(windows, "sign")
    assert "Signed and saved" in seen.text
    return seen


def take_turn(windows: AtWindows, row: str, answers: dict[str, str]) -> Sight:
    """Opens what is due on Today, answers it and signs."""
    windows.do(to="due-list")
    windows.do(row=row)
    windows.do(fill=answers)
    return sign(windows)


def leave(windows: AtWindows) -> None:
    assert windows.do(keys=["Ctrl+L"]).left
    windows.close()


def test_a_concern_goes_from_first_words_to_paper(sit, laptop):
    windows = sit("17:40", "heron")
    begin_concern(windows)
    killed_in_mid_word(windows)
    windows = sit("17:45", "heron")
    words = go_on(windows).holds + ADDED
    windows.do(type=ADDED)
    windows.do(fill={"answer-noticed_at": "20/11/2026 16:55", "answer-action_taken": "I rang my line manager."})
    assert words in windows.seen.text
    sign(windows)
    leave(windows)

    windows = sit("18:05", "otter")
    manager = {"answer-recommendation": "Refer.", "answer-recommends_referral-yes": CHOSEN}
    take_turn(
        windows,
        "M.T., 14 Tell the designated person",
        manager | {"answer-designated_person_told_at": "20/11/2026 18:00"},
    )
    leave(windows)

    windows = sit("18:30", "plover")
    direction = {
        "answer-refer-yes": CHOSEN,
        "answer-course-protection_referral": CHOSEN,
        "answer-danger_now-no": CHOSEN,
    }
    decided = {
        "answer-decided_at": "20/11/2026 18:20",
        "answer-decided_with": "The line manager",
        "answer-referral_authority": "Northbank",
    }
    take_turn(windows, "M.T., 14 Decide", direction | decided)
    leave(windows)

    windows = sit("19:00", "plover")
    call = {
        "answer-authority": "Northbank",
        "answer-spoken_to-name": "Sam Reid",
        "answer-called_at": "20/11/2026 18:40",
        "answer-said": "What M.T. said.",
    }
    promised = {
        "answer-proposed_action": "A visit.",
        "answer-timeframes": "Tonight",
        "answer-who_acts": "The duty team",
    }
    take_turn(windows, "M.T., 14 Telephone", call | promised)

    press(windows, "open-case", "section-documents")
    windows.do(to="case-documents")
    windows.do(row="Make a document: Safeguarding Alert Reporting Form Children")
    assert press(windows, "primary").page == "DocumentPage"
    saved, printed = laptop / "shown.pdf", laptop / "printed.pdf"
    windows.do(save_to=str(saved))
    press(windows, "print", "choose-printer")
    windows.do(print_to=str(printed))
    leave(windows)

    assert "Then she sat down." in text_of(saved)
    assert max(differences(saved, printed)) < 0.01


def text_of(pdf: Path) -> str:
    run = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], capture_output=True, check=True)
    return " ".join(run.stdout.decode().split())


def differences(one: Path, other: Path) -> list[float]:
    """How far each page of one differs from the other's, the mean over their points: 0 where alike, 1 where black is white."""
    pages = zip(pictures_of(one), pictures_of(other), strict=True)
    return [sum(abs(a - b) for a, b in zip(first, second, strict=True)) / 255 / len(first) for first, second in pages]


def pictures_of(pdf: Path) -> list[bytes]:
    """Its pages as small grey pictures, drawn large first so that the edges of letters weigh little."""
    parent = QObject()
    pages = opened(pdf.read_bytes(), parent)
    return [grey(drawn_page(pages, number, 200)) for number in range(pages.pageCount())]


def grey(page: QImage) -> bytes:
    small = page.scaled(595, 842, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    return bytes(small.convertToFormat(QImage.Format.Format_Grayscale8).constBits())
