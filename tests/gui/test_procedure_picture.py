"""A procedure as a picture: walked through by keyboard, named for ears, whole for eyes at double size."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt

from safeguard_desktop.domain.picture import Edge, Node, NodeKind, NodeState, Picture
from safeguard_desktop.gui.kit.page_frame import PageFrame
from safeguard_desktop.gui.kit.procedure_picture import ProcedurePicture
from tests.gui.looking import cut_off, nameless, nameless_objects, show_at

FLOW = Picture(
    4,
    (
        Node("head", "One concern", kind=NodeKind.HEADING, span=4),
        Node("told", "The worker tells the line manager", ("Or the next one up.",), "1 working day", row=1, span=4),
        Node("keep", "Write down why", row=2),
        Node(
            "refer", "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch", row=2, column=1, span=3, is_here=True
        ),
        Node("late", "The authority decides", state=NodeState.LATE, said="22 hours late", row=3, column=1, span=2),
        Node("filed", "Signed off and filed", state=NodeState.COMING, row=4, span=4),
    ),
    (Edge("told", "keep"), Edge("told", "refer", "agreed"), Edge("refer", "late"), Edge("keep", "filed")),
)


class FlowPage(PageFrame):
    """A page with a flowchart alone."""

    def __init__(self, look, width):
        super().__init__(look, width)
        self.flow = ProcedurePicture(look, "flow", "Reporting a concern")
        self.add(self.flow)


@pytest.fixture
def page(qtbot, look):
    made = FlowPage(look, "list_max")
    qtbot.addWidget(made)
    made.flow.show_picture(FLOW)
    show_at(made, look, 1.0)
    return made


def tab_stops(page):
    boxes = [box for one in FLOW.nodes if (box := page.flow.box(one.id))]
    return [box.node.id for box in boxes if box.focusPolicy() & Qt.FocusPolicy.TabFocus]


def test_every_box_says_its_words_its_state_and_what_it_comes_after(page):
    late = page.flow.box("late")

    assert nameless(page) == []
    assert nameless_objects(page) == []
    assert late.accessibleName() == "The authority decides. 22 hours late"
    assert late.accessibleDescription().startswith("After: Llanfair")
    assert page.flow.box("refer").accessibleDescription().startswith("agreed. After: The worker tells")


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_in_it_is_cut_off(page, look, scale):
    show_at(page, look, scale)

    assert cut_off(page) == []


def test_the_arrow_keys_walk_through_it_and_enter_opens_a_box(page, qtbot):
    opened: list[str] = []
    page.flow.opened.connect(opened.append)
    page.activateWindow()
    page.flow.box("told").setFocus()

    for key in (Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_End):
        qtbot.keyClick(page.flow.box(page.flow.current), key)

    assert opened == ["late"]
    assert page.flow.current == "filed"
    assert tab_stops(page) == ["filed"]


def test_tab_comes_to_the_box_where_the_case_is_and_to_no_other(page):
    assert tab_stops(page) == ["refer"]


def test_where_there_is_no_room_beside_one_another_boxes_stand_under_one_another(page, look):
    show_at(page, look, 2.5)
    places = [page.flow.box(one.id).geometry() for one in FLOW.nodes[1:]]

    assert all(first.bottom() < then.top() for first, then in pairwise(places))


def test_no_box_lies_on_another(page):
    boxes = [page.flow.box(one.id).geometry() for one in FLOW.nodes[1:]]

    assert not any(one.intersects(other) for one in boxes for other in boxes if one is not other)
