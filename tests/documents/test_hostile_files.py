"""Whatever the bytes are, the answer is "bad" and a sentence: never a traceback, never hours, never good."""

import time
import zlib
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from safeguard_desktop.documents import check_seal, read_proof

PROOF = b'{"entries": ["what these pages were made from"]}'


@pytest.mark.parametrize(
    "file",
    [
        b"",
        b"%PDF-",
        b"%PDF-1.7\n%%EOF",
        b"hello",
        b"PK\x03\x04",
        b"\x00" * 10_000,
        b"%PDF-1.7\n" + b"[" * 200_000,
        b"%PDF-1.7\n" + b"<<" * 200_000 + b"\nstartxref\n9\n%%EOF",
        b"%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1/Prev 9>>\nstartxref\n9\n%%EOF",
        b"%PDF-1.7\nxref\n0 99999999999\ntrailer\n<</Size 1>>\nstartxref\n9\n%%EOF",
    ],
)
def test_what_is_no_document_is_bad_and_says_why_at_once(file):
    started = time.process_time()
    report = check_seal(file)
    assert (report.bytes_light, bool(report.problem)) == ("bad", True)
    assert read_proof(file) is None
    assert time.process_time() - started < 2


@settings(max_examples=60)
@given(st.data())
def test_no_changed_byte_outside_the_seals_own_digits_is_accepted(sealed, key, data):
    place = data.draw(st.integers(0, len(sealed) - 1))
    value = data.draw(st.integers(0, 255).filter(lambda value: value != sealed[place]))
    start = sealed.index(b"/Contents <") + 11
    if start <= place < sealed.index(b">", start):
        return
    changed = sealed[:place] + bytes([value]) + sealed[place + 1 :]
    assert check_seal(changed, [key.certificate]).bytes_light == "bad"


@settings(max_examples=40)
@given(st.data())
def test_no_shortened_file_is_accepted(sealed, key, data):
    length = data.draw(st.integers(0, len(sealed) - 1))
    assert check_seal(sealed[:length], [key.certificate]).bytes_light == "bad"


@settings(max_examples=40)
@given(st.data())
def test_no_rearranged_file_is_accepted(sealed, key, data):
    places = sorted(data.draw(st.lists(st.integers(0, len(sealed)), min_size=3, max_size=3, unique=True)))
    first, second, third = places
    moved = sealed[:first] + sealed[second:third] + sealed[first:second] + sealed[third:]
    if moved != sealed:
        assert check_seal(moved, [key.certificate]).bytes_light == "bad"


def test_the_proof_comes_out_as_it_went_in(sealed):
    assert read_proof(sealed) == PROOF


def test_a_document_without_a_proof_has_none():
    held = BytesIO()
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(held, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    assert read_proof(held.getvalue()) is None


def test_a_proof_that_unfolds_without_end_is_not_unfolded():
    pdf = pikepdf.new()
    pdf.add_blank_page()
    endless = zlib.compress(bytes(80 * 1024 * 1024), 9)
    stream = pikepdf.Stream(pdf, endless, Filter=pikepdf.Name.FlateDecode)
    name = pikepdf.String("proof.json")
    spec = pikepdf.Dictionary(Type=pikepdf.Name.Filespec, F=name, UF=name, EF=pikepdf.Dictionary(F=stream, UF=stream))
    names = pikepdf.Array([name, pdf.make_indirect(spec)])
    pdf.Root.Names = pikepdf.Dictionary(EmbeddedFiles=pikepdf.Dictionary(Names=names))
    held = BytesIO()
    pdf.save(held, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False)
    assert read_proof(held.getvalue()) is None
