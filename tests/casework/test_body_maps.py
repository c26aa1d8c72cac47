"""Maps of the body that were signed before: found in the whole case file, as they stand now, and printed on the drawing."""

import subprocess

import pytest

from safeguard_desktop.casework.blank_forms import blank_form
from safeguard_desktop.casework.cases import open_case
from safeguard_desktop.casework.following_up import amend
from safeguard_desktop.casework.issuing import draw_document
from safeguard_desktop.casework.part_in_hand import take_in_hand
from safeguard_desktop.casework.placing import NEW_THREAD
from safeguard_desktop.casework.signed_parts import show_part
from safeguard_desktop.casework.signing import PartToSign, sign_part
from tests.story_office import WORKER

EXACT = "he  grabbed me \u201clike this\u201d"
MARK = {"number": 1, "view": "front", "x": 1234, "y": 10_000, "site": "Right forearm, front", "size": 30, "said": EXACT}
MAP = {"drawing": "outline-1", "marks": [MARK]}
SAID = {
    "began_at": "2026-11-23T10:05+00:00",
    "ended_at": "2026-11-23T10:20+00:00",
    "account": [{"voice": "seen", "text": "Hands shaking."}],
    "incident_at": "2026-11-19",
    "noticed_at": "2026-11-20T16:00+00:00",
    "immediate_risk": "no",
    "line_manager_told_at": "2026-11-23T10:40+00:00",
    "body_map": MAP,
}


@pytest.fixture
def desk(stories, tmp_path):
    desk = stories.told(0, tmp_path).desk_of(WORKER, "2026-11-23 11:00")
    yield desk
    desk.close()


@pytest.fixture
def signed(desk):
    reference = open_case(desk, "child", "Z.Q.", {})
    return reference, sign_part(desk, reference, PartToSign("disclosure", "account", SAID))


def earlier_in(desk, reference):
    maps = take_in_hand(desk, reference, "disclosure", "account", thread=NEW_THREAD).maps
    assert maps is not None
    return maps.earlier


def test_the_next_map_of_a_case_file_can_be_laid_over_the_signed_one(desk, signed):
    (earlier,) = earlier_in(desk, signed[0])

    assert (earlier.at.date.isoformat(), earlier.drawing) == ("2026-11-23", "outline-1")
    assert (earlier.marks[0].x, earlier.marks[0].said) == (0.1234, EXACT)


@pytest.mark.usefixtures("signed")
def test_another_case_file_sees_nothing_of_it(desk):
    other = open_case(desk, "child", "A.B.", {})

    assert earlier_in(desk, other) == ()


def test_a_form_without_a_body_map_has_no_drawing_in_hand(desk, signed):
    assert take_in_hand(desk, signed[0], "coram-child-alert", "report").maps is None


def test_an_amended_map_is_laid_under_as_it_stands_now(desk, signed):
    reference, part = signed
    right = {**MAP, "marks": [{**MARK, "x": 5000}]}
    amend(desk, reference, part.entry, {"body_map": right}, "I marked the wrong arm.")

    assert [one.marks[0].x for one in earlier_in(desk, reference)] == [0.5]
    assert show_part(desk, reference, part.entry).maps is not None


def test_the_document_of_a_record_shows_the_drawing_and_the_exact_words(desk, signed, tmp_path):
    file = tmp_path / "document.pdf"
    file.write_bytes(draw_document(desk, signed[0], "disclosure"))
    text = subprocess.run(["pdftotext", "-raw", str(file), "-"], capture_output=True, check=True).stdout.decode()

    assert b"/Figure" in file.read_bytes()
    assert "1. Right forearm, front" in text
    assert "grabbed me \u201clike this\u201d" in text


def test_the_blank_form_has_the_views_to_draw_on(desk):
    assert blank_form(desk.shipped, "disclosure").count(b"/S/Figure") == 13
