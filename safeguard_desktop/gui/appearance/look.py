"""The look in force: one theme at one text scale. Widgets ask it for sizes, fonts, colours and icons by name.

It is made once by `run` and handed to every widget. When the person changes theme or scale, style sheet and palette are made
afresh and `changed` tells those who hold pixmaps.
"""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QIcon, QPixmap
from PySide6.QtWidgets import QApplication

from safeguard_desktop.gui.appearance.icons import Icons
from safeguard_desktop.gui.appearance.palette import palette_of
from safeguard_desktop.gui.appearance.style_sheet import style_sheet_of
from safeguard_desktop.gui.appearance.tokens import Colours, Theme, read_icon_meanings, read_sizes, read_theme
from safeguard_desktop.gui.kit.by_number import DARK, LIGHT

THEMES = ("light", "dark", "high-contrast-light", "high-contrast-dark")
SMALLEST_SCALE, LARGEST_SCALE = 1.0, 2.5
_HALF = 128
_FACES = ("Regular", "Medium", "SemiBold")


class Look(QObject):
    """Theme, text scale, and everything drawn from them. `resources` is the folder resources/."""

    changed = Signal()

    def __init__(self, resources: Path, theme: str = "", text_scale: float = 1.0) -> None:
        super().__init__()
        self._folder = resources / "appearance"
        self._sizes = read_sizes(self._folder / "sizes.toml")
        self._is_systems = not theme
        self._theme = read_theme(self._folder / f"{theme or _first_theme()}.toml")
        self.text_scale = _bounded(text_scale)
        self._fonts: dict[tuple[str, bool], QFont] = {}
        meanings = read_icon_meanings(self._folder / "icons.toml")
        self._icons = Icons(resources / "third-party" / "lucide", self._folder / "mark.svg", meanings)
        # Once a process: each further copy of a face makes every look-up of a font slower.
        is_there = bool(QFontDatabase.applicationFontFamilies(0))
        for face in () if is_there else _FACES:
            QFontDatabase.addApplicationFont(str(resources / "third-party" / "inter" / f"Inter-{face}.ttf"))

    @property
    def theme(self) -> Theme:
        return self._theme

    @property
    def colours(self) -> Colours:
        return self._theme.colours

    def dress(self, app: QApplication) -> None:
        """Puts font, palette and style sheet on the whole program."""
        app.setFont(self.font("body"))
        app.setPalette(palette_of(self.colours))
        app.styleHints().setProperty("colorScheme", DARK if self._theme.is_dark else LIGHT)
        sheet = style_sheet_of(self)
        if app.styleSheet() != sheet:  # Qt would read the same sheet again, and polish every widget
            app.setStyleSheet(sheet)

    def change(self, theme: str | None = None, text_scale: float | None = None) -> None:
        """Changes to another theme (one of THEMES, "" for the system's) or text scale (1.0 to 2.5), at once everywhere."""
        before = self._theme, self.text_scale
        if theme is not None:
            self._is_systems = not theme
            self._theme = read_theme(self._folder / f"{theme or theme_of_system()}.toml")
        if text_scale is not None:
            self.text_scale = _bounded(text_scale)
        if (self._theme, self.text_scale) == before:
            return
        self._fonts.clear()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self.dress(app)
        self.changed.emit()

    def heed_contrast(self) -> None:
        """Asks the system once more, now for its contrast, too: at the start there was no time for that."""
        if self._is_systems and theme_of_system() != self._theme.name:
            self.change("")

    def px(self, name: str) -> int:
        """A length by its name in sizes.toml ("height.button") in pixels, grown with the text."""
        return round(self._sizes.lengths[name] * self.text_scale)

    def line(self, name: str) -> int:
        """A width of line by its name ("hairline"), which does not grow with the text."""
        return round(self._sizes.lengths[f"line.{name}"])

    @property
    def chosen_line(self) -> int:
        """The edge of a chosen thing, thicker where tints are gone."""
        return self.line("chosen_high_contrast" if self._theme.is_high_contrast else "chosen")

    def points(self, style: str) -> float:
        """The size of a style of text in points, grown."""
        return self._sizes.styles[style].points * self.text_scale

    def weight(self, style: str) -> int:
        """The weight of a style of text, 400 to 600."""
        return self._sizes.styles[style].weight

    @property
    def styles(self) -> tuple[str, ...]:
        """The names of the styles of text."""
        return tuple(self._sizes.styles)

    @property
    def family(self) -> str:
        return self._sizes.family

    def font(self, style: str, *, numbers: bool = False) -> QFont:
        """The font of a style of text; `numbers` makes figures one width, so that times stand in columns."""
        made = self._fonts.get((style, numbers))
        if made is None:
            made = self._fonts[style, numbers] = self._make_font(style, numbers=numbers)
        return QFont(made)

    def _make_font(self, style: str, *, numbers: bool) -> QFont:
        font = QFont(self.family)
        font.setPointSizeF(self.points(style))
        font.setWeight(QFont.Weight(self.weight(style)))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        font.setFeature(QFont.Tag("cv05"), 1)
        if numbers:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def pixmap(self, meaning: str, colour: str = "ink_soft", size: str = "body", *, gap: int = 0) -> QPixmap:
        """An icon by its meaning (icons.toml; "mark" is our own) in a colour of the theme; `gap` empty pixels at its right."""
        ratio = max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)
        return self._icons.pixmap(meaning, getattr(self.colours, colour), self.px(f"icon.{size}"), ratio, gap)

    def icon(self, meaning: str, colour: str = "ink_soft", size: str = "body", *, gap: int = 0) -> QIcon:
        """The same as an icon for a button."""
        return QIcon(self.pixmap(meaning, colour, size, gap=gap))

    def body_sizes(self, pixels: int) -> float:
        """A width counted in body text sizes, as the breakpoints of the layout are (1366 px at 100 % are 93)."""
        return pixels / (self.points("body") * 96 / 72)

    def is_at_least(self, breakpoint_name: str, pixels: int) -> bool:
        """Whether a window of that width has room for the layout of a breakpoint ("three_columns_from")."""
        return self.body_sizes(pixels) >= self._sizes.lengths[f"layout.{breakpoint_name}"]


def _first_theme() -> str:
    """Light or dark as the system asks, without asking for its contrast: see by_number."""
    return "dark" if QGuiApplication.palette().window().color().lightness() < _HALF else "light"


def theme_of_system() -> str:
    """The theme the person's system asks for."""
    from PySide6.QtCore import Qt

    hints = QGuiApplication.styleHints()
    is_dark = hints.colorScheme() is Qt.ColorScheme.Dark
    if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
        return "high-contrast-dark" if is_dark else "high-contrast-light"
    return "dark" if is_dark else "light"


def _bounded(scale: float) -> float:
    return min(max(scale, SMALLEST_SCALE), LARGEST_SCALE)
