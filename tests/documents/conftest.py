"""Builders: a small form, a signed record of it, keys to seal with, and pages read back as text."""

import subprocess
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from safeguard_desktop.documents import render_record, seal
from safeguard_desktop.domain.conditions import Condition
from safeguard_desktop.domain.forms import Choice, Field, Form, Kind, Part, Section, Source
from safeguard_desktop.domain.ids import Digest, EntryId
from safeguard_desktop.domain.paper import RecordOnPaper, SignedPartOnPaper
from safeguard_desktop.domain.roles import Role

SIGNED_AT = datetime(2026, 11, 23, 11, 21, tzinfo=UTC)
PROOF = b'{"entries": ["what these pages were made from"]}'


@pytest.fixture(scope="session")
def third_party() -> Path:
    return Path(__file__).parents[2] / "resources" / "third-party"


@pytest.fixture(scope="session")
def form() -> Form:
    harms = ("Physical", "Sexual", "Neglect", "Emotional", "Child Missing", "Other (please specify)")
    return Form(
        id="small-alert",
        version=1,
        title="Safeguarding Alert Reporting Form",
        intro="Whenever a concern needs a manager you must use this form.",
        source=Source("Coram", "Appendix F", "July 2021", "App F"),
        subject="child",
        sections=(
            Section("child", "Details of the child involved"),
            Section("nature", "Nature of concern", intro="(Always tick one category from line 1)"),
            Section("matter", "Description of matter of concern"),
            Section("two", "Section 2"),
            Section("ours", "Our own questions", is_supplementary=True),
        ),
        parts=(
            Part("report", "The report", (Role.PRACTITIONER,)),
            Part("manager", "The line manager", (Role.LINE_MANAGER,)),
            Part("update", "Updates", (Role.PRACTITIONER,), repeats=True),
        ),
        fields=(
            Field("initials", "Initials", Kind.TEXT, "child", "report"),
            Field("age", "Age", Kind.NUMBER, "child", "report", allows_words=True),
            Field(
                "plan",
                "Is there a protection plan?",
                Kind.YES_NO_NOT_KNOWN,
                "child",
                "report",
                instruction="If no, go straight to section 2",
            ),
            Field(
                "user", "Is this a service user?", Kind.YES_NO, "child", "report", note="Two boxes only in the source."
            ),
            Field("services", "Services used", Kind.TEXT, "child", "report", shown_if=(Condition("user", ("yes",)),)),
            Field(
                "harm",
                "Nature of concern",
                Kind.MULTI_CHOICE,
                "nature",
                "report",
                choices=tuple(Choice(harm.split()[0].lower(), harm, place // 4) for place, harm in enumerate(harms)),
            ),
            Field("words", "Description of matter of concern", Kind.LONG_TEXT, "matter", "report"),
            Field("noticed", "Date and time noticed", Kind.DATE_TIME, "matter", "report"),
            Field("advice", "Line Managers recommended decision", Kind.LONG_TEXT, "two", "manager"),
            Field("update", "Any additional information", Kind.LONG_TEXT, "two", "update"),
            Field("told", "Who was told", Kind.TEXT, "ours", "report"),
            Field("told_at", "When they were told:", Kind.DATE_TIME, "ours", "report"),
            Field("told_said", "What they said", Kind.LONG_TEXT, "ours", "report"),
        ),
        checks=(),
        milestones=(),
        hash=Digest("00" * 32),
    )


@pytest.fixture(scope="session")
def signed() -> Callable[..., SignedPartOnPaper]:
    def make(part: str = "report", /, answers: Mapping[str, Any] | None = None, **changes: Any) -> SignedPartOnPaper:
        values: dict[str, Any] = {
            "entry": EntryId("ab12" * 16),
            "signed_by": "Robin Ashby",
            "role": Role.PRACTITIONER,
            "recorded_at": SIGNED_AT,
        }
        return SignedPartOnPaper(part=part, answers=answers or {}, **(values | changes))

    return make


@pytest.fixture(scope="session")
def record(form: Form, signed: Callable[..., SignedPartOnPaper]) -> Callable[..., RecordOnPaper]:
    """A record of these parts, or of a report with these answers."""

    def make(*parts: SignedPartOnPaper, **answers: Any) -> RecordOnPaper:
        return RecordOnPaper(
            form=form,
            reference="EY-7QK4",
            organisation="Mill Lane Early Years",
            issue=2,
            issued_by="Lee Whitmarsh",
            issued_role="designated person",
            issued_at=SIGNED_AT + timedelta(hours=22),
            parts=parts or (signed("report", answers),),
            head_fingerprint="4f2a91c7d05e3b68" * 4,
            certificate_fingerprint="7c19e04a3d8251bf" * 4,
        )

    return make


@pytest.fixture(scope="session")
def rendered(third_party: Path) -> Callable[[RecordOnPaper], bytes]:
    return lambda record: render_record(record, third_party, PROOF)


@pytest.fixture(scope="session")
def text_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., str]:
    """The words of a PDF in the order they were set (or, without "-raw", as the eye finds them), white space folded."""
    folder = tmp_path_factory.mktemp("pages")

    def read(pdf: bytes, *options: str) -> str:
        file = folder / "document.pdf"
        file.write_bytes(pdf)
        found = subprocess.run(["pdftotext", *(options or ["-raw"]), str(file), "-"], capture_output=True, check=True)
        return " ".join(found.stdout.decode().split())

    return read


@pytest.fixture(scope="session")
def printed(
    record: Callable[..., RecordOnPaper], rendered: Callable[[RecordOnPaper], bytes], text_of: Callable[..., str]
) -> Callable[..., str]:
    """The words of a document made of these parts or answers."""
    return lambda *parts, **answers: text_of(rendered(record(*parts, **answers)))


class SealingKey:
    """A made-up person's P-256 key and its self-signed certificate."""

    def __init__(self, name: str) -> None:
        self.private = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        certificate = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(subject)
            .public_key(self.private.public_key())
            .serial_number(7)
            .not_valid_before(datetime(2026, 1, 1, tzinfo=UTC))
            .not_valid_after(datetime(2056, 1, 1, tzinfo=UTC))
            .sign(self.private, hashes.SHA256())
        )
        self.certificate = certificate.public_bytes(serialization.Encoding.PEM).decode()
        self.fingerprint = certificate.fingerprint(hashes.SHA256()).hex()
        self.der = self.private.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )


@pytest.fixture(scope="session")
def key() -> SealingKey:
    return SealingKey("Lee Whitmarsh")


@pytest.fixture(scope="session")
def strangers_key() -> SealingKey:
    return SealingKey("Lee Whitmarsh")


@pytest.fixture(scope="session")
def unsealed(record: Callable[..., RecordOnPaper], rendered: Callable[[RecordOnPaper], bytes]) -> bytes:
    return rendered(record(initials="M.T.", words="She said she was cold."))


@pytest.fixture(scope="session")
def sealed(unsealed: bytes, key: SealingKey) -> bytes:
    return seal(unsealed, key.der, key.certificate, SIGNED_AT)
