"""A copy of the outside marker in the system's keyring: a witness that no copy of a folder brings back to an older state.

Only backends that encrypt for the signed-in user are asked, each by its class: what the environment or a settings file names
as a keyring is never looked at. Nothing secret is kept there, and the vault goes on without it.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib import import_module
from typing import Any, TypeVar

SERVICE = "safeguard-desktop vault marker"
ALLOWED_BACKENDS = (
    "keyring.backends.Windows:WinVaultKeyring",
    "keyring.backends.macOS:Keyring",
    "keyring.backends.SecretService:Keyring",
    "keyring.backends.kwallet:DBusKeyring",
)

Result = TypeVar("Result")


class KeyringFailed(Exception):
    """The keyring could not be read or written. Caught inside the vault; never reaches a person."""


@dataclass(frozen=True, slots=True)
class KeyringStore:
    """The first backend of the list, each "module:Class", that works here; loaded at the first call."""

    allowed_backends: tuple[str, ...] = ALLOWED_BACKENDS

    def find(self, vault_id: str) -> str:
        """The record kept for the vault, "" where there is none or no backend works; raises KeyringFailed."""
        return _carried(lambda: self._find(vault_id))

    def keep(self, vault_id: str, record: str) -> None:
        """Puts the record in the place of the one before, where a backend works; raises KeyringFailed."""
        _carried(lambda: self._keep(vault_id, record))

    def _find(self, vault_id: str) -> str:
        backend = self._backend()
        return "" if backend is None else backend.get_password(SERVICE, vault_id) or ""

    def _keep(self, vault_id: str, record: str) -> None:
        backend = self._backend()
        if backend is not None:
            backend.set_password(SERVICE, vault_id, record)

    def _backend(self) -> Any:
        for name in self.allowed_backends:
            module, _colon, class_name = name.partition(":")
            backend_class = getattr(import_module(module), class_name)
            if backend_class.viable:
                return _for_this_laptop(backend_class())
        return None


def _for_this_laptop(backend: Any) -> Any:
    # Windows would carry it to every computer of a person's domain, each of which has a journal of its own.
    if hasattr(backend, "persist"):
        backend.persist = "local machine"
    return backend


def _carried(call: Callable[[], Result]) -> Result:
    """What the call gives. A backend may raise what its system likes: a future carries it without catching everything."""
    with ThreadPoolExecutor(max_workers=1) as executor:
        future = executor.submit(call)
    error = future.exception()
    if error is not None:
        raise KeyringFailed from error
    return future.result()
