"""Names of files and addresses of pages and mail are no prose, and are never flagged."""

import re

_REACH = 200
_ADDRESS = re.compile(
    r"@|://|\bwww\.|\\|\.(?:com|org|net|gov|uk|eu|io|wales|scot|pdf|docx?|odt|txt|html?|jpe?g|png|xlsx?|csv|mp[34]|mov|zip"
    r"|toml|json)\b|[^\W_]_[^\W_]",
    re.IGNORECASE,
)


_SPACES = frozenset(" \n\t")
_PLAIN_ENDS = frozenset({"", ".", ",", ". ", ", ", ".\n", ",\n"})


def is_in_an_address(text: str, start: int, end: int) -> bool:
    """Whether the stretch stands in a page's or mail's address or in a file's name."""
    before, after = text[start - 1 : start], text[end : end + 2]
    stands_alone = (not before or before in _SPACES) and (after[:1] in _SPACES or after in _PLAIN_ENDS)
    if stands_alone and text[start:end].replace(" ", "").isalpha():
        return False
    head = text[max(0, start - _REACH) : start]
    tail = text[start : end + _REACH].split(None, 1)[:1]
    beside = "" if head[-1:].isspace() else "".join(head.split()[-1:])
    return _ADDRESS.search("".join([beside, *tail])) is not None
