"""Choosing a key of one's own: a neutral label, and a passphrase typed twice with a sentence about its strength."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from safeguard_desktop.casework.passphrases import strength_in_words
from safeguard_desktop.domain.errors import MendableError
from safeguard_desktop.domain.forms import Field, Kind
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.field_row import FieldRow
from safeguard_desktop.gui.kit.passphrase_line import PassphraseLine
from safeguard_desktop.gui.kit.words import Words, say
from safeguard_desktop.gui.pages.asking import Missing


def text_row(look: Look, name: str, label: str, hint: str = "", kind: Kind = Kind.TEXT) -> FieldRow:
    """One line for a short answer that nobody may leave open; found as "answer-<name>"."""
    return FieldRow(look, Field(name, label, kind, "", "", hint=hint), may_be_unanswered=False)


def answer_of(row: FieldRow) -> str:
    """What is typed, without spaces around."""
    return str(row.answer() or "").strip()


class PassphraseTwice(QWidget):
    """A new passphrase. `name` begins the object names: "<name>-passphrase", "<name>-again"."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.first = PassphraseLine(look, _("Passphrase"), f"{name}-passphrase")
        self.again = PassphraseLine(look, _("The same again"), f"{name}-again")
        self._strength = Words("", "small", "soft")
        self._strength.setObjectName(f"{name}-strength")
        self._problem = Words("", "small", "attention")
        self._problem.setObjectName(f"{name}-problem")
        self._problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px("space.s"))
        for widget in (self._problem, self.first, self._strength, self.again):
            column.addWidget(widget)
        self.first.line.textChanged.connect(self._on_typed)
        self._on_typed("")

    def text(self) -> str:
        """The passphrase."""
        return self.first.text()

    def clear(self) -> None:
        """Forgets what was typed."""
        self.first.clear()
        self.again.clear()
        self._say("")

    def missing(self) -> list[Missing]:
        """What is missing, also said beside the lines."""
        words = ""
        if self.first.is_empty:
            words = _("Choose a passphrase")
        elif self.first.text() != self.again.text():
            words = _("The two passphrases are not the same")
        self._say(words)
        where = self.first.line if self.first.is_empty else self.again.line
        return [Missing(words, where)] if words else []

    def show_problem(self, words: str) -> None:
        """Says why this passphrase is not taken."""
        self._say(words)
        self.first.line.setFocus()

    def _on_typed(self, text: str) -> None:
        is_strong, words = strength_in_words(text)
        self._strength.setText(words)
        self._strength.set_tone("done" if is_strong else "soft")
        self.first.line.setAccessibleDescription(words)

    def _say(self, words: str) -> None:
        self._problem.setText(words)
        self._problem.setVisible(bool(words))
        say(self.first.line, "state", "wrong" if words else "")
        self.again.line.setAccessibleDescription(words)


class NewKey(QWidget):
    """Label and passphrase of a new key; `name` begins the object names."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        hint = _(
            "The first page shows this word and no name, so that whoever finds the laptop does not learn who works here."
        )
        self.label = text_row(look, f"{name}-label", _("Name of the key"), hint)
        self.passphrase = PassphraseTwice(look, name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px("space.m"))
        column.addWidget(self.label)
        column.addWidget(self.passphrase)

    def suggest(self, label: str) -> None:
        """Puts a label there, unless the person has chosen one already."""
        if not answer_of(self.label):
            self.label.set_answer(label)

    def label_text(self) -> str:
        """The label."""
        return answer_of(self.label)

    def missing(self) -> list[Missing]:
        """What is missing, also said beside the fields."""
        words = "" if self.label_text() else _("Choose a short name for the key")
        self.label.show_problem(words)
        found = [Missing(words, self.label.first_focus())] if words else []
        return found + self.passphrase.missing()

    def show_problem(self, error: MendableError) -> None:
        """Says beside the passphrase why the key was refused."""
        self.passphrase.show_problem(str(error))

    def clear(self) -> None:
        """Forgets label and passphrase."""
        self.label.set_answer(None)
        self.passphrase.clear()
