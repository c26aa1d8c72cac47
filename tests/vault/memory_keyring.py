"""Keyrings for tests, on the list of allowed ones only where a test puts them there."""

from typing import ClassVar

from keyring.backend import KeyringBackend


class MemoryKeyring(KeyringBackend):
    """Forgets everything with the process."""

    priority = 1.0
    kept: ClassVar[dict[tuple[str, str], str]] = {}
    written: ClassVar[list[str]] = []

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.written.append(password)
        self.kept[service, username] = password


class BrokenError(Exception):
    """What no library of ours knows."""


class BrokenKeyring(MemoryKeyring):
    """Fails at every call."""

    def get_password(self, service: str, username: str) -> str | None:
        raise BrokenError(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        raise BrokenError(service, username, password)


class AbsentKeyring(MemoryKeyring):
    """Does not work on this machine."""

    viable = False
