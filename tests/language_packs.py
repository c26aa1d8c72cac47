"""The shipped packs of words, read once; and a small pack of an organisation's own."""

from functools import cache
from pathlib import Path

from safeguard_desktop.content.language_file import read_language_pack
from safeguard_desktop.domain.language.rules import LanguagePack

FOLDER = Path(__file__).parents[1] / "resources" / "language"
FILES = sorted(FOLDER.glob("*.toml"))

OWN_HEAD = """
id = "own"
version = 1
title = "Our own words"
[source]
organisation = "Nobody"
document = "None"
edition = "2026"
[words]
adverb = ["often"]
who = ["him", "her", "the child"]
"""
OWN_RULE = """
[[rule]]
id = "O1"
term = "Told off"
answer = "explanation"
paragraph = "1"
explanation = "Say what happened."
phrases = ["tell|told {who} off!"]
bad = ["I told the child off."]
good = ["I told the child a story."]
"""


@cache
def shipped_packs() -> tuple[LanguagePack, ...]:
    """Every shipped pack, those that are off too."""
    return tuple(read_language_pack(path.read_bytes(), path.name) for path in FILES)
