"""What holds for every test: windows are drawn without a screen, and nothing reaches a network."""

import os
import sys

from hypothesis import settings

os.environ["QT_QPA_PLATFORM"] = "offscreen"

# A slow machine is not a wrong answer.
settings.register_profile("house", deadline=None)
settings.load_profile("house")

NETWORK_EVENTS = frozenset({"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"})


def _refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    if event in NETWORK_EVENTS and not _is_on_this_machine(arguments):
        msg = f"a test asked for the network: {event}"
        raise RuntimeError(msg)


def _is_on_this_machine(arguments: tuple[object, ...]) -> bool:
    return any(
        isinstance(address, str | bytes) and address[:1] in {"/", b"/", "\0", b"\0"} for address in arguments
    )


# An audit hook sees libraries as well as our own code, and cannot be switched off again.
sys.addaudithook(_refuse_network)
