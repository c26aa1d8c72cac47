"""Finding case files by what a person types of a reference or initials."""


def is_case_found(typed: str, reference: str, initials: str) -> bool:
    """Whether any part of the reference or the initials is what was typed, whatever the case, dots and dashes."""
    wanted = _plain(typed)
    return wanted in _plain(reference) or wanted in _plain(initials)


def _plain(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())
