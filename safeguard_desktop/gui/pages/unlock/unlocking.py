"""Opening a vault off the GUI thread; what it needs is loaded there, once the first page has been painted."""

from collections.abc import Callable

from safeguard_desktop.casework.keys_here import remember_key
from safeguard_desktop.domain.errors import MendableError
from safeguard_desktop.gui.workplace import Doorstep


class Unlocking:
    """One try after another. `opened` is called before the page goes away, `refused` with why it did not open."""

    def __init__(
        self, doorstep: Doorstep, opened: Callable[[], None], refused: Callable[[MendableError], None]
    ) -> None:
        self._doorstep, self._opened, self._refused = doorstep, opened, refused
        self.is_under_way = False

    def begin(self, label: str, passphrase: str) -> None:
        """Tries a key."""
        self.is_under_way = True
        start = self._doorstep.start

        def work() -> object:
            from safeguard_desktop.casework.program import unlock_desk

            program = start.build()
            desk = unlock_desk(program, program.place(start.vault), label, passphrase)
            remember_key(start.state, label, start.clock.now())
            return desk

        def then(desk: object) -> None:
            self.is_under_way = False
            self._opened()
            self._doorstep.opened(desk, label)  # type: ignore[arg-type]  # Desk is not loaded at the doorstep

        def failed(error: MendableError) -> None:
            self.is_under_way = False
            self._refused(error)

        self._doorstep.background.in_background(work, then, failed)
