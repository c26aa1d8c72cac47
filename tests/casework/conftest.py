"""What several tests of casework share: a copy of an office told so far, and its desks, one at a time."""

import shutil
from dataclasses import replace

import pytest

from safeguard_desktop.casework.desk import Desk
from safeguard_desktop.casework.program import unlock_desk
from safeguard_desktop.demo.story import passphrase_of


@pytest.fixture
def program(told, tmp_path):
    """A copy of the office that the test's file has told: `told` gives its folder and the office."""
    folder, office = told
    for name in ("vault", "state"):
        shutil.copytree(folder / name, tmp_path / name)
    return replace(office.program, state=tmp_path / "state", default_vault=tmp_path / "vault")


@pytest.fixture
def unlock(program):
    """Unlocks it as one of its workers."""
    desks: list[Desk] = []

    def open_as(label):
        for desk in desks:
            desk.close()
        desks.append(unlock_desk(program, program.place(None), label, passphrase_of(label)))
        return desks[-1]

    yield open_as
    for desk in desks:
        desk.close()
