"""The head of a page: its name, and beside it what belongs to the name."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.words import Words


def head_row(look: Look, name: Words, beside: Words) -> QHBoxLayout:
    """Both on one line, their feet at the same height."""
    name.setObjectName("page-heading")
    row = QHBoxLayout()
    row.setSpacing(look.px("space.l"))
    row.addWidget(name)
    row.addWidget(beside, 1, Qt.AlignmentFlag.AlignBottom)
    return row
