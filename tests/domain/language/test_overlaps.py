"""Of matches that overlap the longest is shown, whatever else lies over it on either side."""

from hypothesis import given
from hypothesis import strategies as st

from safeguard_desktop.domain.language.overlaps import Match, longest_first
from safeguard_desktop.domain.language.rules import Tier

matches = st.lists(
    st.builds(
        lambda rule, start, length, tier: Match(rule, start, start + length, tier),
        st.integers(0, 3),
        st.integers(0, 20),
        st.integers(1, 9),
        st.sampled_from(Tier),
    ),
    max_size=12,
)


def _overlaps(one, other):
    return one.start < other.end and other.start < one.end


def _one_by_one(several):
    """Each match in turn, the longest first, against all that are shown so far; what it lies over last takes it in."""
    shown: list[Match] = []
    for match in sorted(several, key=lambda one: (one.start - one.end, one.start, one.tier, one.rule)):
        over = [number for number, other in enumerate(shown) if _overlaps(match, other)]
        if not over:
            shown.append(match)
            continue
        last = max(over, key=lambda number: shown[number].start)
        if match.rule not in {shown[last].rule, *shown[last].also}:
            shown[last] = shown[last]._replace(also=(*shown[last].also, match.rule))
    return sorted(shown, key=lambda one: one.start)


@given(matches)
def test_the_longest_is_shown_and_takes_in_what_it_lies_over(several):
    assert longest_first(several) == _one_by_one(several)
