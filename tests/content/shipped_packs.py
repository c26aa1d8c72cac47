"""Every shipped rule pack, read once, for the tests that look at all of them."""

from functools import cache

from safeguard_desktop.content.pack_file import read_pack
from safeguard_desktop.domain.limits import Limit
from safeguard_desktop.domain.rules import RulePack
from tests.rule_builders import RESOURCES

PACK_FILES = sorted((RESOURCES / "procedures").glob("*.toml"))


@cache
def shipped_packs() -> dict[str, RulePack]:
    """The packs by id."""
    packs = (read_pack(path.read_bytes(), path.name) for path in PACK_FILES)
    return {pack.id: pack for pack in packs}


def limit_as_written(limit: Limit) -> str:
    """A limit as expected_rules.toml writes it: "24 H", "TARGET 15:00", "USER"."""
    if limit.at is not None:
        return f"{limit.code} {limit.at:%H:%M}"
    return f"{limit.number} {limit.code}" if limit.number else limit.code.value
