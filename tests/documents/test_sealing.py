"""One seal: that others accept it, that ours is strict, and what it says of itself."""

import re
import subprocess
import zlib
from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers

from safeguard_desktop.documents import check_seal, seal
from safeguard_desktop.domain.errors import NotPossible

SIGNED_AT = datetime(2026, 11, 23, 11, 21, tzinfo=UTC)


def pdfsig(pdf, folder):
    file = folder / "sealed.pdf"
    file.write_bytes(pdf)
    return subprocess.run(["pdfsig", str(file)], capture_output=True, check=False, text=True).stdout


def in_the_pages(pdf):
    """A place inside the packed content of the first page."""
    return pdf.index(b"stream\n", pdf.index(b"/Contents")) + 200


def with_byte_changed(pdf, place):
    return pdf[:place] + bytes([pdf[place] ^ 1]) + pdf[place + 1 :]


def test_poppler_finds_the_seal_valid_and_the_whole_file_covered(sealed, tmp_path):
    said = pdfsig(sealed, tmp_path)
    assert "Signature Validation: Signature is Valid." in said
    assert "Total document signed" in said
    assert "ETSI.CAdES.detached" in said
    assert said.count("Signature #") == 1


def test_the_seal_is_good_with_the_certificate_that_made_it(sealed, key):
    report = check_seal(sealed, [key.certificate])
    assert (report.bytes_light, report.key_light, report.problem) == ("good", "good", "")


def test_the_report_names_the_sealer_the_key_and_the_stated_time(sealed, key):
    report = check_seal(sealed, [key.certificate])
    assert (report.signed_by, report.certificate_fingerprint) == ("Lee Whitmarsh", key.fingerprint)
    assert report.stated_time == "Mon 23 Nov 2026, 11:21"


def test_without_a_certificate_the_bytes_are_checked_and_the_key_is_not(sealed):
    report = check_seal(sealed)
    assert (report.bytes_light, report.key_light) == ("good", "not_checked")


def test_a_stranger_of_the_same_name_is_not_known(unsealed, key, strangers_key):
    forged = seal(unsealed, strangers_key.der, strangers_key.certificate, SIGNED_AT)
    report = check_seal(forged, [key.certificate])
    assert (report.bytes_light, report.key_light) == ("good", "bad")


def test_an_unreadable_certificate_to_check_against_is_said_and_blames_no_document(sealed):
    report = check_seal(sealed, ["no certificate"])
    assert (report.bytes_light, report.key_light) == ("good", "not_checked")
    assert "certificate" in report.problem


def test_one_byte_changed_in_the_pages_is_refused_by_poppler(sealed, tmp_path):
    said = pdfsig(with_byte_changed(sealed, in_the_pages(sealed)), tmp_path)
    assert "Signature is Valid" not in said


def test_one_byte_changed_in_the_pages_is_refused(sealed, key):
    report = check_seal(with_byte_changed(sealed, in_the_pages(sealed)), [key.certificate])
    assert report.bytes_light == "bad"


def test_appended_bytes_are_refused(sealed, key):
    for tail in (b" ", b"\n", b"\0", b"%%EOF\n"):
        assert check_seal(sealed + tail, [key.certificate]).bytes_light == "bad"


def test_bytes_put_before_are_refused(sealed, key):
    assert check_seal(b"\n" + sealed, [key.certificate]).bytes_light == "bad"


def test_a_changed_title_appended_as_an_update_is_refused(sealed, key):
    writer = IncrementalPdfFileWriter(BytesIO(sealed))
    writer.set_info(generic.DictionaryObject({generic.pdf_name("/Title"): generic.pdf_string("Something else")}))
    held = BytesIO()
    writer.write(held)
    assert check_seal(held.getvalue(), [key.certificate]).bytes_light == "bad"


def test_a_file_saved_again_is_refused(sealed, key):
    held = BytesIO()
    with pikepdf.open(BytesIO(sealed)) as pdf:
        pdf.save(held)
    assert check_seal(held.getvalue(), [key.certificate]).bytes_light == "bad"


def test_a_second_signature_is_refused(unsealed, key, strangers_key):
    twice = sealed_by_hand(sealed_by_hand(unsealed, key), strangers_key, field="Other", certify=False)
    report = check_seal(twice, [key.certificate, strangers_key.certificate])
    assert report.bytes_light == "bad"
    assert "more than one signature" in report.problem


def test_a_seal_that_allows_filling_in_is_refused(unsealed, key):
    lesser = sealed_by_hand(unsealed, key, permission=fields.MDPPerm.FILL_FORMS)
    assert "does not forbid later changes" in check_seal(lesser, [key.certificate]).problem


def test_a_signature_that_certifies_nothing_is_refused(unsealed, key):
    lesser = sealed_by_hand(unsealed, key, certify=False)
    assert "does not forbid later changes" in check_seal(lesser, [key.certificate]).problem


