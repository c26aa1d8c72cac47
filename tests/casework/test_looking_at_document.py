"""Documents as they are shown, printed and saved: from the kept bytes, each time with a line in the access log."""

import ssl

import pytest

from safeguard_desktop.casework.issuing import Step, Stopped, draw_document, get_paper_ready, issue_document
from safeguard_desktop.casework.looking_at_document import (
    document_bytes,
    look_at_document,
    look_at_pages,
    note_printing,
    save_copy,
)
from safeguard_desktop.casework.refusals import UnknownDocument
from safeguard_desktop.casework.saving import read_certificate
from safeguard_desktop.casework.verifying import Light, verify_document
from safeguard_desktop.domain.errors import NotPossible
from safeguard_desktop.domain.ids import EntryId
from tests.story_office import DESIGNATED_PERSON, StoryOffice

FORM = "coram-child-alert"


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """The story up to the line manager's recommendation."""
    made = StoryOffice(tmp_path_factory.mktemp("office"))
    made.tell(2)
    return made


@pytest.fixture
def desk(office):
    opened = office.desk_of(DESIGNATED_PERSON, "2026-11-20 18:30")
    yield opened
    opened.close()


def verbs(desk):
    return [line.verb for line in desk.vault.read(lambda reading: list(reading.access_log()))]


def documents(desk, reference):
    return desk.read(lambda books: books.case(reference).documents)


def test_pages_not_issued_yet_are_drawn_and_nothing_is_kept(desk, office):
    before = documents(desk, office.reference)
    looked = look_at_pages(desk, office.reference, FORM)

    assert looked.pdf.startswith(b"%PDF-")
    assert looked.sealed is None
    assert documents(desk, office.reference) == before
    assert verbs(desk)[-1] == "document-drawn"


def test_an_issued_document_is_shown_from_the_bytes_that_were_sealed(desk, office):
    issued = issue_document(desk, office.reference, FORM)
    looked = look_at_document(desk, office.reference, issued.entry)

    assert looked.pdf == issued.pdf == document_bytes(desk, issued.entry)
    assert verbs(desk)[-2:] == ["document-shown", "document-shown"]


def test_a_document_tells_who_signed_which_part_and_who_did_not(desk, office):
    looked = look_at_pages(desk, office.reference, FORM)
    signed = {part.part: [one.by for one in part.signatures] for part in looked.parts}

    assert signed["report"] == ["Wren Adeyemi"]
    assert signed["direction"] == []


def test_a_later_issue_makes_the_one_before_an_older_one(desk, office):
    first = issue_document(desk, office.reference, FORM)
    issue_document(desk, office.reference, FORM)
    sealed = look_at_document(desk, office.reference, first.entry).sealed

    assert sealed is not None
    assert not sealed.is_newest


def test_the_name_of_a_copy_names_nobody(desk, office):
    looked = look_at_document(desk, office.reference, issue_document(desk, office.reference, FORM).entry)

    assert looked.file_name == f"{FORM}-{office.reference}-issue-{looked.issues}.pdf"


def test_printing_is_noted(desk, office):
    note_printing(desk, office.reference)

    assert verbs(desk)[-1] == "document-printed"


def test_a_copy_is_saved_whole_and_noted(desk, office, tmp_path):
    looked = look_at_document(desk, office.reference, issue_document(desk, office.reference, FORM).entry)

    assert save_copy(desk, looked, tmp_path / "copy.pdf").read_bytes() == looked.pdf
    assert verbs(desk)[-1] == "document-saved"


def test_a_copy_that_cannot_be_saved_says_that_the_vault_keeps_it(desk, office, tmp_path):
    looked = look_at_document(desk, office.reference, issue_document(desk, office.reference, FORM).entry)

    with pytest.raises(NotPossible, match="kept in the vault"):
        save_copy(desk, looked, tmp_path / "no such folder" / "copy.pdf")


def test_an_entry_that_issued_nothing_is_refused(desk, office):
    with pytest.raises(UnknownDocument):
        look_at_document(desk, office.reference, EntryId("00" * 32))


@pytest.mark.parametrize("step", Step)
def test_stopping_before_any_step_keeps_nothing(desk, office, step):
    before = documents(desk, office.reference)

    def stop(at):
        if at is step:
            raise Stopped

    with pytest.raises(Stopped):
        issue_document(desk, office.reference, FORM, at_step=stop)
    assert documents(desk, office.reference) == before


def test_pages_drawn_without_a_seal_never_pass_a_check(desk, office):
    assert verify_document(draw_document(desk, office.reference, FORM), (), desk).bytes_unchanged is Light.BAD


@pytest.mark.parametrize("form", ["pem", "der"])
def test_a_certificate_file_of_either_form_lights_the_second_light(desk, office, tmp_path, form):
    issued = issue_document(desk, office.reference, FORM)
    pem = desk.vault.sealing_key().certificate_pem
    file = tmp_path / "theirs.cer"
    file.write_bytes(pem if form == "pem" else ssl.PEM_cert_to_DER_cert(pem.decode()))

    assert verify_document(issued.pdf, [read_certificate(file)]).known_key is Light.GOOD


@pytest.mark.parametrize("hostile", [b"", b"\xff\xfe", b"hello", b"x" * 70_000])
def test_a_file_that_is_no_certificate_is_refused_in_words(tmp_path, hostile):
    file = tmp_path / "theirs.cer"
    file.write_bytes(hostile)

    with pytest.raises(NotPossible):
        read_certificate(file)


def test_a_damaged_certificate_leaves_the_key_unchecked_and_the_bytes_good(desk, office):
    issued = issue_document(desk, office.reference, FORM)
    found = verify_document(issued.pdf, ["-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"])

    assert (found.bytes_unchanged, found.known_key) == (Light.GOOD, Light.NOT_CHECKED)


def test_paper_can_be_got_ready_before_it_is_wanted(desk):
    get_paper_ready(desk)
