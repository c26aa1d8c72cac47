"""Paper: records and forms into PDF, one seal on them, and checking it. Bytes and opened keys come in as arguments.

The libraries that draw, seal and read PDFs are imported at first use, never with this package.
"""

from safeguard_desktop.documents.checking import SealReport, check_seal, read_proof
from safeguard_desktop.documents.rendering import render_blank, render_record, render_timeline, warm_up
from safeguard_desktop.documents.sealing import seal

__all__ = [
    "SealReport",
    "check_seal",
    "read_proof",
    "render_blank",
    "render_record",
    "render_timeline",
    "seal",
    "warm_up",
]
