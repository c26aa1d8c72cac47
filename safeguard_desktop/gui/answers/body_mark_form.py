"""What is known of one mark on the body: its place by name, how it looks, what was said of it, when it was seen."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QListView, QVBoxLayout, QWidget

from safeguard_desktop.domain.answers import Answer
from safeguard_desktop.domain.forms import Voice
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.answers.choices import YES_NO_NOT_KNOWN, OneOfSeveral
from safeguard_desktop.gui.answers.editor import AnswerEditor
from safeguard_desktop.gui.answers.long_text import LongText
from safeguard_desktop.gui.answers.one_line import NumberLine, OneLine, TimeLine
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.card import Card
from safeguard_desktop.gui.kit.columns import Columns
from safeguard_desktop.gui.kit.words import Words

_TIME = 10
SHORT = ("size", "shape", "colour", "seen_at")
"""What is said in a few letters: two stand side by side where there is room."""


class BodyMarkForm(Card):
    """`changed` comes when a person changes something, `moving` and `removed` when they ask for that."""

    changed = Signal()
    moving = Signal()
    removed = Signal()

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look)
        self._row: dict[str, Answer] = {}
        self._heading = Words("", "label", "accent")
        self._site = SiteLine(look, f"{name}-site")
        self._editors: dict[str, AnswerEditor] = {
            "site": self._site,
            "size": NumberLine(look, f"{name}-size"),
            "shape": OneLine(look, f"{name}-shape"),
            "colour": OneLine(look, f"{name}-colour"),
            "seen_at": TimeLine(look, f"{name}-seen_at", _TIME),
            "swelling": OneOfSeveral(look, f"{name}-swelling", YES_NO_NOT_KNOWN),
            "said": LongText(look, f"{name}-said", Voice.VERBATIM),
        }
        self._labels = _labels()
        self._move = Button(look, _("Move it"), f"{name}-move", self.moving.emit, "link")
        self._remove = Button(look, _("Take it away"), f"{name}-remove", self.removed.emit, "link")
        head = QHBoxLayout()
        head.setSpacing(look.px("space.l"))
        head.addWidget(self._heading, 1)
        head.addWidget(self._move)
        head.addWidget(self._remove)
        self.add(head)
        self.add(self._labelled("site"))
        self.add(Columns([self._labelled(key) for key in SHORT], look.px("space.m"), 2))
        self.add(self._labelled("swelling"))
        self.add(self._labelled("said"))
        for editor in self._editors.values():
            editor.answer_changed.connect(self.changed)

    def show_row(self, row: Mapping[str, Answer], sites: Sequence[str]) -> None:
        """Shows one mark; `sites` are the names its place may have."""
        self._row = dict(row)
        self._site.offer(sites)
        number = row.get("number", "")
        self._heading.setText(_("Mark {number}").format(number=number))
        for key, editor in self._editors.items():
            editor.set_answer(row.get(key))
            if isinstance(editor, OneLine):
                editor.line.setCursorPosition(0)
            editor.describe(_("Mark {number}: {label}").format(number=number, label=self._labels[key]), "")
        self._move.setAccessibleName(_("Move mark {number} on the drawing").format(number=number))
        self._remove.setAccessibleName(_("Take mark {number} away").format(number=number))

    def row(self) -> dict[str, Answer]:
        """The mark as it is shown; values that have no editor are kept as they are."""
        typed = {key: editor.answer() for key, editor in self._editors.items()}
        kept = {key: value for key, value in self._row.items() if key not in typed}
        known = {key: value for key, value in typed.items() if value is not None}
        return {**kept, **known, "site": known.get("site", "")}

    def focus_on_look(self) -> None:
        """To the first thing to say of a mark whose place is known."""
        self._editors["size"].first_focus().setFocus()

    def in_order(self) -> list[QWidget]:
        """What takes the focus, as it is read: what may be done with the mark, then what is known of it."""
        return [one for one in self.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]

    def show_moving(self, *, may_move: bool) -> None:
        """Whether there is a drawing it can be moved on."""
        self._move.setVisible(may_move)

    def _labelled(self, key: str) -> QWidget:
        return _Labelled(self._labels[key], self._editors[key])


class SiteLine(OneLine):
    """The name of a place on the body: typed, or picked from those that are offered as one types."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look, name)
        self._offered = QStringListModel(self)
        completer = QCompleter(self._offered, self.line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        popup = QListView()
        popup.setAccessibleName(_("Places on the body"))
        completer.setPopup(popup)
        completer.activated.connect(lambda _text: self.answer_changed.emit())
        self.line.setCompleter(completer)

    def offer(self, sites: Sequence[str]) -> None:
        """The names to pick from."""
        self._offered.setStringList(list(sites))


class _Labelled(QWidget):
    def __init__(self, label: str, editor: AnswerEditor) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        words = Words(label, "small", "soft")
        words.setBuddy(editor.first_focus())
        column.addWidget(words)
        column.addWidget(editor)
        column.addStretch(1)


def _labels() -> dict[str, str]:
    return {
        "site": _("Place on the body"),
        "size": _("Size: millimetres, or in words"),
        "shape": _("Shape"),
        "colour": _("Colour"),
        "swelling": _("Is it swollen?"),
        "said": _("What they said of it, in their exact words"),
        "seen_at": _("Time you saw it"),
    }
