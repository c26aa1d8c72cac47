"""Which roles a person holds, and which of them as a deputy."""

from collections.abc import Collection

from PySide6.QtWidgets import QVBoxLayout, QWidget

from safeguard_desktop.domain.printed import printed_role
from safeguard_desktop.domain.roles import Role
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.choice import TickBox
from safeguard_desktop.gui.kit.words import Words

_MEANINGS = {
    Role.PRACTITIONER: _("Works with children, families or adults, and records concerns."),
    Role.LINE_MANAGER: _("Is told first, and fills in the manager's part."),
    Role.DESIGNATED_PERSON: _("Decides about referrals, signs off, adds people and gives roles."),
    Role.COUNTER_SIGNATORY: _("Signs after the designated person: group head or head of safeguarding."),
    Role.TRUSTEE: _("Sees that it all works."),
}
MAY_BE_DEPUTY = (Role.LINE_MANAGER, Role.DESIGNATED_PERSON, Role.COUNTER_SIGNATORY)


def role_words(role: Role) -> str:
    """The role as it begins a line."""
    words = printed_role(role)
    return words[:1].upper() + words[1:]


class RolesPicker(QWidget):
    """One box a role; under a chosen one, where somebody may stand in, a box for its deputy. `name` begins the object names."""

    def __init__(self, look: Look, name: str, heading: str) -> None:
        super().__init__()
        self._boxes: dict[Role, TickBox] = {}
        self._deputies: dict[Role, TickBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px("space.xs"))
        column.addWidget(Words(heading, "label"))
        for role in Role:
            self._boxes[role] = box = TickBox(look, f"{name}-{role}", role_words(role), _MEANINGS[role])
            column.addWidget(box)
            if role in MAY_BE_DEPUTY:
                column.addLayout(self._deputy(look, name, role))

    def roles(self) -> tuple[Role, ...]:
        """The chosen roles."""
        return tuple(role for role, box in self._boxes.items() if box.isChecked())

    def deputy_for(self) -> frozenset[Role]:
        """Those of them held as a deputy."""
        return frozenset(role for role in self.roles() if role in self._deputies and self._deputies[role].isChecked())

    def show_roles(self, roles: Collection[Role], deputy_for: Collection[Role] = ()) -> None:
        """Ticks these."""
        for role, box in self._boxes.items():
            box.setChecked(role in roles)
        for role, box in self._deputies.items():
            box.setChecked(role in deputy_for)

    def first_focus(self) -> QWidget:
        """The first box."""
        return self._boxes[Role.PRACTITIONER]

    def _deputy(self, look: Look, name: str, role: Role) -> QVBoxLayout:
        box = TickBox(look, f"{name}-{role}-deputy", _("As deputy, when the holder is away"))
        box.setAccessibleName(_("{role}: as deputy, when the holder is away").format(role=role_words(role)))
        box.hide()
        self._boxes[role].toggled.connect(box.setVisible)
        self._deputies[role] = box
        indented = QVBoxLayout()
        indented.setContentsMargins(look.px("space.xxl"), 0, 0, 0)
        indented.addWidget(box)
        return indented
