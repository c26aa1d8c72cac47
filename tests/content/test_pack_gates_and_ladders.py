"""How a pack with a fault in its gates, ladders, dates that a person sets or areas is refused, and what it may say."""

import pytest

from safeguard_desktop.content.faults import FaultyFile
from safeguard_desktop.content.pack_file import read_pack
from safeguard_desktop.domain.rules import Area, Gate, Use

HEAD = """
id = "test"
version = 1
title = "A test"
use = "local"
immediate_danger = [{ fact = "immediate_risk", is = "yes" }]
[source]
organisation = "Nobody"
document = "None"
edition = "2026"
"""

GATE = """
[[rule]]
id = "T-01"
action = "agree"
title = "Agree first"
summary = "It is agreed first."
paragraph = "1.1"
subject = "child"
thread = "stage"
kind = "gate"
gates = "record"
before = ["family-told"]
starts = ["telling-planned"]
limit = { code = "BEFORE_GATE" }
who = "practitioner"
stops = [["telling-agreed"]]
"""

LADDER = """
[[ladder]]
id = "disagreement"
title = "Disagreement"
summary = "It goes up."
paragraph = "2"
thread = "stage"
in_danger = "T-01"
means = ["telephone"]
means_warning = "Not by email."
extension_needs = ["extension_reason"]
after_last = "Ask the partnership."
[[ladder.stage]]
number = 1
title = "First"
summary = "They talk."
paragraph = "2.1"
role = "practitioner"
people = "the two practitioners"
record = ["stage_outcome"]
rules = ["T-01"]
[[ladder.stage]]
number = 2
title = "Second"
summary = "Managers talk."
paragraph = "2.2"
role = "line-manager"
people = "the managers"
record = ["stage_outcome"]
"""

INFORMATION = """
[[rule]]
id = "T-02"
action = "opening-hours"
title = "Opening hours"
summary = "They are there in the day."
paragraph = "3"
subject = "any"
thread = "concern"
kind = "information"
area = "training"
starts = []
limit = { code = "INFO" }
stops = []
"""

WHOLE = HEAD + GATE + LADDER + INFORMATION


def paths(text):
    with pytest.raises(FaultyFile) as refusal:
        read_pack(text.encode(), "test.toml")
    return [fault.path for fault in refusal.value.faults]


def test_a_pack_with_a_gate_a_ladder_and_information_is_read():
    pack = read_pack(WHOLE.encode(), "test.toml")

    assert pack.use is Use.LOCAL
    assert (pack.rules[0].gates, pack.rules[0].before) == (Gate.RECORD, ("family-told",))
    assert pack.rules[1].area is Area.TRAINING
    assert [stage.people for stage in pack.ladders[0].stage] == ["the two practitioners", "the managers"]
    assert pack.is_danger({"immediate_risk": "yes"})
    assert not pack.is_danger({})


@pytest.mark.parametrize(
    ("was", "now", "path"),
    [
        ('use = "local"', 'use = "loacl"', "use"),
        ('immediate_danger = [{ fact = "immediate_risk", is = "yes" }]\n', "", "immediate_danger"),
        ('gates = "record"\n', "", "rule[0].gates"),
        ('gates = "record"', 'gates = "everything"', "rule[0].gates"),
        ('kind = "gate"\n', "", "rule[0].gates"),
        ('before = ["family-told"]\n', "", "rule[0].before"),
        ('["family-told"]', '["Family told"]', "rule[0].before"),
        ('kind = "gate"\ngates = "record"\n', "", "rule[0].before"),
        ('who = "practitioner"', 'who = "practitioner"\ndate_set = "A date"', "rule[0].date_set"),
        ('who = "practitioner"', 'who = "practitioner"\ngood_practice = "Why"', "rule[0].good_practice"),
        ('who = "practitioner"', 'who = "practitioner"\narea = "kitchen"', "rule[0].area"),
        ('who = "practitioner"', 'who = "practitioner"\noptional = "yes"', "rule[0].optional"),
        ('starts = ["telling-planned"]', "starts = []", "rule[0].starts"),
        ('in_danger = "T-01"', 'in_danger = "T-1"', "ladder[0].in_danger"),
        ('rules = ["T-01"]', 'rules = ["T-09"]', "ladder[0].stage[0].rules[0]"),
        ('rules = ["T-01"]', 'rules = ["T-02"]', "ladder[0].stage[0].rules[0]"),
        ("number = 2\n", "number = 3\n", "ladder[0].stage[1].number"),
        ('means_warning = "Not by email."\n', "", "ladder[0].means_warning"),
        ('people = "the managers"', 'people = " "', "ladder[0].stage[1].people"),
        ('people = "the managers"\n', "", "ladder[0].stage[1].people"),
        ('role = "line-manager"', 'role = "boss"', "ladder[0].stage[1].role"),
        ('record = ["stage_outcome"]\nrules', "record = []\nrules", "ladder[0].stage[0].record"),
        ('after_last = "Ask the partnership."', 'after_last = ""', "ladder[0].after_last"),
        ('thread = "stage"\nin_danger', 'thread = "A stage"\nin_danger', "ladder[0].thread"),
    ],
)
def test_a_fault_is_refused_at_its_path(was, now, path):
    assert was in WHOLE

    assert path in paths(WHOLE.replace(was, now, 1))


def test_two_ladders_of_one_name_are_refused():
    assert paths(WHOLE + LADDER) == ["ladder[1].id"]


def test_a_ladder_without_stages_is_refused():
    bare = LADDER.partition("[[ladder.stage]]")[0]

    assert paths(WHOLE + bare) == ["ladder[1].stage"]


def test_a_faulty_ladder_does_not_move_the_place_of_a_fault_in_the_next_one():
    second = LADDER.replace('"disagreement"', '"other"').replace('in_danger = "T-01"', 'in_danger = "X"')

    assert paths(HEAD + GATE + LADDER.replace('title = "Disagreement"\n', "") + second) == [
        "ladder[0].title",
        "ladder[1].in_danger",
    ]


def test_a_ladder_that_is_no_list_of_tables_is_refused():
    assert "ladder" in paths('ladder = "none"\n' + HEAD + GATE)


def test_faults_of_head_rules_and_ladders_are_named_together():
    text = (
        WHOLE.replace("version = 1", "version = 0")
        .replace('gates = "record"\n', "")
        .replace('in_danger = "T-01"', 'in_danger = "X"')
    )

    assert sorted(paths(text)) == ["ladder[0].in_danger", "rule[0].gates", "version"]
