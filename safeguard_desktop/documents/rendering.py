"""Records and forms into PDF bytes, not yet sealed. The same input gives the same bytes.

The libraries that draw are imported at the first document, never at the program's start.
"""

from importlib import import_module
from pathlib import Path

from safeguard_desktop.documents.typefaces import FontFolder
from safeguard_desktop.domain.body_drawing import BodyDrawing
from safeguard_desktop.domain.forms import Form
from safeguard_desktop.domain.paper import RecordOnPaper
from safeguard_desktop.domain.paper_timeline import TimelineOnPaper
from safeguard_desktop.domain.texts import gettext as _

_LOADED_AT_FIRST_USE = (
    "safeguard_desktop.documents.printing",
    "pyhanko.keys",
    "pyhanko.pdf_utils.incremental_writer",
    "pyhanko.sign.signers",
    "pyhanko.sign.validation",
)


def render_record(record: RecordOnPaper, third_party: Path, proof: bytes) -> bytes:
    """The record as a tagged, archivable PDF with the proof inside and an empty place for the seal.

    `third_party` is the folder of the shipped fonts and colour profile. Raises NotPossible where a file there is missing.
    """
    from safeguard_desktop.documents.check_page import set_check_page
    from safeguard_desktop.documents.printing import Document
    from safeguard_desktop.documents.record_pages import set_source_form
    from safeguard_desktop.documents.supplement_pages import grouped, set_supplement

    words = {"title": record.form.title, "reference": record.reference, "number": record.issue}
    document = Document(FontFolder(third_party), _("{title}, {reference}").format(**words))
    set_source_form(document.galley, document.root, record)
    set_supplement(document.galley, document.root, record)
    set_check_page(document.galley, document.root, record)
    foot = (
        _("{title}, {reference}, issue {number}").format(**words),
        _("Fingerprint B begins {fingerprint}").format(fingerprint=grouped(record.head_fingerprint, 4)),
        "",
    )
    return document.printed(record.organisation, foot, made_at=record.issued_at, proof=proof)


def render_blank(form: Form, third_party: Path, drawing: BodyDrawing | None = None) -> bytes:
    """The form to print and fill in by hand; `drawing` is what marks on the body are drawn on.

    Raises NotPossible where a shipped font is missing.
    """
    from safeguard_desktop.documents.blank_pages import set_blank
    from safeguard_desktop.documents.printing import Document

    document = Document(FontFolder(third_party), form.title)
    set_blank(document.galley, document.root, form, drawing)
    edition = ", ".join(part for part in (form.source.document, form.source.edition) if part)
    hint = _("To fill in by hand. Black ink, capitals for names. Strike through mistakes, do not cover them.")
    writer = _("Initials and date of writer: {line}").format(line="_" * 24)
    return document.printed(hint, (form.title, edition, writer))


def render_timeline(sheet: TimelineOnPaper, third_party: Path) -> bytes:
    """The timeline sheet, not to be sealed. Raises NotPossible where a shipped font is missing."""
    from safeguard_desktop.documents.printing import Document
    from safeguard_desktop.documents.timeline_pages import set_timeline

    document = Document(FontFolder(third_party), _("Timeline sheet, {reference}").format(reference=sheet.reference))
    set_timeline(document.galley, document.root, sheet)
    foot = (_("Timeline sheet, {reference}").format(reference=sheet.reference), _("Not a sealed document"), "")
    return document.printed(sheet.organisation, foot, made_at=sheet.made_at)


def warm_up(third_party: Path) -> None:
    """Loads the libraries that draw, seal and check, and opens and cuts the fonts: about a second that nobody then waits for.

    Raises NotPossible where a shipped font is missing.
    """
    for name in _LOADED_AT_FIRST_USE:
        import_module(name)
    from safeguard_desktop.documents.archive import packed_profile
    from safeguard_desktop.documents.lettering import Lettering

    fonts = FontFolder(third_party)
    packed_profile(fonts.colour_profile())
    Lettering(fonts.typefaces())
    for typeface in fonts.typefaces().values():
        typeface.covers("")
        typeface.widths()
