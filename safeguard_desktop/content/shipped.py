"""The definitions that come with the program, as files: read whole, checked strictly, handed on as bytes with their ids.

What a vault counts by is what it has adopted, never these files directly.
"""

import hashlib
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from safeguard_desktop.content.calendar_file import read_calendar
from safeguard_desktop.content.faults import FaultyFile
from safeguard_desktop.content.form_file import read_form
from safeguard_desktop.content.language_file import read_language_pack
from safeguard_desktop.content.pack_file import read_pack
from safeguard_desktop.domain.ids import Digest
from safeguard_desktop.domain.rules import Use

FORM, RULE_PACK, CALENDAR, LANGUAGE = "form", "rule-pack", "calendar", "language"

_READERS = {FORM: read_form, RULE_PACK: read_pack, CALENDAR: read_calendar, LANGUAGE: read_language_pack}


@dataclass(frozen=True, slots=True)
class ShippedDefinition:
    """One definition file: its kind ("form", "rule-pack", "calendar", "language"), id, version and exact bytes.

    `use` is what a rule pack says it is ("procedure", "local", "statutory"); `is_offered_first` marks the procedure that a new
    vault works by unless another is chosen.
    """

    kind: str
    id: str
    version: int
    data: bytes
    use: str = ""
    is_offered_first: bool = False

    @property
    def hash(self) -> Digest:
        return Digest(hashlib.sha256(self.data).hexdigest())


@dataclass(frozen=True, slots=True)
class Shipped:
    """All definitions that come with the program, and where its fonts and colour profile are.

    `faulty_packs` are rule packs that were refused, each with every fault: what a vault has adopted of them stays in force.
    """

    definitions: tuple[ShippedDefinition, ...]
    third_party: Path
    faulty_packs: tuple[FaultyFile, ...] = ()

    def of_kind(self, kind: str) -> tuple[ShippedDefinition, ...]:
        """The definitions of one kind, by id."""
        return tuple(one for one in self.definitions if one.kind == kind)


def read_shipped(forms: Path, resources: Path) -> Shipped:
    """Reads the `forms` folder and `resources` (procedures, calendars, language).

    A rule pack with faults is left out and named in `faulty_packs`. Raises FaultyFile with every fault of the first other bad
    file, and FileNotFoundError where a folder holds no definition at all.
    """
    faulty: list[FaultyFile] = []
    found = (
        *_read_folder(forms, FORM),
        *_read_folder(resources / "procedures", RULE_PACK, faulty),
        *_read_folder(resources / "calendars", CALENDAR),
        *_read_folder(resources / "language", LANGUAGE),
    )
    return Shipped(found, resources / "third-party", tuple(faulty))


def _read_folder(folder: Path, kind: str, faulty: list[FaultyFile] | None = None) -> Iterator[ShippedDefinition]:
    """The definitions of a folder. Files with faults are added to `faulty` where that is given, else FaultyFile is raised."""
    paths = sorted(folder.glob("*.toml"))
    if not paths:
        raise FileNotFoundError(folder)
    for path in paths:
        data = path.read_bytes()
        try:
            _READERS[kind](data, path.name)
        except FaultyFile as refused:
            if faulty is None:
                raise
            faulty.append(refused)
            continue
        head = tomllib.loads(data.decode())
        use = str(head.get("use", Use.PROCEDURE)) if kind == RULE_PACK else ""
        named = str(head.get("id", path.stem)), int(head.get("version", 1))
        yield ShippedDefinition(kind, *named, data, use, bool(head.get("offered_first", False)))
