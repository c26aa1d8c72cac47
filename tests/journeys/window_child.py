"""The real windows in a child process, drawn in memory, used by keyboard alone; a journey speaks to it and may kill it any time.

Each line on the standard input is one JSON request, each answered by JSON lines, the last of which has "done". The focus is moved
by Tab and the arrow keys as a person would; an answer with "missing" says what cannot be reached that way.
"""

import json
import os
import resource
import sys
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QLineEdit, QWidget

from safeguard_desktop.bootstrap import build_program
from safeguard_desktop.casework.clock import SteppedClock
from safeguard_desktop.demo.sitting import until_idle
from safeguard_desktop.gui.answers.plain_words import PlainWords
from safeguard_desktop.gui.kit.row_list import Row, RowList
from safeguard_desktop.gui.pages.form_part.filling_in import COLLECT_AFTER_MS
from safeguard_desktop.gui.run import Windows, make_app
from safeguard_desktop.gui.start import Start
from safeguard_desktop.vault import KeyCost
from tests.journeys.at_windows import CHOSEN, STOP

FAULTS: list[str] = []
"""Faults of the program itself that came up in a window: a journey fails by them, wherever it is."""

LOWEST_COST = KeyCost(memory_kib=19 * 1024, iterations=1, lanes=1)
RESOURCES = Path(__file__).resolve().parents[2] / "resources"
MOST_KEYS = 300
SHORT_WAIT_MS, LONGEST_WAIT_MS = 50, 30_000


