"""The shipped packs of words, read once."""

from functools import cache
from pathlib import Path

from safeguard_desktop.content.language_file import read_language_pack
from safeguard_desktop.domain.language.rules import LanguagePack

FOLDER = Path(__file__).parents[1] / "resources" / "language"
FILES = sorted(FOLDER.glob("*.toml"))


@cache
def shipped_packs() -> tuple[LanguagePack, ...]:
    """Every shipped pack, those that are off too."""
    return tuple(read_language_pack(path.read_bytes(), path.name) for path in FILES)
