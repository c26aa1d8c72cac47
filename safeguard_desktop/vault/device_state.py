"""What belongs to this laptop and one vault: the device id and the count of wrong passphrases.

It lies outside the vault folder, so a copied vault becomes a new device with chains of its own on the next
laptop.
"""

import json
import math
from datetime import datetime
from pathlib import Path
from typing import Any

from safeguard_desktop.domain.ids import DeviceId
from safeguard_desktop.vault.canonical import canonical
from safeguard_desktop.vault.durable_files import make_folder, plain_disk_errors, write_durably
from safeguard_desktop.vault.errors import WaitBeforeRetry
from safeguard_desktop.vault.identifiers import new_device_id

FREE_TRIES = 3
LONGEST_WAIT_SECONDS = 60


class DeviceState:
    """The state folder of one vault on this laptop; made when first needed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def marker(self) -> Path:
        return self._folder / "marker.json"

    def device(self) -> DeviceId:
        """This laptop's device id for the vault, made afresh where there is none that can be read."""
        kept = self._read("device.json").get("device")
        return DeviceId(kept) if isinstance(kept, str) and len(kept) == 32 else self.become_new_device()

    def become_new_device(self) -> DeviceId:
        """Gives up the old device id for ever, so that no chain is ever continued in two ways."""
        device = new_device_id()
        self._write("device.json", {"device": device})
        return device

    def check_wait(self, now: datetime) -> None:
        """Raises WaitBeforeRetry while the wait after the last wrong passphrase lasts."""
        tries = self._read("attempts.json")
        failures, at = _number(tries.get("failures")), _number(tries.get("at"))
        wait = _wait_after(int(failures))
        if wait == 0:
            return
        passed = now.timestamp() - at
        if passed < 0:
            # The clock was put back: the wait starts again from the new time, and ends.
            self._write("attempts.json", {"failures": int(failures), "at": int(now.timestamp())})
            raise WaitBeforeRetry(wait)
        if passed < wait:
            raise WaitBeforeRetry(math.ceil(wait - passed))

    def count_failure(self, now: datetime) -> None:
        """Remembers one more wrong passphrase."""
        failures = int(_number(self._read("attempts.json").get("failures"))) + 1
        self._write("attempts.json", {"failures": failures, "at": int(now.timestamp())})

    def forget_failures(self) -> None:
        """Starts the count again after the right passphrase."""
        with plain_disk_errors():
            (self._folder / "attempts.json").unlink(missing_ok=True)

    def _read(self, name: str) -> dict[str, Any]:
        try:
            value = json.loads((self._folder / name).read_bytes())
        except (FileNotFoundError, ValueError):
            return {}
        return value if isinstance(value, dict) else {}

    def _write(self, name: str, value: dict[str, Any]) -> None:
        make_folder(self._folder)
        write_durably(self._folder / name, canonical(value))


def _wait_after(failures: int) -> int:
    """Seconds to wait: none for the first tries, then 1, 2, 4 ... up to the longest."""
    if failures <= FREE_TRIES:
        return 0
    return int(min(2 ** min(failures - FREE_TRIES - 1, 16), LONGEST_WAIT_SECONDS))


def _number(value: Any) -> float:
    return value if isinstance(value, int | float) and 0 <= value < 2**53 else 0