def keep_fault(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Keeps a fault for the next answer."""
    FAULTS.extend(traceback.format_exception(kind, error, trace))


def say(**answer: Any) -> None:
    """One answer line, at once and in one piece."""
    sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
    sys.stdout.flush()


class Person:
    """Somebody at the keyboard."""

    def __init__(self, state: Path, vault: Path, at: datetime) -> None:
        self.clock = SteppedClock(at)
        self._app = make_app()
        self._start = Start(
            vault=vault,
            state=state,
            resources=RESOURCES,
            clock=self.clock,
            build=lambda: build_program(self.clock, state, LOWEST_COST),
            leave=self._leave,
            theme="light",
        )
        self._begin()

    def _begin(self) -> None:
        self.has_left = False
        self._windows = Windows(self._app, self._start)
        self._window = self._windows.window
        self._windows.show()
        QTest.qWaitForWindowActive(self._window)
        self.wait()

    def do(self, request: dict[str, Any]) -> dict[str, Any]:
        """Does what is asked, in the order of the request's words, and tells what there is to be seen then."""
        acts: dict[str, Callable[[Any], object]] = {
            "keys": self.press,
            "to": self.go_to,
            "row": self.choose_row,
            "type": self.type,
            "slowly": self.type_slowly,
            "paste": self.paste,
            "paste_text": self.paste_text,
            "fill": self.fill,
            "print_to": self.print_to,
            "save_to": self.save_to,
            "sit": self.sit,
            "room": self.leave_room,
        }
        for name, value in request.items():
            acts[name](value)
            self.wait()
        return self.see()

    def see(self) -> dict[str, Any]:
        """The page shown, the focus, all words in sight, and what the focused part holds."""
        page, focus = self._window.page, self._app.focusWidget()
        shown = [label.text() for label in self._window.findChildren(QLabel) if label.isVisible() and label.text()]
        buttons = [one.objectName() for one in self._window.findChildren(QAbstractButton) if one.isVisible()]
        return {
            "page": type(page).__name__,
            "title": self._window.windowTitle(),
            "focus": focus.objectName() if focus else "",
            "holds": _held(focus),
            "position": focus.position() if isinstance(focus, PlainWords) else 0,
            "words": shown,
            "buttons": buttons,
            "rows": [f"{row.who} {row.what}".strip() for row in self._rows()],
            "left": self.has_left,
            "faults": FAULTS,
        }

    def _rows(self) -> list[Row]:
        lists = [one for one in self._window.findChildren(RowList) if one.isVisible()]
        return [row for one in lists for row in one.rows if isinstance(row, Row)]

    def press(self, keys: list[str]) -> None:
        """Presses keys such as "Ctrl+N", one after the other."""
        for key in keys:
            pressed = QKeySequence(key)[0]  # type: ignore[index]  # it is, though its stub does not say so
            QTest.keyClick(self._focus(), pressed.key(), pressed.keyboardModifiers())
            self.wait()

    def go_to(self, name: str) -> None:
        """Moves the focus by Tab to a part of the page, then by arrow keys where it is one of several choices."""
        for _press in range(MOST_KEYS):
            focus = self._focus()
            if focus.objectName() == name or self._reach_in_group(focus, name):
                return
            QTest.keyClick(focus, Qt.Key.Key_Tab)
        raise LookupError(name)

    def _reach_in_group(self, focus: QWidget, name: str) -> bool:
        """The arrow keys move between the choices of one question, each in its own direction."""
        group = focus.group() if isinstance(focus, QAbstractButton) else None
        wanted = next((one for one in group.buttons() if one.objectName() == name), None) if group else None
        if group is None or wanted is None:
            return False
        for _press in group.buttons():
            QTest.keyClick(self._focus(), _towards(self._focus(), wanted))
            if self._focus() is wanted:
                return True
        return False

    def choose_row(self, words: str) -> None:
        """Goes down a list in focus to the row that begins with these words, and opens it."""
        rows = self._focus()
        if not isinstance(rows, RowList):
            raise LookupError(words)  # noqa: TRY004 - the person has not come to the list
        for _press in rows.rows:
            row = rows.rows[rows.currentIndex().row()]
            if isinstance(row, Row) and f"{row.who} {row.what}".strip().startswith(words):
                QTest.keyClick(rows, Qt.Key.Key_Return)
                return
            QTest.keyClick(rows, Qt.Key.Key_Down)
        raise LookupError(words)

    def type(self, text: str) -> None:
        """Types a text."""
        focus = self._focus()
        for sign in text:
            if sign == "\n":
                QTest.keyClick(focus, Qt.Key.Key_Return)
            else:
                QTest.keyClicks(focus, sign)

    def type_slowly(self, text: str) -> None:
        """Types on and on as a person does, saying each time how much is typed."""
        for number, sign in enumerate(text, start=1):
            QTest.keyClicks(self._focus(), sign)
            QTest.qWait(10)
            say(typed=number)

    def paste(self, times: int) -> None:
        """Pastes so many words with Ctrl+V."""
        self.paste_text("word " * times)

    def paste_text(self, text: str) -> None:
        """Pastes a text with Ctrl+V: also one that no keyboard here has the keys for."""
        data = QMimeData()
        data.setText(text)
        QGuiApplication.clipboard().setMimeData(data)
        self.press(["Ctrl+V"])

    def fill(self, answers: dict[str, str]) -> None:
        """Answers the questions of a part, section by section, up to "Check and sign" or the question whose answer is STOP.

        CHOSEN stands for a choice to be made.
        """
        left = dict(answers)
        while self._is_shown("next"):
            while (name := next((name for name in left if self._is_shown(name)), "")) != "":
                if left[name] == STOP:
                    return
                self._answer(name, left.pop(name))
            self.go_to("next")
            self.press(["Space"])
        if left:
            raise LookupError(str(sorted(left)))

    def _answer(self, name: str, text: str) -> None:
        """What follows from an answer is shown a moment later: more questions may come, or go."""
        self.go_to(name)
        focus = self._focus()
        if text != CHOSEN:
            self.press(["Ctrl+A"])
            self.type(text)
        elif isinstance(focus, QAbstractButton) and not focus.isChecked():
            self.press(["Space"])
        QTest.qWait(COLLECT_AFTER_MS + 50)
        self.wait()

    def print_to(self, path: str) -> None:
        """In the system's print window: names the file to print to, and prints."""
        dialog = self._window.findChild(QPrintDialog)
        line = dialog.findChild(QLineEdit, "filename") if dialog is not None else None
        if dialog is None or line is None:
            raise LookupError("print window")
        line.setText(path)
        dialog.accept()
        self._await("Sent to the printer")
        self._come_back()

    def save_to(self, path: str) -> None:
        """Saves a copy of the document through the system's own window."""
        self.go_to("save-copy")
        QTest.keyClick(self._focus(), Qt.Key.Key_Space)
        dialog = self._window.findChild(QFileDialog)
        if dialog is None:
            raise LookupError("save window")
        dialog.selectFile(path)
        dialog.accept()
        self._await("The copy is saved")
        self._come_back()

    def sit(self, at: str) -> None:
        """After a lock: the next run of the program, at another time."""
        self._window.deleteLater()
        self._windows.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.clock.set(datetime.fromisoformat(at))
        self._begin()

    def leave_room(self, kib: int) -> None:
        """Lets no file grow beyond so many KiB, as a full disk would; 0 makes room again."""
        _soft, most = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (kib * 1024 or most, most))

    def wait(self) -> None:
        """Until nothing is under way in the background."""
        until_idle(self._windows.background, has_left=lambda: self.has_left)

    def _come_back(self) -> None:
        """The desktop gives the focus back to the program's window when another is closed; without a desktop nobody does."""
        self._window.activateWindow()
        QTest.qWaitForWindowActive(self._window)

    def _await(self, words: str) -> None:
        for _wait in range(LONGEST_WAIT_MS // SHORT_WAIT_MS):
            if words in self.see()["words"]:
                return
            QTest.qWait(SHORT_WAIT_MS)
        raise LookupError(words)

    def _focus(self) -> QWidget:
        return self._app.focusWidget() or self._window

    def _is_shown(self, name: str) -> bool:
        return any(one.isVisible() for one in self._window.findChildren(QWidget, name))

    def _leave(self) -> None:
        self.has_left = True


def _towards(focus: QWidget, wanted: QWidget) -> Qt.Key:
    way = wanted.mapToGlobal(wanted.rect().center()) - focus.mapToGlobal(focus.rect().center())
    if abs(way.y()) > focus.height() // 2:
        return Qt.Key.Key_Down if way.y() > 0 else Qt.Key.Key_Up
    return Qt.Key.Key_Right if way.x() > 0 else Qt.Key.Key_Left


def _held(focus: QWidget | None) -> str:
    if isinstance(focus, PlainWords | QLineEdit):
        return focus.text()
    return ""


def main() -> None:
    """Serves requests until the standard input ends."""
    sys.excepthook = keep_fault
    state, vault, at = Path(sys.argv[1]), Path(sys.argv[2]), datetime.fromisoformat(sys.argv[3])
    person = Person(state, vault, at)
    say(done=True, **person.see())
    for line in sys.stdin:
        try:
            say(done=True, **person.do(json.loads(line)))
        except LookupError as error:
            say(done=True, missing=str(error), **person.see())
    os._exit(0)  # nobody is there any more to lock it


if __name__ == "__main__":
    main()
