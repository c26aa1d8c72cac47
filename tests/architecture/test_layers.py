"""Who may know whom: runs the contracts of pyproject.toml, and checks what they cannot say."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

NETWORK = {
    "aiohttp", "ftplib", "http", "imaplib", "poplib", "PySide6.QtNetwork", "requests", "smtplib", "socket",
    "socketserver", "ssl", "urllib.request", "urllib3", "webbrowser", "xmlrpc",
}  # fmt: skip


def _is_within(module, package):
    return module == package or module.startswith(f"{package}.")


def test_every_import_contract_is_kept(root):
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr


def test_the_domain_imports_itself_and_the_standard_library_only(package_sources):
    allowed = {*sys.stdlib_module_names, "safeguard_desktop"}
    strangers = {
        f"{source.path}: {module}"
        for source in package_sources
        if "domain" in source.path.parts
        for module in source.imported_modules()
        if module.partition(".")[0] not in allowed
    }

    assert not strangers


def test_no_module_of_ours_can_speak_to_a_network(package_sources):
    speakers = {
        f"{source.path}: {module}"
        for source in package_sources
        for module in source.imported_modules()
        if any(_is_within(module, network) for network in NETWORK)
    }

    assert not speakers


@pytest.mark.parametrize("host", ["192.0.2.1", "example.invalid"])
def test_no_test_and_no_library_in_it_reaches_a_network(host):
    with pytest.raises(RuntimeError, match="asked for the network"):
        socket.create_connection((host, 443), timeout=0.1)
