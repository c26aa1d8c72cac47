"""Whether the words beside a quotation, or its own, say that somebody spoke it. In doubt the words are somebody's own.

Source: language.md section 6. What is read is the sentence beside the marks, as `quotations` cuts it, of a bounded length.
"""

import re
from bisect import bisect_right
from itertools import accumulate

SENTENCE_END = re.compile(
    r"[.!?\u2026](?<!\b[A-Z]\.)(?<!\b[DMS][rst]\.)(?<!\bMrs\.)(?<!\bMiss\.)(?<!\bRev\.)[\"'“”’»)]*\s"
)
_WORD = re.compile(r"\w+")


def _all(words: str) -> frozenset[str]:
    return frozenset(words.split())


_SPOKEN = _all(
    "said says say saying told tells telling stated states stating wrote writes written writing shouted shouts shouting "
    "screamed yelled texted texts texting messaged messages messaging posted whispered whispers whispering mumbled muttered "
    "asked asks asking replied replies replying answered answers answering explained explains explaining disclosed discloses "
    "reported reports added adds adding continued repeated repeats repeating described describes describing called calls "
    "goes quote quoted quoting quotes verbatim words phrase read reads typed emailed signed commented responded claimed claims "
    "alleged alleges admitted insisted exclaimed cried sobbed begged announced recalled"
)
"""Verbs of saying that make a quotation anywhere in their sentence somebody's."""
_SAID = _SPOKEN | _all(
    "agreed answer argued blurted complained confided confirmed declared demanded denied enquired groaned hissed inquired "
    "interrupted interpreted introduced joked laughed mentioned moaned mouthed murmured noted observed phoned pleaded promised "
    "protested recounted refer refers referred relayed remarked replied reply revealed screeched shared shrieked sighed signs "
    "signing snapped spelled spelt spoke stammered stuttered suggested swears swore thought translated uttered volunteered "
    "type typing wailed warned wept wondered"
)
"""Those that do so only right beside it."""
_SPOKEN_PHRASES = ("went on", "according to", "word for word")
_SAID_PHRASES = (*_SPOKEN_PHRASES, "wanted to know", "put it")
_DETERMINERS = _all(
    "her his their the a an this that these those of with by another older younger adult alleged supposed ex new old current "
    "former no any some many several one two three four five"
)
_BETWEEN = _all(
    "to me us him her them it staff back again out down that as quietly loudly softly then was is himself herself themselves"
)
_SUBJECTS = _all(
    "she he they i we it the child young person yp cyp her his my their mum mother dad father sister brother friend foster "
    "carer girl boy then also quietly later again has had have is was were did"
)
_JOINED_ON = _all("and but because when while which what who where until if")
_FIRST_PERSON = _all("i me my mine myself we us our ours you your yours")
_THIRD_PERSON = _all("he she they it him them")

