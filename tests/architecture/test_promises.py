"""What the project says of itself is so: commands, dependencies, changelog, files that came from others."""

import hashlib
import os
import re
import tomllib

import pytest


@pytest.fixture(scope="module")
def readme(root):
    return (root / "README.md").read_text(encoding="utf-8")


def _normalised(package):
    return re.sub(r"[-_.]+", "-", package).lower()


def _declared_dependencies(root):
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    requirements = project["dependencies"] + [r for group in project["optional-dependencies"].values() for r in group]
    return {_normalised(re.split(r"[^\w.-]", requirement)[0]) for requirement in requirements}


def _explained_dependencies(readme):
    section = readme.partition("## Dependencies")[2].partition("\n## ")[0]
    cells = re.findall(r"^\| ([\w, -]+) \|", section, flags=re.MULTILINE)
    return {_normalised(name) for cell in cells for name in cell.split(", ")} - {"package"}


def test_every_command_of_the_readme_exists(root, readme):
    targets = set(re.findall(r"^([a-z-]+):", (root / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE))

    assert set(re.findall(r"`make ([a-z-]+)`", readme)) == targets - {"help"}


def test_every_script_of_the_project_can_be_run(root):
    scripts = [root / ".ci" / "run", *(root / "scripts").glob("*[!.py]")]

    assert [script.name for script in scripts if script.is_file() and not os.access(script, os.X_OK)] == []


def test_the_readme_says_what_each_dependency_is_for_and_no_others(root, readme):
    assert _explained_dependencies(readme) == _declared_dependencies(root)


def test_the_changelog_has_what_is_unreleased_on_top(root):
    headings = re.findall(r"^## (.*)$", (root / "CHANGELOG.md").read_text(encoding="utf-8"), flags=re.MULTILINE)

    assert headings[0] == "[Unreleased]"
    assert all(re.fullmatch(r"\[\d+\.\d+\.\d+\] - \d{4}-\d{2}-\d{2}", heading) for heading in headings[1:])


def test_files_from_others_are_the_ones_their_source_page_names(root):
    stated: dict[str, str] = {}
    shipped: dict[str, str] = {}
    for folder in (root / "resources" / "third-party").iterdir():
        page = (folder / "SOURCE.md").read_text(encoding="utf-8")
        rows = re.findall(r"^\| (\S+) \| .* \| ([0-9a-f]{64}) \|$", page, flags=re.MULTILINE)
        stated |= {f"{folder.name}/{name}": digest for name, digest in rows}
        shipped |= {
            f"{folder.name}/{path.name}": hashlib.sha256(path.read_bytes()).hexdigest()
            for path in folder.iterdir()
            if path.name != "SOURCE.md" and not path.name.startswith("LICENSE")
        }

    assert shipped == stated
