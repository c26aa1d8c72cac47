"""A content kept before its kind had room for reasons reads as one with none."""

import pytest

from safeguard_desktop.domain.contents import CONTENT_KINDS
from safeguard_desktop.vault.canonical import items_of
from safeguard_desktop.vault.structuring import content_from_items
from tests.vault.test_entries import example_of


@pytest.mark.parametrize("kind", CONTENT_KINDS)
def test_a_content_without_reasons_is_read_as_one_with_none(kind):
    items = items_of(example_of(CONTENT_KINDS[kind]))
    older = [item for item in items if item.name != "reasons"]

    assert len(older) == len(items) - 1
    assert content_from_items(older).reasons == {}
