"""A commit says nothing about the machine it was made on, nor where packages were fetched from."""

import re

# The lookbehind lets "~/work/x" and "network/home/x" be; only paths from the root count.
PATH_OF_A_MACHINE = re.compile(r"(?<![\w.~*-])/(?:work|root|home|Users)(?:/|\b(?=$|[\s\"'`]))")
PACKAGE_INDEX = re.compile(r"https?://[^\s\"']+/(?:simple|packages)/|--(?:extra-)?index-url\b")


def _text_of(path):
    content = path.read_bytes()
    return "" if b"\0" in content else content.decode("utf-8", errors="replace")


def _places(files, pattern):
    return [
        f"{path.name}:{number}"
        for path in files
        for number, line in enumerate(_text_of(path).splitlines(), start=1)
        if pattern.search(line)
    ]


def test_the_lock_names_no_address_and_no_path(root):
    lock = (root / "requirements.lock").read_text(encoding="utf-8")

    assert not re.findall(r"\w+://\S*|^-.*|^.* @ .*|\bfile:.*", lock, flags=re.MULTILINE)
    assert not PATH_OF_A_MACHINE.search(lock)


def test_every_locked_package_has_its_hashes(root):
    lock = (root / "requirements.lock").read_text(encoding="utf-8")
    packages = re.split(r"^(?=[a-z0-9])", lock, flags=re.MULTILINE)[1:]

    assert [package.splitlines()[0] for package in packages if "--hash=sha256:" not in package] == []


def test_no_tracked_file_names_a_path_of_a_machine(tracked_files):
    assert _places(tracked_files, PATH_OF_A_MACHINE) == []


def test_no_tracked_file_names_a_package_index(tracked_files):
    assert _places(tracked_files, PACKAGE_INDEX) == []
