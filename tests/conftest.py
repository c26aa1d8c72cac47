"""What holds for every test: windows are drawn without a screen, and nothing reaches a network."""

import os
import sys

import pytest
from hypothesis import settings

os.environ["QT_QPA_PLATFORM"] = "offscreen"

# A slow machine is not a wrong answer.
settings.register_profile("house", deadline=None)
settings.load_profile("house")

# Where the address stands among the arguments of each audit event.
NETWORK_EVENTS = {"socket.connect": 1, "socket.sendto": 1, "socket.getaddrinfo": 0, "socket.gethostbyname": 0}
THIS_MACHINE = {"localhost", "127.0.0.1", "::1"}


def _refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    if event not in NETWORK_EVENTS:
        return
    address = arguments[NETWORK_EVENTS[event]]
    host = address[0] if isinstance(address, tuple) else address
    if host not in THIS_MACHINE and not _is_local_socket(host):
        raise RuntimeError(f"a test asked for the network: {event}")


def _is_local_socket(name: object) -> bool:
    """Tell whether this names a socket in the file system, or one of Linux's unnamed ones."""
    return isinstance(name, str | bytes) and os.fsdecode(name).startswith(("/", "\0"))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """The longest files first, so that no core goes through one of them alone at the end; else the random order stays."""
    items.sort(key=lambda item: "journeys" not in item.path.parts)


@pytest.fixture(scope="session")
def stories(tmp_path_factory):
    """The demo's story, told to a step once and copied for each test that wants it."""
    from tests.story_office import Stories  # not before the hook below is in place

    return Stories(tmp_path_factory.mktemp("stories"))


# An audit hook sees libraries as well as our own code, and cannot be switched off again.
sys.addaudithook(_refuse_network)
