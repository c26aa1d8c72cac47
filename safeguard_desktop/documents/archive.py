"""The last rewrite of a document: archive and accessibility marks, the attached proof, an empty place for the seal.

Source: ISO 19005-3 (archive, level A), ISO 14289-1 (accessibility). After this the file is only ever appended to, by sealing.
"""

import re
import unicodedata
from datetime import UTC, datetime
from io import BytesIO
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from safeguard_desktop.documents.file_names import PROOF_NAME, SEAL_FIELD

LANGUAGE = "en-GB"

_SHAPE = re.compile(r"(?P<code><[0-9A-F]{2}>) <(?P<shape>F[BDE][0-9A-F]{2})>")

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


def archived(drawn: bytes, *, title: str, profile: bytes, made_at: datetime | None, proof: bytes | None) -> bytes:
    """The drawn pages as a tagged, archivable document; with a proof it carries that and a place for one seal."""
    with pikepdf.open(BytesIO(drawn)) as pdf:
        _unjoin_letters(pdf)
        _mark(pdf, title, profile, made_at)
        if proof is not None:
            _attach(pdf, proof, made_at)
            _place_for_seal(pdf)
        held = BytesIO()
        # Plain object and cross-reference tables: the gate refuses anything a hostile file could hide more in.
        plain = pikepdf.ObjectStreamMode.disable
        pdf.save(held, deterministic_id=True, min_version="1.7", object_stream_mode=plain, fix_metadata_version=False)
    return held.getvalue()


def _unjoin_letters(pdf: pikepdf.Pdf) -> None:
    """Joined Arabic shapes copy out as the letters they stand for."""
    for font in pdf.pages[0].Resources.Font.values():
        if "Arabic" in str(font.get("/BaseFont")):
            table = font.ToUnicode.read_bytes().decode("ascii")
            font.ToUnicode.write(_SHAPE.sub(_letters_of, table).encode("ascii"))


def _letters_of(match: re.Match[str]) -> str:
    letters = unicodedata.normalize("NFKC", chr(int(match["shape"], 16)))
    return f"{match['code']} <{letters.encode('utf-16-be').hex().upper()}>"


def _mark(pdf: pikepdf.Pdf, title: str, profile: bytes, made_at: datetime | None) -> None:
    root = pdf.Root
    for number, page in enumerate(pdf.pages):
        page.obj.StructParents = number
        page.obj.Tabs = Name.S
    root.MarkInfo = Dictionary(Marked=True)
    root.Lang = String(LANGUAGE)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    intent = pdf.make_stream(profile, N=3)
    root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=Name.GTS_PDFA1,
                OutputConditionIdentifier=String("sRGB"),
                Info=String("sRGB"),
                DestOutputProfile=intent,
            )
        ]
    )
    root.Metadata = pdf.make_stream(_metadata(title, made_at), Type=Name.Metadata, Subtype=Name.XML)
    for key in list(pdf.docinfo.keys()):
        del pdf.docinfo[key]
    pdf.docinfo.Title = String(title)
    if made_at:
        pdf.docinfo.CreationDate = pdf.docinfo.ModDate = _pdf_time(made_at)


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


def _attach(pdf: pikepdf.Pdf, proof: bytes, made_at: datetime | None) -> None:
    params = Dictionary(Size=len(proof))
    if made_at:
        params.ModDate = _pdf_time(made_at)
    stream = pdf.make_stream(
        proof,
        Type=Name.EmbeddedFile,
        Subtype=Name("/application/json"),
        Params=params,
    )
    attachment = pdf.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=String(PROOF_NAME),
            UF=String(PROOF_NAME),
            Desc=String("The signed entries these pages were made from"),
            AFRelationship=Name.Data,
            EF=Dictionary(F=stream, UF=stream),
        )
    )
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array([String(PROOF_NAME), attachment])))
    pdf.Root.AF = Array([attachment])


def _place_for_seal(pdf: pikepdf.Pdf) -> None:
    """An empty signature field on the last page, in the structure from the start: sealing may only append."""
    page, tree = pdf.pages[-1].obj, pdf.Root.StructTreeRoot
    key = int(tree.ParentTreeNextKey)
    appearance = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 0, 0]))
    field = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Sig,
            T=String(SEAL_FIELD),
            TU=String("The seal of this document"),
            Rect=Array([0, 0, 0, 0]),
            F=4 | 128,
            P=page,
            StructParent=key,
            AP=Dictionary(N=appearance),
        )
    )
    document = tree.K[0]
    # pyHanko reads later signatures as tampering unless /K is the object reference itself, not an array of one.
    element = pdf.make_indirect(
        Dictionary(
            Type=Name.StructElem,
            S=Name.Form,
            P=document,
            K=Dictionary(Type=Name.OBJR, Pg=page, Obj=field),
        )
    )
    document.K.append(element)
    tree.ParentTree.Nums.extend(Array([key, element]))
    tree.ParentTreeNextKey = key + 1
    page.Annots = Array([field])
    pdf.Root.AcroForm = pdf.make_indirect(Dictionary(Fields=Array([field])))


def _pdf_time(at: datetime) -> String:
    return String(at.astimezone(UTC).strftime("D:%Y%m%d%H%M%S+00'00'"))
