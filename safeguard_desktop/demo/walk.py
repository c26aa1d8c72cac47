"""A walk through every screen, each shown by whoever sees it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtWidgets import QApplication

from safeguard_desktop.casework.program import Program, unlock_desk
from safeguard_desktop.demo.screens import NOBODY, SCREENS, Screen, Told
from safeguard_desktop.demo.sitting import Sitting
from safeguard_desktop.demo.story import passphrase_of
from safeguard_desktop.gui.start import Start


@dataclass(frozen=True, slots=True)
class Appearance:
    """How screens are shown: a theme at a text scale; `name` begins the names of its pictures."""

    name: str
    theme: str
    text_scale: float


LIGHT, DARK, LARGE = (
    Appearance("light", "light", 1.0),
    Appearance("dark", "dark", 1.0),
    Appearance("large", "light", 2.0),
)


def walk(app: QApplication, program: Program, told: Told, appearance: Appearance) -> Iterator[tuple[Screen, Sitting]]:
    """Shows one screen after the other. A program is begun afresh where somebody else sits down, as it is after a lock."""
    sitting: Sitting | None = None
    for who, screens in groupby(SCREENS, lambda one: one.who):
        if sitting is None or sitting.is_at_desk:
            if sitting is not None:
                sitting.end()
            sitting = Sitting(app, _start(program, appearance))
        if who != NOBODY:
            sitting.sit_down(unlock_desk(program, program.place(None), who, passphrase_of(who)), who)
        for screen in screens:
            screen.show(sitting, told)
            sitting.wait()
            yield screen, sitting
    if sitting is not None:
        sitting.end()


def _start(program: Program, appearance: Appearance) -> Start:
    return Start(
        vault=program.default_vault,
        state=program.state,
        resources=program.shipped.third_party.parent,
        clock=program.clock,
        build=lambda: program,
        leave=lambda: None,
        theme=appearance.theme,
        text_scale=appearance.text_scale,
    )
