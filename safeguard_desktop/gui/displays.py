"""Whether there is a display to open a window on: asked before Qt is, which ends the whole process where it finds none.

A display of this computer is a socket that somebody listens at, and the kernel lists those. Only where that does not tell (a
display reached through a network, or from inside a container) is Qt tried out, in a process of its own.
"""

import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

_X11 = Path("/tmp/.X11-unix")  # noqa: S108 - where every X server has its socket
_LISTED = Path("/proc/net/unix")
# Its columns (proc(5)): address, users, protocol, flags, type, state, inode, name. The flag is the kernel's SO_ACCEPTCON.
_LISTENS, _NAME_AT = "00010000", 7
_NEED_A_DISPLAY = ("xcb", "wayland", "wayland-egl")
_TRIAL = (
    "import resource; resource.setrlimit(resource.RLIMIT_CORE, (0, 0));"
    "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"
)
_LONGEST_TRIAL_SECONDS = 20
_ELSEWHERE = Path()
"""Stands for a display that is not a socket of this computer."""


def has_display(environment: Mapping[str, str]) -> bool:
    """Whether Qt would find a display in such an environment."""
    platform = environment.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if sys.platform != "linux" or (platform and platform not in _NEED_A_DISPLAY):
        return True
    sockets = list(_sockets(environment))
    if not sockets:
        return False
    live = _listened_at()
    if any(str(one) in live for one in sockets):
        return True
    return any(one == _ELSEWHERE or one.exists() for one in sockets) and _opens(environment)


def _sockets(environment: Mapping[str, str]) -> Iterator[Path]:
    """Where the displays named would listen."""
    wayland, x11 = environment.get("WAYLAND_DISPLAY", ""), environment.get("DISPLAY", "")
    if wayland:
        yield Path(environment.get("XDG_RUNTIME_DIR", "/"), wayland)
    if x11:
        host, _colon, number = x11.rpartition(":")
        yield _X11 / f"X{number.partition('.')[0]}" if host in ("", "unix") else _ELSEWHERE


def _listened_at() -> set[str]:
    """The names of all sockets somebody listens at; without the "@" of those that are no files."""
    with suppress(OSError):
        lines = [line.split() for line in _LISTED.read_text(encoding="utf-8", errors="replace").splitlines()]
        return {words[-1].removeprefix("@") for words in lines if len(words) > _NAME_AT and words[3] == _LISTENS}
    return set()


def _opens(environment: Mapping[str, str]) -> bool:
    import subprocess  # most starts do without

    with suppress(OSError, subprocess.TimeoutExpired):
        tried = subprocess.run(
            [sys.executable, "-c", _TRIAL],
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_LONGEST_TRIAL_SECONDS,
            check=False,
        )
        return tried.returncode == 0
    return False
