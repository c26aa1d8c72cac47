"""Which words stand for an answer, a choice or a moment, on screen and on paper alike.

A person's own words come through letter by letter; what the program adds (who spoke, "Not answered") is kept apart from them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from safeguard_desktop.domain.answers import Answer, is_empty, is_unanswered
from safeguard_desktop.domain.body_marks import BodyMark, marks_of
from safeguard_desktop.domain.forms import Choice, Field, Kind, Voice
from safeguard_desktop.domain.printed_marks import heading_of_mark, told_of
from safeguard_desktop.domain.printed_times import printed_day, printed_moment
from safeguard_desktop.domain.roles import Role
from safeguard_desktop.domain.segments import evidence_heading, has_evidence, segment_heading
from safeguard_desktop.domain.texts import gettext as _

CHOICE_KINDS = frozenset({Kind.CHOICE, Kind.MULTI_CHOICE, Kind.YES_NO, Kind.YES_NO_NOT_KNOWN})


@dataclass(frozen=True, slots=True)
class Passage:
    """Words in one voice. `lead` stands over them and is ours; with `is_ours` the words are ours as well."""

    words: str
    lead: str = ""
    is_verbatim: bool = False
    is_ours: bool = False


def printed_answer(field: Field, answer: Answer) -> tuple[Passage, ...]:
    """The answer in full, in the order it was given; "Not answered" where there is none."""
    if is_empty(answer):
        return (Passage(_("Not answered"), is_ours=True),)
    if is_unanswered(answer):
        return (_unanswered(answer),)
    if field.kind in {Kind.LONG_TEXT, Kind.SEGMENTS}:
        return tuple(_segments(field, answer))
    if field.kind is Kind.REPEATING:
        return tuple(_rows(field, answer))
    if field.kind is Kind.BODY_MAP and (marks := marks_of(answer)):
        return tuple(passage for mark in marks for passage in _mark(mark))
    return (Passage(_words(field.kind, answer, choices_of(field))),)


def printed_line(field: Field, answer: Answer) -> str:
    """The answer in one run of text, as a list or an amendment shows it."""
    return "\n".join(
        f"{passage.lead}: {passage.words}" if passage.lead else passage.words
        for passage in printed_answer(field, answer)
    )


def choices_of(field: Field) -> tuple[Choice, ...]:
    """The boxes of a field to tick: the form's own, else those its kind brings with it."""
    if field.choices or field.kind not in {Kind.YES_NO, Kind.YES_NO_NOT_KNOWN}:
        return field.choices
    yes_no = (Choice("yes", _("Yes")), Choice("no", _("No")))
    return yes_no if field.kind is Kind.YES_NO else (*yes_no, Choice("not_known", _("Not Known")))


def boxes_of(field: Field) -> tuple[Choice, ...]:
    """The boxes as the source prints them; one that it prints twice comes again without an id, so that it is never ticked."""
    boxes: list[Choice] = []
    for choice in (one for one in choices_of(field) if one.is_printed):
        again = (one for one in boxes if one.printed_again_before == choice.id)
        boxes += [*(replace(one, id="", line=choice.line) for one in again), choice]
    return tuple(boxes)


def ticked(field: Field, answer: Answer) -> frozenset[str]:
    """The ids of the boxes to tick; "not known" ticks its box where the field has one."""
    if is_unanswered(answer):
        chosen = [str(answer["unanswered"])]
    elif isinstance(answer, str):
        chosen = [answer]
    else:
        chosen = [item for item in answer if isinstance(item, str)] if isinstance(answer, Sequence) else []
    return frozenset(chosen) & {choice.id for choice in choices_of(field)}


def beside_the_boxes(field: Field, answer: Answer) -> tuple[Passage, ...]:
    """What the printed boxes cannot show: no answer, a reason, or an answer that the source has no box for."""
    if is_empty(answer) or is_unanswered(answer):
        return printed_answer(field, answer)
    given = (answer,) if isinstance(answer, str) else tuple(answer) if isinstance(answer, Sequence) else ()
    printed = {choice.id for choice in choices_of(field) if choice.is_printed}
    unprinted = [item for item in given if item not in printed]
    if not unprinted and given:
        return ()
    words = _words(field.kind, unprinted or answer, choices_of(field))
    return (Passage(words, lead=_("Answered, with no box on the source form")),)


def printed_role(role: Role) -> str:
    """The role in words."""
    words = {
        Role.PRACTITIONER: _("practitioner"),
        Role.LINE_MANAGER: _("line manager"),
        Role.DESIGNATED_PERSON: _("designated person"),
        Role.COUNTER_SIGNATORY: _("counter-signatory"),
        Role.TRUSTEE: _("trustee"),
    }
    return words[role]