_SPEAKER_BEFORE = re.compile(
    r"\b(?:child|young person|yp|cyp|adult|mother|mum|father|dad|she|he|they|me|worker|[A-Z][\w'’.-]*)"
    r"(?:\s*\([^()\n]{0,40}\))?\s*:\s*$"
)
_NAME_AND_DASH = re.compile(r"^[\s*•-]*(?:[A-Z][\w'’.]*\s+){1,3}(?:\([^()\n]{0,40}\)\s*)?[-–—]+\s*$")
_LIKE_BEFORE = re.compile(
    r"(?:\b(?:she|he|they|i|[a-z]+['’]s)|\b[A-Z][\w'’.]*)\s+(?:went|(?:(?:is|was|were|be)\s+)?(?:just\s+|all\s+)?like)\s*[,:]?\s*$"
)
_TERM_BEFORE = re.compile(
    r"\b(?:us(?:ed|es|ing) the (?:word|term|name)|(?:word|term|name)s? (?:that )?\w+ us(?:ed|es)(?: (?:was|is|for \w+))*"
    r"|(?:answer|caption|card|diary|letter|message|note|post|reply|statement|text)\b[^.!?;\n]{0,40}\b(?:is|was|had|begins|began|starts"
    r"|started|ends|ended))\s*[:,]?\s*$"
)
_WRITING_BEFORE = re.compile(
    r"\b(?:[Aa]nswer|[Cc]aption|card|diary|e-?mail|[Ll]etter|[Mm]essage|[Nn]ote|[Pp]ost|[Rr]eply|[Ss]tatement|[Tt]ext|voicemail)"
    r"\b[^.!?;\n]{0,40}$"
)
_NAMED_AFTER = re.compile(r"\s*(?:[-–—]+\s*|\()[A-Z][\w'’.]*")
_WORDS_AFTER = re.compile(
    r"[\s,.!?\-–—(]*(?:(?:[Tt]h(?:ese|ose|is|at)|[Ww]hich|[Ii]t)\s+(?:is|are|was|were)\b|[A-Z][\w'’.]*\s+(?:own|exact|very)\b)"
    r"[^.!?\n]{0,60}\b(?:words?|said|told|wrote|signed)\b"
    r"|[\s,]*(?:is|was|are|were)\s+(?:the|her|his|their)\s+(?:(?:actual|exact|only|own|very)\s+)?(?:words?|term|phrase)\s"
    r"[^.!?\n]{0,40}\b(?:used|uses|said|says|wrote|gave|chose)\b"
    r"|[\s,]*(?:is|was)\s+(?:what|how)\s[^.!?\n]{0,40}\b(?:call(?:ed|s)|describe[ds]|puts?|named|spoke|refer(?:red|s))\b"
)
_ASKED_BEFORE = re.compile(
    r"(?:^|\b(?:I|we|worker|staff)\s+(?:then\s+)?(?:asked|said)(?:\s+(?:to\s+)?[\w-]+)?|\b(?:asked|me|worker|question|Q))[^\w.!?]*$",
    re.IGNORECASE,
)
_SPOKEN_PHRASE = re.compile("|".join(_SPOKEN_PHRASES))
_LIKE_ENDS = ("went", "like")
_TERM_ENDS = (
    "word", "term", "name", "used", "uses", "was", "is", "had", "begins", "began", "starts", "started", "ends", "ended"
)  # fmt: skip
_DASHES = ("-", "–", "—")
_STOPS = tuple(".!?,\u2026")
_BESIDE = 80
"""How many characters right before a mark are read for a turn of speech."""
_FARTHEST_VERB = 14
"""How many words after a quotation the verb of its attribution may come."""


class Sayings:
    """Where the sentences of a stretch of text end and where it speaks of saying, read once however many marks stand in it."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._sentences = [match.span() for match in SENTENCE_END.finditer(text, start, end)]
        self._ends = [end for _start, end in self._sentences]
        small = text[start:end].replace("\u0130", "i").lower()
        said = [match.span() for match in _WORD.finditer(small) if match[0] in _SPOKEN]
        if any(phrase in small for phrase in _SPOKEN_PHRASES):
            said += [match.span() for match in _SPOKEN_PHRASE.finditer(small)]
            said.sort(key=lambda span: span[1])
        self._said_ends = [start + end for _begin, end in said]
        self._said = list(accumulate((start + begin for begin, _end in said), max))

    def sentence(self, start: int, at: int) -> int:
        """Where the sentence begins that a place stands in; `start` is how far back is read."""
        number = bisect_right(self._ends, at) - 1
        return self._ends[number] if number >= 0 and self._sentences[number][0] >= start else start

    def is_spoken_of(self, start: int, end: int) -> bool:
        """Whether the words between two places speak of saying."""
        number = bisect_right(self._said_ends, end) - 1
        return number >= 0 and self._said[number] >= start


def is_spoken_before(before: str) -> bool:
    """Whether the words right before a mark say by themselves that speech begins there."""
    near = before[-_BESIDE:]
    words = near.rstrip(" \n\t,:")
    if words.endswith(("put it", "went on")):
        return True
    # Each way of saying so has an end of its own, and few texts have it; looking for the whole costs far more.
    tail = near.rstrip()
    last = tail[:-1].rstrip() if tail.endswith((",", ":")) else tail
    return (
        _is_said_before(near)
        or (tail.endswith(":") and _SPEAKER_BEFORE.search(near) is not None)
        or (last.endswith(_LIKE_ENDS) and _LIKE_BEFORE.search(near) is not None)
        or ((last.endswith(_TERM_ENDS) or " for " in last) and _TERM_BEFORE.search(near) is not None)
        or (tail.endswith(_DASHES) and _NAME_AND_DASH.match(before) is not None)
    )


def is_question_before(before: str) -> bool:
    """Whether the words right before a mark, in a recorded question, say that what follows is the worker's question itself."""
    return _ASKED_BEFORE.search(before[-_BESIDE:]) is not None


