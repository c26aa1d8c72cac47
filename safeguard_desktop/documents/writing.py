"""A PDF file as it grows: objects by number, the table of where they begin, the trailer. Source: ISO 32000-1, 7.5.

Plain objects and one plain table: the gate of `checking` refuses anything that a hostile file could hide more in.
"""

import hashlib
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
CATALOG, DESCRIPTION = 1, 2
"""The numbers of the two objects that every file has."""

FREE = b"0000000000 65535 f \n"


@dataclass(slots=True)
class PdfFile:
    """The objects of one file, each already in the words of the format; a number is given before its object is written."""

    _bodies: dict[int, bytes] = field(default_factory=lambda: {CATALOG: b"", DESCRIPTION: b""})

    def reserve(self) -> int:
        """A number for an object that is put later."""
        number = len(self._bodies) + 1
        self._bodies[number] = b""
        return number

    def put(self, number: int, body: str | bytes) -> None:
        """Writes the object of a reserved number."""
        self._bodies[number] = body if isinstance(body, bytes) else body.encode("ascii")

    def add(self, body: str | bytes) -> int:
        """Writes an object and gives its number."""
        number = self.reserve()
        self.put(number, body)
        return number

    def finished(self) -> bytes:
        """The whole file. The same objects give the same bytes."""
        pieces, places, at = [HEADER], {}, len(HEADER)
        for number, body in self._bodies.items():
            places[number] = at
            piece = b"%d 0 obj\n%b\nendobj\n" % (number, body)
            pieces.append(piece)
            at += len(piece)
        name = identifier(*pieces)
        pieces.append(b"xref\n0 %d\n%b%b" % (len(places) + 1, FREE, _entries([*places.values()])))
        pieces.append(trailer(len(places) + 1, name, name, at))
        return b"".join(pieces)


def packed(content: bytes, entries: str = "") -> bytes:
    """A stream, deflated."""
    return stream(zlib.compress(content), f"/Filter/FlateDecode{entries}")


def stream(content: bytes, entries: str = "") -> bytes:
    """A stream with these further entries in its dictionary, as it is."""
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (entries.encode("ascii"), len(content), content)


def words(text: str) -> str:
    """A text string. Source: ISO 32000-1, 7.9.2.2."""
    return f"<feff{text.encode('utf-16-be', errors='replace').hex()}>"


def identifier(*pieces: bytes) -> str:
    """What the file calls itself: made from its content, so that equal files bear equal names."""
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(piece)
    return digest.hexdigest()[:32]


def trailer(size: int, first: str, now: str, table_at: int, previous: int | None = None) -> bytes:
    """The end of a file: `first` and `now` are its names at first and after this change; places count in bytes."""
    before = "" if previous is None else f"/Prev {previous}"
    entries = f"/Size {size}/Root {CATALOG} 0 R/Info {DESCRIPTION} 0 R/ID[<{first}><{now}>]{before}"
    return f"trailer\n<<{entries}>>\nstartxref\n{table_at}\n%%EOF\n".encode("ascii")


def appended_table(places: Mapping[int, int]) -> bytes:
    """The table of an appended change: only the objects it writes."""
    lines = (b"%d 1\n%b" % (number, _entries([at])) for number, at in sorted(places.items()))
    return b"xref\n" + b"".join(lines)


def _entries(places: Sequence[int]) -> bytes:
    return b"".join([b"%010d 00000 n \n" % at for at in places])
