"""What the referral's own clocks answer to a form's questions: did the authority answer in time, did we follow up in time.

The person may always answer otherwise; nothing is answered while it is still open.
"""

from collections.abc import Mapping

from safeguard_desktop.casework.desk import Books
from safeguard_desktop.casework.timeline import actions_of_case
from safeguard_desktop.domain.case_file import CaseFile
from safeguard_desktop.domain.due_actions import DueAction, Status
from safeguard_desktop.domain.forms import Form, Part, Prefill

ANSWERED = frozenset({"referral-acknowledged", "referral-decision-received"})
CONTACTED_AGAIN = "authority-contacted-again"
_FROM_LOG = frozenset({Prefill.HEARD_IN_TIME.value, Prefill.FOLLOWED_UP_IN_TIME.value})


def referral_log_answers(books: Books, case: CaseFile, form: Form, part: Part, thread: str) -> Mapping[str, str]:
    """The answers by prefill source, for a part of a referral; empty where the part asks neither question."""
    if not any(field.prefill in _FROM_LOG for field in form.fields_of_part(part.id)):
        return {}
    actions = [action for found, action in actions_of_case(books, case, books.desk.now) if found.id == thread]
    heard = [action for action in actions if any(set(stop) == ANSWERED for stop in action.stops)]
    followed = [action for action in actions if CONTACTED_AGAIN in action.stopping]
    answers = {
        Prefill.HEARD_IN_TIME.value: _in_time(books, heard, ANSWERED),
        Prefill.FOLLOWED_UP_IN_TIME.value: _in_time(books, followed, frozenset({CONTACTED_AGAIN})),
    }
    return {source: answer for source, answer in answers.items() if answer}


def _in_time(books: Books, actions: list[DueAction], by: frozenset[str]) -> str:
    """Whether one of these ended it in time: "yes", "no", or "" while it is open and where something else ended it."""
    for action in actions:
        if action.done is not None and action.done.name in by:
            return "yes" if action.status is Status.DONE else "no"
        if action.is_overdue(books.desk.now):
            return "no"
    return ""
