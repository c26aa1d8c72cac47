"""Themes as people with tired, old or colour-blind eyes need them, and files that are refused."""

import tomllib

import pytest
from PySide6.QtWidgets import QLabel

from safeguard_desktop.gui.appearance import look as looks
from safeguard_desktop.gui.appearance.look import LARGEST_SCALE, THEMES, Look
from safeguard_desktop.gui.appearance.tokens import FaultyAppearance, read_icon_meanings, read_sizes, read_theme
from tests.gui.conftest import RESOURCES

FOLDER = RESOURCES / "appearance"
PAIRS = tomllib.loads((FOLDER / "contrast.toml").read_text(encoding="utf-8"))


def luminance(colour):
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(theme, above, below):
    colours = theme.colours._asdict()
    darker, lighter = sorted((luminance(colours[above]), luminance(colours[below])))
    return (lighter + 0.05) / (darker + 0.05)


def too_close(theme, pairs, least):
    return {
        f"{above} on {below}": round(ratio(theme, above, below), 2)
        for above, below in pairs
        if ratio(theme, above, below) < least
    }


@pytest.fixture(params=THEMES)
def theme(request):
    return read_theme(FOLDER / f"{request.param}.toml")


def test_text_can_be_told_from_its_ground(theme):
    assert too_close(theme, PAIRS["text"], 7.0 if theme.is_high_contrast else 4.5) == {}


def test_edges_and_marks_can_be_told_from_their_ground(theme):
    assert too_close(theme, PAIRS["controls"], 3.0) == {}


def test_black_on_white_has_the_ratio_of_the_standard():
    assert round((luminance("#FFFFFF") + 0.05) / (luminance("#000000") + 0.05), 2) == 21.0


def test_every_meaning_has_its_icon_file():
    meanings = read_icon_meanings(FOLDER / "icons.toml")
    lucide = RESOURCES / "third-party" / "lucide"

    assert {name for name in meanings.values() if not (lucide / f"{name}.svg").is_file()} == set()


def test_no_icon_file_is_shipped_that_nothing_means():
    meanings = set(read_icon_meanings(FOLDER / "icons.toml").values())

    assert {path.stem for path in (RESOURCES / "third-party" / "lucide").glob("*.svg")} == meanings


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('ink = "#1B1F24"', ""),
        ('ink = "#1B1F24"', 'ink = "black"'),
        ('ink = "#1B1F24"', 'ink = "#1B1F24"\ninc = "#1B1F24"'),
        ("schema = 1", "schema = 2"),
        ("is_dark = false", 'is_dark = "no"'),
        ("[colours]", "[colours"),
    ],
)
def test_a_damaged_theme_is_refused(tmp_path, old, new):
    text = (FOLDER / "light.toml").read_text(encoding="utf-8")
    (tmp_path / "light.toml").write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(FaultyAppearance):
        read_theme(tmp_path / "light.toml")


def test_a_size_that_is_no_length_is_refused(tmp_path):
    text = (FOLDER / "sizes.toml").read_text(encoding="utf-8")
    (tmp_path / "sizes.toml").write_text(text.replace("button = 38", 'button = "38"', 1), encoding="utf-8")

    with pytest.raises(FaultyAppearance, match=r"height\.button"):
        read_sizes(tmp_path / "sizes.toml")


def test_text_grows_with_the_scale_and_stops_growing_at_its_bound(look):
    look.change(text_scale=9.0)

    assert look.text_scale == LARGEST_SCALE
    assert look.px("height.button") == round(38 * LARGEST_SCALE)


@pytest.mark.usefixtures("look")
def test_the_bundled_font_is_the_one_that_is_shown(qtbot):
    label = QLabel("Ŵyn")
    qtbot.addWidget(label)

    assert label.fontInfo().family() == "Inter"


@pytest.mark.usefixtures("qapp")
def test_an_icon_takes_the_colour_of_its_theme():
    dark = Look(RESOURCES, "dark").pixmap("record", "ink").toImage()
    centre = dark.pixelColor(dark.width() // 2, dark.height() // 2)

    assert centre.lightness() > 200


@pytest.mark.parametrize(("chosen", "shown"), [("", "high-contrast-light"), ("dark", "dark")])
def test_the_contrast_the_system_asks_for_is_heeded_where_no_theme_is_chosen(qapp, monkeypatch, chosen, shown):
    monkeypatch.setattr(looks, "theme_of_system", lambda: "high-contrast-light")
    look = Look(RESOURCES, chosen)
    look.heed_contrast()
    Look(RESOURCES, "light").dress(qapp)

    assert look.theme.name == shown
