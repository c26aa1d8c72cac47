"""A fingerprint as it is read out on the telephone: four numbered lines of four groups, figures of one width."""

from PySide6.QtWidgets import QGridLayout

from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.card import Card
from safeguard_desktop.gui.kit.words import Words

GROUP, GROUPS_IN_LINE = 4, 4


class FingerprintCard(Card):
    """`fingerprint` is hexadecimal; `of` says in a few words what it is of."""

    def __init__(self, look: Look, name: str, of: str, fingerprint: str) -> None:
        super().__init__(look, name, of)
        lines = grouped_lines(fingerprint)
        self.setAccessibleName(_("{name}: {groups}").format(name=name, groups=", ".join(lines)))
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.px("space.m"))
        for number, line in enumerate(lines):
            grid.addWidget(Words(str(number + 1), "small", "soft").on_one_line(), number, 0)
            for column, group in enumerate(line.split()):
                words = Words(group, "section").on_one_line()
                words.setFont(look.font("section", numbers=True))
                grid.addWidget(words, number, column + 1)
        grid.setColumnStretch(GROUPS_IN_LINE + 1, 1)
        self.add(grid)


def grouped_lines(fingerprint: str) -> list[str]:
    """Such as "7C19 E04A 3D82 51BF", four groups a line."""
    digits = fingerprint.upper()
    groups = [digits[place : place + GROUP] for place in range(0, len(digits), GROUP)]
    return [" ".join(groups[place : place + GROUPS_IN_LINE]) for place in range(0, len(groups), GROUPS_IN_LINE)]
