"""The guidance library: what a faulty file is told, and what every topic that comes with the program has."""

import tomllib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeguard_desktop.casework.guidance_library import library_in, topic_in_lines
from safeguard_desktop.content.faults import FaultyFile
from safeguard_desktop.content.guidance_file import read_guidance
from safeguard_desktop.domain.errors import NotPossible
from safeguard_desktop.domain.guidance import Edition
from safeguard_desktop.domain.guidance_search import Finder
from tests.rule_builders import RESOURCES

TODAY = date(2026, 11, 20)
ARROWS = "g1 g2a, g1 g2b, g2a g3, g2b g3, g3 g4a, g3 g4b, g4a g5a, g4b g5b, g5a g6, g5b g6, g5b g7"  # the inventory's section 6
GOOD = """
checked_on = "2026-11-22"
[[edition]]
id = "own"
organisation = "Nobody"
document = "Paper"
edition = "2026"
review_by = "2027-01-31"
[[group]]
id = "now"
name = "Now"
[[topic]]
id = "one"
group = "now"
title = "One"
audience = "child"
[[topic.section]]
text = ["Listen.", "- Stay calm."]
sources = [{ edition = "own", paragraph = "1.1", lines = "1-3, 7" }]
[topic.flowchart]
columns = 2
note = "Drawn by us."
source = { edition = "own", paragraph = "G" }
[[topic.flowchart.step]]
id = "a"
title = "First"
clashes = ["A05"]
text = ["Do."]
sources = [{ edition = "own", paragraph = "G" }]
[[topic.flowchart.step]]
id = "b"
title = "Then"
row = 1
text = ["Do more."]
sources = [{ edition = "own", paragraph = "G" }]
[[topic.flowchart.edge]]
start = "a"
end = "b"
[[topic.flowchart.clash]]
id = "A05"
words = "Two times are given."
"""


@pytest.fixture(scope="module")
def library():
    return library_in(RESOURCES)


def faults_of(*texts):
    with pytest.raises(FaultyFile) as refused:
        read_guidance([(f"{number}.toml", text.encode()) for number, text in enumerate(texts)])
    return [str(fault) for fault in refused.value.faults]


def test_a_good_file_is_read_with_lists_sources_and_flowchart():
    (topic,) = read_guidance([("good.toml", GOOD.encode())]).topics

    assert [(one.words, one.is_item) for one in topic.sections[0].passages] == [
        ("Listen.", False),
        ("Stay calm.", True),
    ]
    assert topic.sections[0].origins[0].words == "Nobody, Paper, 2026, 1.1"
    assert topic.flowchart is not None
    assert [node.id for node in topic.flowchart.picture().after("a")] == ["b"]


@pytest.mark.parametrize(
    ("good", "bad", "path", "problem"),
    [
        ('checked_on = "2026-11-22"', 'checked_on = "soon"', "checked_on", "must be a day"),
        ('review_by = "2027-01-31"', 'review_by = "2027-02-30"', "edition[0].review_by", "must be a day"),
        ('organisation = "Nobody"', 'organisation = " "', "edition[0].organisation", "must not be empty"),
        ('audience = "child"', 'audience = "childs"', "topic[0].audience", "Did you mean 'child'?"),
        ('group = "now"', 'group = "nov"', "topic[0].group", "Did you mean 'now'?"),
        ('title = "One"', 'title = "One"\ncolour = "red"', "topic[0].colour", "not a key that is known"),
        ('title = "One"', 'title = "One"\nsee = ["two"]', "topic[0].see", "names nothing that is there: two"),
        ('id = "one"', 'id = "One two"', "topic[0].id", "small letters"),
        ('text = ["Listen.", "- Stay calm."]', "text = []", "topic[0].section[0].text", "one entry or more"),
        ('"- Stay calm."', '"- "', "topic[0].section[0].text[1]", "must not be empty"),
        ('paragraph = "1.1"', 'paragraph = ""', "topic[0].section[0].sources[0].paragraph", "must not be empty"),
        ('lines = "1-3, 7"', 'lines = "top"', "topic[0].section[0].sources[0].lines", "must be line numbers"),
        ('[{ edition = "own", paragraph = "1.1", lines = "1-3, 7" }]', "[]", "section[0].sources", "one entry"),
        ('{ edition = "own", paragraph = "1.1"', '{ edition = "ownn", paragraph = "1.1"', "edition", "mean 'own'?"),
        ('clashes = ["A05"]', 'clashes = ["A06"]', "flowchart.step[0].clashes", "Did you mean 'A05'?"),
        ('end = "b"', 'end = "c"', "topic[0].flowchart", "edge a to c leads nowhere"),
        ("row = 1", "row = 0", "topic[0].flowchart", "node b lies on another"),
        ("row = 1", "span = 900000000", "topic[0].flowchart", "outside 24 columns"),
        ("columns = 2", "columns = true", "topic[0].flowchart.columns", "whole number"),
    ],
)
def test_each_fault_is_named_with_its_place(good, bad, path, problem):
    assert good in GOOD
    found = faults_of(GOOD.replace(good, bad, 1))

    assert any(one.startswith("0.toml") and path in one and problem in one for one in found), found


