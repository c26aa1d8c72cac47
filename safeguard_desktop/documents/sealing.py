"""One seal on a finished document, made without a network. Source: ETSI EN 319 142-1 (PAdES, level B-B).

It takes only what `printing` makes, appends the signature's objects to it, and has the checker read the result.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from safeguard_desktop.documents.archive import SEAL, SEALS, pdf_time
from safeguard_desktop.documents.checking import GOOD, check_seal
from safeguard_desktop.documents.writing import CATALOG, appended_table, identifier, trailer, words
from safeguard_desktop.domain.errors import NotPossible
from safeguard_desktop.domain.texts import gettext as _

ENTRY = 20
"""One line of the table of objects. Source: ISO 32000-1, 7.5.4."""

PLACE = 10
"""So many digits for each number that is known only when the file is complete."""

_END = re.compile(
    rb"trailer\n<</Size (?P<size>\d+)/Root 1 0 R/Info 2 0 R/ID\[<(?P<name>[0-9a-f]{32})><(?P=name)>\]>>\n"
    rb"startxref\n(?P<table>\d+)\n%%EOF\n\Z"
)
_END_LENGTH = 256


class _NotOurs(ValueError):
    """The bytes are no document of ours that waits for its seal."""


def seal(pdf: bytes, key_pkcs8_der: bytes, certificate_pem: str, now: datetime, reason: str = "") -> bytes:
    """The document sealed once, certified against any later change, and checked at once as a receiver would.

    `now` is aware: the time as the sealing laptop states it. Raises NotPossible where the key and certificate do not go
    together or the document cannot carry a seal (it has one already).
    """
    from cryptography.exceptions import UnsupportedAlgorithm

    try:
        sealed = _sealed(pdf, key_pkcs8_der, certificate_pem, now, reason)
    except (_NotOurs, ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise _not_sealed() from error
    report = check_seal(sealed, (certificate_pem,))
    if report.bytes_light != GOOD or report.key_light != GOOD:
        raise _not_sealed()
    return sealed


def _sealed(pdf: bytes, key_pkcs8_der: bytes, certificate_pem: str, now: datetime, reason: str) -> bytes:
    from safeguard_desktop.documents.signature import most_bytes, signature

    waiting = _Waiting.read(pdf)
    unsigned = _appended(waiting, most_bytes(certificate_pem), now, reason)
    before, after = unsigned.gap
    file = unsigned.with_places_filled_in()
    digest = sha256(file[:before])
    digest.update(memoryview(file)[after:])
    made = signature(digest.digest(), key_pkcs8_der, certificate_pem).hex().upper().encode("ascii")
    return b"".join((file[:before], b"<", made.ljust(after - before - 2, b"0"), b">", file[after:]))


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A document that waits for its seal: its bytes, how many numbers are given, its name, where its table begins."""

    pdf: bytes
    size: int
    name: str
    table_at: int

    @classmethod
    def read(cls, pdf: bytes) -> "_Waiting":
        end = _END.search(pdf, max(0, len(pdf) - _END_LENGTH))
        if end is None:
            raise _NotOurs
        return cls(pdf, int(end["size"]), end["name"].decode("ascii"), int(end["table"]))

    def body(self, number: int) -> bytes:
        """The object of this number, without its closing brackets."""
        line = self.table_at + len(b"xref\n0 %d\n" % self.size) + ENTRY * number
        start = int(self.pdf[line : line + PLACE])
        end = self.pdf.find(b">>\nendobj\n", start)
        head = b"%d 0 obj\n" % number
        if end < 0 or not self.pdf.startswith(head, start):
            raise _NotOurs
        return self.pdf[start + len(head) : end]


@dataclass(frozen=True, slots=True)
class _Unsigned:
    """The whole file with its seal's place empty: `gap` are the places of its first digit's bracket and after its last."""

    file: bytes
    ranges_at: int
    gap: tuple[int, int]

    def with_places_filled_in(self) -> bytes:
        before, after = self.gap
        ranges = b"0 %-10d %-10d %-10d" % (before, after, len(self.file) - after)
        return self.file[: self.ranges_at] + ranges + self.file[self.ranges_at + len(ranges) :]


def _appended(waiting: _Waiting, room: int, now: datetime, reason: str) -> _Unsigned:
    """The change that sealing appends: the signature, its place, and who may change the document: nobody."""
    number = waiting.size
    because = f"/Reason{words(reason)}" if reason else ""
    opening = (
        f"<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/M{pdf_time(now)}{because}"
        "/Reference[<</Type/SigRef/TransformMethod/DocMDP/TransformParams<</Type/TransformParams/V/1.2/P 1>>>>]/ByteRange["
    ).encode("ascii")
    ranges, gap = b" " * (len("0") + 3 * (PLACE + 1)), b"<" + b"0" * (2 * room) + b">"
    bodies = {
        CATALOG: waiting.body(CATALOG) + b"/Perms<</DocMDP %d 0 R>>>>" % number,
        SEAL: waiting.body(SEAL) + b"/V %d 0 R>>" % number,
        SEALS: waiting.body(SEALS) + b"/SigFlags 3>>",
        number: opening + ranges + b"]/Contents " + gap + b">>",
    }
    pieces, places, at = [waiting.pdf], {}, len(waiting.pdf)
    for one, body in bodies.items():
        places[one] = at
        pieces.append(b"%d 0 obj\n%b\nendobj\n" % (one, body))
        at += len(pieces[-1])
    now_named = identifier(waiting.name.encode("ascii"), *pieces[1:])
    pieces += [appended_table(places), trailer(number + 1, waiting.name, now_named, at, previous=waiting.table_at)]
    ranges_at = places[number] + len(b"%d 0 obj\n" % number) + len(opening)
    gap_at = ranges_at + len(ranges) + len(b"]/Contents ")
    return _Unsigned(b"".join(pieces), ranges_at, (gap_at, gap_at + len(gap)))


def _not_sealed() -> NotPossible:
    return NotPossible(
        _("The document could not be sealed."), _("The record is safe. Lock, unlock, and make the document again.")
    )
