"""Files that leave or enter the vault at a person's wish: written whole or not at all, read within bounds."""

import base64
import os
import tempfile
import textwrap
from contextlib import suppress
from pathlib import Path

from safeguard_desktop.domain.errors import NotPossible
from safeguard_desktop.domain.texts import gettext as _

LONGEST_CERTIFICATE = 64 * 1024
LONGEST_DOCUMENT = 256 * 1024 * 1024


def make_folder(folder: Path) -> None:
    """Makes a folder and those above it. Raises NotPossible where it cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotPossible(_("The folder cannot be made: {reason}.").format(reason=error.strerror)) from error


def save_document(target: Path, data: bytes) -> None:
    """Writes a document beside its place and then puts it there, so that a full disk leaves no half of one.

    Raises NotPossible; the issue itself is in the vault by then and can be saved again.
    """
    try:
        write_beside(target, data)
    except OSError as error:
        raise NotPossible(
            _("The document could not be saved there: {reason}. It is kept in the vault.").format(
                reason=error.strerror
            ),
            _("Choose another place or make room, then export again."),
        ) from error


def write_beside(target: Path, data: bytes) -> None:
    """Writes whole or not at all, first beside its place. Raises OSError."""
    handle, name = tempfile.mkstemp(prefix=".document-", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).replace(target)
    except OSError:
        with suppress(OSError):
            Path(name).unlink()
        raise


def read_document(source: Path) -> bytes:
    """The bytes of a document to check. Raises NotPossible where it cannot be read or is larger than any of ours."""
    return read_bytes(source, LONGEST_DOCUMENT, _("The file is larger than any document of this program."))


def read_certificate(source: Path) -> str:
    """A certificate somebody trusts, as PEM, from a file in either of the usual forms. Raises NotPossible."""
    data = read_bytes(source, LONGEST_CERTIFICATE, _("The file is larger than any certificate."))
    if data.startswith(b"\x30"):
        return _as_pem(data)
    try:
        text = data.decode("ascii")
    except UnicodeDecodeError as error:
        raise _no_certificate() from error
    if "-----BEGIN CERTIFICATE-----" not in text:
        raise _no_certificate()
    return text


def _no_certificate() -> NotPossible:
    return NotPossible(
        _("That file is not a certificate."), _("Choose the certificate that the sender gave you: a .pem or .cer file.")
    )


def read_bytes(source: Path, longest: int, too_long: str) -> bytes:
    """The bytes of a file somebody chose. Raises NotPossible where it cannot be read, or with `too_long` where it is longer."""
    try:
        with source.open("rb") as stream:
            data = stream.read(longest + 1)
    except OSError as error:
        raise NotPossible(_("The file cannot be read: {reason}.").format(reason=error.strerror)) from error
    if len(data) > longest:
        raise NotPossible(too_long)
    return data


def _as_pem(data: bytes) -> str:
    """A certificate's bytes as the text form of RFC 7468."""
    lines = textwrap.wrap(base64.b64encode(data).decode(), 64)
    return "\n".join(("-----BEGIN CERTIFICATE-----", *lines, "-----END CERTIFICATE-----", ""))
