"""A picture of every screen, drawn without a screen from the real windows on the demo's vault, and one sheet of all of them."""

import os
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from safeguard_desktop.casework.program import Program
from safeguard_desktop.demo.screens import SCREENS, Screen, Told
from safeguard_desktop.demo.walk import DARK, LARGE, LIGHT, Appearance, walk
from safeguard_desktop.gui.run import make_app

THUMBNAIL = QSize(683, 384)
CAPTION_HEIGHT, GAP, COLUMNS = 32, 16, 3
LITTLE_EFFORT = 80
"""How much of the time for packing a PNG is saved: files a little larger, written in a third of the time."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture of one screen."""

    screen: Screen
    appearance: Appearance
    file: Path


def take_pictures(program: Program, told: Told, folder: Path) -> list[Picture]:
    """Each appearance in one walk through all screens: a change of appearance costs more than a page. Raises OSError."""
    app = app_without_screen()
    pictures: list[Picture] = []
    saving: list[Future[None]] = []
    with ThreadPoolExecutor(1, "pictures") as saver:
        for appearance in (LIGHT, DARK, LARGE):
            for screen, sitting in walk(app, program, told, appearance):
                file = folder / appearance.name / f"{screen.name}.png"
                saving.append(saver.submit(_save, sitting.window.grab().toImage(), file))
                pictures.append(Picture(screen, appearance, file))
    for saved in saving:
        saved.result()
    return pictures


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
    if not image.save(str(file), quality=LITTLE_EFFORT):
        raise OSError(file.name)
