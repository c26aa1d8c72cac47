"""Reads resources/appearance strictly: a key too many, too few or of another type is a fault that names file and key.

Turning the values into palettes, style sheets, fonts and icons is left to the modules beside this one.
"""

import tomllib
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from safeguard_desktop.domain.errors import NotPossible
from safeguard_desktop.domain.texts import gettext as _

SCHEMA = 1


class FaultyAppearance(NotPossible):
    """A file of resources/appearance cannot be used; the message names all its faults."""

    def __init__(self, file: str, faults: Collection[str]) -> None:
        lines = "\n".join(f"  {fault}" for fault in faults)
        super().__init__(
            _("The file {file} of the program's appearance is damaged. No record is touched.\n{lines}").format(
                file=file, lines=lines
            ),
            _("Install the program again."),
        )


class Colours(NamedTuple):
    """The colours of one theme as "#RRGGBB"; light.toml says what each is for.

    These are named tuples because a frozen dataclass of fifty fields takes ten times as long to make, at every start.
    """

    ground: str
    rail: str
    surface: str
    sunken: str
    raised: str
    desk: str
    ink: str
    ink_soft: str
    ink_quiet: str
    hairline: str
    rail_line: str
    control_line: str
    accent: str
    accent_hover: str
    accent_pressed: str
    on_accent: str
    accent_text: str
    accent_soft: str
    accent_line: str
    hover: str
    chosen_nav: str
    field: str
    chip: str
    track: str
    scroll: str
    voice: str
    voice_text: str
    voice_soft: str
    attention: str
    attention_text: str
    attention_soft: str
    danger: str
    danger_text: str
    danger_soft: str
    danger_line: str
    on_danger: str
    done: str
    done_text: str
    done_soft: str
    disabled_fill: str
    disabled_text: str
    focus: str
    focus_gap: str
    toast: str
    on_toast: str


class Theme(NamedTuple):
    """One set of colours with what the system has to be told about it."""

    name: str
    is_dark: bool
    is_high_contrast: bool
    colours: Colours


class Style(NamedTuple):
    """One style of text: size in points at 100 %, weight from 400 to 600."""

    points: float
    weight: int


class Sizes(NamedTuple):
    """Lengths in pixels at 96 dpi and 100 % text, by "group.name" ("height.button"), and the styles of text."""

    family: str
    styles: Mapping[str, Style]
    lengths: Mapping[str, float]


def read_theme(path: Path) -> Theme:
    """One theme. Raises FaultyAppearance."""
    table = _read(path, ("schema", "name", "is_dark", "is_high_contrast", "colours"))
    colours = table["colours"]
    faults = _key_faults(colours, Colours._fields)
    faults += [f"{key}: {value!r}" for key, value in colours.items() if not _is_colour(value)]
    faults += [key for key in ("is_dark", "is_high_contrast") if not isinstance(table[key], bool)]
    if faults:
        raise FaultyAppearance(path.name, faults)
    return Theme(str(table["name"]), table["is_dark"], table["is_high_contrast"], Colours(**colours))


_LENGTH_GROUPS = ("space", "radius", "line", "focus", "height", "width", "layout", "icon")


def read_sizes(path: Path) -> Sizes:
    """The sizes of every theme. Raises FaultyAppearance."""
    table = _read(path, ("schema", "font", "type", *_LENGTH_GROUPS))
    lengths = {f"{group}.{name}": value for group in _LENGTH_GROUPS for name, value in table[group].items()}
    faults = [f"{key}: {value!r}" for key, value in lengths.items() if not _is_length(value)]
    for name, style in table["type"].items():
        faults += [f"type.{name}: {fault}" for fault in _key_faults(style, ("points", "weight"))]
    if faults:
        raise FaultyAppearance(path.name, faults)
    styles = {name: Style(float(style["points"]), int(style["weight"])) for name, style in table["type"].items()}
    return Sizes(str(table["font"]["family"]), styles, lengths)


def read_icon_meanings(path: Path) -> Mapping[str, str]:
    """The icon file (without ".svg") of each meaning. Raises FaultyAppearance."""
    meanings = _read(path, ("schema", "meaning"))["meaning"]
    faults = [key for key, value in meanings.items() if not isinstance(value, str) or "/" in value]
    if faults:
        raise FaultyAppearance(path.name, faults)
    return dict(meanings)


def _read(path: Path, known: Collection[str]) -> dict[str, Any]:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise FaultyAppearance(path.name, [type(error).__name__]) from error
    faults = _key_faults(table, known)
    if table.get("schema") != SCHEMA:
        faults.append(f"schema: {table.get('schema')!r}")
    if faults:
        raise FaultyAppearance(path.name, faults)
    return table


def _key_faults(table: Any, known: Collection[str]) -> list[str]:
    if not isinstance(table, dict):
        return ["?"]
    unknown = [f"{key} ?{_nearest(key, known)}" for key in table if key not in known]
    return unknown + [f"{key} –" for key in known if key not in table]


def _nearest(key: str, known: Collection[str]) -> str:
    from difflib import get_close_matches

    return "".join(f" ({near})" for near in get_close_matches(key, known, 1))


def _is_colour(value: Any) -> bool:
    return (
        isinstance(value, str)
        and len(value) == 7
        and value[0] == "#"
        and all(c in "0123456789ABCDEF" for c in value[1:])
    )


def _is_length(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < 4000
