"""All that stands inside a PDF: its pages' words, its attachments unpacked, every string and stream decompressed."""

import re
import subprocess
from pathlib import Path

import pikepdf


def _strings_in(value: object, seen: set[tuple[int, int]]) -> bytes:
    """Every string and every stream, decompressed, of a PDF object and of all it refers to."""
    if isinstance(value, pikepdf.Object) and value.is_indirect:
        if value.objgen in seen:
            return b""
        seen.add(value.objgen)
    if isinstance(value, pikepdf.Stream):
        return _strings_in(value.stream_dict, seen) + b"\n" + value.read_bytes()
    if isinstance(value, pikepdf.Dictionary):
        return b"\n".join(name.encode() + b" " + _strings_in(item, seen) for name, item in value.items())
    if isinstance(value, pikepdf.Array):
        return b"\n".join(_strings_in(item, seen) for item in value)
    return bytes(value) + str(value).encode() if isinstance(value, pikepdf.String) else b""


def words_of(pdf: Path) -> str:
    """The words of its pages in the order they were set, white space folded."""
    read = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], capture_output=True, check=True)
    return " ".join(read.stdout.decode().split())


def each_word_of(pdf: Path) -> set[str]:
    """The words of its pages as a viewer finds them: ten times as quick as `words_of`, for a document of hundreds of pages."""
    from PySide6.QtPdf import QPdfDocument

    import safeguard_desktop.gui  # noqa: F401 - keeps None alive under the many calls that follow

    document = QPdfDocument()
    try:
        assert document.load(str(pdf)) is QPdfDocument.Error.None_
        pages = (document.getAllText(page).text() for page in range(document.pageCount()))
        return {word for page in pages for word in page.split()}
    finally:
        document.close()


def attached_to(pdf: Path) -> bytes:
    """All its attachments, unpacked."""
    with pikepdf.open(pdf) as opened:
        return b"\n".join(attached.get_file().read_bytes() for attached in opened.attachments.values())


def everything_in(pdf: Path) -> str:
    """Its words, its strings and streams, its attachments and its bytes as they are, read in every likely encoding."""
    with pikepdf.open(pdf) as opened:
        seen: set[tuple[int, int]] = set()
        parts = [_strings_in(opened.trailer, seen), *(_strings_in(one, seen) for one in opened.objects)]
    whole = b"\n".join([words_of(pdf).encode(), *parts, attached_to(pdf), pdf.read_bytes()])
    return "".join(whole.decode(encoding, "ignore") for encoding in ("utf-8", "latin-1", "utf-16-be"))


def folded(text: str) -> str:
    """Letters and digits alone: no line end, comma or case hides anything."""
    return re.sub(r"[^0-9a-z]", "", text.casefold())
