"""Settings of this laptop and this key: lock, passphrase, recovery sheet, backup, check, appearance."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QFileDialog

from safeguard_desktop.casework.organising import change_passphrase
from safeguard_desktop.casework.preferences import (
    FEWEST_MINUTES,
    MOST_MINUTES,
    Preferences,
    keep_preferences,
    read_preferences,
)
from safeguard_desktop.casework.safekeeping import VaultCheck, back_up_into, check
from safeguard_desktop.domain.errors import MendableError
from safeguard_desktop.domain.forms import Kind
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.choice import Choice
from safeguard_desktop.gui.kit.columns import Columns
from safeguard_desktop.gui.kit.passphrase_line import PassphraseLine
from safeguard_desktop.gui.kit.words import Line, Words
from safeguard_desktop.gui.pages.asking import Missing
from safeguard_desktop.gui.pages.new_key import PassphraseTwice, answer_of, text_row
from safeguard_desktop.gui.pages.settings.section import SettingsFrame, SettingsSection
from safeguard_desktop.gui.place import Place

_THEMES = (
    ("", _("As this computer is set")),
    ("light", _("Light")),
    ("dark", _("Dark")),
    ("high-contrast-light", _("High contrast, light")),
    ("high-contrast-dark", _("High contrast, dark")),
)
_PER_CENTS = (100, 125, 150, 175, 200, 250)


class LockSection(SettingsSection):
    """When it locks by itself, this key's passphrase, and a new recovery sheet."""

    name = "lock"
    title = _("Lock and keys")
    icon = "lock"
    primary = _("Keep this change")

    def __init__(self, page: SettingsFrame) -> None:
        super().__init__(page)
        hint = _("From {least} to {most} minutes without a key or the pointer being touched.").format(
            least=FEWEST_MINUTES, most=MOST_MINUTES
        )
        self.minutes = text_row(self.look, "lock-minutes", _("Lock after how many minutes?"), hint, Kind.NUMBER)
        self.minutes.set_answer(read_preferences(self.workplace.start.state).lock_minutes)
        self.current = PassphraseLine(self.look, _("Your passphrase now"), "current-passphrase")
        self.passphrase = PassphraseTwice(self.look, "changed")
        self.add(self.minutes)
        self.add(Line())
        self.add(Words(_("Change your passphrase"), "section"))
        self.add(Words(_("Leave these lines empty to keep the one you have."), "body", "soft"))
        self.add(self.current)
        self.add(self.passphrase)
        self.add(Line())
        self.add(Words(_("Recovery sheet"), "section"))
        self.add(
            Words(
                _(
                    "If the paper is lost or somebody saw it, make a new one. The old paper then opens these records no more."
                ),
                "body",
                "soft",
            )
        )
        self.add(
            Button(
                self.look,
                _("Make a new recovery sheet"),
                "new-sheet",
                lambda: self.workplace.navigator.go(Place.FIRST_RUN, "sheet"),
                "secondary",
                "print",
            )
        )

    def on_primary(self) -> None:
        missing = self._missing()
        if missing:
            self.page.show_missing(missing)
            return
        state, minutes = self.workplace.start.state, int(answer_of(self.minutes))
        current, new, desk = self.current.text(), self.passphrase.text(), self.workplace.desk

        def work() -> None:
            if current:
                change_passphrase(desk, current, new)
            keep_preferences(state, replace(read_preferences(state), lock_minutes=minutes))

        self.page.do(work, _("Keeping"), lambda _done: self._on_kept(minutes))

    def _on_kept(self, minutes: int) -> None:
        self.workplace.lock_after(minutes * 60)
        words = _("The new passphrase counts from now on.") if not self.current.is_empty else ""
        self.current.clear()
        self.passphrase.clear()
        self.page.show_done(_("Kept"), words)

    def _missing(self) -> list[Missing]:
        text = answer_of(self.minutes)
        is_fit = text.isascii() and text.isdigit() and FEWEST_MINUTES <= int(text[:4]) <= MOST_MINUTES
        words = "" if is_fit else _("Write a number of minutes from 1 to 15")
        self.minutes.show_problem(words)
        found = [Missing(words, self.minutes.first_focus())] if words else []
        if self.current.is_empty and not self.passphrase.first.is_empty:
            found.append(Missing(_("Type your passphrase as it is now, too"), self.current.line))
        elif not self.current.is_empty:
            found += self.passphrase.missing()
        return found


