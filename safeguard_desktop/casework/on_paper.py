"""A record of a case file as paper shows it: who signed each part in what role and when, what was amended, what is marked."""

import hashlib
from collections.abc import Mapping

from safeguard_desktop.casework.body_maps import drawing_for
from safeguard_desktop.casework.desk import Books
from safeguard_desktop.casework.happening import happened_at
from safeguard_desktop.domain.case_file import AmendedAnswer, CaseFile, Record, SignedPart
from safeguard_desktop.domain.forms import Form
from safeguard_desktop.domain.ids import EntryId
from safeguard_desktop.domain.paper import AmendmentOnPaper, RecordOnPaper, SignedPartOnPaper
from safeguard_desktop.domain.texts import gettext as _


def record_on_paper(
    books: Books, case: CaseFile, record: Record, issue: int, heads: Mapping[str, str], fingerprint: str
) -> RecordOnPaper:
    """The record for the paper it is issued on now by the desk's worker; `fingerprint` is of the sealing certificate."""
    form = books.desk.definitions.form(books.reading, record.form)
    me = books.me
    return RecordOnPaper(
        form=form,
        reference=case.reference,
        organisation=books.organisation.name,
        issue=issue,
        issued_by=me.name,
        issued_role=_roles_in_words(sorted(role.value for role in me.roles)),
        issued_at=books.desk.clock.now(),
        parts=tuple(_part(books, form, part) for part in record.parts),
        head_fingerprint=fingerprint_of_heads(heads),
        certificate_fingerprint=fingerprint,
        drawing=drawing_for(books.desk.shipped, form),
    )


def shown_items(record: Record, form: Form) -> Mapping[EntryId, frozenset[str]]:
    """The items of each entry that the pages print and the proof may therefore open: no other answer leaves the laptop."""
    about = ("kind", "form", "form_id", "part", "record", "role", "told_by", "reasons")
    printed = frozenset(f"answers.{field.id}" for field in form.fields) | frozenset(about)
    entries = [part.entry for part in record.parts if part.struck is None]
    amendments = [amended.entry for part in record.parts for amended in part.amendments]
    return {entry: printed | {"of", "reason"} for entry in (*entries, *amendments)}


def fingerprint_of_heads(heads: Mapping[str, str]) -> str:
    """One SHA-256 over the heads of a case file's chains, to compare on the telephone."""
    text = "\n".join(f"{device} {head}" for device, head in sorted(heads.items()))
    return hashlib.sha256(text.encode()).hexdigest()


def _part(books: Books, form: Form, part: SignedPart) -> SignedPartOnPaper:
    confirmed = part.confirmed_by
    name_of = books.organisation.name_of
    return SignedPartOnPaper(
        part=part.content.part,
        entry=part.entry,
        answers=part.answers,
        signed_by=name_of(part.author),
        role=part.content.role,
        recorded_at=part.recorded_at,
        told_by=part.content.told_by,
        happened_at=happened_at(form, part),
        confirmed_by_at=(name_of(confirmed.author), confirmed.recorded_at) if confirmed else None,
        amendments=tuple(_amendment(books, amended) for amended in part.amendments),
        marks=marks_in_words(part.content.reasons),
        is_struck=not part.counts,
    )


def _amendment(books: Books, amended: AmendedAnswer) -> AmendmentOnPaper:
    person = books.organisation.person_of(amended.by)
    roles = sorted(role.value for role in person.roles) if person else []
    name = person.name if person else ""
    return AmendmentOnPaper(
        amended.field, amended.was, amended.now, name, _roles_in_words(roles), amended.at, amended.reason
    )


def _roles_in_words(roles: list[str]) -> str:
    return ", ".join(role.replace("-", " ") for role in roles)


def marks_in_words(reasons: Mapping[str, str]) -> tuple[str, ...]:
    """Everything that was unusual about an entry, in words, with the reasons given."""
    return tuple(mark_in_words(code, reason) for code, reason in sorted(reasons.items()))


def mark_in_words(code: str, reason: str) -> str:
    """What was unusual, in words, with the reason the person gave."""
    kind = code.partition(":")[0]
    sentences = {
        "future-time": _("A time stated here was in the future when it was signed."),
        "before-concern": _("A time stated here is before the concern was noticed."),
        "clock-behind": _("The laptop's clock was behind its last entry when this was signed."),
        "same-signer": _("The same person signed another part that is meant for somebody else."),
        "late": _("Done after it was due."),
        "before": _("Signed before a part that comes first on the form."),
        "does-not-apply": _("Signed although the form's own answers say it does not apply."),
    }
    sentence = sentences.get(kind, _("Marked: {code}.").format(code=code))
    return _("{sentence} Reason given: {reason}").format(sentence=sentence, reason=reason)
