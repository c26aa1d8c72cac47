"""How strong a passphrase looks while it is typed, in one sentence. What is refused is for the vault to say."""

import unicodedata

from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.domain.texts import ngettext

ENOUGH_WORDS = 5
_LONG, _MANY_LETTERS = 20, 12


def strength_in_words(passphrase: str) -> tuple[bool, str]:
    """Whether it looks strong, and a sentence. Words that stand there twice count once."""
    words = {word for word in unicodedata.normalize("NFC", passphrase).casefold().split() if len(word) > 1}
    if not words:
        return False, _("A sentence of five words or more is easy to remember and hard to guess.")
    if len(words) >= ENOUGH_WORDS:
        return True, _("Strong: {n} different words.").format(n=len(words))
    if len(words) == 1 and len(passphrase) >= _LONG and len(set(passphrase)) >= _MANY_LETTERS:
        return True, _("Strong: long, and of many different letters.")
    said = ngettext(
        "{n} word so far. Five or more make it strong.", "{n} words so far. Five or more make it strong.", len(words)
    )
    return False, said.format(n=len(words))
