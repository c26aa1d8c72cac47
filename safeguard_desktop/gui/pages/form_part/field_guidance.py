"""What stands beside the question in hand: what helps to answer it, and where it comes from."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from safeguard_desktop.domain.forms import Field, Form, Section
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.kit.words import Words


class FieldGuidance(QWidget):
    """Changes with the focus; empty places take no room."""

    def __init__(self, form: Form) -> None:
        super().__init__()
        self._form = form
        self.setObjectName("field-guidance")
        self._label = Words("", "label")
        self._hint = Words("")
        self._instruction = Words("")
        self._note = Words("", "small", "soft")
        self._source = Words("", "small", "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for words in (self._label, self._hint, self._instruction, self._note, self._source):
            column.addWidget(words)
            words.setVisible(False)
        column.addStretch(1)
        self._say(self._label, form.title)
        self._say(self._hint, form.intro)
        self._say_source(None)

    def show_field(self, field: Field, section: Section | None) -> None:
        """Shows what helps with a field."""
        self._say(self._label, field.label)
        needed = _("This needs an answer before signing. “Not known” is one.") if field.required_to_sign else ""
        self._say(self._hint, "\n\n".join(filter(None, (field.hint, needed))))
        printed = _("On the form: “{words}”").format(words=field.instruction) if field.instruction else ""
        self._say(self._instruction, printed)
        self._say(self._note, field.note)
        self._say_source(section)

    def _say_source(self, section: Section | None) -> None:
        source = self._form.source
        if section is not None and section.is_supplementary:
            own = _("Added by this program and printed on a sheet of its own.")
            self._say(self._source, " ".join(filter(None, (own, section.intro))))
            return
        words = (source.organisation, source.document, source.edition, source.paragraph)
        self._say(self._source, ", ".join(filter(None, words)))

    @staticmethod
    def _say(words: Words, text: str) -> None:
        words.setText(text)
        words.setVisible(bool(text))
