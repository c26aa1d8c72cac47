"""Exact words from the clipboard to the proof: pasted, left and taken up again, signed, exported and printed, letter by letter."""

import io
import json

import pikepdf
import pytest
from PySide6.QtCore import QMimeData, Qt

from safeguard_desktop.casework.case_view import describe_case
from safeguard_desktop.casework.cases import open_case
from safeguard_desktop.casework.drafting import my_drafts
from safeguard_desktop.casework.issuing import draw_document
from safeguard_desktop.casework.signing import PartToSign, sign_part
from safeguard_desktop.gui.errands import DraftToContinue, PartToFill
from safeguard_desktop.gui.place import Place
from tests.gui.filling import focus_of
from tests.journeys.test_disclosure import words_in
from tests.story_office import WORKER

ODD = {
    "spaces": "  a \t b  \n\n",
    "spaces of every width": "\u00a0a\u00a0\u202f\u2007\u3000b\u00a0",
    "a line end inside a paragraph": "a\u2028b",
    "marks that combine": "e\u0301 e\u0323\u0302 \u00e9 \u1100\u1161 \uac00",
    "joined pictures": "\U0001f469\u200d\U0001f467 \U0001f1ec\U0001f1e7 \U0001f44d\U0001f3fd",
    "both directions": "\u202b\u05d0\u05de\u05d0\u202c \u200e\u200f\u2066x\u2069 \u0627\u0645\u064a",
    "no width": "a\u00adb\u200b\u200c\u200d\u2060\ufeffc",
    "a byte order mark first": "\ufeffabc",
    "a byte order mark turned round first": "\ufffeabc",
    "no character": "a\ufffd \ufffe\uffff\ufdd5 \U0001fffe b",
    "an object": "a\ufffcb",
    "private use": "a\ue000\U000f0000b",
    "controls": "a\x01\x02\x0b\x0c\x1b\x1c\x7f\x85\x9fb",
    "quotes and dots": '"ok" \'tis -- ... (c) 1/2 dont teh',
}
REST = {
    "began_at": "2026-11-23T10:05+00:00",
    "ended_at": "2026-11-23T10:20+00:00",
    "incident_at": "2026-11-19",
    "immediate_risk": "no",
    "line_manager_told_at": "2026-11-23T10:40+00:00",
}


@pytest.fixture
def taken_up_again(at_desk, qtbot):
    """The page to write on, with each odd text pasted into exact words of its own, left and taken up again."""
    seat = at_desk(0, WORKER, "2026-11-23 10:42", Place.FORM_PART)
    reference = open_case(seat.desk, "child", "Z.Q.", {})
    seat.window.start_over(Place.TODAY)
    seat.window.go(Place.FORM_PART, PartToFill(reference, "disclosure", "account"))
    seat.settle(qtbot)
    for text in ODD.values():
        qtbot.keyClick(focus_of(seat), Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
        pasted = QMimeData()
        pasted.setText(f"\ufeff{text}" if text[0] in "\ufeff\ufffe" else text)
        focus_of(seat).insertFromMimeData(pasted)
    go_away(seat, qtbot)
    seat.window.go(Place.FORM_PART, DraftToContinue(my_drafts(seat.desk)[0].id))
    seat.settle(qtbot)
    qtbot.keyClicks(focus_of(seat), "x")
    qtbot.keyClick(focus_of(seat), Qt.Key.Key_Backspace)
    go_away(seat, qtbot)
    return seat.desk, reference, my_drafts(seat.desk)[0].answers["account"]


def go_away(seat, qtbot):
    seat.page.leave()
    seat.settle(qtbot)
    seat.window.go(Place.TODAY)


def test_every_letter_is_the_same_in_draft_vault_export_and_proof(taken_up_again):
    desk, reference, written = taken_up_again
    assert [one["text"] for one in written] == [*ODD.values()]

    sign_part(desk, reference, PartToSign("disclosure", "account", REST | {"account": written}))
    shown = json.loads(json.dumps(desk.read(lambda books: describe_case(books, books.case(reference)))))
    with pikepdf.open(io.BytesIO(draw_document(desk, reference, "disclosure"))) as paper:
        (name,) = [one for one in paper.attachments if one.endswith(".json")]
        proof = json.loads(paper.attachments[name].get_file().read_bytes())

    for place in (shown, proof):
        assert set(ODD.values()) <= set(words_in(place))