def is_spoken_in(inside: str) -> bool:
    """Whether words in marks are of one person to another: nobody writes "my boyfriend" as a doubtful word of their own."""
    return " " in inside and not _FIRST_PERSON.isdisjoint(_WORD.findall(inside.lower()))


def is_scare(before: str, inside: str) -> bool:
    """Whether a word or a few, after "her" or the like, are the worker's own in marks."""
    words = _WORD.findall(inside[:60].lower())
    most = 2 if inside.endswith(_STOPS) else 4
    is_few = len(inside) < 60 and len(inside.split()) <= most and inside[-1:] not in "!?\u2026"
    return is_few and _THIRD_PERSON.isdisjoint(words) and _is_determiner(before[-40:].rstrip(" \n\t-").lower())


def is_attributed(before: str, inside: str, after: str) -> bool:
    """Whether the words beside a quotation, in its sentence, say who spoke, wrote or signed it."""
    if is_spoken_before(before) or _WORDS_AFTER.match(after):
        return True
    begins, ends = not before.strip(), inside.endswith(_STOPS)
    is_comma_before = ends or after[:1] == ","
    if len(inside.split()) <= 3 and not ends:
        is_told = is_comma_before and begins and _is_told_later(after, is_comma_before=True)
        return is_told or (not after.lstrip().startswith((".", "!", "?")) and _is_said_after(after))
    return (
        (begins and ends and " " in inside)
        or before.rstrip().endswith(":")
        or _WRITING_BEFORE.search(before[-_BESIDE:]) is not None
        or _NAMED_AFTER.match(after) is not None
        or _is_told_later(after, is_comma_before=is_comma_before)
    )


def _is_determiner(before: str) -> bool:
    if before.endswith(("so called", "so-called", "s'", "s’")):
        return True
    last = before.split()[-1:]
    if last and last[0].endswith(("'s", "’s")):
        return last[0][:-2] not in _THIRD_PERSON | {"that", "there"}
    words = _WORD.findall(last[0]) if last else []
    return bool(words) and words[-1] in _DETERMINERS


def _is_said_before(near: str) -> bool:
    """Whether a verb of saying, and at most to whom and how after it, stands right before a mark."""
    words = [word.strip(",:–—-") for word in near.split()[-9:]]
    for number in range(len(words) - 1, -1, -1):
        word = words[number]
        small = word.lower()
        if small.lstrip("(") in _SAID:
            return True
        is_whom = number > 0 and words[number - 1].lower() in _DETERMINERS | {"my", "our"}
        if not (
            small in _BETWEEN or small in _DETERMINERS | {"my", "our"} or word[:1].isupper() or is_whom or not word
        ):
            return False
    return False


def _is_said_after(after: str) -> bool:
    """Whether a pronoun or a name and a verb of saying, or the verb alone, come right after a mark."""
    for word in after.lstrip(" \n\t\u00a0,.!?-–—").split(None, 5)[:5]:
        small = word.lower()
        if _WORD.findall(small)[:1] and _WORD.findall(small)[0] in _SPOKEN:
            return True
        if small not in _SUBJECTS and not word[:1].isupper():
            return False
    return False


def _is_told_later(after: str, *, is_comma_before: bool) -> bool:
    """Whether a verb of saying follows in the same sentence, however the speaker is described before it."""
    end = SENTENCE_END.search(after, 2)
    clause = (after[: end.start()] if end else after).lower()
    words = _WORD.findall(clause)[: _FARTHEST_VERB + 1]
    verb = next((number for number, word in enumerate(words) if word in _SAID), None)
    if verb is None:
        return any(phrase in clause for phrase in _SAID_PHRASES)
    return is_comma_before or (_JOINED_ON.isdisjoint(words[:verb]) and ";" not in clause)
