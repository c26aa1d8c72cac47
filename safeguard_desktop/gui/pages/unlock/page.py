"""The first page: which key is yours, and its passphrase. It knows nobody's name and opens nothing by itself."""

from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from safeguard_desktop.casework.keys_here import KeysHere, keys_here, numbers_here
from safeguard_desktop.domain.errors import MendableError
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.domain.texts import ngettext
from safeguard_desktop.gui.kit.banner import Banner
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.choice import Choice
from safeguard_desktop.gui.kit.emergency_numbers import EmergencyNumbers
from safeguard_desktop.gui.kit.icon_label import IconLabel
from safeguard_desktop.gui.kit.passphrase_line import PassphraseLine
from safeguard_desktop.gui.kit.words import Words, say
from safeguard_desktop.gui.page import Page, Rail
from safeguard_desktop.gui.pages.unlock.unlocking import Unlocking
from safeguard_desktop.gui.place import Place
from safeguard_desktop.gui.workplace import Doorstep


class UnlockPage(Page):
    """Keys by their neutral labels, the one used last here first."""

    title = _("Unlock")
    rail = Rail.NONE

    def __init__(self, doorstep: Doorstep) -> None:
        super().__init__(doorstep.look, "unlock_max", is_centred=True)
        self._doorstep = doorstep
        self._unlocking = Unlocking(doorstep, self._on_opened, self._on_refused)
        self._wait = QTimer(self, interval=1000)
        self._wait.timeout.connect(self._on_second)
        self._seconds = 0
        self._group = QButtonGroup(self)
        self.put_left(self._left(), folded=_("Emergency numbers"), width="unlock_panel", ground="rail")
        self._danger = Banner(self.look, "danger", _("Someone in danger now? Call 999. The record can wait."))
        self.put_on_top(self._danger)
        self._show_keys(keys_here(doorstep.start.vault, doorstep.start.state))

    def enter(self, about: object = None) -> None:
        """`about` may be a MendableError to begin with."""
        if isinstance(about, MendableError):
            self._say(str(about))

    def first_focus(self) -> QWidget:
        return self._passphrase.line if self._group.buttons() else self._begin

    def help_words(self) -> str:
        return _(
            "Each person who works here has a key with a neutral name. Choose yours and type its passphrase. A wrong"
            " passphrase loses nothing. If you cannot remember it, the printed recovery sheet opens the records."
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Danger stays in sight where the panel with the numbers has to fold."""
        super().resizeEvent(event)
        self._danger.setHidden(self.look.is_at_least("two_columns_from", self.width()))

    def _left(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        head = QHBoxLayout()
        head.addWidget(IconLabel(self.look, "mark", "accent", "rail"))
        head.addWidget(Words("Safeguard Desktop", "section"), 1)
        column.addLayout(head)
        column.addStretch(1)
        column.addWidget(EmergencyNumbers(self.look, numbers_here(self._doorstep.start.state)))
        column.addWidget(Button(self.look, _("What to do now"), "what-to-do-now", self._on_guidance, "link"))
        return left

    def _show_keys(self, keys: KeysHere) -> None:
        if not keys.labels:
            self._ask_to_begin(keys)
            return
        self.add_space("huge")
        self.ask(_("Which key is yours?"))
        if keys.locked_at is not None:
            at = f"{_in_london(keys.locked_at):%H:%M}"
            self.add(
                self._note("saved", "done", _("Locked at {time}. Everything you had typed is saved.").format(time=at))
            )
        for number, label in enumerate(keys.labels):
            self._add_key(label, keys.last_used_at if number == 0 else None)
        self._passphrase = PassphraseLine(self.look, _("Passphrase"))
        self._passphrase.entered.connect(self._on_unlock)
        self.add(self._passphrase)
        self._problem = Words("", "body", "attention")
        self._problem.setObjectName("unlock-problem")
        self._problem.hide()
        self.add(self._problem)
        self._group.buttons()[0].setChecked(True)
        self._unlock = Button(self.look, _("Unlock"), "unlock", self._on_unlock, "primary")
        row = QHBoxLayout()
        row.addWidget(Button(self.look, _("I cannot remember it"), "recover", self._on_recover, "link"))
        row.addStretch(1)
        row.addWidget(self._unlock)
        self.add(row)
        self._offer_fiction()

    def _ask_to_begin(self, keys: KeysHere) -> None:
        """New here, or the list of keys cannot be read: nothing is made over it."""
        self._begin = Button(self.look, _("Set up this laptop"), "begin", self._on_begin, "primary")
        if keys.has_vault:
            self.ask(_("The list of keys cannot be read"), _("The records are not touched. A backup can be put back."))
            self._begin.setText(_("Open with the recovery sheet"))
        else:
            self.ask(
                _("Nothing is set up here yet"),
                _("It takes about ten minutes: your key, your organisation, and who does what."),
            )
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._begin)
        self.add(row)
        self._has_vault = keys.has_vault
        self._offer_fiction()

    def _offer_fiction(self) -> None:
        row = QHBoxLayout()
        row.addWidget(Words(_("New here?"), "small", "soft").on_one_line())
        row.addWidget(Button(self.look, _("Try it with fictional people"), "fiction", self._on_fiction, "link"))
        row.addStretch(1)
        self.add_space("xl")
        self.add(row)

    def _add_key(self, label: str, last_used_at: datetime | None) -> None:
        words = ""
        if last_used_at is not None:
            local = _in_london(last_used_at)
            words = _("Last used here, {day} {date}, {time}").format(
                day=f"{local:%a}", date=f"{local.day} {local:%b}", time=f"{local:%H:%M}"
            )
        choice = Choice(self.look, label, label, words)
        choice.setObjectName(f"key-{label}")
        choice.setAccessibleName(_("Key {label}").format(label=label))
        choice.clicked.connect(self._on_key)
        self._group.addButton(choice)
        self.add(choice)

    def _note(self, icon: str, colour: str, words: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.look.px("space.s"))
        row.addWidget(IconLabel(self.look, icon, colour))
        row.addWidget(Words(words, "body", "soft"), 1)
        return row

    def _on_key(self) -> None:
        """The passphrase is next; with large text it is further down."""
        self._passphrase.line.setFocus()
        self.scroll_to(self._unlock)

    def _on_unlock(self) -> None:
        chosen = self._group.checkedButton()
        if self._seconds or self._unlocking.is_under_way or not isinstance(chosen, Choice):
            return
        if self._passphrase.is_empty:
            self._say(_("Type the passphrase of this key first."))
            self._passphrase.line.setFocus()
            return
        self._say("")
        self._unlock.be_busy(_("Unlocking"))
        self._unlocking.begin(chosen.choice, self._passphrase.text())

    def _on_opened(self) -> None:
        self._passphrase.clear()

    def _on_refused(self, error: MendableError) -> None:
        """What was typed stays, so that one wrong letter need not cost the whole passphrase."""
        self._unlock.be_ready()
        self._say(str(error))
        self._passphrase.line.setFocus()
        QTimer.singleShot(0, self, lambda: self.scroll_to(self._unlock))
        self._seconds = int(getattr(error, "seconds", 0))
        if self._seconds:
            self._wait.start()
            self._say_wait()

    def _on_second(self) -> None:
        self._seconds -= 1
        self._say_wait()
        if self._seconds <= 0:
            self._seconds = 0
            self._wait.stop()

    def _say_wait(self) -> None:
        if self._seconds > 0:
            words = ngettext("You can try again in {n} second.", "You can try again in {n} seconds.", self._seconds)
            self._say(words.format(n=self._seconds) + " " + _("Nothing is lost and nobody is locked out."))
        else:
            self._say(_("You can try again now."))

    def _say(self, words: str) -> None:
        self._problem.setText(words)
        self._problem.setVisible(bool(words))
        say(self._passphrase.line, "state", "wrong" if words else "")
        self._passphrase.line.setAccessibleDescription(words)

    def _on_begin(self) -> None:
        self._doorstep.navigator.go(Place.RECOVERY if self._has_vault else Place.FIRST_RUN)

    def _on_recover(self) -> None:
        self._doorstep.navigator.go(Place.RECOVERY)

    def _on_guidance(self) -> None:
        self._doorstep.navigator.go(Place.GUIDANCE)

    def _on_fiction(self) -> None:
        self._doorstep.navigator.go(Place.FICTION)


def _in_london(at: datetime) -> datetime:
    from safeguard_desktop.domain.moments import LONDON

    return at.astimezone(LONDON)
