"""An alert form sent as the written referral: only where the authority takes it. Source: Coram 6.33, 7.15.

The authority's own form comes first. What was sent is recorded all the same, once it is said why.
"""

from collections.abc import Iterator, Sequence

from safeguard_desktop.casework.desk import Books
from safeguard_desktop.casework.ladder_cautions import answers_by_fact
from safeguard_desktop.domain.answers import text_of
from safeguard_desktop.domain.authorities import ALERT_FORM, AUTHORITY_FACT, WRITTEN_ON_FACT, Accepts
from safeguard_desktop.domain.cautions import Caution
from safeguard_desktop.domain.contents import PartSigned
from safeguard_desktop.domain.evidence import Evidence, evidence_of
from safeguard_desktop.domain.forms import Form
from safeguard_desktop.domain.milestones import Thread
from safeguard_desktop.domain.texts import gettext as _


def alert_form_cautions(books: Books, threads: Sequence[Thread], form: Form, content: PartSigned) -> Iterator[Caution]:
    """A caution where the alert form was the written referral and nothing says that the authority takes it."""
    if text_of(answers_by_fact(form, content).get(WRITTEN_ON_FACT)) != ALERT_FORM:
        return
    evidence = next((one for one in evidence_of(threads) if one.thread.id == content.thread), None)
    if evidence is None or _is_danger(books, evidence):
        return
    accepts = _accepts(books, evidence.thread)
    if accepts is not Accepts.YES:
        field = next((one.id for one in form.fields if one.fact == WRITTEN_ON_FACT), "")
        yield Caution("alert-form-accepted", _said(accepts), field)


def _said(accepts: Accepts) -> str:
    if accepts is Accepts.NO:
        return _("This authority does not take our alert form as the referral. It has to be on its own form.")
    return _("Nothing here says that this authority takes our alert form as the referral. Its own form comes first.")


def _accepts(books: Books, thread: Thread) -> Accepts:
    stated = text_of(thread.facts.get(AUTHORITY_FACT, "")) or thread.about
    authority = books.organisation.authority_named(stated)
    return authority.profile.accepts_alert_form if authority is not None else Accepts.NOT_KNOWN


def _is_danger(books: Books, evidence: Evidence) -> bool:
    packs = books.desk.definitions.packs(books.reading, evidence.thread.packs)
    return any(pack.is_danger(evidence.facts) for pack in packs.values())
