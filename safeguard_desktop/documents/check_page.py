"""The last page: how a stranger with a telephone checks the document."""

from safeguard_desktop.documents.galley import Galley
from safeguard_desktop.documents.structure import Element
from safeguard_desktop.documents.styles import (
    CELL_SIDE,
    CELL_TOP,
    FINGERPRINT,
    HEADING,
    LABEL,
    LEFT,
    MM,
    NOTE,
    READING,
    RIGHT,
    STRONG,
    TITLE,
)
from safeguard_desktop.documents.supplement_pages import grouped
from safeguard_desktop.domain.paper import RecordOnPaper
from safeguard_desktop.domain.printed_times import printed_time
from safeguard_desktop.domain.texts import gettext as _

GUTTER = 8 * MM
INDENT = 9 * MM
LINE_OF_DIGITS = 16


def set_check_page(galley: Galley, root: Element, record: RecordOnPaper) -> None:
    """Sets the page: danger first, three checks, the two fingerprints, what the checks can and cannot show."""
    galley.start_sheet(_("Not part of the source form"))
    page = root.add("Sect")
    galley.text(_("How to check this document"), TITLE, page.add("H1"))
    galley.space(1 * MM)
    galley.text(
        _(
            "For whoever receives it, such as a duty social worker. If anyone is in danger now, act first and check later. "
            "For a printed copy, check 3 alone will do."
        ),
        READING,
        page.add("P"),
    )
    galley.space(4 * MM)
    _set_what(galley, page, record)
    galley.space(5 * MM)
    _set_checks(galley, page)
    _set_fingerprints(galley, page, record)
    _set_limits(galley, page)


def _set_what(galley: Galley, page: Element, record: RecordOnPaper) -> None:
    issue = _("{form}, issue {number}").format(form=record.form.title, number=record.issue)
    made_by = _("{name}, {role}, {time}").format(
        name=record.issued_by, role=record.issued_role, time=printed_time(record.issued_at)
    )
    with galley.frame():
        galley.space(CELL_TOP)
        for label, words in (
            (_("Document"), issue),
            (_("Case reference"), record.reference),
            (_("Made and sealed by"), made_by),
        ):
            galley.text(label, LABEL, page.add("P"), LEFT + CELL_SIDE, RIGHT - LEFT - 2 * CELL_SIDE)
            galley.text(words, STRONG, page.add("P"), LEFT + CELL_SIDE, RIGHT - LEFT - 2 * CELL_SIDE)
        galley.space(CELL_TOP)


def _set_checks(galley: Galley, page: Element) -> None:
    galley.text(_("Three checks"), HEADING, page.add("H2"))
    galley.space(1.5 * MM)
    checks = (
        (
            _("Are the pages as they were sealed?"),
            _(
                "Open the file in a PDF reader that shows signatures. It should say that the document has not been changed. "
                "It may also say that it does not know the signer. That is expected: check 2 settles it."
            ),
        ),
        (
            _("Is the seal really theirs?"),
            _(
                "Ring the sender on a number you have looked up yourself, not one from this document. Read out fingerprint A "
                "as your PDF reader shows it, under certificate details, SHA-256. They say whether it is theirs. Anyone can "
                "copy digits onto a page, so do not read them from here."
            ),
        ),
        (
            _("Is it in their case file? The check for a printed copy"),
            _(
                "On the same call, read out the first line of fingerprint B. They find the document by it and read the rest "
                "to you. Then choose a sentence on each page and have them read theirs."
            ),
        ),
    )
    for number, (question, what_to_do) in enumerate(checks, start=1):
        galley.keep(20 * MM)
        top = galley.y
        galley.line_at(str(number), STRONG, page.add("P"), LEFT + 2 * MM, top)
        galley.text(question, STRONG, page.add("P"), LEFT + INDENT, RIGHT - LEFT - INDENT)
        galley.text(what_to_do, READING, page.add("P"), LEFT + INDENT, RIGHT - LEFT - INDENT)
        galley.space(2 * MM)


def _set_fingerprints(galley: Galley, page: Element, record: RecordOnPaper) -> None:
    width = (RIGHT - LEFT - GUTTER) / 2
    galley.keep(48 * MM)
    galley.space(1 * MM)
    top = lowest = galley.y
    prints = (
        (_("Fingerprint A: the seal"), record.certificate_fingerprint),
        (_("Fingerprint B: the case file then"), record.head_fingerprint),
    )
    for place, (heading, fingerprint) in enumerate(prints):
        left = LEFT + place * (width + GUTTER)
        galley.y = top
        with galley.frame(left, left + width):
            galley.space(CELL_TOP * 1.5)
            inside, wide = left + 2 * CELL_SIDE, width - 4 * CELL_SIDE
            galley.text(heading, STRONG, page.add("P"), inside, wide)
            galley.space(CELL_TOP)
            for start in range(0, len(fingerprint), LINE_OF_DIGITS):
                digits = grouped(fingerprint[start : start + LINE_OF_DIGITS], 4).replace(" ", "   ")
                galley.text(digits, FINGERPRINT, page.add("P"), inside, wide)
            galley.space(CELL_TOP * 1.5)
        lowest = max(lowest, galley.y)
    galley.y = lowest
    galley.space(1.5 * MM)
    aloud = _(
        "To read out: A alpha, B bravo, C charlie, D delta, E echo, F foxtrot. Say the line, then four at a time."
    )
    galley.text(aloud, NOTE, page.add("P"))
    galley.space(4 * MM)


def _set_limits(galley: Galley, page: Element) -> None:
    for heading, words in (
        (
            _("When all three agree"),
            _(
                "Nothing on these pages was altered after sealing, the seal is the sender's, and their case file holds the "
                "same entries."
            ),
        ),
        (
            _("What they cannot show"),
            _(
                "That what is written is true, that nobody else used the key, or that the laptop's clock was right. Answers "
                "not printed here are not in the file."
            ),
        ),
        (
            _("If a check fails"),
            _(
                "Do not send it on or rely on it as evidence. Tell the sender by telephone and ask for the form again. Keep "
                "what you were sent."
            ),
        ),
    ):
        galley.keep(HEADING.leading + 2 * READING.leading)
        galley.text(heading, HEADING, page.add("H2"))
        galley.text(words, READING, page.add("P"))
        galley.space(3 * MM)
    technical = _(
        "For a technical reader: PAdES seal, P-256, self-signed certificate. A is the SHA-256 of that certificate. The signed "
        "entries are attached as proof.json, each signed with Ed25519; B stands for the last entries of the case file then."
    )
    galley.text(technical, NOTE, page.add("P"))
