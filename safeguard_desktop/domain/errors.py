"""The errors a person can mend. Anything else that goes wrong is our bug and goes up to the last-resort hook."""


class MendableError(Exception):
    """Something a person can put right: says what happened, whether the record is safe, and what to do next.

    The message holds no personal data: it may end up in a log.
    """

    def __init__(self, message: str, next_step: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.next_step = next_step

    def __str__(self) -> str:
        return f"{self.message} {self.next_step}".strip()


class Refused(MendableError):
    """The program understood and says no (a missing role, an answer that does not fit, a bad seal)."""


class NotPossible(MendableError):
    """The program could not do it now (disk full, vault in use, file damaged)."""
