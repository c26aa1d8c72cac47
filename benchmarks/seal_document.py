"""A sealed three-page document against ReportLab alone: as many boxes and pages, its own layout, not tagged, not sealed.

Both take turns in one process; what counts is the ratio of their medians. The answer is checked: a fast wrong one fails.
"""

import statistics
import time
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pikepdf
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table

from safeguard_desktop.documents import check_seal, render_record, seal
from safeguard_desktop.domain.forms import Field, Form, Kind, Part, Section, Source
from safeguard_desktop.domain.ids import Digest, EntryId
from safeguard_desktop.domain.paper import RecordOnPaper, SignedPartOnPaper
from safeguard_desktop.domain.roles import Role

ROUNDS = 40
FIELDS = 40
SENTENCE = "She said that she did not want to go home and that nobody there would listen to her. "
WORDS, PEERS_WORDS = SENTENCE * 18, SENTENCE * 35
"""Ours prints another 300 words itself, on the sheet behind the form and the check page."""
THIRD_PARTY = Path(__file__).parents[1] / "resources" / "third-party"
NOW = datetime(2026, 11, 23, 11, 21, tzinfo=UTC)
BAR = 1.0


def record():
    fields = [Field(f"f{n}", f"Question {n}", Kind.TEXT, "all", "report") for n in range(FIELDS)]
    fields.append(Field("words", "Description", Kind.LONG_TEXT, "all", "report"))
    form = Form(
        id="bench",
        version=1,
        title="Alert form",
        intro="",
        source=Source("", "", "", ""),
        subject="child",
        sections=(Section("all", "Details"),),
        parts=(Part("report", "Report", (Role.PRACTITIONER,)),),
        fields=tuple(fields),
        checks=(),
        milestones=(),
        hash=Digest("00" * 32),
    )
    answers = {field.id: f"Answer to {field.label}" for field in fields[:-1]} | {"words": WORDS}
    part = SignedPartOnPaper("report", EntryId("ab" * 32), answers, "Robin Ashby", Role.PRACTITIONER, NOW)
    return RecordOnPaper(
        form, "EY-7QK4", "Mill Lane", 1, "Lee Whitmarsh", "designated person", NOW, (part,), "4f" * 32, "7c" * 32
    )


def keys():
    private = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Lee Whitmarsh")])
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(private.public_key())
    builder = builder.serial_number(7).not_valid_before(NOW.replace(year=2025)).not_valid_after(NOW.replace(year=2055))
    certificate = builder.sign(private, hashes.SHA256()).public_bytes(serialization.Encoding.PEM).decode()
    der = private.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return der, certificate


def reportlab_alone():
    styles, held = getSampleStyleSheet(), BytesIO()
    story = [Paragraph("Alert form", styles["Title"])]
    for page in range(3):
        rows = [
            [Paragraph(f"Question {n}", styles["BodyText"]), Paragraph(f"Answer to Question {n}", styles["BodyText"])]
            for n in range(page * FIELDS // 3, (page + 1) * FIELDS // 3)
        ]
        story.append(Table(rows, colWidths=[240, 240], style=[("GRID", (0, 0), (-1, -1), 0.5, colors.black)]))
        story.append(
            Paragraph(
                PEERS_WORDS[page * len(PEERS_WORDS) // 3 : (page + 1) * len(PEERS_WORDS) // 3], styles["BodyText"]
            )
        )
        if page < 2:
            story.append(PageBreak())
    SimpleDocTemplate(held, pagesize=A4).build(story)
    return held.getvalue()


def timed(work):
    started = time.perf_counter()
    result = work()
    return result, (time.perf_counter() - started) * 1000


def pages(pdf):
    with pikepdf.open(BytesIO(pdf)) as opened:
        return len(opened.pages)


def main():
    paper, (der, certificate) = record(), keys()
    times = {"ReportLab alone": [], "drawn, tagged, archived": [], "sealed and checked": [], "all of ours": []}
    for _round in range(ROUNDS + 3):
        peer, peer_ms = timed(reportlab_alone)
        drawn, drawn_ms = timed(lambda: render_record(paper, THIRD_PARTY, b"{}"))
        sealed, sealed_ms = timed(lambda drawn=drawn: seal(drawn, der, certificate, NOW))
        for name, ms in zip(times, (peer_ms, drawn_ms, sealed_ms, drawn_ms + sealed_ms), strict=True):
            times[name].append(ms)
    assert pages(peer) == pages(sealed) == 3, (pages(peer), pages(sealed))
    assert check_seal(sealed, [certificate]).key_light == "good"
    medians = {name: statistics.median(found[3:]) for name, found in times.items()}
    for name, median in medians.items():
        print(f"{name:26} {median:7.1f} ms   {median / medians['ReportLab alone']:.2f}x")
    print(f"bar: {BAR:.1f}x")


if __name__ == "__main__":
    main()
