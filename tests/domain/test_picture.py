"""Pictures of a procedure as values: what leads where, and which pictures cannot be drawn."""

import pytest

from safeguard_desktop.domain.picture import Edge, Node, NodeKind, Picture

TOLD, REFER, KEEP = Node("told", "Told", span=2), Node("refer", "Refer", row=1), Node("keep", "Keep", row=1, column=1)


def test_a_node_knows_what_comes_before_and_after_it():
    picture = Picture(2, (TOLD, REFER, KEEP), (Edge("told", "refer"), Edge("told", "keep")))

    assert picture.before("keep") == (TOLD,)
    assert picture.after("told") == (REFER, KEEP)


@pytest.mark.parametrize(
    ("columns", "nodes", "edges"),
    [
        (1, (TOLD,), ()),
        (2, (TOLD, Node("other", "Other", column=1)), ()),
        (2, (REFER, Node("refer", "Again")), ()),
        (2, (TOLD,), (Edge("told", "nowhere"),)),
        (2, (TOLD, Node("head", "Head", kind=NodeKind.HEADING, row=1)), (Edge("told", "head"),)),
        (2, (Node("none", "None", span=0),), ()),
    ],
    ids=[
        "outside the grid",
        "on one another",
        "one id twice",
        "an arrow to nowhere",
        "an arrow to a heading",
        "no width",
    ],
)
def test_a_picture_that_cannot_be_drawn_is_refused(columns, nodes, edges):
    with pytest.raises(ValueError):
        Picture(columns, nodes, edges)
