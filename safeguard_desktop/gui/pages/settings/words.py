"""Settings, guidance on words: which packs guide, phrases of the organisation's own, and words spelling knows. All are entries."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from safeguard_desktop.casework.choosing_words import (
    WordsHere,
    choose_words,
    look_at_words,
    own_phrase,
    take_back_phrase,
    take_back_word,
)
from safeguard_desktop.casework.looking_at_organisation import OrganisationHere
from safeguard_desktop.domain.forms import Kind
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.choice import TickBox
from safeguard_desktop.gui.kit.words import Line, Words, throw_away
from safeguard_desktop.gui.pages.asking import Missing
from safeguard_desktop.gui.pages.new_key import answer_of, text_row
from safeguard_desktop.gui.pages.settings.section import SettingsFrame, SettingsSection


class WordsSection(SettingsSection):
    """Packs to turn on and off, one more phrase, one more word, and what is there already."""

    name = "words"
    title = _("Guidance on words")
    icon = "exact_words"
    primary = _("Sign this change")

    def __init__(self, page: SettingsFrame) -> None:
        super().__init__(page)
        intro = _(
            "Guidance reads only what workers write themselves, and suggests. It changes nothing and blocks nothing."
        )
        self.add(Words(intro, "body", "soft"))
        self.add(Words(_("Which words are looked for"), "label"))
        self._packs = QVBoxLayout()
        self.add(self._packs)
        self._boxes: dict[str, TickBox] = {}
        self.phrase = text_row(self.look, "own-phrase", _("One more phrase to look for"), _("Leave it empty for none."))
        self.why = text_row(self.look, "own-why", _("Why is it better not to write it?"))
        hint = _("One on each line. Leave it empty where there is none.")
        self.others = text_row(self.look, "own-alternatives", _("What to write instead"), hint, Kind.LONG_TEXT)
        self.word = text_row(self.look, "own-word", _("One more word or name that spelling should know"))
        for widget in (Line(), self.phrase, self.why, self.others, Line(), self.word, Line()):
            self.add(widget)
        self._own = QVBoxLayout()
        self.add(self._own)
        self._shown: WordsHere | None = None

    def show_here(self, here: OrganisationHere) -> None:
        del here
        desk = self.workplace.desk
        self.workplace.background.in_background(
            lambda: look_at_words(desk), self._on_found, self.page.show_error, question=self
        )

    def on_primary(self) -> None:
        phrase, why = answer_of(self.phrase).strip(), answer_of(self.why).strip()
        if phrase and not why:
            self.page.show_missing([Missing(_("Say why it is better not to write it"), self.why.first_focus())])
            return
        on = {name: box.isChecked() for name, box in self._boxes.items()}
        is_same = self._shown is not None and on == {pack.id: pack.is_on for pack in self._shown.packs}
        word = answer_of(self.word).strip()
        if is_same and not phrase and not word:
            self.page.show_done(_("Nothing has changed, so there is nothing to sign"))
            return
        desk = self.page.desk
        more = own_phrase(phrase, why, answer_of(self.others)) if phrase else None
        self.page.do(lambda: choose_words(desk, on, more, word), _("Signing"), lambda _done: self._on_kept())

    def _on_kept(self) -> None:
        for row in (self.phrase, self.why, self.others, self.word):
            row.set_answer(None)
        self.page.show_done(_("Signed and kept"), _("It guides from the next page that is opened."))

    def _on_found(self, here: WordsHere) -> None:
        if here == self._shown:
            return
        self._shown = here
        _empty(self._packs)
        self._boxes = {}
        for pack in here.packs:
            box = TickBox(self.look, f"words-{pack.id}", pack.title, pack.source)
            box.setChecked(pack.is_on)
            self._boxes[pack.id] = box
            self._packs.addWidget(box)
        _empty(self._own)
        self._list(_("Phrases of our own"), [one.phrase for one in here.phrases], "phrase", self._take_phrase)
        self._list(_("Words that spelling knows"), list(here.words), "word", self._take_word)

    def _list(self, heading: str, words: list[str], kind: str, take_back: Callable[[str], None]) -> None:
        self._own.addWidget(Words(heading, "label"))
        for number, one in enumerate(words):
            name = f"take-{kind}-{number}"
            button = Button(self.look, _("Take it back"), name, partial(take_back, one), "link")
            button.setAccessibleName(_("Take back “{words}”").format(words=one))
            self._own.addWidget(Words(one))
            self._own.addWidget(button)
        if not words:
            self._own.addWidget(Words(_("None yet."), "body", "soft"))

    def _take_phrase(self, phrase: str) -> None:
        desk = self.page.desk
        self._take(lambda: take_back_phrase(desk, phrase))

    def _take_word(self, word: str) -> None:
        desk = self.page.desk
        self._take(lambda: take_back_word(desk, word))

    def _take(self, work: Callable[[], None]) -> None:
        self.page.do(work, _("Signing"), lambda _done: self.page.show_done(_("Taken back")))


def _empty(column: QVBoxLayout) -> None:
    while column.count():
        throw_away(column.takeAt(0))
