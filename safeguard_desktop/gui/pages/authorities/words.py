"""What authorities are called on the screen, and how a number to ring reads."""

from collections.abc import Mapping

from safeguard_desktop.casework.looking_at_authorities import NumberToRing
from safeguard_desktop.domain.authorities import Accepts, AuthorityKind, AuthorityProfiled
from safeguard_desktop.domain.texts import gettext as _

KIND_WORDS: Mapping[AuthorityKind, str] = {
    AuthorityKind.CHILDRENS_SERVICES: _("Children's services"),
    AuthorityKind.ADULTS_SERVICES: _("Adults' services"),
    AuthorityKind.POLICE: _("Police"),
    AuthorityKind.DESIGNATED_OFFICER: _("Designated officer (LADO)"),
    AuthorityKind.OTHER: _("Another authority"),
}
ACCEPTS_WORDS: Mapping[Accepts, str] = {
    Accepts.YES: _("Yes"),
    Accepts.NO: _("No, it has a form of its own"),
    Accepts.NOT_KNOWN: _("Not known yet"),
}


def numbers_in_words(profile: AuthorityProfiled) -> str:
    """The numbers of an authority in a line: by day, then out of hours."""
    day = _("By day {number}").format(number=profile.telephone) if profile.telephone else ""
    night = profile.out_of_hours_telephone
    out_of_hours = _("out of hours {number}").format(number=night) if night else ""
    return ", ".join(filter(None, (day, out_of_hours))) or _("No number yet")


def who_answers(number: NumberToRing) -> str:
    """Whose number it is, and when it is answered."""
    words = _("{name}, out of hours") if number.is_out_of_hours else _("{name}, by day")
    return words.format(name=number.name)
