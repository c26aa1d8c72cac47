"""What a text box has to say of itself, under it: that something pasted cannot be kept, or that typing in it will be slow."""

from safeguard_desktop.gui.answers.plain_words import PlainWords
from safeguard_desktop.gui.kit.words import Words


class NoteOfBox(Words):
    """Shown when there is something to say, gone with the next change. It may speak for several boxes."""

    def __init__(self, *boxes: PlainWords) -> None:
        super().__init__("", "small", "attention")
        self.hide()
        for box in boxes:
            self.speak_for(box)

    def speak_for(self, box: PlainWords) -> None:
        """From now on it says what this box has to say."""
        box.refused.connect(self._on_said)
        box.slowed.connect(self._on_said)
        box.words_changed.connect(self.hide)

    def _on_said(self, sentence: str) -> None:
        self.setText(sentence)
        self.show()
