"""Adding, changing and withdrawing what the organisation knows of an authority; each is a signed entry.

A wrong number or limit can cost a night, so only a designated person changes them; everybody sees them.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date

from safeguard_desktop.casework.desk import Books, Desk, OpenBooks
from safeguard_desktop.casework.looking_at_authorities import ActWithLimit, acts_with_limits
from safeguard_desktop.casework.setting_up import may_give_roles
from safeguard_desktop.domain.authorities import (
    Accepts,
    Authority,
    AuthorityKind,
    AuthorityProfiled,
    AuthorityWithdrawn,
    StatedLimit,
    name_key,
)
from safeguard_desktop.domain.authority_limits import parse_authority_limit
from safeguard_desktop.domain.errors import Refused
from safeguard_desktop.domain.ids import AuthorityId
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.vault import new_authority_id

LONGEST_LINE = 200
_NUMBER = re.compile(r"\+?[0-9][0-9 ().-]{1,29}(( ?(ext|x)\.? ?|,)[0-9]{1,6})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class AuthorityAnswers:
    """What is said of an authority. `limits` are those of its own that are known; `from_day` (ISO date), "" for today."""

    kind: AuthorityKind
    name: str
    area: str = ""
    telephone: str = ""
    out_of_hours_telephone: str = ""
    route: str = ""
    email: str = ""
    accepts_alert_form: Accepts = Accepts.NOT_KNOWN
    limits: tuple[StatedLimit, ...] = ()
    from_day: str = ""


def add_authority(desk: Desk, answers: AuthorityAnswers) -> AuthorityId:
    """Adds an authority's profile. Raises Refused for who may not, and for what cannot stand in one."""
    authority = new_authority_id()
    desk.write(lambda books: _keep(books, authority, answers))
    return authority


def change_authority(desk: Desk, authority: AuthorityId, answers: AuthorityAnswers) -> bool:
    """Makes a profile what was said. Returns whether anything changed. Raises Refused."""

    def change(books: OpenBooks) -> bool:
        known = books.organisation.authorities.get(authority)
        if known is None:
            raise UnknownAuthority
        return _keep(books, authority, answers, known)

    return desk.write(change)


def withdraw_authority(desk: Desk, authority: AuthorityId, reason: str) -> None:
    """Takes a profile out of use; what was entered stays in its history. Raises Refused."""

    def withdraw(books: OpenBooks) -> None:
        _refuse_unless_may_change(books)
        if authority not in books.organisation.authorities:
            raise UnknownAuthority
        if not reason.strip():
            raise Refused(_("Please say why this authority is taken out of use. Nothing was changed."))
        withdrawn = AuthorityWithdrawn(authority, reason.strip(), books.desk.now.date.isoformat())
        books.append(books.desk.organisation_file, withdrawn)

    desk.write(withdraw)


class UnknownAuthority(Refused):
    """No profile of that authority is in force."""

    def __init__(self) -> None:
        super().__init__(
            _("There is no such authority here. Nothing was changed."),
            _("'authority list' shows those that are here."),
        )


class AuthorityNotFit(Refused):
    """Something in a profile cannot stand there. `field` names the answer."""

    def __init__(self, field: str, message: str) -> None:
        self.field = field
        super().__init__(message, _("Nothing was changed. Please correct it and sign again."))


def find_authority(authorities: tuple[Authority, ...], words: str) -> Authority:
    """The authority of that name or id. Raises UnknownAuthority."""
    found = [one for one in authorities if words.strip() == one.id or name_key(words) == name_key(one.profile.name)]
    if not found:
        raise UnknownAuthority
    return found[0]


def check_answers_of(answers: AuthorityAnswers, acts: tuple[ActWithLimit, ...]) -> AuthorityAnswers:
    """The answers, tidied. Raises AuthorityNotFit for the first that cannot stand in a profile."""
    tidy = replace(
        answers,
        name=_on_one_line(answers.name),
        area=_on_one_line(answers.area),
        telephone=_on_one_line(answers.telephone),
        out_of_hours_telephone=_on_one_line(answers.out_of_hours_telephone),
        email=_on_one_line(answers.email),
        route=answers.route.strip(),
        limits=tuple(one for one in answers.limits if one.limit.strip()),
    )
    if not tidy.name:
        raise AuthorityNotFit("name", _("Please give the authority a name."))
    for name in (*_LINES, "route"):
        _check_text(name, getattr(tidy, name))
    for name in ("telephone", "out_of_hours_telephone"):
        if getattr(tidy, name) and not _NUMBER.fullmatch(getattr(tidy, name)):
            raise AuthorityNotFit(name, _("This is no telephone number. Write it in digits, such as 01522 555 0100."))
    if tidy.from_day and not _is_date(tidy.from_day):
        raise AuthorityNotFit("from_day", _("The day it holds from is no date."))
    for one in tidy.limits:
        _check_limit(one, acts)
    return tidy


_LINES = ("name", "area", "telephone", "out_of_hours_telephone", "email")


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _check_text(name: str, text: str) -> None:
    if len(text) > LONGEST_LINE * (5 if name == "route" else 1):
        raise AuthorityNotFit(name, _("This is too long to be read in a hurry."))
    # Signs that turn the writing round could show the digits of a number in another order.
    if any(unicodedata.category(sign) in {"Cc", "Cf", "Cs"} and sign != "\n" for sign in text):
        raise AuthorityNotFit(name, _("This holds a sign that cannot be seen. Please type it again."))


def _check_limit(one: StatedLimit, acts: tuple[ActWithLimit, ...]) -> None:
    if one.action not in {act.action for act in acts}:
        raise AuthorityNotFit(
            f"limit:{one.action}", _("No time limit of your procedure gives way to an authority's in that act.")
        )
    _check_text(f"limit:{one.action}", one.where)
    try:
        parse_authority_limit(one.limit)
    except Refused as error:
        raise AuthorityNotFit(f"limit:{one.action}", error.message) from error


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == 10


def _keep(books: OpenBooks, authority: AuthorityId, answers: AuthorityAnswers, known: Authority | None = None) -> bool:
    _refuse_unless_may_change(books)
    tidy = check_answers_of(answers, tuple(acts_with_limits(books)))
    others = (one for one in books.organisation.authorities.values() if one.id != authority)
    if any(name_key(one.profile.name) == name_key(tidy.name) for one in others):
        raise AuthorityNotFit("name", _("Another authority here has that name. Add what tells them apart."))
    profile = _profile(authority, tidy, books.desk.now.date.isoformat())
    if known is not None and replace(profile, in_force_from="") == replace(known.profile, in_force_from="", reasons={}):
        return False
    books.append(books.desk.organisation_file, profile)
    return True


def _profile(authority: AuthorityId, answers: AuthorityAnswers, today: str) -> AuthorityProfiled:
    return AuthorityProfiled(
        authority,
        answers.kind,
        answers.name,
        answers.from_day or today,
        answers.area,
        answers.telephone,
        answers.out_of_hours_telephone,
        answers.route,
        answers.email,
        answers.accepts_alert_form,
        answers.limits,
    )


def _refuse_unless_may_change(books: Books) -> None:
    if not may_give_roles(books):
        raise Refused(
            _("Only a designated person can change what is kept of an authority. Nothing was changed."),
            _("Ask the designated person to do it on this laptop."),
        )
