"""One program at a time: an operating system lock on `vault.lock`, which dies with its process."""

import os
import sys
from pathlib import Path

from safeguard_desktop.vault.durable_files import plain_disk_errors
from safeguard_desktop.vault.errors import VaultInUse


class VaultLock:
    """Held from construction until `release`; raises VaultInUse where another holds it."""

    def __init__(self, path: Path) -> None:
        with plain_disk_errors():
            self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(self._descriptor)
        except OSError as error:
            os.close(self._descriptor)
            raise VaultInUse from error
        self.is_held = True

    def release(self) -> None:
        """Gives the vault free. The empty file stays: removing it would race with the next program."""
        if self.is_held:
            self.is_held = False
            os.close(self._descriptor)


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
