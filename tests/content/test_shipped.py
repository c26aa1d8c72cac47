"""What comes with the program, when one of its files is damaged."""

import shutil

import pytest

from safeguard_desktop.content.faults import FaultyFile
from safeguard_desktop.content.shipped import RULE_PACK, read_shipped
from tests.rule_builders import RESOURCES


@pytest.fixture
def folders(tmp_path):
    """A copy of the definitions that come with the program."""
    for name in ("procedures", "calendars", "language"):
        if (RESOURCES / name).is_dir():
            shutil.copytree(RESOURCES / name, tmp_path / "resources" / name)
    shutil.copytree(RESOURCES.parent / "forms", tmp_path / "forms")
    return tmp_path


def read(folders):
    return read_shipped(folders / "forms", folders / "resources")


def test_a_rule_pack_with_faults_is_left_out_with_all_its_faults_named_and_the_others_are_there(folders):
    path = folders / "resources" / "procedures" / "coram.toml"
    path.write_text(
        path.read_text(encoding="utf-8").replace('code = "H", number = 24', 'code = "HH", number = 24'),
        encoding="utf-8",
    )

    shipped = read(folders)

    (faulty,) = shipped.faulty_packs
    assert faulty.name == "coram.toml"
    assert len(faulty.faults) == 3
    assert [one.id for one in shipped.of_kind(RULE_PACK)] == [
        "ace", "childrens-society", "lincolnshire-lscp", "statutory", "trust-escalation",
    ]  # fmt: skip


def test_a_form_with_faults_is_refused(folders):
    (folders / "forms" / "plan-task.toml").write_bytes(b"id = 1")

    with pytest.raises(FaultyFile):
        read(folders)
