"""When a signed part happened, as it was stated: the part's own first milestone with a stated time."""

from safeguard_desktop.domain.case_file import SignedPart
from safeguard_desktop.domain.forms import AT_PASSED_ON, AT_SIGNED, Form
from safeguard_desktop.domain.moments import Moment, UnreadableMoment, parse_stated


def happened_at(form: Form, part: SignedPart) -> Moment | None:
    """When the part's own first milestone happened, as stated; None where no time was, or it cannot be read."""
    for declaration in form.milestones:
        if declaration.part != part.content.part:
            continue
        for at in declaration.at:
            answer = part.answers.get(at)
            if at in (AT_SIGNED, AT_PASSED_ON) or not isinstance(answer, str) or not answer.strip():
                continue
            try:
                return parse_stated(answer).moment
            except UnreadableMoment:
                return None
    return None
