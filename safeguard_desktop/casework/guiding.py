"""What guides a person while they write: the packs of words in force, and spelling that knows the names of the case."""

from collections.abc import Iterator
from dataclasses import dataclass

from safeguard_desktop.casework.desk import Books, Desk
from safeguard_desktop.casework.language import Guidance, guidance_in_force
from safeguard_desktop.casework.people_in_case import people_in_case
from safeguard_desktop.content.spelling import words_besides
from safeguard_desktop.domain.errors import MendableError
from safeguard_desktop.domain.language.looking import TextInHand
from safeguard_desktop.domain.language.rules import Segment
from safeguard_desktop.domain.language.spelling import Spelling
from safeguard_desktop.domain.segments import SegmentVoice

_SEGMENTS = {
    SegmentVoice.ASKED: Segment.QUESTION,
    SegmentVoice.OPINION: Segment.OPINION,
    SegmentVoice.ANALYSIS: Segment.ANALYSIS,
}


@dataclass(frozen=True, slots=True)
class WordsInForce:
    """Guidance and spelling for one case file, for as long as its page is open. `missing` says why there is no spelling."""

    guidance: Guidance
    spelling: Spelling | None
    missing: MendableError | None = None

    def text_in_hand(self, voice: str) -> TextInHand:
        """A text in one voice (`segments.SegmentVoice`), to be looked over while it is written."""
        segment = next((kind for known, kind in _SEGMENTS.items() if known == voice), Segment.ACCOUNT)
        return TextInHand(self.guidance.checker(segment), self.spelling, is_verbatim=voice == SegmentVoice.VERBATIM)


def words_in_force(desk: Desk, reference: str = "") -> WordsInForce:
    """What is in force today; with the reference of a case file, names in it are no mistakes."""
    guidance, names = desk.read(lambda books: (guidance_in_force(books), tuple(_names(books, reference))))
    try:
        besides = words_besides(desk.shipped.third_party.parent / "spelling")
        desk.dictionary.load()
    except MendableError as error:
        return WordsInForce(guidance, None, error)
    return WordsInForce(guidance, Spelling(desk.dictionary, (*besides.words, *names), besides.names, besides.slips))


def _names(books: Books, reference: str) -> Iterator[str]:
    """The organisation's own words and people, its authorities, and whoever the case file names."""
    organisation = books.organisation
    yield organisation.name
    yield from organisation.own_words
    yield from (person.name for person in organisation.people.values())
    for authority in organisation.authorities.values():
        yield from authority.names
    if not reference:
        return
    case = books.case(reference)
    yield from (str(answer) for answer in case.identity.values() if isinstance(answer, str))
    for named in people_in_case(books, case).named:
        yield from named.lines
