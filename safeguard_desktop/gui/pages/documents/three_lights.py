"""What a check of a document found, as a stranger understands it: three lights, each with a word, an icon and a colour."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from safeguard_desktop.casework.verifying import Light, Verification
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.icon_label import IconLabel
from safeguard_desktop.gui.kit.words import Words

_ICONS = {
    Light.GOOD: ("complete", "done"),
    Light.BAD: ("attention", "attention"),
    Light.NOT_CHECKED: ("not_known", "ink_soft"),
}


class ThreeLights(QFrame):
    """The card with the three lights. It is green only where every light that could be checked is good."""

    def __init__(self, look: Look, found: Verification) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("three-lights")
        tone, icon, heading = _heading(found)
        self.setProperty("banner", tone)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*[look.px("space.l")] * 4)
        self._column.setSpacing(look.px("space.m"))
        self._add(icon, "done" if tone == "done" else "attention", Words(heading, "section", tone))
        for light, words, detail in _rows(found):
            self._add(*_ICONS[light], Words(words), detail)
        for sentence in _sentences(found):
            self._column.addWidget(Words(sentence, "body"))
        spoken = [heading, *(f"{words} {detail}".strip() for _light, words, detail in _rows(found)), *_sentences(found)]
        self.setAccessibleName(". ".join(line.rstrip(".") for line in spoken))

    def _add(self, icon: str, colour: str, words: Words, detail: str = "") -> None:
        row = QHBoxLayout()
        row.setSpacing(self._look.px("space.s"))
        row.addWidget(IconLabel(self._look, icon, colour), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(words)
        if detail:
            column.addWidget(Words(detail, "small", "soft"))
        row.addLayout(column, 1)
        self._column.addLayout(row)


def _heading(found: Verification) -> tuple[str, str, str]:
    lights = (found.bytes_unchanged, found.known_key, found.in_record)
    if Light.BAD in lights:
        return "attention", "attention", _("Do not rely on this document")
    if Light.NOT_CHECKED in lights:
        return "attention", "attention", _("Unchanged, but not checked to the end")
    return "done", "sealed", _("Sealed and unchanged")


def _sentences(found: Verification) -> tuple[str, ...]:
    """What is wrong, and what to do about it."""
    if Light.BAD not in (found.bytes_unchanged, found.known_key, found.in_record):
        return found.problems
    next_step = _("Do not send it on. Keep what you were sent, ring the sender and ask for the form again.")
    return (*found.problems, next_step)


def _rows(found: Verification) -> tuple[tuple[Light, str, str], ...]:
    by = ", ".join(filter(None, (found.signed_by, found.stated_time)))
    of_bytes = {
        Light.GOOD: _("Every byte is as it was sealed"),
        Light.BAD: _("It is not as it was sealed"),
        Light.NOT_CHECKED: _("The bytes were not checked"),
    }
    of_key = {
        Light.GOOD: _("Sealed with a key we know"),
        Light.BAD: _("Sealed with a key that nobody here knows"),
        Light.NOT_CHECKED: _("Whose key sealed it was not checked"),
    }
    of_record = {
        Light.GOOD: _("Found in the record"),
        Light.BAD: _("Not found in the record"),
        Light.NOT_CHECKED: _("Not looked for in a record"),
    }
    return (
        (found.bytes_unchanged, of_bytes[found.bytes_unchanged], ""),
        (found.known_key, of_key[found.known_key], by),
        (found.in_record, of_record[found.in_record], ""),
    )
