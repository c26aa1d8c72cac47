"""Archive and accessibility marks, the attached proof, an empty place for the seal.

Source: ISO 19005-3 (archive, level A), ISO 14289-1 (accessibility). The finished file is only ever appended to, by sealing.
"""

from datetime import UTC, datetime
from functools import lru_cache
from xml.sax.saxutils import escape

from safeguard_desktop.documents.file_names import PROOF_NAME, SEAL_FIELD
from safeguard_desktop.documents.writing import CATALOG, DESCRIPTION, PdfFile, packed, stream, words

LANGUAGE = "en-GB"

SEAL, SEALS = 3, 4
"""The numbers of the place for the seal and of the list it stands in, in every file that has one."""

EXTENSION = """<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""


def write_marks(
    file: PdfFile, *, title: str, profile: bytes, made_at: datetime | None, proof: bytes | None, pages: int, tree: int
) -> None:
    """Writes the catalog and what it names: `pages` and `tree` are the numbers of the page tree and the structure tree."""
    colours = file.add(packed_profile(profile))
    metadata = file.add(stream(_metadata(title, made_at), "/Type/Metadata/Subtype/XML"))
    attached = "" if proof is None else _attached(file, proof, made_at)
    seals = "" if proof is None else f"/AcroForm {SEALS} 0 R"
    file.put(
        CATALOG,
        f"<</Type/Catalog/Pages {pages} 0 R/StructTreeRoot {tree} 0 R/MarkInfo<</Marked true>>/Lang({LANGUAGE})"
        "/PageMode/UseNone/ViewerPreferences<</DisplayDocTitle true>>/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1"
        f"/OutputConditionIdentifier(sRGB)/Info(sRGB)/DestOutputProfile {colours} 0 R>>]/Metadata {metadata} 0 R"
        f"{attached}{seals}>>",
    )
    dates = f"/CreationDate{pdf_time(made_at)}/ModDate{pdf_time(made_at)}" if made_at else ""
    file.put(DESCRIPTION, f"<</Title{words(title)}{dates}>>")


@lru_cache(maxsize=2)
def packed_profile(profile: bytes) -> bytes:
    """The colour profile as every document carries it, packed once."""
    return packed(profile, "/N 3")


def _metadata(title: str, made_at: datetime | None) -> bytes:
    when = made_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if made_at else ""
    dates = f"<xmp:CreateDate>{when}</xmp:CreateDate><xmp:ModifyDate>{when}</xmp:ModifyDate>" if when else ""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
        ' xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>'
        f"<dc:language><rdf:Bag><rdf:li>{LANGUAGE}</rdf:li></rdf:Bag></dc:language>"
        f"{dates}"
        "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>"
        f"</rdf:Description>{EXTENSION}</rdf:RDF></x:xmpmeta><?xpacket end='w'?>"
    ).encode()


def _attached(file: PdfFile, proof: bytes, made_at: datetime | None) -> str:
    changed = f"/ModDate{pdf_time(made_at)}" if made_at else ""
    about = f"/Type/EmbeddedFile/Subtype/application#2Fjson/Params<</Size {len(proof)}{changed}>>"
    content = file.add(packed(proof, about))
    attachment = file.add(
        f"<</Type/Filespec/F({PROOF_NAME})/UF({PROOF_NAME})/Desc(The signed entries these pages were made from)"
        f"/AFRelationship/Data/EF<</F {content} 0 R/UF {content} 0 R>>>>"
    )
    return f"/Names<</EmbeddedFiles<</Names[({PROOF_NAME}) {attachment} 0 R]>>>>/AF[{attachment} 0 R]"


def place_for_seal(file: PdfFile) -> int:
    """Reserves the numbers of the place for the seal: in a file where none but the first two are given."""
    seal, _seals = file.reserve(), file.reserve()
    return seal


def write_place_for_seal(file: PdfFile, page: int, key: int) -> None:
    """An empty signature field on a page, in the structure (under this key) from the start: sealing may only append."""
    appearance = file.add(stream(b"", "/Type/XObject/Subtype/Form/BBox[0 0 0 0]"))
    file.put(
        SEAL,
        f"<</Type/Annot/Subtype/Widget/FT/Sig/T({SEAL_FIELD})/TU(The seal of this document)/Rect[0 0 0 0]/F 132"
        f"/P {page} 0 R/StructParent {key}/AP<</N {appearance} 0 R>>>>",
    )
    file.put(SEALS, f"<</Fields[{SEAL} 0 R]>>")


def pdf_time(at: datetime) -> str:
    """A moment. Source: ISO 32000-1, 7.9.4."""
    return at.astimezone(UTC).strftime("(D:%Y%m%d%H%M%S+00'00')")
