"""What other records of the case file already answer, by what a field is filled in from: the referral's log, the disagreement."""

from collections.abc import Mapping

from safeguard_desktop.casework.desk import Books
from safeguard_desktop.casework.dispute_answers import dispute_answers
from safeguard_desktop.casework.referral_log_answers import referral_log_answers
from safeguard_desktop.domain.answers import Answer
from safeguard_desktop.domain.case_file import CaseFile
from safeguard_desktop.domain.forms import Form, Part


def known_from_records(books: Books, case: CaseFile, form: Form, part: Part, thread: str) -> Mapping[str, Answer]:
    """The answers by prefill source, for a part that belongs to this thread."""
    return {
        **referral_log_answers(books, case, form, part, thread),
        **dispute_answers(books, case, form, part, thread),
    }
