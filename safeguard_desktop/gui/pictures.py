"""Pictures of what a person sees, for the demo, the guide and the eye of whoever builds a page."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtWidgets import QWidget

from safeguard_desktop.gui.appearance.look import Look

SMALL_LAPTOP = QSize(1366, 768)


def take_picture(
    widget: QWidget, path: Path, look: Look, theme: str = "light", text_scale: float = 1.0, size: QSize = SMALL_LAPTOP
) -> None:
    """Saves a widget as PNG in a theme and text scale, at a size in pixels; the look stays changed."""
    look.change(theme, text_scale)
    widget.resize(size)
    widget.show()
    settle()
    path.parent.mkdir(parents=True, exist_ok=True)
    if not widget.grab().save(str(path)):
        raise OSError(path.name)


def settle() -> None:
    """Has every layout asked for done now, as it would be before the next frame."""
    for _round in range(4):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.PolishRequest)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
