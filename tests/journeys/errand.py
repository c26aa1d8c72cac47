"""The steps of an errand at the windows, by keyboard, and what came out on paper."""

import subprocess
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QImage

from safeguard_desktop.gui.printing import drawn_page, opened
from tests.journeys.at_windows import AtWindows, Sight

CHILD_ALERT, ADULT_ALERT = "coram-child-alert", "coram-adult-alert"


def press(windows: AtWindows, *names: str) -> Sight:
    """Goes to one part of the page after the other by Tab and presses it."""
    for name in names:
        windows.do(to=name, keys=["Space"])
    return windows.seen


def begin_concern(windows: AtWindows, form_id: str, **who: str) -> None:
    """From Ctrl+N to the first question of the alert form; `who` are the answers to whom it is about."""
    windows.do(keys=["Ctrl+N"])
    press(windows, "danger-no", "continue", f"kind-{form_id}", "continue", "who-new")
    for name, answer in who.items():
        windows.do(to=f"answer-{name}", type=answer)
    press(windows, "continue")


def go_on(windows: AtWindows) -> Sight:
    """Back to what was begun: Ctrl+N offers it."""
    seen = windows.do(keys=["Ctrl+N"])
    return press(windows, next(name for name in seen.buttons if name.startswith("go-on-")))


def killed_in_mid_word(windows: AtWindows, words: str, after: int, field: str = "description") -> None:
    """Pulls the plug while words are typed into a field, once so many signs are."""
    windows.begin(to=f"answer-{field}", slowly=words)
    typed = 0
    for line in windows.lines():
        typed = line.get("typed", typed)
        if typed > after:
            break
    windows.kill()


def sign(windows: AtWindows, reason: str = "") -> Sight:
    """Signs, with the part reaching the next person on this laptop where that is asked, and a reason where one is expected."""
    if "way-on-this-laptop" in windows.seen.buttons:
        press(windows, "way-on-this-laptop")
    if reason:
        windows.do(to="answer-reason-1", type=reason)
    seen = press(windows, "sign")
    assert "Signed and saved" in seen.text, seen.text[:1500]
    return seen


def answer(windows: AtWindows, answers: dict[str, str], reason: str = "") -> Sight:
    """Answers questions, by their names ("age"; "refer=yes" where one is chosen), and signs."""
    windows.do(fill=named(answers))
    return sign(windows, reason)


def named(answers: dict[str, str]) -> dict[str, str]:
    """The same under the object names of the screen."""
    return {f"answer-{name}": words for name, words in answers.items()}


def take_turn(windows: AtWindows, row: str, answers: dict[str, str], reason: str = "") -> Sight:
    """Opens what is due on Today, answers it and signs."""
    windows.do(to="due-list")
    windows.do(row=row)
    return answer(windows, answers, reason)


def add_part(windows: AtWindows, part: str, answers: dict[str, str]) -> Sight:
    """A part that nothing asks for by a time: in the case file, from its forms."""
    press(windows, "section-forms")
    windows.do(to="case-forms")
    windows.do(row=part)
    return answer(windows, answers)


def leave(windows: AtWindows) -> None:
    """Locks, and the program is gone."""
    assert windows.do(keys=["Ctrl+L"]).left
    windows.close()


def issue(windows: AtWindows, title: str) -> Sight:
    """In the case file: makes a document of a form, which seals it."""
    press(windows, "section-documents")
    windows.do(to="case-documents")
    windows.do(row=f"Make a document: {title}")
    seen = press(windows, "primary")
    assert seen.page == "DocumentPage"
    return seen


def text_of(pdf: Path) -> str:
    """All words on its pages, one space between them."""
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
