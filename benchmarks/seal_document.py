"""A sealed three-page document against ReportLab alone: as many boxes and pages, its own layout, not tagged, not sealed.

Both take turns in one process; what counts is the ratio of their medians. The answer is checked: a fast wrong one fails.
Then a case file of a hundred pages against the three: what a page costs there and how much memory the whole takes. Last the
first document of a fresh process whose libraries were warmed while idle.
"""

import resource
import statistics
import subprocess
import sys
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

from safeguard_desktop.documents import check_seal, render_record, seal, warm_up
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
BAR, PAGE_BAR, MEMORY_BAR, FIRST_MS_BAR = 1.0, 1.1, 1.5, 100
LONG, LONG_ROUNDS = 108, 5
"""So many times as many fields and words make a hundred pages."""


def record(times=1):
    fields = [Field(f"f{n}", f"Question {n}", Kind.TEXT, "all", "report") for n in range(FIELDS * times)]
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
    answers = {field.id: f"Answer to {field.label}" for field in fields[:-1]} | {"words": WORDS * times}
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


def made(paper, der, certificate):
    return seal(render_record(paper, THIRD_PARTY, b"{}"), der, certificate, NOW)


def long_against_short(der, certificate):
    """How many pages the long one has, and what a page costs there and in one of three pages, in turns (ms)."""
    short, long = record(), record(LONG)
    times = {"short": [], "long": []}
    for _round in range(LONG_ROUNDS):
        _pdf, long_ms = timed(lambda: made(long, der, certificate))
        times["long"].append(long_ms)
        for _again in range(LONG_ROUNDS):
            _pdf, short_ms = timed(lambda: made(short, der, certificate))
            times["short"].append(short_ms)
    sealed = made(long, der, certificate)
    assert check_seal(sealed, [certificate]).key_light == "good"
    count = pages(sealed)
    return count, statistics.median(times["long"]) / count, statistics.median(times["short"]) / 3


def alone(times):
    """The peak memory (KiB) and the time (ms) of one document, the first of this process, its libraries warmed before."""
    der, certificate = keys()
    paper = record(times)
    warm_up(THIRD_PARTY)
    sealed, first_ms = timed(lambda: made(paper, der, certificate))
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, first_ms, pages(sealed))


def in_a_fresh_process(times):
    said = subprocess.run([sys.executable, __file__, str(times)], capture_output=True, check=True, text=True).stdout
    memory, first_ms, count = said.split()
    return int(memory) / 1024, float(first_ms), int(count)


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
    count, long_ms, short_ms = long_against_short(der, certificate)
    print(f"{count} pages: {long_ms:.2f} ms a page, {long_ms / short_ms:.2f}x of one of three (bar: {PAGE_BAR}x)")
    small, first_ms, _three = in_a_fresh_process(1)
    large, _first_ms, count = in_a_fresh_process(LONG)
    print(f"{count} pages: peak {large:.0f} MiB, {large / small:.2f}x of three pages (bar: {MEMORY_BAR}x)")
    print(f"first document of a warmed process: {first_ms:.0f} ms (bar: {FIRST_MS_BAR} ms)")


if __name__ == "__main__":
    if sys.argv[1:]:
        alone(int(sys.argv[1]))
    else:
        main()
