"""A form file with a fault is refused whole, and every fault is named with its place."""

import hashlib
import tomllib
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeguard_desktop.content.faults import FaultyFile
from safeguard_desktop.content.form_file import read_form
from safeguard_desktop.content.library import DefinitionLibrary
from safeguard_desktop.domain.conditions import Condition
from safeguard_desktop.domain.errors import MendableError, NotPossible
from safeguard_desktop.domain.roles import Role

SOUND = """
id = "small"
version = 3
title = "A small form"
"title.cy" = "Ffurflen fach"
intro = "Use it."
subject = "child"
[source]
organisation = "An organisation"
document = "Procedures"
edition = "July 2021"
paragraph = "Appendix F"

[[section]]
id = "first"
heading = "First"
[[section]]
id = "ours"
heading = "Ours"
supplementary = true

[[part]]
id = "report"
title = "Report"
roles = ["practitioner", "line-manager"]
next_role = "designated-person"
[[part]]
id = "decision"
title = "Decision"
roles = ["designated-person"]
after = ["report"]
differs_from = ["report"]
applies_if = [{ field = "kind", is_any_of = ["harm", "other"] }]

[[field]]
id = "initials"
label = "Initials"
"label.cy" = "Llythrennau blaen"
kind = "text"
section = "first"
part = "report"
required_to = "sign"
prefill = "case.initials"
[[field]]
id = "kind"
label = "Kind"
kind = "multi_choice"
section = "first"
part = "report"
choices = [{ id = "harm", label = "Harm", line = 1 }, { id = "other", label = "Other", printed = false }]
[[field]]
id = "words"
label = "Words"
kind = "long_text"
voice = "verbatim"
section = "first"
part = "report"
shown_if = [{ field = "kind", is = "harm" }, { field = "kind", has_several_of = ["harm", "other"] }]
[[field]]
id = "noticed_at"
label = "Noticed"
kind = "date_time"
section = "first"
part = "report"
[[field]]
id = "tasks"
label = "Tasks"
kind = "repeating"
section = "ours"
part = "decision"
columns = [{ id = "task", label = "Task", kind = "text", required = true }, { id = "by", label = "By", kind = "date" }]
[[field]]
id = "decided_at"
label = "Decided"
kind = "date_time"
section = "ours"
part = "decision"

[[check]]
id = "after"
kind = "not_before"
part = "decision"
field = "decided_at"
other = "noticed_at"
message = "The decision is before the concern."
[[check]]
id = "harm-ticked"
kind = "one_of"
part = "report"
field = "kind"
choices = ["harm"]
message = "Tick harm."
blocks = true
[[check]]
id = "not-both"
kind = "holds_not"
part = "report"
if = [{ field = "kind", is = "harm" }, { field = "words", is_answered = false }]
message = "Say it in words."

[[milestone]]
name = "noticed"
part = "report"
at = "noticed_at"
thread = "new:concern"
[[milestone]]
name = "told"
part = "report"
at = "passed-on"
passed_to = "designated-person"
[[milestone]]
name = "task-set"
part = "decision"
at = ["tasks.by", "signed"]
if = [{ field = "kind", is_not = "other" }]
thread = "new:task"
about = "tasks.task"
"""


def read(text):
    return read_form(text.encode(), "small.toml")


def faults_of(data):
    with pytest.raises(FaultyFile) as refused:
        read_form(data if isinstance(data, bytes) else data.encode(), "small.toml")
    return [(fault.path, fault.problem) for fault in refused.value.faults]


def paths_of(text):
    return [path for path, _problem in faults_of(text)]


def changed(old, new, text=SOUND):
    assert text.count(old) >= 1, old
    return text.replace(old, new, 1)


def test_a_sound_file_is_read_whole():
    form = read(SOUND)

    assert (form.id, form.version, form.title, form.titles) == ("small", 3, "A small form", {"cy": "Ffurflen fach"})
    assert [part.roles for part in form.parts][1] == (Role.DESIGNATED_PERSON,)
    assert form.field("initials").required_to_sign
    assert form.field("initials").titles == {"cy": "Llythrennau blaen"}
    assert form.field("kind").choices[1].is_printed is False
    assert form.field("words").shown_if[0] == Condition("kind", is_any_of=("harm",))
    assert form.milestones[2].at == ("tasks.by", "signed")
    assert form.milestones[1].passed_to is Role.DESIGNATED_PERSON


def test_a_form_is_known_by_the_hash_of_its_bytes():
    assert read(SOUND).hash == hashlib.sha256(SOUND.encode()).hexdigest()


