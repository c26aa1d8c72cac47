"""A display that is named is not always there: told before Qt is asked, which would end the whole process."""

import os
import socket

import pytest

from safeguard_desktop.gui.displays import has_display

BARE = {name: value for name, value in os.environ.items() if "DISPLAY" not in name and "QT_QPA" not in name}


@pytest.mark.parametrize(
    "named",
    [
        {},
        {"DISPLAY": ""},
        {"DISPLAY": ":77"},
        {"DISPLAY": ":77.0", "QT_QPA_PLATFORM": "xcb"},
        {"DISPLAY": "unix:77"},
        {"DISPLAY": "no display at all"},
        {"WAYLAND_DISPLAY": "wayland-77", "XDG_RUNTIME_DIR": "/nowhere"},
    ],
)
def test_a_display_nobody_listens_at_is_none(named):
    assert not has_display(BARE | named)


def test_a_display_on_a_network_that_does_not_answer_is_none():
    assert not has_display(BARE | {"DISPLAY": "localhost:77"})


def test_a_socket_left_behind_is_none(tmp_path):
    (tmp_path / "wayland-0").touch()

    assert not has_display(BARE | {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)})


@pytest.mark.parametrize("named", [{"WAYLAND_DISPLAY": "{}"}, {"WAYLAND_DISPLAY": "{}", "DISPLAY": ":77"}])
def test_a_display_somebody_listens_at_is_one(tmp_path, named):
    path = str(tmp_path / "d")
    with socket.socket(socket.AF_UNIX) as display:
        display.bind(path)
        display.listen()

        assert has_display(BARE | {name: value.format(path) for name, value in named.items()})


def test_a_platform_that_draws_in_memory_needs_no_display():
    assert has_display(BARE | {"QT_QPA_PLATFORM": "offscreen:fonts"})
