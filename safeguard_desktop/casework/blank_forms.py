"""The shipped forms without a vault: to look at, and blank to print and fill by hand."""

from safeguard_desktop.casework.body_maps import drawing_for
from safeguard_desktop.content.form_file import read_form
from safeguard_desktop.content.shipped import FORM, Shipped
from safeguard_desktop.documents import render_blank
from safeguard_desktop.domain.errors import Refused
from safeguard_desktop.domain.forms import Form
from safeguard_desktop.domain.texts import gettext as _


def shipped_forms(shipped: Shipped) -> list[Form]:
    """All forms that come with the program, by id."""
    return [read_form(one.data, one.id) for one in shipped.of_kind(FORM)]


def shipped_form(shipped: Shipped, form_id: str) -> Form:
    """The newest version of one of them. Raises Refused for an id there is no form of."""
    forms = [one for one in shipped.of_kind(FORM) if one.id == form_id]
    if not forms:
        known = ", ".join(one.id for one in shipped.of_kind(FORM))
        raise Refused(_("There is no form '{id}'.").format(id=form_id), _("There are: {ids}.").format(ids=known))
    newest = max(forms, key=lambda one: one.version)
    return read_form(newest.data, newest.id)


def blank_form(shipped: Shipped, form_id: str) -> bytes:
    """The form as a PDF to print and fill by hand."""
    form = shipped_form(shipped, form_id)
    return render_blank(form, shipped.third_party, drawing_for(shipped, form))
