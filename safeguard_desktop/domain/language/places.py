"""Names of files and addresses of pages and mail are no prose, and are never flagged."""

import re

_REACH = 200
_SIGNS = ("@", "\\", "://")
_PAGE = re.compile(r"\bwww\.")
_FILE = re.compile(r"[^\W_]_[^\W_]")
_ENDING = re.compile(r"\.(\w+)")
_ENDINGS = frozenset({
    "com", "org", "net", "gov", "uk", "eu", "io", "wales", "scot", "pdf", "doc", "docx", "odt", "txt", "htm", "html", "jpg", "jpeg",
    "png", "xls", "xlsx", "csv", "mp3", "mp4", "mov", "zip", "toml", "json",
})  # fmt: skip


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
    return _is_an_address("".join([beside, *tail]).lower())


def _is_an_address(word: str) -> bool:
    # A sign is looked for before its pattern: in a long word of nothing but letters and full stops a pattern costs far more.
    return (
        any(sign in word for sign in _SIGNS)
        or ("." in word and not _ENDINGS.isdisjoint(_ENDING.findall(word)))
        or ("www." in word and _PAGE.search(word) is not None)
        or ("_" in word and _FILE.search(word) is not None)
    )