def _unanswered(answer: Answer) -> Passage:
    is_known_kind = answer["unanswered"] == "not_asked"
    said = _("Not asked") if is_known_kind else _("Not known")
    reason = str(answer.get("reason", ""))
    if not reason.strip():
        return Passage(said, is_ours=True)
    return Passage(reason, lead=_("{said}, because").format(said=said))


def _segments(field: Field, answer: Answer) -> Iterator[Passage]:
    if isinstance(answer, str):
        yield Passage(answer, is_verbatim=field.voice is Voice.VERBATIM)
        return
    if not isinstance(answer, Sequence):
        yield Passage(_plain(answer))
        return
    for segment in answer:
        if not isinstance(segment, Mapping):
            yield Passage(_plain(segment))
            continue
        yield _segment(segment)
        if has_evidence(segment):
            yield Passage(str(segment["evidence"]), lead=evidence_heading())


def _segment(segment: Mapping[str, Answer]) -> Passage:
    is_verbatim = segment.get("voice") == Voice.VERBATIM
    speaker, at = str(segment.get("speaker") or ""), printed_moment(str(segment.get("at") or ""))
    said = _("{speaker} said").format(speaker=speaker) if is_verbatim and speaker else _heading_of(segment)
    lead = ", ".join(part for part in (said, "" if is_verbatim else speaker, at) if part)
    if is_verbatim:
        lead = f"{lead}. {_('Exact words')}" if lead else _("Exact words")
    return Passage(str(segment.get("text", "")), lead=lead, is_verbatim=is_verbatim)


def _heading_of(segment: Mapping[str, Answer]) -> str:
    """What the segment is: ours, or in the words of a later version; exact words are named after who said them."""
    voice = str(segment.get("voice") or "")
    if voice in set(Voice):
        return ""
    return segment_heading(voice) or voice.replace("-", " ").replace("_", " ").capitalize()


def _mark(mark: BodyMark) -> Iterator[Passage]:
    yield Passage("; ".join(told_of(mark)), lead=heading_of_mark(mark))
    if mark.said:
        lead = _("Said of mark {number}. Exact words").format(number=mark.number)
        yield Passage(mark.said, lead=lead, is_verbatim=True)


def _rows(field: Field, answer: Answer) -> Iterator[Passage]:
    rows = answer if isinstance(answer, Sequence) and not isinstance(answer, str) else (answer,)
    for number, row in enumerate(rows, start=1):
        if not isinstance(row, Mapping):
            yield Passage(_plain(row))
            continue
        labels = {column.id: column for column in field.columns}
        names = [*labels, *(name for name in row if name not in labels)]
        lines = [
            f"{labels[name].label if name in labels else name}: "
            f"{_cell(labels[name].kind if name in labels else Kind.TEXT, row.get(name))}"
            for name in names
        ]
        yield Passage("\n".join(lines), lead=_("{number} of {count}").format(number=number, count=len(rows)))


def _cell(kind: Kind, answer: Answer) -> str:
    if is_empty(answer):
        return _("Not answered")
    if is_unanswered(answer):
        passage = _unanswered(answer)
        return f"{passage.lead}: {passage.words}" if passage.lead else passage.words
    return _words(kind, answer, choices_of(Field("", "", kind, "", "")))


def _words(kind: Kind, answer: Answer, choices: tuple[Choice, ...]) -> str:
    if kind in CHOICE_KINDS:
        labels = {choice.id: choice.label for choice in choices}
        chosen = (answer,) if isinstance(answer, str) or not isinstance(answer, Sequence) else answer
        return ", ".join(labels.get(item, item) if isinstance(item, str) else _plain(item) for item in chosen)
    if isinstance(answer, str):
        if kind is Kind.DATE:
            return _printed_date(answer)
        return printed_moment(answer) if kind is Kind.DATE_TIME else answer
    if isinstance(answer, Mapping) and kind in {Kind.PERSON, Kind.CONTACT}:
        return ", ".join(_plain(value) for value in answer.values() if not is_empty(value))
    return _plain(answer)


def _printed_date(text: str) -> str:
    try:
        return printed_day(date.fromisoformat(text))
    except ValueError:
        return text


def _plain(answer: Answer) -> str:
    """Any JSON value as words, so that nothing a person gave is ever left out."""
    if isinstance(answer, Mapping):
        return "; ".join(f"{name}: {_plain(value)}" for name, value in answer.items() if not is_empty(value))
    if isinstance(answer, Sequence) and not isinstance(answer, str):
        return "\n".join(_plain(item) for item in answer)
    if isinstance(answer, bool):
        return _("Yes") if answer else _("No")
    return str(answer)
