"""Neutral names for slots, so that the list of keys never tells who protects children here."""

import re
import secrets
import unicodedata
from collections.abc import Collection

from safeguard_desktop.vault.errors import LabelNotFit

RECOVERY_LABEL = "recovery"
_LABEL = re.compile(r"[^\W_][\w .,'-]{0,39}")

WORDS = (
    "avocet", "bittern", "blackbird", "blackcap", "brambling", "bullfinch", "bunting", "buzzard", "chaffinch",
    "chiffchaff", "chough", "coot", "cormorant", "corncrake", "crake", "crane", "crossbill", "cuckoo", "curlew", "dabchick",
    "dipper", "dotterel", "dove", "dunlin", "dunnock", "eider", "falcon", "fieldfare", "finch", "firecrest", "flycatcher",
    "fulmar", "gadwall", "gannet", "garganey", "godwit", "goldcrest", "goldeneye", "goldfinch", "goosander", "goshawk",
    "grebe", "greenfinch", "greenshank", "guillemot", "harrier", "hawfinch", "heron", "hobby", "hoopoe", "jackdaw", "kestrel",
    "kingfisher", "kite", "kittiwake", "knot", "lapwing", "lark", "linnet", "mallard", "martin", "merlin", "moorhen",
    "nightingale", "nightjar", "nuthatch", "oriole", "osprey", "ouzel", "owl", "partridge", "petrel", "pipit", "plover",
    "pochard", "puffin", "quail", "rail", "raven", "razorbill", "redpoll", "redshank", "redstart", "redwing", "robin", "ruff",
    "sanderling", "sandpiper", "serin", "shearwater", "shelduck", "shoveler", "shrike", "siskin", "skua", "skylark", "smew",
    "snipe", "sparrow", "starling", "stint", "stonechat", "swallow", "swan", "swift", "teal", "tern", "thrush", "treecreeper",
    "turnstone", "twite", "wagtail", "warbler", "waxwing", "wheatear", "whimbrel", "whinchat", "whitethroat", "wigeon",
    "woodcock", "woodlark", "wren", "wryneck", "yellowhammer",
)  # fmt: skip


def free_label(taken: Collection[str]) -> str:
    """A random neutral word that no slot bears yet; with a number once all words are taken."""
    free = [word for word in WORDS if word not in taken]
    if free:
        return secrets.choice(free)
    return next(f"{WORDS[0]} {number}" for number in range(2, len(taken) + 3) if f"{WORDS[0]} {number}" not in taken)


def fit_label(label: str, taken: Collection[str]) -> str:
    """The label as it is kept (NFC, without spaces around); raises LabelNotFit."""
    fit = unicodedata.normalize("NFC", label).strip()
    folded = {other.casefold() for other in taken} | {RECOVERY_LABEL}
    if not _LABEL.fullmatch(fit) or fit.casefold() in folded:
        raise LabelNotFit
    return fit
