"""What a screen reader, an archive and a file list find beside the words."""

import subprocess
from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pytest


@pytest.fixture
def opened(unsealed):
    with pikepdf.open(BytesIO(unsealed)) as pdf:
        yield pdf


def elements(element) -> Iterator[pikepdf.Object]:
    yield element
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/StructElem":
            yield from elements(kid)


def tags(pdf) -> list[str]:
    return [str(element.S) for element in elements(pdf.Root.StructTreeRoot.K[0])]


def test_the_document_is_marked_as_tagged_and_says_its_language_and_title(opened):
    root = opened.Root
    assert root.MarkInfo.Marked
    assert root.Lang == "en-GB"
    assert root.ViewerPreferences.DisplayDocTitle


def test_headings_paragraphs_lists_and_the_seal_are_in_the_structure(opened):
    assert {"/Document", "/H1", "/H2", "/P", "/L", "/LI", "/Lbl", "/LBody", "/Form"} <= set(tags(opened))


def test_every_piece_of_a_page_leads_to_its_element_and_back(opened):
    numbers = opened.Root.StructTreeRoot.ParentTree.Nums
    for number, page in enumerate(opened.pages):
        parents = numbers[2 * number + 1]
        content = page.Contents.read_bytes()
        assert content.count(b"/MCID") == len(parents)
        for piece, parent in enumerate(parents):
            kids = [kid for kid in parent.K if kid.get("/MCID") == piece and kid.Pg.objgen == page.objgen]
            assert len(kids) == 1


def test_everything_drawn_is_either_content_or_decoration(opened):
    for page in opened.pages:
        depth = 0
        for instruction in pikepdf.parse_content_stream(page):
            name = str(instruction.operator)
            depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(name, 0)
            assert not (name in {"Tj", "S", "f"} and depth == 0)
        assert depth == 0


def test_a_box_is_spoken_as_ticked_or_not(record, rendered):
    with pikepdf.open(BytesIO(rendered(record(plan="yes")))) as pdf:
        boxes = [
            str(element.ActualText)
            for element in elements(pdf.Root.StructTreeRoot.K[0])
            if element.S == "/Lbl" and "/ActualText" in element
        ]
    assert boxes[:3] == ["ticked", "not ticked", "not ticked"]


def test_words_read_from_the_right_are_spoken_in_their_own_order(record, rendered):
    words = "שלום, she said, مرحبا"
    with pikepdf.open(BytesIO(rendered(record(words=words)))) as pdf:
        spoken = [str(e.get("/ActualText", "")) for e in elements(pdf.Root.StructTreeRoot.K[0])]
    assert words in spoken


def test_every_font_is_embedded(opened):
    fonts = [font for page in opened.pages for font in page.Resources.Font.values()]
    assert all("/FontFile2" in font.FontDescriptor for font in fonts)


def test_it_claims_the_archive_and_accessibility_standards_it_keeps(opened):
    claims = opened.Root.Metadata.read_bytes()
    assert b"<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in claims
    assert b"<pdfuaid:part>1</pdfuaid:part>" in claims
    assert opened.Root.OutputIntents[0].S == "/GTS_PDFA1"


def test_the_proof_is_attached_as_data(opened):
    (attachment,) = opened.Root.AF
    assert (str(attachment.UF), str(attachment.AFRelationship)) == ("proof.json", "/Data")


def test_there_is_one_empty_place_for_a_seal(opened):
    (field,) = opened.Root.AcroForm.Fields
    assert (str(field.T), "/V" in field) == ("Seal", False)


def test_the_description_of_the_file_names_form_and_reference_only(opened):
    assert str(opened.docinfo.Title) == "Safeguarding Alert Reporting Form, EY-7QK4"
    described = opened.Root.Metadata.read_bytes() + b" ".join(str(v).encode() for v in opened.docinfo.values())
    for personal in (b"M.T.", b"Robin", b"Ashby", b"Whitmarsh", b"Mill Lane"):
        assert personal not in described
    assert set(opened.docinfo.keys()) == {"/Title", "/CreationDate", "/ModDate"}


def test_words_at_the_ends_of_lines_are_spoken_apart(record, rendered, tmp_path):
    words = " ".join(f"word{number}" for number in range(60))
    file = tmp_path / "document.pdf"
    file.write_bytes(rendered(record(words=words)))
    spoken = subprocess.run(["pdfinfo", "-struct-text", str(file)], capture_output=True, check=True, text=True).stdout
    assert words in spoken
