"""What a reader may rely on in every file: its size, its name, and what is never written in it."""

import ast

import pytest

LONGEST_FILE_LINES = 400
MOST_BROAD_EXCEPTS = 2
NAMES_THAT_SAY_NOTHING = {"utils", "helpers", "common", "misc", "manager", "base", "data"}


def _broad_excepts(source):
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ExceptHandler) and _catches_everything(node):
            yield f"{source.path}:{node.lineno}"


def _catches_everything(handler):
    if handler.type is None:
        return True
    names = {node.id for node in ast.walk(handler.type) if isinstance(node, ast.Name)}
    return bool(names & {"Exception", "BaseException"})


def _uses_of(source, name):
    """Lines that call or import `name`, whatever it is called on."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute) and node.attr == name:
            yield f"{source.path}:{node.lineno}"
        if isinstance(node, ast.ImportFrom) and any(alias.name == name for alias in node.names):
            yield f"{source.path}:{node.lineno}"


def test_no_file_is_too_long_to_hold_in_mind(package_sources):
    long_files = {str(s.path): s.line_count for s in package_sources if s.line_count > LONGEST_FILE_LINES}

    assert not long_files


def test_every_module_is_named_after_what_is_in_it(package_sources):
    vague = {str(s.path) for s in package_sources if NAMES_THAT_SAY_NOTHING & set(s.path.with_suffix("").parts)}

    assert not vague


def test_everything_is_caught_in_two_places_at_most(package_sources):
    places = [place for source in package_sources for place in _broad_excepts(source)]

    assert len(places) <= MOST_BROAD_EXCEPTS, places


@pytest.mark.parametrize("name", ["sleep", "processEvents"])
def test_nothing_waits_by_sleeping_or_by_turning_the_event_loop_itself(package_sources, test_sources, name):
    places = [place for source in [*package_sources, *test_sources] for place in _uses_of(source, name)]

    assert not places


def test_texts_are_asked_for_in_one_place(package_sources):
    asking = [
        str(source.path)
        for source in package_sources
        for node in ast.walk(source.tree)
        if (isinstance(node, ast.ImportFrom) and node.module == "gettext")
        or (isinstance(node, ast.Import) and any(name.name == "gettext" for name in node.names))
    ]

    assert set(asking) == {"safeguard_desktop/domain/texts.py"}
