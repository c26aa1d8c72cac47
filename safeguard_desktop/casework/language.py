"""Guidance on words for a text: which packs are in force, a checker for each kind of segment, and an organisation's own pack."""

from collections.abc import Collection, Iterable, Sequence

from safeguard_desktop.casework.desk import Books, Desk, OpenBooks
from safeguard_desktop.content.language_file import read_language_pack, try_examples
from safeguard_desktop.content.shipped import LANGUAGE, Shipped
from safeguard_desktop.domain.contents import DefinitionAdopted
from safeguard_desktop.domain.errors import Refused
from safeguard_desktop.domain.language.checking import Checker
from safeguard_desktop.domain.language.findings import Finding
from safeguard_desktop.domain.language.rules import LanguagePack, Segment
from safeguard_desktop.domain.moments import LONDON
from safeguard_desktop.domain.roles import Role
from safeguard_desktop.domain.texts import gettext as _


class Guidance:
    """Packs of words made ready, one checker for each kind of segment; each is built at its first use."""

    def __init__(self, packs: Iterable[LanguagePack]) -> None:
        self.packs = tuple(packs)
        self._checkers: dict[Segment, Checker] = {}

    def checker(self, segment: Segment = Segment.ACCOUNT) -> Checker:
        """The checker for a kind of segment."""
        if segment not in self._checkers:
            self._checkers[segment] = Checker(self.packs, segment)
        return self._checkers[segment]

    def findings(self, text: str, segment: Segment = Segment.ACCOUNT) -> Sequence[Finding]:
        """The findings of a worker's own text. Raises Refused where it holds what cannot be kept."""
        refuse_what_cannot_be_kept(text)
        return self.checker(segment).check(text).findings


def shipped_guidance(
    shipped: Shipped, also_on: Collection[str] = (), own: Iterable[tuple[str, bytes]] = ()
) -> Guidance:
    """Guidance by the packs that came with the program and are on, those named, and files of an organisation's own.

    Raises Refused for a pack that does not exist, and FaultyFile for one of their own that has a fault.
    """
    packs = [read_language_pack(one.data, one.id) for one in shipped.of_kind(LANGUAGE)]
    unknown = set(also_on) - {pack.id for pack in packs}
    if unknown:
        raise Refused(
            _("There is no pack of words '{id}' here.").format(id=min(unknown)[:40]),
            _("There are: {ids}.").format(ids=", ".join(pack.id for pack in packs)),
        )
    chosen = [pack for pack in packs if pack.is_on or pack.id in also_on]
    return Guidance([*chosen, *(read_language_pack(data, name) for name, data in own)])


def guidance_in_force(books: Books, also_on: Collection[str] = ()) -> Guidance:
    """Guidance by the packs that the vault has adopted, the newest of each, where they are on or named."""
    adopted = books.desk.definitions.in_force(books.organisation, LANGUAGE)
    packs = [books.desk.definitions.language_pack(books.reading, one.hash) for one in adopted]
    chosen = books.organisation.language_packs
    return Guidance([pack for pack in packs if chosen.get(pack.id, pack.is_on) or pack.id in also_on])


def adopt_language_pack(desk: Desk, data: bytes, name: str) -> LanguagePack:
    """Takes an organisation's own pack of words into force from today on; it runs its own examples first.

    Raises FaultyFile with every fault; Refused for anyone but a designated person, for the id of a pack that comes with the
    program, and for other bytes under an id and version that are in force already.
    """
    pack = read_language_pack(data, name)
    try_examples(pack, name)
    if any(one.id == pack.id for one in desk.shipped.of_kind(LANGUAGE)):
        raise Refused(
            _("A pack of words named '{id}' comes with the program. Nothing was changed.").format(id=pack.id),
            _("Give yours an id of its own, such as 'our-{id}'.").format(id=pack.id),
        )
    desk.write(lambda books: take_pack_in(books, pack, data))
    return pack


def take_pack_in(books: OpenBooks, pack: LanguagePack, data: bytes) -> None:
    """The same inside an act that changes more, for a pack that is read and tried already."""
    if Role.DESIGNATED_PERSON not in books.me.roles:
        raise Refused(
            _("Only a designated person can take in a pack of words. Nothing was changed."),
            _("Ask the designated person to do it on this laptop."),
        )
    here = books.organisation.adopted_of(LANGUAGE, pack.id)
    if here is not None and here.version >= pack.version and here.hash != pack.hash:
        raise Refused(
            _("Version {version} of the pack '{id}' is in force already. Nothing was changed.").format(
                version=here.version, id=pack.id
            ),
            _("Raise the version in the file."),
        )
    digest = books.writing.adopt(LANGUAGE, pack.id, pack.version, data)
    if here is None or here.hash != digest:
        today = books.desk.clock.now().astimezone(LONDON).date().isoformat()
        books.append(books.desk.organisation_file, DefinitionAdopted(LANGUAGE, pack.id, pack.version, digest, today))


def refuse_what_cannot_be_kept(text: str) -> None:
    """Raises Refused where a text holds NUL or half a character (a lone surrogate), which no record can keep."""
    for position, sign in enumerate(text) if not text.isascii() or "\0" in text else ():
        if sign == "\0" or "\ud800" <= sign <= "\udfff":
            kind = "NUL" if sign == "\0" else _("half a character, U+{code}").format(code=f"{ord(sign):04X}")
            raise Refused(
                _("The text holds a character that cannot be kept ({kind}), at place {position}.").format(
                    kind=kind, position=position
                ),
                _("Take it out and try again."),
            )
