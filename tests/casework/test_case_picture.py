"""A case file's procedure as a picture: what set what off, what stopped it, where it stands, two referrals side by side."""

from dataclasses import replace

import pytest

from safeguard_desktop.casework.case_picture import picture_of_case
from safeguard_desktop.casework.due_lines import LineMaker
from safeguard_desktop.casework.looking_at_case import look_at_case
from safeguard_desktop.casework.timeline import threads_of_case
from safeguard_desktop.domain.ids import ThreadId
from safeguard_desktop.domain.picture import NodeKind, NodeState
from tests.story_office import WORKER

MONDAY = "2026-11-23 14:02"


@pytest.fixture
def desk(stories, tmp_path):
    """The worker's desk on Monday: the referral was telephoned, the written one is late."""
    office = stories.told(4, tmp_path)
    made = office.desk_of(WORKER, MONDAY)
    made.reference = office.reference
    yield made
    made.close()


@pytest.fixture
def shown(desk):
    return look_at_case(desk, desk.reference).picture


def node_of(shown, action):
    node_id = next(node_id for node_id, key in shown.acts.items() if key.action == action)
    return next(node for node in shown.picture.nodes if node.id == node_id)


def test_what_is_late_says_by_how_much_and_that_the_case_stands_there(shown):
    node = node_of(shown, "written-referral")

    assert (node.state, node.said, node.is_here) == (NodeState.LATE, "19 hours late", True)
    assert "Due Sun 22 Nov, 18:40" in node.lines


def test_what_is_done_says_what_stopped_it(shown):
    node = node_of(shown, "tell-designated-person")

    assert node.state is NodeState.DONE
    assert any(line.startswith("Stopped by: Designated person told, Fri 20 Nov, 18:00") for line in node.lines)


def test_an_act_leads_on_to_what_its_end_set_off(shown):
    after = {node.title for node in shown.picture.after(node_of(shown, "tell-designated-person").id)}

    assert "Review the concern" in after


def test_the_next_review_says_which_it_is(shown):
    assert "Weekly review 1 of 4" in node_of(shown, "review").lines


def test_somebody_elses_duty_says_whose_and_that_we_may_chase(shown):
    node = node_of(shown, "authority-decides")

    assert node.state is NodeState.WAITING
    assert "Northbank Council's duty. You may chase." in node.lines


def test_the_counts_stand_in_one_line(shown):
    assert shown.words == "7 done, 1 late, 5 for us to do, 2 waiting for others."


def test_two_referrals_stand_side_by_side(desk):
    def with_two(books):
        case = books.case(desk.reference)
        threads = threads_of_case(books, case)
        lines = LineMaker(books).lines(case, books.desk.now)
        second = [
            replace(thread, id=ThreadId("second"), about="Eastmoor Council")
            for thread in threads
            if thread.kind == "referral"
        ]
        others = [
            replace(line, key=replace(line.key, thread=ThreadId("second")))
            for line in lines
            if line.thread_kind == "referral"
        ]
        return picture_of_case([*threads, *second], [*lines, *others], None, books.desk.now)

    headings = [node for node in desk.read(with_two).picture.nodes if node.kind is NodeKind.HEADING]
    first, other = (node for node in headings if node.title.startswith("Referral"))

    assert first.row == other.row
    assert (first.column, other.column) == (0, 2)


def test_every_fact_and_act_leads_somewhere(shown):
    bearing = {node.id for node in shown.picture.nodes if node.kind is not NodeKind.HEADING}

    assert bearing <= set(shown.acts) | set(shown.facts)
