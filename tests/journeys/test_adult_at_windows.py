"""An adult's concern through the windows by keyboard: recorded, decided on with the decision sheet, sealed."""

from tests.journeys.at_windows import CHOSEN
from tests.journeys.errand import ADULT_ALERT, answer, begin_concern, issue, leave, press, take_turn, text_of

REPORT = {
    "age": "78",
    "nature-other": CHOSEN,
    "concern_other": "Financial abuse",
    "description": "G.H. put two coins on the table.",
    "noticed_at": "25/11/2026 10:20",
    "action_taken": "I gave him a meal.",
    "abuse_types-financial": CHOSEN,
    "care_needs-yes": CHOSEN,
    "unable_to_protect-yes": CHOSEN,
    "capacity_doubt-no": CHOSEN,
    "consent-given": CHOSEN,
    "consent_at": "25/11/2026 10:35",
}
DECISION = {
    "refer-yes": CHOSEN,
    "decided_at": "25/11/2026 12:10",
    "decided_with": "The worker",
    "referral_grounds-consents": CHOSEN,
    "danger_now-no": CHOSEN,
    "referral_authority": "Northbank",
}
DECISION_SHEET = {
    "capacity-has": CHOSEN,
    "capacity_evidence": "He said in his own words what a referral is.",
    "capacity_decided_by-name": "Dilys Okafor",
    "capacity_decided_at": "25/11/2026 12:10",
    "adult_told-yes": CHOSEN,
    "questions_considered-crime": CHOSEN,
}
WHY_NO_WISHES = "He was too tired to say."


def test_an_adults_concern_is_decided_on_with_the_decision_sheet_and_sealed(sit, laptop):
    windows = sit("2026-11-25T10:50", "heron")
    begin_concern(windows, ADULT_ALERT, initials="G.H.")
    answer(windows, REPORT)

    windows.sit("2026-11-25T12:20", "plover")
    take_turn(windows, "G.H., 78 Talk it through", DECISION | DECISION_SHEET, WHY_NO_WISHES)
    press(windows, "open-case")
    issue(windows, "Safeguarding Alert Reporting Form Adults")
    saved = laptop / "adult.pdf"
    windows.do(save_to=str(saved))
    leave(windows)

    text = text_of(saved)
    assert DECISION_SHEET["capacity_evidence"] in text
    assert REPORT["description"] in text
    assert WHY_NO_WISHES in text
