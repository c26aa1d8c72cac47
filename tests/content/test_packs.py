"""The shipped rule packs, and how a pack file with faults is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeguard_desktop.content.faults import FaultyFile
from safeguard_desktop.content.pack_file import read_pack
from safeguard_desktop.domain.rules import Owner, RuleKind
from tests.content.shipped_packs import PACK_FILES, shipped_packs
from tests.rule_builders import coram

HEAD = """
id = "test"
version = 1
title = "A test"
[source]
organisation = "Nobody"
document = "None"
edition = "2026"
"""

RULE = """
[[rule]]
id = "T-01"
action = "tell-somebody"
title = "Tell somebody"
summary = "Somebody is told."
paragraph = "1.1"
subject = "child"
thread = "concern"
starts = ["concern-noticed"]
limit = { code = "WD", number = 1 }
who = "practitioner"
stops = [["somebody-told"]]
"""

SECOND = RULE.replace("T-01", "T-02")


def faults(text):
    """The faults of a pack with this text, as (path, problem) pairs."""
    with pytest.raises(FaultyFile) as refusal:
        read_pack(text.encode(), "test.toml")
    return [(fault.path, fault.problem) for fault in refusal.value.faults]


def paths(text):
    return [path for path, _problem in faults(text)]


@pytest.mark.parametrize("path", PACK_FILES, ids=lambda path: path.name)
def test_every_shipped_pack_can_be_read(path):
    assert read_pack(path.read_bytes(), path.name).rules


@pytest.mark.parametrize("pack", shipped_packs().values(), ids=lambda pack: pack.id)
def test_a_pack_names_roles_and_no_people(pack):
    ours = [rule for rule in pack.rules if rule.owner is Owner.US and rule.kind is not RuleKind.INFORMATION]

    assert all(rule.who is not None for rule in ours)


def test_a_referral_in_writing_says_which_form_goes_first():
    assert "authority's own form first" in coram().rule("COR-28").note


def test_reviews_end_only_when_safeguarding_is_no_longer_required():
    reviews = [rule for rule in coram().rules if rule.action == "review"]

    assert {rule.stops for rule in reviews} == {(("safeguarding-no-longer-required",),)}


def test_the_hash_of_a_pack_is_that_of_its_bytes():
    assert read_pack((HEAD + RULE).encode(), "a").hash != read_pack((HEAD + RULE + "\n").encode(), "a").hash


def test_a_pack_without_faults_is_read_whole():
    pack = read_pack((HEAD + RULE).encode(), "test.toml")

    assert (pack.organisation, pack.edition, pack.source(pack.rules[0]).paragraph) == ("Nobody", "2026", "1.1")


def test_an_unknown_key_is_named_with_the_nearest_known_one():
    (fault,) = faults(HEAD + RULE + 'stopps = [["a"]]\n')

    assert fault[0] == "rule[0].stopps"
    assert "stops" in fault[1]


def test_all_faults_are_reported_at_once():
    text = HEAD.replace("version = 1", "version = 0") + RULE.replace('paragraph = "1.1"', 'paragraph = " "')
    text += SECOND.replace('["concern-noticed"]', "[]")

    assert sorted(paths(text)) == ["rule[0].paragraph", "rule[1].starts", "version"]


@pytest.mark.parametrize(
    ("was", "now", "path"),
    [
        ('paragraph = "1.1"\n', "", "rule[0].paragraph"),
        (", number = 1", "", "rule[0].limit"),
        ("number = 1", "number = 0", "rule[0].limit"),
        ("number = 1", "number = -1", "rule[0].limit"),
        ("number = 1", "number = true", "rule[0].limit.number"),
        ("number = 1", 'number = "1"', "rule[0].limit.number"),
        ('code = "WD"', 'code = "NOW"', "rule[0].limit"),
        ('code = "WD"', 'code = "WDAY"', "rule[0].limit.code"),
        ('code = "WD", number = 1', 'code = "TARGET"', "rule[0].limit"),
        ('code = "WD", number = 1', 'code = "TARGET", at = "15:00"', "rule[0].limit.at"),
        ('code = "WD", number = 1', 'code = "USER"', "rule[0].asks"),
        ('code = "WD", number = 1', 'code = "INHERIT"', "rule[0].inherits"),
        ('who = "practitioner"\n', "", "rule[0].who"),
        ('"practitioner"', '"head-teacher"', "rule[0].who"),
        ('"child"', '"pet"', "rule[0].subject"),
        ('[["somebody-told"]]', "[]", "rule[0].stops"),
        ('[["somebody-told"]]', "[[]]", "rule[0].stops[0]"),
        ('[["somebody-told"]]', '[["Somebody told"]]', "rule[0].stops[0]"),
        ('[["somebody-told"]]', '"somebody-told"', "rule[0].stops"),
        ('"T-01"', '"T 01"', "rule[0].id"),
        ('"T-01"', '"T-01+T-02"', "rule[0].id"),
        ('"tell-somebody"', '"\u202etell"', "rule[0].action"),
    ],
)
def test_a_rule_with_a_fault_is_refused_at_its_path(was, now, path):
    assert was in RULE

    assert path in paths(HEAD + RULE.replace(was, now))


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ('inherits = ["T-09"]', "rule[0].inherits"),
        ('latest_defensible = { rule = "T-09", paragraph = "2" }', "rule[0].latest_defensible.rule"),
        ('latest_defensible = { rule = "T-01", paragraph = "2" }', "rule[0].latest_defensible.rule"),
        ('latest_defensible = { paragraph = "2" }', "rule[0].latest_defensible"),
        ('latest_defensible = { limit = { code = "H", number = 1 } }', "rule[0].latest_defensible.paragraph"),
        ('latest_defensible = { limit = { code = "H" }, paragraph = "2" }', "rule[0].latest_defensible.limit"),
        ('follows = "T-09"\neach = "rhythm"\nheld = "done"', "rule[0].follows"),
        ('each = "rhythm"', "rule[0].held"),
        ('each = "rhythm"\nheld = "review-held"', "rule[0].limit.code"),
        ("times = 4", "rule[0].each"),
        ("nth = 0", "rule[0].nth"),
        ("start_is_due = true", "rule[0].start_is_due"),
        ('good_practice_for = ["adult"]', "rule[0].good_practice"),
        ('applies_if = [{ fact = "a", is = "yes", is_not = "no" }]', "rule[0].applies_if[0]"),
        ('applies_if = [{ fact = "a" }]', "rule[0].applies_if[0]"),
        ('applies_if = [{ field = "a", is = "yes" }]', "rule[0].applies_if[0].field"),
        ('stops_below = "yes"', "rule[0].stops_below"),
    ],
)
def test_a_line_that_cannot_hold_is_refused_at_its_path(line, path):
    assert path in paths(HEAD + RULE + line + "\n")


def test_a_rule_that_is_not_there_is_answered_with_the_nearest():
    text = HEAD + RULE + SECOND + 'latest_defensible = { rule = "T-011", paragraph = "2" }\n'

    assert "T-01" in dict(faults(text))["rule[1].latest_defensible.rule"]


def test_a_rule_cannot_take_its_time_from_one_that_has_none_of_its_own():
    inherits = 'limit = { code = "INHERIT" }\ninherits = ["%s"]'
    first = RULE.replace('limit = { code = "WD", number = 1 }', inherits % "T-02")
    second = SECOND.replace('limit = { code = "WD", number = 1 }', inherits % "T-01")

    assert paths(HEAD + first + second) == ["rule[0].inherits[0]", "rule[1].inherits[0]"]


def test_one_id_may_stand_once_in_any_letter_case():
    assert paths(HEAD + RULE + RULE.replace("T-01", "t-01")) == ["rule[1].id"]


def test_rules_of_one_action_that_end_otherwise_contradict_each_other():
    (fault,) = faults(HEAD + RULE + SECOND.replace("somebody-told", "somebody-else-told"))

    assert fault[0] == "rule[1].stops"
    assert "T-01" in fault[1]


def test_rules_of_one_action_may_end_otherwise_for_another_subject():
    second = SECOND.replace("somebody-told", "somebody-else-told").replace('"child"', '"adult"')

    assert len(read_pack((HEAD + RULE + second).encode(), "test.toml").rules) == 2


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"[[rule]]",
        b"rule = 1",
        b"rule = []",
        b"id = " + b"[" * 100_000,
        b"x" * 2_000_000,
        (HEAD + RULE).encode()[:-20],
        (HEAD + RULE).replace("Tell somebody", "Tell\x00").encode(),
        (HEAD + "rule = [1, 2]").encode(),
        (HEAD + "[rule]\nid = 1").encode(),
    ],
    ids=["empty", "no text", "bare rule", "number", "no rules", "deep", "huge", "cut off", "NUL", "numbers", "table"],
)
def test_a_file_that_is_no_pack_is_refused_in_words(data):
    with pytest.raises(FaultyFile) as refusal:
        read_pack(data, "test.toml")

    assert refusal.value.faults


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data):
    with pytest.raises(FaultyFile):
        read_pack(data, "test.toml")


@given(st.dictionaries(st.sampled_from([*sorted(RULE.split()), "limit", "stops", "who"]), st.integers() | st.text()))
def test_any_rule_table_is_refused_not_crashed_over(table):
    lines = "\n".join(f'"{key.strip(chr(34))}" = {_toml(value)}' for key, value in table.items() if key.isalpha())

    with pytest.raises(FaultyFile):
        read_pack((HEAD + "\n[[rule]]\n" + lines).encode("utf-8", "replace"), "test.toml")


def _toml(value):
    return str(value) if isinstance(value, int) else '"' + "".join(c for c in value if c.isalnum()) + '"'
