"""How old a case file's subject is, for the heads of lists: from the date of birth, else from what a form says."""

from collections.abc import Mapping
from datetime import date

from safeguard_desktop.casework.prefilling import age_on
from safeguard_desktop.domain.answers import Answer, is_empty, is_unanswered
from safeguard_desktop.domain.case_file import CaseFile
from safeguard_desktop.domain.forms import Form, Prefill
from safeguard_desktop.domain.ids import Digest


def age_of(case: CaseFile, forms: Mapping[Digest, Form], today: date) -> str:
    """The age in words ("14", "about 9"); "" where nobody has said it. `forms` are those of the case's records."""
    counted = age_on(case.identity.get("date_of_birth"), today)
    return str(counted) if counted is not None else _stated(case, forms)


def _stated(case: CaseFile, forms: Mapping[Digest, Form]) -> str:
    """The age as the newest record says it."""
    for record in reversed([*case.records.values()]):
        form = forms.get(record.form)
        for field in form.fields if form else ():
            answer: Answer = record.answers.get(field.id)
            if field.prefill == Prefill.CASE_AGE and not is_empty(answer) and not is_unanswered(answer):
                return str(answer)
    return ""
