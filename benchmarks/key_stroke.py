"""One key struck in the middle of a long text, until it is painted: the editor of an answer against a plain QPlainTextEdit.

All boxes stand in one process and take the same key in turns, without a screen.
"""

import os
import statistics
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from safeguard_desktop.gui.answers.long_text import LongText
from safeguard_desktop.gui.answers.marks import Mark, Paragraph
from safeguard_desktop.gui.answers.plain_words import PlainWords
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.run import make_app

RESOURCES = Path(__file__).resolve().parents[1] / "resources"
SENTENCE = "the child said that she was at home when he came in and nobody else was there so she went to her room"
TEXTS = ((20_000, 80, 300), (20_000, 20_000, 30), (200_000, 200_000, 5))
MEDIAN_BAR, WORST_BAR = 1.6, 2.0


def text_of(words: int, in_paragraph: int) -> str:
    stock = SENTENCE.split()
    lengths = [min(in_paragraph, words - begun) for begun in range(0, words, in_paragraph)]
    return "\n".join(" ".join(stock[place % len(stock)] for place in range(length)) for length in lengths)


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

    def check(paragraph: Paragraph) -> None:
        box.marks.show(paragraph, [Mark(place, place + 4, "#A05A00") for place in range(0, 60, 20)])

    box.marks.changed.connect(check)
    box.marks.ask_about_all()
    return editor, box


def strike(app: QApplication, box: QPlainTextEdit) -> float:
    started = time.perf_counter()
    QTest.keyClick(box, "x")
    app.processEvents()
    return (time.perf_counter() - started) * 1000


def main() -> None:
    app = make_app()
    look = Look(RESOURCES, "light")
    look.dress(app)
    for words, in_paragraph, strokes in TEXTS:
        print(f"{words:,} words, {in_paragraph:,} a paragraph")
        report(measure(app, look, text_of(words, in_paragraph), strokes))


def measure(app: QApplication, look: Look, text: str, strokes: int) -> dict[str, list[float]]:
    makers = {"plain": plain, "answer": answer, "answer with marks": answer_with_marks}
    boxes = {name: make(look, text) for name, make in makers.items()}
    for window, box in boxes.values():
        window.resize(700, 440)
        window.show()
        cursor = box.textCursor()
        cursor.setPosition(len(text) // 2)
        box.setTextCursor(cursor)
        app.processEvents()
    lasted: dict[str, list[float]] = {name: [] for name in boxes}
    for _stroke in range(strokes):
        for name, (_window, box) in boxes.items():
            lasted[name].append(strike(app, box))
    for window, box in boxes.values():
        assert box.toPlainText().count("x") == strokes
        window.close()
    return lasted


def report(lasted: dict[str, list[float]]) -> None:
    floor = lasted["plain"]
    for name, times in lasted.items():
        median, worst = statistics.median(times), worst_of(times)
        print(
            f"  {name:18} median {median:7.2f} ms ({median / statistics.median(floor):.2f}, bar {MEDIAN_BAR})"
            f"   p99 {worst:7.2f} ms ({worst / worst_of(floor):.2f}, bar {WORST_BAR})"
        )


def worst_of(times: list[float]) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * 0.99))]


if __name__ == "__main__":
    main()
    # Long texts take Qt a while to put away, which nobody waits for here.
    sys.stdout.flush()
    os._exit(0)