def test_a_seal_of_another_kind_is_refused(unsealed, key):
    other = sealed_by_hand(unsealed, key, kind=fields.SigSeedSubFilter.ADOBE_PKCS7_DETACHED)
    assert check_seal(other, [key.certificate]).bytes_light == "bad"


def test_words_hidden_behind_the_signature_are_refused(sealed, key):
    place = sealed.index(b"00000000>")
    hidden = sealed[:place] + b"DEADBEEF" + sealed[place + 8 :]
    assert "hidden beside the seal" in check_seal(hidden, [key.certificate]).problem


def test_the_signatures_digits_written_otherwise_are_refused(sealed, key):
    start = sealed.index(b"/Contents <") + 11
    digits = sealed[start : sealed.index(b">", start)]
    place = next(n for n, digit in enumerate(digits) if chr(digit).isalpha())
    changed = digits[:place] + digits[place : place + 1].swapcase() + digits[place + 1 :]
    assert check_seal(sealed[:start] + changed + sealed[start + len(digits) :], [key.certificate]).bytes_light == "bad"


def test_a_file_without_a_seal_says_so(unsealed, key):
    assert check_seal(unsealed, [key.certificate]).problem == "The file has no seal."


def test_a_document_is_sealed_only_once(sealed, key):
    with pytest.raises(NotPossible):
        seal(sealed, key.der, key.certificate, SIGNED_AT)


def test_a_key_that_does_not_go_with_its_certificate_seals_nothing(unsealed, key, strangers_key):
    with pytest.raises(NotPossible):
        seal(unsealed, strangers_key.der, key.certificate, SIGNED_AT)


def test_what_is_no_pdf_is_not_sealed(key):
    with pytest.raises(NotPossible):
        seal(b"no PDF at all", key.der, key.certificate, SIGNED_AT)


def test_a_pdf_of_another_make_is_not_sealed(key):
    held = BytesIO()
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(held)
    with pytest.raises(NotPossible):
        seal(held.getvalue(), key.der, key.certificate, SIGNED_AT)


def test_a_sealed_file_states_no_time_but_when_it_was_made_and_sealed(sealed):
    times = set(re.findall(rb"\(D:(\d{14})", sealed)) | set(re.findall(rb"Date>([^<]+)<", sealed))
    assert times == {b"20261123112100", b"20261124092100", b"2026-11-24T09:21:00Z"}


def test_nothing_before_the_seal_is_rewritten_by_sealing(sealed, unsealed):
    assert sealed.startswith(unsealed)


def test_a_reason_is_kept_letter_by_letter(unsealed, key):
    sealed = seal(unsealed, key.der, key.certificate, SIGNED_AT, "Tŷ (newydd) \\ £")
    with pikepdf.open(BytesIO(sealed)) as pdf:
        assert str(pdf.Root.AcroForm.Fields[0].V.Reason) == "Tŷ (newydd) \\ £"


def test_every_seal_of_one_key_fits_its_place(unsealed, key):
    seals = [seal(unsealed, key.der, key.certificate, SIGNED_AT) for _time in range(40)]
    assert {check_seal(sealed, [key.certificate]).key_light for sealed in seals} == {"good"}


class Careless(signers.PdfSigner):
    """Signs also what is certified against every change."""

    def _enforce_certification_constraints(self, reader):
        pass


def sealed_by_hand(
    pdf,
    key,
    *,
    field="Seal",
    certify=True,
    permission=fields.MDPPerm.NO_CHANGES,
    kind=fields.SigSeedSubFilter.PADES,
):
    """A signature made with the library alone, as somebody else might."""
    from pyhanko.keys import load_certs_from_pemder_data, load_private_key_from_pemder_data
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    (certificate,) = load_certs_from_pemder_data(key.certificate.encode())
    signer = signers.SimpleSigner(
        signing_cert=certificate,
        signing_key=load_private_key_from_pemder_data(key.der, passphrase=None),
        cert_registry=SimpleCertificateStore(),
    )
    about = signers.PdfSignatureMetadata(
        field_name=field, certify=certify, docmdp_permissions=permission, subfilter=kind, md_algorithm="sha256"
    )
    maker = Careless(about, signer=signer)
    return maker.sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf))).getvalue()


def test_a_packed_cross_reference_is_refused_before_it_is_unpacked(sealed, key):
    bomb = zlib.compress(bytes(64_000_000), 9)
    stream = b"9999 0 obj\n<</Type/XRef/Size 9/W[1 2 1]/Root 1 0 R/Filter/FlateDecode/Length %d>>\nstream\n" % len(bomb)
    hostile = sealed + stream + bomb + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(sealed)
    for written in (hostile, hostile.replace(b"/XRef", b"/X#52ef")):
        assert "not sealed by this program" in check_seal(written, [key.certificate]).problem
