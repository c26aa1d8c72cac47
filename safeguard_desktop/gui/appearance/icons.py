"""Icons: SVG files drawn once for each colour, size and screen, in the colour of the text beside them."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

MARK = "mark"
_STROKE = 'stroke-width="2"'
_QUIETER_STROKE = 'stroke-width="1.75"'


class Icons:
    """The icon files by what they mean; `mark` is the program's own."""

    def __init__(self, folder: Path, mark: Path, meanings: Mapping[str, str]) -> None:
        self._folder = folder
        self._mark = mark
        self._meanings = meanings
        self._drawn: dict[tuple[str, str, int, float, int], QPixmap] = {}

    def pixmap(self, meaning: str, colour: str, size: int, ratio: float, gap: int = 0) -> QPixmap:
        """The icon in a colour ("#RRGGBB"), `size` pixels high, with `gap` empty pixels at its right."""
        key = (meaning, colour, size, ratio, gap)
        if key not in self._drawn:
            self._drawn[key] = self._draw(*key)
        return self._drawn[key]

    def file(self, meaning: str) -> Path:
        """The file of a meaning. Raises KeyError for a meaning that icons.toml lacks."""
        return self._mark if meaning == MARK else self._folder / f"{self._meanings[meaning]}.svg"

    def _draw(self, meaning: str, colour: str, size: int, ratio: float, gap: int) -> QPixmap:
        text = self.file(meaning).read_text(encoding="utf-8")
        text = text.replace("currentColor", colour).replace(_STROKE, _QUIETER_STROKE)
        pixmap = QPixmap(round((size + gap) * ratio), round(size * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(QColor(0, 0, 0, 0))
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(text.encode())).render(painter, QRectF(0, 0, size, size))
        painter.end()
        return pixmap
