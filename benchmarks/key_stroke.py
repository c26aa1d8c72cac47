"""One key struck in the middle of a long text, until it is painted: the editor of an answer against a plain QPlainTextEdit.

All boxes stand in one process and take the same key in turns, without a screen. The guided one has all packs and the dictionary
on, with a finding and a wrong word every hundred words. Its words are looked over at a pause after every tenth stroke; "at the
same time" is a stroke while the whole text is looked over afresh on the other thread.
"""

import os
import statistics
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from safeguard_desktop.casework.guiding import WordsInForce
from safeguard_desktop.casework.language import shipped_guidance
from safeguard_desktop.content.shipped import read_shipped
from safeguard_desktop.content.spelling import BritishDictionary
from safeguard_desktop.domain.language.spelling import Spelling
from safeguard_desktop.gui.answers.long_text import LongText
from safeguard_desktop.gui.answers.marks import Mark
from safeguard_desktop.gui.answers.plain_words import PlainWords
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.background import Background
from safeguard_desktop.gui.findings.found import MOST_WRONG_WORDS
from safeguard_desktop.gui.findings.guide import Guide
from safeguard_desktop.gui.run import make_app

ROOT = Path(__file__).resolve().parents[1]
RESOURCES = ROOT / "resources"
SENTENCE = "the child said that she was at home when he came in and nobody else was there so she went to her room"
TEXTS = ((20_000, 80, 300), (20_000, 20_000, 30), (200_000, 200_000, 5))
FOUND = "and she is promiscuous and her behavour was calm"
PAUSE_EVERY = 10
MEDIAN_BAR, ONE_PARAGRAPH_BAR, WORST_BAR = 1.6, 1.2, 2.0
ADDED_BAR, SHOWN_BAR = 16, 250
"""Milliseconds: what a turn of the event loop may be longer than with the plain box; from a key to its finding painted."""


def text_of(words: int, in_paragraph: int) -> str:
    stock = f"{f'{SENTENCE} ' * 4}{FOUND}".split()
    ends = [(begun, min(begun + in_paragraph, words)) for begun in range(0, words, in_paragraph)]
    return "\n".join(" ".join(stock[place % len(stock)] for place in range(*both)) for both in ends)


def plain(look: Look, text: str) -> tuple[QWidget, QPlainTextEdit]:
    box = QPlainTextEdit()
    box.setFont(look.font("body"))
    box.setPlainText(text)
    return box, box


def answer(look: Look, text: str) -> tuple[QWidget, QPlainTextEdit]:
    editor = LongText(look, "answer")
    editor.set_answer(text)
    box = editor.findChild(PlainWords)
    return editor, box


def answer_with_marks(look: Look, text: str) -> tuple[QWidget, QPlainTextEdit]:
    editor, box = answer(look, text)

    marks = [Mark(place, place + 4, "#A05A00") for place in range(0, 60, 20)]
    box.marks.show_all(text, dict.fromkeys(range(text.count("\n") + 1), marks))
    return editor, box


class Guided:
    """The editor with guidance and spelling on."""

    def __init__(self, look: Look, text: str, words: WordsInForce, background: Background) -> None:
        self.editor, self.box = answer(look, text)
        self.words = words
        self.guide = Guide(self.box, look, background)
        self.editor.layout().addWidget(self.guide.beneath)
        self.guide.guide_by(words, "worker")

    def pause(self, app: QApplication) -> None:
        while not self.guide.is_current:
            app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def look_afresh(self) -> None:
        self.guide.guide_by(self.words, "worker")


def words_in_force() -> WordsInForce:
    shipped = read_shipped(ROOT / "forms", RESOURCES)
    return WordsInForce(shipped_guidance(shipped), Spelling(BritishDictionary(shipped.third_party)))


def strike(app: QApplication, box: QPlainTextEdit) -> float:
    started = time.perf_counter()
    QTest.keyClick(box, "x")
    app.processEvents()
    return (time.perf_counter() - started) * 1000


def main() -> None:
    app = make_app()
    look = Look(RESOURCES, "light")
    look.dress(app)
    background, words_known = Background(), words_in_force()
    for words, in_paragraph, strokes in TEXTS:
        print(f"{words:,} words, {in_paragraph:,} a paragraph")
        text = text_of(words, in_paragraph)
        bar = ONE_PARAGRAPH_BAR if words == in_paragraph else MEDIAN_BAR
        report(measure(app, look, text, strokes, (words_known, background)), bar)
    background.close()


def measure(
    app: QApplication, look: Look, text: str, strokes: int, guiding: tuple[WordsInForce, Background]
) -> dict[str, list[float]]:
    makers = {"plain": plain, "answer": answer, "answer with marks": answer_with_marks}
    boxes = {name: make(look, text) for name, make in makers.items()}
    guided, busy = Guided(look, text, *guiding), Guided(look, text, *guiding)
    boxes |= {"guided": (guided.editor, guided.box), "at the same time": (busy.editor, busy.box)}
    for window, box in boxes.values():
        window.resize(700, 440)
        window.show()
        cursor = box.textCursor()
        cursor.setPosition(len(text) // 2)
        box.setTextCursor(cursor)
        app.processEvents()
    lasted: dict[str, list[float]] = {name: [] for name in boxes}
    for stroke in range(strokes):
        for name, (_window, box) in boxes.items():
            if name == "at the same time":
                busy.pause(app)
                busy.look_afresh()
            lasted[name].append(strike(app, box))
        busy.pause(app)  # or what it looks over would slow the others
        if stroke % PAUSE_EVERY == 0:
            guided.pause(app)
    guided.pause(app)
    # Each place has a term and a word that is misspelt, and only so many misspelt words are marked. The word that the strokes
    # fall into may be one more, and a paragraph may end between the two.
    places = text.count("promiscuous")
    assert abs(len(guided.guide.found) - places - min(text.count("behavour"), MOST_WRONG_WORDS)) <= 1
    assert all(box.toPlainText().count("x") == strokes for _window, box in boxes.values())
    lasted["until shown"] = [until_shown(app, guided) for _stroke in range(min(strokes, 20))]
    for window, _box in boxes.values():
        window.close()
    return lasted


def until_shown(app: QApplication, guided: Guided) -> float:
    """From one key to what is found then, painted."""
    started = time.perf_counter()
    QTest.keyClick(guided.box, "x")
    guided.pause(app)
    app.processEvents()
    return (time.perf_counter() - started) * 1000


def report(lasted: dict[str, list[float]], bar: float) -> None:
    floor, shown = lasted["plain"], lasted.pop("until shown")
    for name, times in lasted.items():
        median, worst = statistics.median(times), worst_of(times)
        print(
            f"  {name:18} median {median:7.2f} ms ({median / statistics.median(floor):.2f}, bar {bar})"
            f"   p99 {worst:7.2f} ms ({worst / worst_of(floor):.2f}, bar {WORST_BAR})"
        )
    added = [busy - plain for busy, plain in zip(lasted["at the same time"], floor, strict=True)]
    print(
        f"  added to a turn while all is looked over {statistics.median(added):.1f}, p99 {worst_of(added):.1f} ms, bar {ADDED_BAR}"
    )
    print(
        f"  from a key to its finding shown {statistics.median(shown):.0f}, p99 {worst_of(shown):.0f} ms, bar {SHOWN_BAR}"
    )


def worst_of(times: list[float]) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * 0.99))]


if __name__ == "__main__":
    main()
    # Long texts take Qt a while to put away, which nobody waits for here.
    sys.stdout.flush()
    os._exit(0)
