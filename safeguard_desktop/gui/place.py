"""The places a person can be in, by name. How each page is made stands in `places`."""

from enum import StrEnum


class Place(StrEnum):
    """Every page of the program."""

    UNLOCK = "unlock"
    FIRST_RUN = "first-run"
    RECOVERY = "recovery"
    FICTION = "fiction"
    TODAY = "today"
    RECORD = "record"
    DISCLOSURE = "disclosure"
    CASES = "cases"
    CASE = "case"
    DEADLINE = "deadline"
    CALCULATOR = "calculator"
    FORM_PART = "form-part"
    DOCUMENT = "document"
    CHECK_DOCUMENT = "check-document"
    SETTINGS = "settings"
    GUIDANCE = "guidance"
