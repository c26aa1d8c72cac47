"""The third light: a document is in the record only if exactly its bytes were issued."""

import pytest

from safeguard_desktop.casework.issuing import issue_document
from safeguard_desktop.casework.verifying import Light, verify_document
from safeguard_desktop.documents import render_record, seal
from tests.story_office import DESIGNATED_PERSON, WORKER, Stories

ALERT = "coram-child-alert"


@pytest.fixture(scope="module")
def issued(stories, tmp_path_factory):
    """A case file with its report signed, and its first sealed document."""
    office = stories.told(1, tmp_path_factory.mktemp("told"))
    desk = office.desk_of(DESIGNATED_PERSON)
    yield desk, office, issue_document(desk, office.reference, ALERT)
    desk.close()


def test_an_issued_document_is_good_in_all_three_lights(issued):
    desk, _office, document = issued
    found = verify_document(document.pdf, (), desk)
    assert (found.bytes_unchanged, found.known_key, found.in_record) == (Light.GOOD, Light.GOOD, Light.GOOD)
    assert found.is_good


def test_without_the_vault_the_record_is_not_checked_and_the_key_is_unknown(issued):
    _desk, _office, document = issued
    found = verify_document(document.pdf)
    assert (found.bytes_unchanged, found.known_key, found.in_record) == (
        Light.GOOD,
        Light.NOT_CHECKED,
        Light.NOT_CHECKED,
    )
    assert not found.is_good


def test_a_certificate_somebody_trusts_is_enough_for_bytes_and_key(issued):
    desk, _office, document = issued
    certificate = desk.vault.sealing_key().certificate_pem.decode()
    found = verify_document(document.pdf, (certificate,))
    assert (found.known_key, found.in_record, found.is_good) == (Light.GOOD, Light.NOT_CHECKED, True)


def test_pages_sealed_with_a_good_key_but_never_issued_are_not_in_the_record(issued):
    desk, office, _document = issued
    unissued = _sealed_without_an_entry(desk, office.reference)
    found = verify_document(unissued, (), desk)
    assert (found.bytes_unchanged, found.known_key, found.in_record) == (Light.GOOD, Light.GOOD, Light.BAD)
    assert found.problems


def _sealed_without_an_entry(desk, reference):
    """What somebody with their own key could make beside the program: the same pages, sealed, and no issuing entry."""
    from safeguard_desktop.casework import issuing

    prepared = desk.read(lambda books: issuing._prepare(books, reference, ALERT, None))
    pages = render_record(prepared.paper, desk.shipped.third_party, prepared.proof)
    key = prepared.sealing_key
    return seal(pages, key.pkcs8_der, key.certificate_pem.decode(), prepared.paper.issued_at)


def test_a_document_of_another_vault_is_not_sealed_by_a_known_key(issued, tmp_path):
    _desk, _office, document = issued
    stranger = Stories(tmp_path / "stranger").told(-1, tmp_path / "told")
    desk = stranger.desk_of(WORKER)
    try:
        found = verify_document(document.pdf, (), desk)
    finally:
        desk.close()
    assert (found.bytes_unchanged, found.known_key, found.is_good) == (Light.GOOD, Light.BAD, False)
