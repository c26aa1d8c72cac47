"""A text is looked over while it is typed: what nobody wants any more is left, and nothing is read twice."""

from safeguard_desktop.domain.language.checking import Checker
from safeguard_desktop.domain.language.live_check import LiveCheck
from safeguard_desktop.domain.language.looking import LookedOver, TextInHand
from safeguard_desktop.domain.language.spelling import Spelling
from tests.language_packs import shipped_packs

PACKS = [pack for pack in shipped_packs() if pack.is_on]
TEXT = "She is promiscuous.\n\nHe is at hoem.\n\nHer boyfriend rang."


class CountingChecker(Checker):
    """Says which texts it was asked to check."""

    def __init__(self):
        super().__init__(PACKS)
        self.read = []

    def check(self, text, *more):
        self.read.append(text)
        return super().check(text, *more)


class FewWords:
    """A dictionary without "hoem"."""

    def knows(self, word):
        return word != "hoem"

    def nearest(self, _word):
        return ()


def wanted(times):
    """Wanted as often as that, and then no more."""
    answers = iter([True] * times)
    return lambda: next(answers, False)


def test_a_look_that_nobody_wants_any_more_ends_at_the_next_paragraph():
    checker = CountingChecker()

    assert LiveCheck(checker).check(TEXT, (), wanted(1)) == ()
    assert checker.read == ["She is promiscuous."]


def test_what_was_read_before_a_look_was_left_is_not_read_again():
    checker = CountingChecker()
    live = LiveCheck(checker)
    live.check(TEXT, (), wanted(2))
    live.check(TEXT)

    assert checker.read == ["She is promiscuous.", "He is at hoem.", "Her boyfriend rang."]


def test_after_a_look_that_was_left_the_next_one_finds_everything():
    hand = TextInHand(Checker(PACKS), Spelling(FewWords()))
    new = TextInHand(Checker(PACKS), Spelling(FewWords())).look(TEXT)

    assert [hand.look(TEXT, wanted(times)) == LookedOver() for times in range(2)] == [True, True]
    assert hand.look(TEXT, wanted(4)).misspelt == ()
    assert hand.look(TEXT) == new
    assert len(new.findings) == 2
    assert len(new.misspelt) == 1
