"""Erasing the words of one entry: deliberate, reasoned, signed. Its envelope stays, so that the chain still holds."""

from safeguard_desktop.casework.desk import Desk, OpenBooks
from safeguard_desktop.domain.contents import Erased
from safeguard_desktop.domain.errors import Refused
from safeguard_desktop.domain.ids import EntryId
from safeguard_desktop.domain.roles import Role
from safeguard_desktop.domain.texts import gettext as _


def erase_words(desk: Desk, reference: str, of: EntryId, reason: str, legal_basis: str) -> EntryId:
    """A designated person erases an entry's content and attachments for good; the erasure itself says who, when and why.

    Copies on other laptops, in backups and on paper are not reached by it. Raises Refused.
    """
    if not reason.strip() or not legal_basis.strip():
        raise Refused(_("An erasure says why and on what legal basis. Nothing was erased."))

    def erase(books: OpenBooks) -> EntryId:
        if Role.DESIGNATED_PERSON not in books.me.roles:
            raise Refused(_("Only a designated person can erase. Nothing was erased."))
        case = books.case(reference)
        entry = next((one for one in case.entries if one.id == of), None)
        if entry is None or entry.content is None or entry is case.entries[0]:
            raise Refused(_("There is no such entry here whose words could be erased. Nothing was erased."))
        erased = books.append(case.id, Erased(of, reason, legal_basis))
        books.writing.erase(of)
        return erased.id

    return desk.write(erase)
