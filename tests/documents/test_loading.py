"""The start of the program pays for no library that only paper needs."""

import subprocess
import sys


def test_importing_documents_imports_nothing_that_draws_seals_or_reads_pdfs():
    heavy = ("reportlab", "pikepdf", "pyhanko", "asn1crypto", "bidi", "arabic_reshaper", "PIL")
    script = f"import sys, safeguard_desktop.documents; print([name for name in {heavy} if name in sys.modules])"
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    assert found.stdout.strip() == "[]"
