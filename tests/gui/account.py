"""An account at the page to write on: what stands in it to begin with, and what is pressed and kept.

from tests.gui.account import CTRL, SEGMENTS, TIMES, hit, kept
"""

from PySide6.QtCore import Qt

from safeguard_desktop.casework.drafting import my_drafts
from tests.gui.filling import focus_of

AT = "2026-11-23 10:42"
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
HARD = (
    "  he said \u201cdont\u201d -- i \u00a0cant\u2026\n"
    "\u05d0\u05de\u05d0 \u0627\u0645\u064a\n\u200d\U0001f469\u200d\U0001f467 e\u0301 fi ...  "
)
SEGMENTS = [
    {"voice": "seen", "text": "Hands shaking.", "at": "10:05"},
    {"voice": "verbatim", "text": HARD, "speaker": "Z.Q.", "at": "10:08"},
    {"voice": "asked", "text": "Tell me.", "at": "10:10"},
]
TIMES = {"began_at": "2026-11-23T10:05+00:00", "ended_at": "2026-11-23T10:20+00:00"}


def hit(qtbot, seat, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(focus_of(seat), key, modifier)
    seat.settle(qtbot)


def kept(seat, qtbot):
    """The account as it is on the disk."""
    seat.page.leave()
    seat.settle(qtbot)
    return my_drafts(seat.desk)[0].answers["account"]
