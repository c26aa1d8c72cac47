"""The people of the organisation as rows: with a key, without one, and which roles nobody holds."""

from safeguard_desktop.casework.looking_at_organisation import OrganisationHere, PersonHere, RoleHeld
from safeguard_desktop.domain.organisation import Basis
from safeguard_desktop.domain.roles import Role
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.kit.rows import GroupHead, Row
from safeguard_desktop.gui.pages.setting_up.roles_picker import role_words

NEEDED = (Role.LINE_MANAGER, Role.DESIGNATED_PERSON, Role.COUNTER_SIGNATORY)
STRAY = "stray:"
"""Before the label, in the key of a row for a key that is nobody's."""


def people_rows(here: OrganisationHere) -> list[GroupHead | Row]:
    """Group heads and rows; the key of a row is the person's id."""
    with_key = [one for one in here.people if one.label]
    without = [one for one in here.people if not one.label]
    rows: list[GroupHead | Row] = [GroupHead("password", _("With a key"), len(with_key))]
    rows += [_row(one, one.label) for one in with_key]
    if without:
        rows.append(GroupHead("telephone", _("Without a key"), len(without)))
        rows += [_row(one, _("no key yet")) for one in without]
    idle = [
        *((label, _("Older key of {name}").format(name=name)) for label, name in here.older_keys),
        *((label, _("Nobody’s: its making or removal was cut short")) for label in here.keys_without_person),
    ]
    if idle:
        rows.append(GroupHead("attention", _("Keys that can be removed"), len(idle), is_late=True))
        rows += [
            Row(f"{STRAY}{label}", who=label, what=words, why=_("It still opens these records."))
            for label, words in idle
        ]
    return rows


def empty_roles(here: OrganisationHere) -> tuple[Role, ...]:
    """The roles of the procedure that nobody holds."""
    held = {one.role for person in here.people for one in person.roles}
    return tuple(role for role in NEEDED if role not in held)


def role_in_row(held: RoleHeld) -> str:
    """A role as it stands in a row."""
    words = role_words(held.role)
    return _("{role} (deputy)").format(role=words) if held.is_deputy else words


def _row(person: PersonHere, key: str) -> Row:
    roles = ", ".join(role_in_row(one) for one in person.roles) or _("No role")
    words = " ".join(filter(None, (f"{roles}.", _recovered(person))))
    return Row(
        person.id, who=key, what=person.name, why=words, when=_since(person), chip=_("You") if person.is_me else ""
    )


def _since(person: PersonHere) -> str:
    if not person.roles:
        return ""
    first = min(one.since for one in person.roles)
    return _("Since {day}").format(day=f"{first.day} {first:%b %Y}")


def _recovered(person: PersonHere) -> str:
    if person.basis is Basis.AFTER_RECOVERY:
        return _("Key made after the recovery sheet was used.")
    if any(one.after_recovery for one in person.roles):
        return _("Role given after the recovery sheet was used.")
    return ""
