"""A child's concern through the windows by keyboard: killed in the description, gone on with, signed by four, filed, printed."""

from tests.journeys.at_windows import CHOSEN, STOP, AtWindows
from tests.journeys.errand import (
    CHILD_ALERT,
    add_part,
    answer,
    begin_concern,
    differences,
    go_on,
    issue,
    killed_in_mid_word,
    leave,
    named,
    press,
    take_turn,
    text_of,
)

SAID = "M.T. came in with her coat on and stayed by the door. Her hands were shaking. "
SIGNERS = ("Wren Adeyemi", "Ann Prosser", "Dilys Okafor", "Rhys Llywelyn")
ADDED = "Then she sat down."
REPORT = {"noticed_at": "20/11/2026 16:55", "action_taken": "I rang my line manager."}
MANAGER = {
    "recommendation": "Refer.",
    "recommends_referral-yes": CHOSEN,
    "designated_person_told_at": "20/11/2026 18:00",
}
DIRECTION = {
    "refer-yes": CHOSEN,
    "course-protection_referral": CHOSEN,
    "danger_now-no": CHOSEN,
    "decided_at": "20/11/2026 18:20",
    "decided_with": "The line manager",
    "referral_authority": "Northbank",
}
CALL = {
    "authority": "Northbank",
    "spoken_to-name": "Sam Reid",
    "called_at": "20/11/2026 18:40",
    "said": "What M.T. said.",
    "proposed_action": "A visit.",
    "timeframes": "Tonight",
    "who_acts": "The duty team",
}
RESPONSE = {
    "acknowledged_at": "23/11/2026 09:20",
    "decided_at": "23/11/2026 10:40",
    "decision": "An enquiry is opened.",
    "we_agree-yes": CHOSEN,
}
SECTION_2 = {
    "reported_to-name": "Sam Reid",
    "authority_response": "The enquiry is open.",
    "heard_in_time-yes": CHOSEN,
    "further_action": "Weekly contact.",
}
UPDATE = {"update": "She has a named worker now.", "update_at": "23/11/2026 12:20"}
SECTION_3 = {"designated_person_comments": "Reported in time."}
COUNTER_SIGNATURE = {"counter_signatory_comments": "Seen and agreed.", "form_received_on": "23/11/2026"}
FILING = {"can_be_filed-yes": CHOSEN, "filed_on": "24/11/2026"}


def first_words_with_a_kill(sit) -> tuple[AtWindows, str]:
    windows = sit("2026-11-20T17:40", "heron")
    begin_concern(windows, CHILD_ALERT, initials="M.T.")
    windows.do(fill=named({"age": "14", "looked_after-no": CHOSEN, "nature-emotional": CHOSEN, "description": STOP}))
    killed_in_mid_word(windows, SAID * 3, after=len(SAID))
    windows = sit("2026-11-20T17:45", "heron")
    words = go_on(windows).holds + ADDED
    windows.do(type=ADDED)
    return windows, words


def turn(windows: AtWindows, at: str, label: str, row: str, answers: dict[str, str]) -> None:
    windows.sit(at, label)
    take_turn(windows, f"M.T., 14 {row}", answers)


def test_a_concern_goes_from_first_words_to_a_filed_form_on_paper(sit, laptop):
    windows, words = first_words_with_a_kill(sit)
    answer(windows, REPORT)

    turn(windows, "2026-11-20T18:05", "otter", "Tell the designated person", MANAGER)
    turn(windows, "2026-11-20T18:30", "plover", "Decide", DIRECTION)
    turn(windows, "2026-11-20T19:00", "plover", "Telephone", CALL)
    turn(windows, "2026-11-23T11:00", "plover", "The authority decides", RESPONSE)
    windows.sit("2026-11-23T12:00", "heron")
    press(windows, next(name for name in windows.seen.buttons if name.startswith("case-")))
    add_part(windows, "Section 2", SECTION_2)
    press(windows, "open-case")
    add_part(windows, "Update", UPDATE)
    turn(windows, "2026-11-23T14:30", "plover", "Sign off", SECTION_3)
    turn(windows, "2026-11-24T09:30", "kestrel", "Counter-sign", COUNTER_SIGNATURE)
    turn(windows, "2026-11-24T10:00", "plover", "Sign off", FILING)

    press(windows, "open-case")
    issue(windows, "Safeguarding Alert Reporting Form Children")
    saved, printed = laptop / "shown.pdf", laptop / "printed.pdf"
    windows.do(save_to=str(saved))
    press(windows, "primary", "choose-printer")
    windows.do(print_to=str(printed))
    leave(windows)

    text = text_of(saved)
    assert " ".join(words.split()) in text
    assert [name for name in SIGNERS if name not in text] == []
    assert "Not signed." not in text
    assert max(differences(saved, printed)) < 0.01
