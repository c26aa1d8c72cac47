"""Files that are whole at every moment: written beside, flushed, then put in place."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from safeguard_desktop.vault.errors import DiskFailed, DiskFull, ReadOnlyPlace

_NO_ROOM = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG))
_NO_RIGHT = frozenset((errno.EACCES, errno.EPERM, errno.EROFS))


@contextmanager
def plain_disk_errors() -> Iterator[None]:
    """Turns the system's words for a full, read-only or failing disk into ours."""
    try:
        yield
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise DiskFull from error
        if error.errno in _NO_RIGHT:
            raise ReadOnlyPlace from error
        raise DiskFailed from error


def flush(descriptor: int) -> None:
    """Forces a file's bytes to the disk, also where the system's fsync stops at the drive's own memory
    (macOS).
    """
    if sys.platform == "darwin":
        import fcntl

        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    elif sys.platform == "win32":
        os.fsync(descriptor)
    else:
        os.fdatasync(descriptor)


def flush_folder(folder: Path) -> None:
    """Forces the folder's names to the disk; Windows has no such call and needs none."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_durably(path: Path, data: bytes) -> None:
    """Puts the bytes at the path: after a crash it holds either what it held before or all of the new."""
    beside = path.with_name(path.name + ".new")
    with plain_disk_errors():
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(descriptor)
        beside.replace(path)
        flush_folder(path.parent)


def make_folder(folder: Path) -> None:
    """Makes the folder, for its owner alone, with those above it."""
    with plain_disk_errors():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
