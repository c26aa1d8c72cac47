"""The sentences casework says no with. Each says whether the record is safe and what to do next; none names a person."""

from collections.abc import Sequence

from safeguard_desktop.domain.cautions import Caution
from safeguard_desktop.domain.errors import Refused
from safeguard_desktop.domain.form_checks import AnswerFault
from safeguard_desktop.domain.texts import gettext as _


class UnknownCase(Refused):
    """No case file here has that reference."""

    def __init__(self) -> None:
        super().__init__(_("No case file here has that reference."), _("'case list' shows those that are here."))


class UnknownDocument(Refused):
    """No document here was issued by that entry."""

    def __init__(self) -> None:
        super().__init__(
            _("That document is not in this vault."), _("The case file's documents show those that are here.")
        )


class UnknownWorker(Refused):
    """The key that opened the vault may read but belongs to nobody who is enrolled."""

    def __init__(self) -> None:
        super().__init__(
            _("This key opens the vault but is not enrolled as anybody's, so it cannot sign."),
            _("A designated person can enrol it."),
        )


class NotYourPart(Refused):
    """The signer holds none of the roles that may sign the part."""

    def __init__(self, part: str, roles: Sequence[str]) -> None:
        super().__init__(
            _("'{part}' is signed by: {roles}. Nothing was signed; what was written is kept as a draft.").format(
                part=part, roles=", ".join(roles)
            ),
            _("A designated person can give you the role, or the part can be recorded as told by telephone."),
        )


class NotYet(Refused):
    """Other parts come first, or the part does not apply."""


class AnswersDoNotFit(Refused):
    """Answers that stop signing, never saving. `faults` are all of them."""

    def __init__(self, faults: Sequence[AnswerFault]) -> None:
        self.faults = tuple(faults)
        lines = "\n".join(f"  {fault.field}: {fault.problem}" for fault in faults)
        super().__init__(
            _("This cannot be signed yet. What was written is kept as a draft.\n{lines}").format(lines=lines)
        )


class AnswersCannotBeKept(Refused):
    """Answers that hold what no file can hold (half of a character pair, NUL): named, refused, and everything else left alone."""

    def __init__(self, faults: Sequence[AnswerFault]) -> None:
        self.faults = tuple(faults)
        lines = "\n".join(f"  {fault.field}: {fault.problem}" for fault in faults)
        super().__init__(_("This cannot be kept as it is, so nothing was changed.\n{lines}").format(lines=lines))


class ReasonsNeeded(Refused):
    """Something is unusual: it can be done as soon as a reason stands beside each caution."""

    def __init__(self, cautions: Sequence[Caution], *, is_draft_kept: bool = False) -> None:
        self.cautions = tuple(cautions)
        lines = "\n".join(f"  {caution.code}: {caution.message}" for caution in cautions)
        sentence = (
            _("Please say why, then sign again. What was written is kept as a draft.\n{lines}")
            if is_draft_kept
            else _("Please say why, then do it again. Nothing was changed.\n{lines}")
        )
        options = " ".join(f"--reason {caution.code}='...'" for caution in cautions)
        super().__init__(sentence.format(lines=lines), _("Type the same again with: {options}").format(options=options))