def test_every_fault_of_every_file_comes_at_once():
    found = faults_of(GOOD.replace('title = "One"', 'title = ""'), "checked_on = 3", "not toml", "\ufeff")

    assert {one.partition(":")[0] for one in found} == {"0.toml", "1.toml", "2.toml", "3.toml"}


def test_an_id_that_two_files_use_is_refused():
    assert "topic: is there twice: one" in faults_of(GOOD, GOOD)


def test_a_folder_without_guidance_is_said_in_words(tmp_path):
    with pytest.raises(NotPossible, match="The record is safe"):
        library_in(tmp_path)


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader(data):
    with pytest.raises(FaultyFile):
        read_guidance([("any.toml", data)])


def test_every_passage_has_a_source_with_its_paragraph_and_those_of_a_policy_its_lines(library):
    origins = [origin for topic in library.topics for section in topic.all_sections for origin in section.origins]

    assert all(origin.paragraph for origin in origins)
    assert all(origin.lines for origin in origins if origin.edition.id != "public")
    assert all(section.origins for topic in library.topics for section in topic.all_sections)


def test_every_group_has_topics_and_the_first_is_what_to_do_in_danger(library):
    assert all(topics for _name, topics in library.by_group())
    assert library.topics[0].id == "immediate-danger"


def test_passages_are_short(library):
    words = {
        passage.words: len(passage.words.split())
        for topic in library.topics
        for section in topic.all_sections
        for passage in section.passages
    }

    assert [text for text, count in words.items() if count > 60] == []


@pytest.mark.parametrize(
    ("edition", "day", "is_outdated"),
    [
        ("childrens-society", date(2019, 1, 31), False),
        ("childrens-society", date(2019, 2, 1), True),
        ("lincolnshire", date(2026, 2, 28), False),
        ("lincolnshire", date(2026, 3, 1), True),
        ("ace", date(2027, 4, 1), False),
        ("ace", date(2027, 4, 2), True),
        ("coram", date(2021, 7, 1), True),
    ],
)
def test_an_edition_is_out_of_date_from_the_day_after_its_review(library, edition, day, is_outdated):
    known = {one.id: one for topic in library.topics for one in topic.editions}

    assert known[edition].is_outdated(day) is is_outdated
    assert bool(known[edition].why_outdated(day)) is is_outdated


def test_an_edition_says_when_it_was_to_be_reviewed_and_what_has_come_since():
    edition = Edition("own", "Nobody", "Paper", "2018", "2019-01-31", "A newer one has come.")

    assert edition.why_outdated(TODAY) == "It was to be looked at again by 31 January 2019. A newer one has come."


def test_the_flowchart_has_the_boxes_and_arrows_of_the_inventory_and_names_its_clashes(library):
    flow = library.topic("reporting-a-child").flowchart

    assert sorted(f"{edge.start} {edge.end}" for edge in flow.edges) == ARROWS.split(", ")
    assert [clash.id for clash in flow.clashes] == ["A05", "A09", "A13"]
    assert "arrows are not in the text" in flow.note


def test_every_step_and_clash_stands_on_the_paper_of_its_topic_and_so_does_its_age(library):
    topic = library.topic("reporting-a-child")
    lines = [*topic_in_lines(topic, TODAY)]

    titles = [words for style, words in lines if style == "section"]
    assert len([one for one in titles if one[0].isdigit()]) == len(topic.flowchart.steps)
    assert len([one for one in titles if "(A" in one]) == 3
    assert next(words for style, words in lines if style == "attention").startswith(
        "Out of date: Coram Group, July 2021."
    )


def test_no_file_was_checked_before_the_editions_it_is_from():
    checked = [
        tomllib.loads(path.read_text(encoding="utf-8"))["checked_on"]
        for path in (RESOURCES / "guidance").glob("*.toml")
    ]

    assert min(map(date.fromisoformat, checked)) > date(2026, 4, 1)


@pytest.mark.parametrize(
    ("typed", "topic"),
    [
        ("older boyfriend", "child-sexual-exploitation"),
        ("bruises", "signs-in-children"),
        ("suicide", "immediate-danger"),
        ("county lines", "child-criminal-exploitation"),
        ("ran away", "missing-child"),
        ("nudes", "online-images"),
        ("told me he hits her", "domestic-abuse-adult"),
        ("hoarding", "self-neglect"),
        ("what do i do when nobody answers at the weekend", "out-of-hours"),
        ("the teacher crossed a line", "about-a-colleague"),
    ],
)
def test_words_that_people_use_lead_to_the_topic(library, typed, topic):
    assert Finder(library).look_for(typed).found[0].topic.id == topic