class BackupSection(SettingsSection):
    """A copy in another folder, and a check of everything, in words."""

    name = "backup"
    title = _("Backup and check")
    icon = "save_copy"
    primary = _("Back up to a folder")

    def __init__(self, page: SettingsFrame) -> None:
        super().__init__(page)
        self.add(
            Words(
                _(
                    "A backup is an encrypted copy, checked as it is made. The same keys open it. Best on a stick that is kept"
                    " somewhere else than the laptop."
                )
            )
        )
        self.add(Line())
        self.add(Words(_("Check everything"), "section"))
        self.add(
            Words(
                _("Reads every entry and every signature, and says in words what it found. It changes nothing."),
                "body",
                "soft",
            )
        )
        self._check = Button(
            self.look, _("&Check everything now"), "check-vault", self._on_check, "secondary", "sealed"
        )
        self.add(self._check)
        self._found = Words("")
        self._found.setObjectName("check-words")
        self._found.hide()
        self.add(self._found)

    def on_primary(self) -> None:
        dialog = QFileDialog(self, _("A folder for the backup"))
        dialog.setObjectName("backup-folder")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda folder: self.back_up(Path(folder)))
        dialog.open()

    def back_up(self, folder: Path) -> None:
        """Makes the copy in a new folder inside the one chosen."""
        desk = self.workplace.desk
        self.page.do(lambda: back_up_into(desk, folder), _("Copying and checking"), self._on_backed_up, apart=True)

    def _on_backed_up(self, done: tuple[Path, int]) -> None:
        folder, entries = done
        self.page.show_done(
            _("The backup is made and checked"),
            _("{n} entries, in the folder {name}.").format(n=entries, name=folder.name),
        )

    def _on_check(self) -> None:
        desk = self.workplace.desk
        self._check.be_busy(_("Checking everything"))
        self.workplace.background.in_background(lambda: check(desk), self._on_checked, self._on_not_checked, apart=True)

    def _on_not_checked(self, error: MendableError) -> None:
        self._check.be_ready()
        self.page.show_error(error)

    def _on_checked(self, found: VaultCheck) -> None:
        self._check.be_ready()
        if found.problems:
            self.page.show_found(
                "attention",
                _("The check found something"),
                "\n".join((*found.problems, _("Keep this folder as it is, and tell the designated person."))),
            )
        else:
            self.page.show_done(
                _("Everything is whole"), _("{n} entries were read and checked.").format(n=found.entries)
            )
        self._found.setText("\n".join((_("Every check also says:"), *found.notes)))
        self._found.setVisible(bool(found.notes))


class AppearanceSection(SettingsSection):
    """Theme and text size; they change at once and stay on this laptop."""

    name = "appearance"
    title = _("Appearance")
    icon = "show"

    def __init__(self, page: SettingsFrame) -> None:
        super().__init__(page)
        kept = read_preferences(self.workplace.start.state)
        self.add(Words(_("It changes at once and is remembered on this laptop."), "body", "soft"))
        self._theme = self._group(
            _("Colours"), [(f"theme-{name or 'system'}", words, name == kept.theme) for name, words in _THEMES], 2
        )
        sizes = [(f"text-{n}", f"{n} %", n == round(self.look.text_scale * 100)) for n in _PER_CENTS]
        self._size = self._group(_("Size of the text"), sizes, 3)
        for group in (self._theme, self._size):
            group.buttonClicked.connect(lambda _button: self._on_changed())

    def _group(self, heading: str, choices: list[tuple[str, str, bool]], columns: int) -> QButtonGroup:
        group = QButtonGroup(self)
        tiles = []
        for name, words, is_chosen in choices:
            tile = Choice(self.look, name, words)
            tile.setChecked(is_chosen)
            group.addButton(tile)
            tiles.append(tile)
        self.add(Words(heading, "label"))
        self.add(Columns(tiles, self.look.px("space.s"), columns))
        return group

    def _on_changed(self) -> None:
        theme, size = self._theme.checkedButton(), self._size.checkedButton()
        name = theme.choice.removeprefix("theme-") if isinstance(theme, Choice) else ""
        per_cent = int(size.choice.removeprefix("text-")) if isinstance(size, Choice) else 100
        state = self.workplace.start.state
        kept = replace(read_preferences(state), theme="" if name == "system" else name, text_per_cent=per_cent)
        keep_preferences(state, kept)
        self._apply(kept)

    def _apply(self, kept: Preferences) -> None:
        self.look.change(kept.theme, kept.text_per_cent / 100)
