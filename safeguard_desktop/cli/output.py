"""What a command prints: words for a person, or one JSON value a line for a machine. Errors go to the error stream in words."""

import json
import sys
from dataclasses import dataclass, field
from typing import TextIO

from safeguard_desktop.domain.errors import MendableError, Refused
from safeguard_desktop.domain.texts import gettext as _

DONE, REFUSED, COULD_NOT_RUN = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Output:
    """Where a command's answer goes, and in which of the two forms."""

    as_json: bool = False
    out: TextIO = field(default_factory=lambda: sys.stdout)
    error: TextIO = field(default_factory=lambda: sys.stderr)

    def show(self, data: object, text: str) -> None:
        """Prints `data` for a machine or `text` for a person."""
        print(json.dumps(data, ensure_ascii=False) if self.as_json else text, file=self.out)

    def warn(self, message: str) -> None:
        """Prints a warning beside the answer."""
        print(_("Note: {message}").format(message=message), file=self.error)

    def fail(self, error: MendableError) -> int:
        """Says why it could not be done, and returns the exit status: 1 found bad or refused, 2 could not run."""
        if self.as_json:
            self.show({"error": error.message, "next_step": error.next_step}, "")
        print(str(error), file=self.error)
        return REFUSED if isinstance(error, Refused) else COULD_NOT_RUN
