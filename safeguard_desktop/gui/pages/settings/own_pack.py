"""Taking in a rule pack of the organisation's own: chosen, read strictly, shown for what it is, and only then signed."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from safeguard_desktop.casework.own_packs import PackFile, import_pack, read_pack_file
from safeguard_desktop.domain.rules import Use
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.domain.texts import ngettext
from safeguard_desktop.gui.kit.banner import Banner
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.slot import Slot
from safeguard_desktop.gui.pages.settings.section import SettingsFrame


class OwnPack(QWidget):
    """The button, and what was read. `day` says from which day on it is to count (ISO date, "" for today)."""

    def __init__(self, page: SettingsFrame, day: Callable[[], str]) -> None:
        super().__init__()
        self._page, self._day = page, day
        self._shown = Slot()
        self._choose = Button(
            page.look, _("Take in a rule pack of your own"), "choose-pack", self._ask_for_file, "secondary", "add"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(page.look.px("space.m"))
        row = QHBoxLayout()
        row.addWidget(self._choose)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self._shown)

    def look_at(self, source: Path) -> None:
        """Reads a file and shows what it is; nothing is taken in yet. All that is wrong with it is said on top."""
        self._page.forget_banner()
        self._shown.show_one(None)
        desk = self._page.workplace.desk
        self._page.workplace.background.in_background(
            lambda: read_pack_file(desk, source), self._on_read, self._page.show_error, question=self
        )

    def _ask_for_file(self) -> None:
        dialog = QFileDialog(self, _("Choose a rule pack"), str(Path.home()), _("Rule packs (*.toml)"))
        dialog.setObjectName("choose-pack-dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.look_at(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_read(self, file: PackFile) -> None:
        pack = file.pack
        count = len(pack.rules)
        words = ngettext("{title}: version {n}, {count} rule", "{title}: version {n}, {count} rules", count)
        heading = words.format(title=pack.title, n=pack.version, count=count)
        banner = Banner(self._page.look, "attention" if file.notes else "information", heading, _words(file))
        first = banner.add_link(_("Sign: take it in"), "take-in", lambda: self._take_in(file))
        banner.add_link(_("Not now"), "leave-out", self._leave_out)
        self._shown.show_one(banner)
        first.setFocus()

    def _leave_out(self) -> None:
        self._shown.show_one(None)
        self._choose.setFocus()

    def _take_in(self, file: PackFile) -> None:
        desk, day = self._page.desk, self._day()
        self._page.do(lambda: import_pack(desk, file, day), _("Signing"), lambda _day: self._on_taken_in())

    def _on_taken_in(self) -> None:
        self._shown.show_one(None)
        self._page.show_done(_("Signed and kept"), _("What is open keeps its rules."))


def _words(file: PackFile) -> str:
    pack = file.pack
    source = f"{pack.organisation}, {pack.document}, {pack.edition}."
    place = (
        _("It takes the place of the procedure that is in force.")
        if pack.use is Use.PROCEDURE
        else _("It counts beside your procedure.")
    )
    return "\n".join((source, place, *file.notes))
