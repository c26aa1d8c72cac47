"""What an organisation says about words: which packs guide its workers, phrases of its own, and words that spelling knows."""

from collections.abc import Sequence
from dataclasses import dataclass

from safeguard_desktop.casework.desk import Books, Desk, OpenBooks
from safeguard_desktop.casework.language import take_pack_in
from safeguard_desktop.content.language_file import read_language_pack, try_examples
from safeguard_desktop.content.own_phrases import OWN_PACK, OwnPhrase, own_pack, phrases_of
from safeguard_desktop.content.shipped import LANGUAGE
from safeguard_desktop.domain.contents import LanguagePackChosen, WordAdded
from safeguard_desktop.domain.errors import Refused
from safeguard_desktop.domain.language.phrases import words_of
from safeguard_desktop.domain.language.rules import LanguagePack
from safeguard_desktop.domain.moments import LONDON
from safeguard_desktop.domain.roles import Role
from safeguard_desktop.domain.texts import gettext as _

LONGEST_WORD = 60


@dataclass(frozen=True, slots=True)
class WordPack:
    """A pack of words in these records, and whether guidance goes by it."""

    id: str
    title: str
    source: str
    is_on: bool


@dataclass(frozen=True, slots=True)
class WordsHere:
    """Everything Settings shows about words. `may_change`: a designated person is at the desk."""

    packs: tuple[WordPack, ...]
    phrases: tuple[OwnPhrase, ...]
    words: tuple[str, ...]
    may_change: bool


def look_at_words(desk: Desk) -> WordsHere:
    """What is in force today."""
    return desk.read(_words_here)


def choose_words(desk: Desk, on: dict[str, bool], phrase: OwnPhrase | None = None, word: str = "") -> None:
    """Signs what has changed of the packs (by id), and one more phrase and word, from today. All of it or nothing.

    Raises Refused for anyone but a designated person, and for a phrase or word without a letter.
    """

    def act(books: OpenBooks) -> None:
        _refuse_unless_designated(books)
        for pack in _words_here(books).packs:
            if on.get(pack.id, pack.is_on) != pack.is_on:
                _sign(books, LanguagePackChosen(pack.id, on[pack.id], _today(books)))
        if phrase is not None:
            _adopt(books, [*_own_phrases(books), _checked(phrase)])
        if word.strip():
            _add_word(books, word.strip())

    desk.write(act)


def own_phrase(phrase: str, why: str, alternatives: str) -> OwnPhrase:
    """A phrase as it was typed, with one alternative on each line."""
    return OwnPhrase(phrase, why, tuple(alternatives.splitlines()))


def take_back_phrase(desk: Desk, phrase: str) -> None:
    """One of the organisation's own phrases guides nobody from today on. Raises Refused as `choose_words`."""

    def act(books: OpenBooks) -> None:
        _refuse_unless_designated(books)
        left = [one for one in _own_phrases(books) if one.phrase != phrase]
        if left:
            _adopt(books, left)
        else:
            _sign(books, LanguagePackChosen(OWN_PACK, False, _today(books)))

    desk.write(act)


def take_back_word(desk: Desk, word: str) -> None:
    """Spelling no longer knows one of the organisation's own words. Raises Refused as `choose_words`."""

    def act(books: OpenBooks) -> None:
        _refuse_unless_designated(books)
        if word in books.organisation.own_words:
            _sign(books, WordAdded(word, _today(books), is_taken_back=True))

    desk.write(act)


def _words_here(books: Books) -> WordsHere:
    packs = tuple(_pack_here(books, pack) for pack in _packs(books))
    own = tuple(sorted(books.organisation.own_words, key=str.casefold))
    return WordsHere(packs, tuple(_own_phrases(books)), own, Role.DESIGNATED_PERSON in books.me.roles)


def _packs(books: Books) -> list[LanguagePack]:
    adopted = books.desk.definitions.in_force(books.organisation, LANGUAGE)
    return [books.desk.definitions.language_pack(books.reading, one.hash) for one in adopted]


def _pack_here(books: Books, pack: LanguagePack) -> WordPack:
    source = ", ".join(filter(None, (pack.source.organisation, pack.source.document, pack.source.edition)))
    return WordPack(pack.id, pack.title, source, books.organisation.language_packs.get(pack.id, pack.is_on))


def _own_phrases(books: Books) -> list[OwnPhrase]:
    own = next((pack for pack in _packs(books) if pack.id == OWN_PACK), None)
    is_on = books.organisation.language_packs.get(OWN_PACK, True)
    return [*phrases_of(own)] if own is not None and is_on else []


def _adopt(books: OpenBooks, phrases: Sequence[OwnPhrase]) -> None:
    here = books.organisation.adopted_of(LANGUAGE, OWN_PACK)
    now = books.desk.clock.now().astimezone(LONDON).date()
    version = here.version + 1 if here else 1
    data = own_pack(books.organisation.name or "-", now.isoformat(), version, phrases)
    pack = read_language_pack(data, OWN_PACK)
    try_examples(pack, OWN_PACK)
    take_pack_in(books, pack, data)
    if not books.organisation.language_packs.get(OWN_PACK, True):
        _sign(books, LanguagePackChosen(OWN_PACK, True, _today(books)))


def _checked(phrase: OwnPhrase) -> OwnPhrase:
    if not words_of(phrase.phrase) or not phrase.why.strip():
        raise Refused(_("A phrase needs a word, and a reason. Nothing was changed."), _("Write both and sign again."))
    alternatives = tuple(one.strip() for one in phrase.alternatives if one.strip())
    words = " ".join(words_of(phrase.phrase))
    if any(f" {words} " in f" {' '.join(words_of(one))} " for one in alternatives):
        raise Refused(
            _("What to write instead holds the phrase itself. Nothing was changed."), _("Write it without the phrase.")
        )
    return OwnPhrase(" ".join(phrase.phrase.split()), phrase.why.strip(), alternatives)


def _add_word(books: OpenBooks, word: str) -> None:
    if not any(sign.isalpha() for sign in word) or len(word) > LONGEST_WORD:
        raise Refused(
            _("This is no word that spelling can know. Nothing was changed."), _("Write one word, or one name.")
        )
    if word not in books.organisation.own_words:
        _sign(books, WordAdded(word, _today(books)))


def _sign(books: OpenBooks, content: LanguagePackChosen | WordAdded) -> None:
    books.append(books.desk.organisation_file, content)


def _refuse_unless_designated(books: Books) -> None:
    if Role.DESIGNATED_PERSON not in books.me.roles:
        raise Refused(
            _("Only a designated person can say which words guide your workers. Nothing was changed."),
            _("Ask the designated person to do it on this laptop."),
        )


def _today(books: Books) -> str:
    return books.desk.clock.now().astimezone(LONDON).date().isoformat()
