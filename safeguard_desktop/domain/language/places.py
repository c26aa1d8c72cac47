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
    first = max(text.rfind(space, max(0, start - _REACH), start) for space in " \n\t\u00a0") + 1
    last = min((at for space in " \n\t" if (at := text.find(space, start, end + _REACH)) >= 0), default=end + _REACH)
    return _ADDRESS.search(text, max(first, start - _REACH), min(last, len(text))) is not None
