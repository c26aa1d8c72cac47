"""Words taken from an account that was put right afterwards: the part that took them still holds those from before.

What is taken is the person's own draft from then on, so nothing is changed in it; signing asks.
"""

from collections.abc import Iterator, Mapping

from safeguard_desktop.domain.answers import Answer
from safeguard_desktop.domain.case_file import CaseFile, SignedPart
from safeguard_desktop.domain.cautions import Caution
from safeguard_desktop.domain.contents import PartSigned
from safeguard_desktop.domain.forms import Form
from safeguard_desktop.domain.segments import Taken
from safeguard_desktop.domain.texts import gettext as _

PUT_RIGHT_SINCE = "put-right-since"


def cautions_of_words_put_right(case: CaseFile, form: Form, content: PartSigned) -> Iterator[Caution]:
    """A caution for the first answer that holds words its account no longer has."""
    parts = [part for record in case.records.values() for part in record.parts if part.counts]
    accounts = [part for part in parts if (part.content.thread or part.entry) == content.thread]
    gone = {words for part in accounts for words in _gone(part)}
    for field in form.fields_of_part(content.part):
        if set(Taken).intersection(field.takes) and gone.intersection(_words(content.answers.get(field.id))):
            message = _(
                "What was said was put right after this was begun, and “{field}” still has the words from before. Change"
                " them to what stands now, or say why."
            )
            yield Caution(PUT_RIGHT_SINCE, message.format(field=field.label), field.id)
            return


def _gone(part: SignedPart) -> set[str]:
    """The words of a part's segments that amendments have taken out of it."""
    before = {words for one in part.amendments for words in _words(one.was)}
    return before - {words for answer in part.answers.values() for words in _words(answer)}


def _words(answer: Answer) -> Iterator[str]:
    """Each text of segments and of rows, as a whole."""
    for row in answer if isinstance(answer, list | tuple) else ():
        if isinstance(row, Mapping):
            yield from (value for value in row.values() if isinstance(value, str) and value.strip())
