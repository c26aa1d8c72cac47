"""What a child said: written by keyboard, locked in mid-sentence, signed, the alert form filled in from it, both on paper.

The exact words are the same in the vault, in the proof inside each document and in the JSON of the case file.
"""

import json
from pathlib import Path

import pikepdf

from tests.journeys.at_windows import CHOSEN, AtWindows
from tests.journeys.errand import CHILD_ALERT, differences, issue, leave, named, press, sign, text_of
from tests.journeys.person import Office

BEFORE, AFTER = "  he said dont tell..  i ", 'cant go back -- "ok"\n'
PASTED = "\u201c\u05d0\u05de\u05d0\u201d \u00a0e\u0301 \U0001f622 "
EXACT = {"voice": "verbatim", "text": BEFORE + AFTER + PASTED, "speaker": "Z.Q.", "at": "10:30"}
ASKED = {"voice": "asked", "text": "Tell me about that.", "at": "10:31"}
OPINION = {"voice": "opinion", "text": "Afraid of him.", "at": "10:31", "evidence": "Zoe shook."}
TALK = {"began_at": "23/11/2026 10:05", "ended_at": "23/11/2026 10:20", "place": "Quiet room", "present": "Nobody"}
REST = {"interpreter-not_needed": CHOSEN, "immediate_risk-no": CHOSEN}
ALERT = {"nature-emotional": CHOSEN}


def begin(windows: AtWindows) -> None:
    windows.do(keys=["Ctrl+D"])
    press(windows, "danger-no", "continue", f"kind-{CHILD_ALERT}", "continue", "who-new")
    windows.do(to="answer-initials", type="Z.Q.")
    press(windows, "continue")


def go_on_after_the_lock(windows: AtWindows) -> None:
    """The lock comes in mid-sentence; the cursor stands where it stood."""
    windows.sit("2026-11-23T10:31", "heron")
    windows.do(keys=["Ctrl+N"])
    seen = press(windows, next(name for name in windows.seen.buttons if name.startswith("go-on-")))
    assert (seen.focus, seen.holds, seen.position) == ("segment-1", BEFORE, len(BEFORE))


def write(windows: AtWindows) -> None:
    windows.do(type=AFTER, paste_text=PASTED)
    windows.do(keys=["Ctrl+2"], type=ASKED["text"])
    windows.do(keys=["Ctrl+5"], type=OPINION["text"])
    windows.do(keys=["Tab"], type=OPINION["evidence"])
    press(windows, "talk-details")
    windows.do(fill=named(TALK | REST))


def on_paper(windows: AtWindows, title: str, saved: Path, printed: Path) -> None:
    """The document of a form is sealed, a copy saved, and the pages printed through the system's own window."""
    issue(windows, title)
    windows.do(save_to=str(saved))
    press(windows, "primary", "choose-printer")
    windows.do(print_to=str(printed))


def proved(pdf: Path) -> object:
    """What the document's own proof says."""
    with pikepdf.open(pdf) as opened:
        (name,) = [one for one in opened.attachments if one.endswith(".json")]
        return json.loads(opened.attachments[name].get_file().read_bytes())


def words_in(value: object) -> list[str]:
    """Every text anywhere in a JSON value."""
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [words for one in inner for words in words_in(one)]


def test_exact_words_are_the_same_in_vault_proof_and_export(sit, laptop):
    windows = sit("2026-11-23T10:30", "heron")
    begin(windows)
    windows.do(type=BEFORE)
    go_on_after_the_lock(windows)
    write(windows)
    sign(windows)
    press(windows, "fill-alert")
    windows.do(fill=named(ALERT))
    sign(windows)
    press(windows, "open-case")
    saved = [laptop / "said.pdf", laptop / "alert.pdf"]
    printed = [laptop / "said-printed.pdf", laptop / "alert-printed.pdf"]
    on_paper(windows, "What was said", saved[0], printed[0])
    press(windows, "back")
    on_paper(windows, "Safeguarding Alert Reporting Form Children", saved[1], printed[1])
    leave(windows)

    office = Office(laptop)
    (case,) = office.run("heron", "case", "list", "--json").data
    shown = office.run("heron", "case", "show", case["case"], "--json").data
    office.child.close()
    said, alert = (record["parts"][0]["answers"] for record in shown["records"])
    assert said["account"] == [EXACT, ASKED, OPINION]
    assert alert["child_words"] == [EXACT]
    assert alert["description"][1:] == [EXACT, ASKED, OPINION]
    for paper, print_ in zip(saved, printed, strict=True):
        assert EXACT["text"] in words_in(proved(paper))
        assert "Exact words" in text_of(paper)
        assert f"Why I think so {OPINION['evidence']}" in text_of(paper)
        assert max(differences(paper, print_)) < 0.01
