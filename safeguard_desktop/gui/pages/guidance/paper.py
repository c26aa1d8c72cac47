"""A topic of the guidance on paper: black on white, whole, with its sources. It tells nothing about anyone."""

from collections.abc import Iterable

from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtPrintSupport import QPrinter

_STYLES = {
    "title": (18.0, QFont.Weight.DemiBold),
    "section": (13.0, QFont.Weight.DemiBold),
    "text": (11.0, QFont.Weight.Normal),
    "item": (11.0, QFont.Weight.Normal),
    "source": (9.0, QFont.Weight.Normal),
    "attention": (11.0, QFont.Weight.DemiBold),
}
_INDENT, _GAP = 18.0, 6.0


def topic_on_paper(lines: Iterable[tuple[str, str]], family: str) -> QTextDocument:
    """The lines of a topic, as casework tells them, set one under the other. Text is never read as mark-up."""
    document = QTextDocument()
    document.setDefaultFont(QFont(family))
    cursor = QTextCursor(document)
    for number, (style, words) in enumerate(lines):
        if number:
            cursor.insertBlock()
        cursor.setBlockFormat(_block(style))
        cursor.setCharFormat(_characters(style, family))
        cursor.insertText(f"• {words}" if style == "item" else words)
    return document


def print_topic(document: QTextDocument, printer: QPrinter) -> None:
    """Draws it, page by page, as the printer's own margins want it."""
    printer.setFullPage(False)
    document.print_(printer)


def _block(style: str) -> QTextBlockFormat:
    block = QTextBlockFormat()
    block.setTopMargin(2 * _GAP if style == "section" else 0)
    block.setBottomMargin(_GAP)
    if style == "item":
        block.setLeftMargin(_INDENT)
        block.setTextIndent(-_INDENT / 2)
    return block


def _characters(style: str, family: str) -> QTextCharFormat:
    points, weight = _STYLES[style]
    font = QFont(family)
    font.setPointSizeF(points)
    font.setWeight(weight)
    characters = QTextCharFormat()
    characters.setFont(font)
    return characters