FAULTS = tomllib.loads((Path(__file__).parent / "form_faults.toml").read_text(encoding="utf-8"))["fault"]


@pytest.mark.parametrize("fault", FAULTS, ids=[fault["name"] for fault in FAULTS])
def test_a_fault_is_named_with_its_path(fault):
    found = faults_of(changed(fault["old"], fault["new"]))

    assert [problem for path, problem in found if path == fault["path"] and fault["says"] in problem], found


def test_a_circle_of_parts_is_named():
    circle = changed('roles = ["practitioner", "line-manager"]', 'roles = ["practitioner"]\nafter = ["decision"]')

    (path, problem) = faults_of(circle)[0]

    assert path in {"part[0].after", "part[1].after"}
    assert "report" in problem
    assert "decision" in problem


def test_all_faults_are_reported_at_once():
    text = changed('intro = "Use it."', 'intor = "Use it."')
    text = changed('kind = "long_text"', 'kind = "longtext"', text)
    text = changed('at = "noticed_at"', 'at = "notice_at"', text)

    assert {"intor", "field[2].kind", "milestone[0].at"} <= set(paths_of(text))


def test_one_table_with_two_faults_reports_both():
    text = changed('voice = "verbatim"', 'vioce = "verbatim"')
    text = changed('shown_if = [{ field = "kind"', 'shown_if = [{ field = "knid"', text)

    assert paths_of(text) == ["field[2].vioce", "field[2].shown_if[0].field"]


def test_a_faulty_table_is_not_also_reported_as_absent():
    assert paths_of(changed('label = "Kind"', "label = 3")) == ["field[1].label"]


def test_a_key_with_a_fault_is_not_also_reported_as_absent():
    assert paths_of(changed('label = "Harm", line = 1', 'label = "Harm", lines = 1')) == ["field[1].choices[0].lines"]


def test_the_message_says_the_file_every_fault_and_that_nothing_changed():
    with pytest.raises(MendableError) as refused:
        read(changed("version = 3", "version = 0"))

    assert "small.toml" in str(refused.value)
    assert "version: must be from 1 to 1,000,000" in str(refused.value)
    assert "nothing was changed" in str(refused.value)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "missing"),
        (b"\xff\xfe", "UTF-8"),
        (SOUND.encode()[:-40] + b"\xc3", "UTF-8"),
        (SOUND.encode() + b"= 3", "TOML"),
        (b"a = " + b"[" * 100_000, "nested"),
        (b"version = " + b"9" * 5000, "TOML"),
        (SOUND.encode() + b"#" * (1 << 20), "larger"),
        (b"section = 3\npart = {}\nfield = 'x'", "list"),
        (b"section = [3]\npart = [[]]\nfield = ['x']\nid=1", "table"),
    ],
    ids=[
        "empty",
        "not utf-8",
        "cut off",
        "not toml",
        "deep",
        "a number too long",
        "too large",
        "no lists",
        "no tables",
    ],
)
def test_a_broken_file_is_refused_in_words(data, words):
    assert any(words in problem for _path, problem in faults_of(data))


@given(st.integers(0, len(SOUND) - 1), st.sampled_from(["", "\0", "'", '"', "[", "=", "\n", "é", "\u202e", "🙂"]))
def test_a_file_with_one_sign_changed_is_read_or_refused_but_never_crashes(place, sign):
    text = SOUND[:place] + sign + SOUND[place + 1 :]
    with suppress(FaultyFile):
        assert read(text).id


def test_a_file_of_thousands_of_faults_reports_them_all():
    fields = "".join(
        f'[[field]]\nid = "f{n}"\nlabel = 3\nkid = "text"\nsection = "s"\npart = "p"\n' for n in range(3000)
    )

    assert len(faults_of(f'id = "x"\n{fields}')) > 6000


def test_a_library_holds_the_newest_version_of_each_form(tmp_path):
    for number in (3, 11):
        (tmp_path / f"small-{number}.toml").write_text(changed("version = 3", f"version = {number}"), encoding="utf-8")

    library = DefinitionLibrary(tmp_path)

    assert library.newest["small"].version == 11
    assert [form.version for form in library.all_versions] == [3, 11]


def test_a_library_refuses_two_files_of_one_version(tmp_path):
    for name in ("one.toml", "two.toml"):
        (tmp_path / name).write_text(SOUND, encoding="utf-8")

    with pytest.raises(FaultyFile, match="version 3 of 'small'"):
        DefinitionLibrary(tmp_path)


def test_a_folder_without_forms_is_not_taken_for_an_empty_library(tmp_path):
    with pytest.raises(NotPossible, match="no form file"):
        DefinitionLibrary(tmp_path)
