"""A picture of every screen, drawn without a screen from the real windows on the demo's vault, and one sheet of all of them."""

import os
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from safeguard_desktop.casework.program import Program, unlock_desk
from safeguard_desktop.demo.screens import NOBODY, SCREENS, Screen, Told
from safeguard_desktop.demo.sitting import Sitting
from safeguard_desktop.demo.story import passphrase_of
from safeguard_desktop.gui.run import make_app
from safeguard_desktop.gui.start import Start

THUMBNAIL = QSize(683, 384)
CAPTION_HEIGHT, GAP, COLUMNS = 32, 16, 3
LITTLE_EFFORT = 80
"""How much of the time for packing a PNG is saved: files a little larger, written in a third of the time."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """How a screen is shown: a theme at a text scale; `name` begins the names of its pictures."""

    name: str
    theme: str
    text_scale: float


APPEARANCES = (Appearance("light", "light", 1.0), Appearance("dark", "dark", 1.0), Appearance("large", "light", 2.0))


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture of one screen."""

    screen: Screen
    appearance: Appearance
    file: Path


class Photographer:
    """Takes the pictures of one told vault into one folder."""

    def __init__(self, program: Program, told: Told, folder: Path) -> None:
        self._program, self._told, self._folder = program, told, folder
        self._app = app_without_screen()
        self._saving: list[Future[None]] = []

    def take(self, appearances: Sequence[Appearance] = APPEARANCES) -> list[Picture]:
        """Each appearance in one walk through all screens: a change of appearance costs more than a page."""
        with ThreadPoolExecutor(1, "pictures") as self._saver:
            pictures = [picture for appearance in appearances for picture in self._walk(appearance)]
        for saved in self._saving:
            saved.result()
        return pictures

    def _walk(self, appearance: Appearance) -> list[Picture]:
        """A program is begun afresh where somebody else sits down, as it is after a lock."""
        pictures = []
        sitting: Sitting | None = None
        for who, screens in groupby(SCREENS, lambda one: one.who):
            if sitting is None or sitting.is_at_desk:
                if sitting is not None:
                    sitting.end()
                sitting = Sitting(self._app, self._start(appearance))
            if who != NOBODY:
                program = self._program
                sitting.sit_down(unlock_desk(program, program.place(None), who, passphrase_of(who)), who)
            pictures += [self._take(sitting, screen, appearance) for screen in screens]
        if sitting is not None:
            sitting.end()
        return pictures

    def _start(self, appearance: Appearance) -> Start:
        program = self._program
        return Start(
            vault=program.default_vault,
            state=program.state,
            resources=program.shipped.third_party.parent,
            clock=program.clock,
            build=lambda: program,
            leave=lambda: None,
            theme=appearance.theme,
            text_scale=appearance.text_scale,
        )

    def _take(self, sitting: Sitting, screen: Screen, appearance: Appearance) -> Picture:
        screen.show(sitting, self._told)
        sitting.wait()
        file = self._folder / appearance.name / f"{screen.name}.png"
        self._saving.append(self._saver.submit(_save, sitting.window.grab().toImage(), file))
        return Picture(screen, appearance, file)


def app_without_screen() -> QApplication:
    """The program's application, drawn in memory."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return make_app()


def make_contact_sheet(pictures: Sequence[Picture], file: Path) -> None:
    """All pictures, small, one screen a row, with captions."""
    rows = -(-len(pictures) // COLUMNS)
    cell = QSize(THUMBNAIL.width() + GAP, THUMBNAIL.height() + CAPTION_HEIGHT + GAP)
    sheet = QImage(COLUMNS * cell.width() + GAP, rows * cell.height() + GAP, QImage.Format.Format_RGB32)
    sheet.fill(Qt.GlobalColor.lightGray)
    painter = QPainter(sheet)
    font = painter.font()
    font.setPixelSize(CAPTION_HEIGHT * 2 // 3)
    painter.setFont(font)
    by_screen = sorted(pictures, key=lambda one: SCREENS.index(one.screen))
    for number, picture in enumerate(by_screen):
        left, top = GAP + number % COLUMNS * cell.width(), GAP + number // COLUMNS * cell.height()
        caption = QRect(left, top, THUMBNAIL.width(), CAPTION_HEIGHT)
        painter.drawText(
            caption, Qt.AlignmentFlag.AlignVCenter, f"{picture.screen.caption} ({picture.appearance.name})"
        )
        painter.drawImage(
            QRect(left, top + CAPTION_HEIGHT, THUMBNAIL.width(), THUMBNAIL.height()), _small(picture.file)
        )
    painter.end()
    _save(sheet, file)


def _small(file: Path) -> QImage:
    whole = QImage(str(file))
    return whole.scaled(THUMBNAIL, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)


def _save(image: QImage, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    if not image.save(str(file), b"PNG", LITTLE_EFFORT):
        raise OSError(file.name)
