"""Every format ever released opens for ever, by passphrase and by recovery sheet, with every word."""

import json
import shutil
from pathlib import Path

import pytest

from safeguard_desktop.domain.contents import CaseOpened, PartSigned
from safeguard_desktop.domain.ids import CaseReference, FileId
from safeguard_desktop.vault import VaultPlace, unlock, unlock_with_recovery

FILE = FileId("f" * 32)
FIXTURES = Path(__file__).with_name("fixtures")
FORMATS = sorted(path.name for path in FIXTURES.iterdir() if path.name.startswith("format-"))


@pytest.fixture(params=FORMATS)
def golden(request, tmp_path):
    """A copy of one released vault, and what is known of it."""
    shutil.copytree(FIXTURES / request.param, tmp_path / "vault")
    known = json.loads((tmp_path / "vault" / "known.json").read_text(encoding="utf-8"))
    return VaultPlace(tmp_path / "vault", tmp_path / "state"), known


def test_a_released_vault_opens_and_is_whole(golden, clock):
    place, known = golden
    with unlock(place, "heron", known["passphrase"], clock) as vault:
        entries = vault.read(lambda r: r.entries(FILE))

        assert [entry.id for entry in entries] == known["entries"]
        assert vault.full_check().problems == ()
        assert vault.warnings == ()


def test_a_released_vault_says_what_was_written(golden, clock):
    place, known = golden
    with unlock(place, "heron", known["passphrase"], clock) as vault:
        by_id = {entry.id: entry.content for entry in vault.read(lambda r: r.entries(FILE))}

        assert by_id[known["first"]] == CaseOpened(
            CaseReference("EY-7QK4"), "child", "A.B.", {"full_name": "Ada Bôld 👪"}
        )
        second = by_id[known["second"]]
        assert isinstance(second, PartSigned)
        assert second.answers == {"account": "He said: “no”.\n", "seen": ["a", "b"]}
        assert by_id[known["third"]] is None
        assert vault.read(lambda r: r.attachment(known["second"], "a.pdf")) == b"pages"
        assert vault.read(lambda r: r.definition(known["definition"])) == b"id = 'coram-child-alert'\n"


def test_a_released_vault_opens_by_its_recovery_sheet_and_goes_on(golden, clock):
    place, known = golden
    with unlock_with_recovery(place, known["recovery"], clock) as vault:
        vault.add_worker("wren", "another long passphrase", "Bob")
    with unlock(place, "wren", "another long passphrase", clock) as vault:
        content = CaseOpened(CaseReference("EY-2"), "adult", "C.D.")
        vault.write(lambda w: w.append(FileId("e" * 32), content, clock(), "+00:00"))

        assert vault.full_check().problems == ()
