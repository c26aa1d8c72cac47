"""The shipped forms, read once."""

import pytest

from tests.content.shipped_forms import shipped_forms


@pytest.fixture(scope="session")
def forms():
    return shipped_forms()


@pytest.fixture(scope="session")
def alert(forms):
    return forms["coram-child-alert"]
