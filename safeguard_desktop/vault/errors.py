"""What can go wrong with a vault that a person can mend, each in one plain sentence and a next step."""

from safeguard_desktop.domain.errors import NotPossible, Refused
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.domain.texts import ngettext


class WrongPassphrase(Refused):
    """The passphrase does not open this slot."""

    def __init__(self) -> None:
        super().__init__(_("That passphrase does not open this key."), _("Nothing is lost. Please try again."))


class WrongRecoverySheet(Refused):
    """A well-formed recovery text that belongs to another vault or an older sheet."""

    def __init__(self) -> None:
        super().__init__(
            _("This recovery sheet does not open this vault."),
            _("Nothing is lost. Look for the sheet that was printed last, with this vault's number."),
        )


class RecoveryTextUnreadable(Refused):
    """The recovery text as typed cannot be right: wrong length, letter or check."""

    def __init__(self) -> None:
        super().__init__(
            _("The recovery text has a letter too many, too few or wrong."),
            _("Nothing is lost. Compare each group with the printed sheet."),
        )


class WaitBeforeRetry(Refused):
    """Too many wrong passphrases in a row; `seconds` to wait, at most a minute."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        super().__init__(
            ngettext(
                "Too many wrong tries. Please wait {seconds} second.",
                "Too many wrong tries. Please wait {seconds} seconds.",
                seconds,
            ).format(seconds=seconds),
            _("Nothing is lost and nobody is locked out. The right passphrase will work then."),
        )


class WeakPassphrase(Refused):
    """A new passphrase is too easy to guess; the message says why."""

    def __init__(self, message: str) -> None:
        super().__init__(message, _("Choose another one. Several random words make a good passphrase."))


class UnknownLabel(Refused):
    """No slot has this label."""

    def __init__(self) -> None:
        super().__init__(_("This vault has no key with that name."), _("Choose one of the names in the list."))


class LabelNotFit(Refused):
    """A new label is taken, empty, too long or has characters a label may not have."""

    def __init__(self) -> None:
        super().__init__(
            _("A key needs a short name of its own, of letters and digits, that no other key has."),
            _("Choose another name, such as the name of a bird. Please do not use a person's name."),
        )


class NameNotFit(Refused):
    """A person's name for a certificate is empty or has characters that cannot be kept."""

    def __init__(self) -> None:
        super().__init__(_("A person needs a name without control characters."), _("Type the name again."))


class LastWorker(Refused):
    """The only worker, or the one who has the vault open, cannot be removed."""

    def __init__(self) -> None:
        super().__init__(
            _("This key cannot be removed: it is the last one, or the one you are using."),
            _("Add another worker first, and let them remove this key."),
        )


class NotAVault(NotPossible):
    """The folder holds no vault of this program."""

    def __init__(self) -> None:
        super().__init__(_("There is no vault in this folder."), _("Choose the folder again, or restore a backup."))


class VaultExists(Refused):
    """A new vault would overwrite something."""

    def __init__(self) -> None:
        super().__init__(
            _("There is a vault, or part of one, in this folder already."),
            _("Nothing was changed. Choose an empty folder."),
        )


class DamagedVault(NotPossible):
    """A check of the vault's files failed; `check` says which one."""

    def __init__(self, check: str) -> None:
        self.check = check
        super().__init__(
            _("The vault's files are damaged: {check}.").format(check=check),
            _("Nothing was changed. Keep this folder as it is and restore the last backup."),
        )


class NewerVault(NotPossible):
    """The vault was written by a newer version of the program."""

    def __init__(self) -> None:
        super().__init__(
            _("This vault was made by a newer version of the program."),
            _("The record is safe. Install the newer version to open it."),
        )


class VaultInUse(NotPossible):
    """Another running copy of the program has the vault open."""

    def __init__(self) -> None:
        super().__init__(
            _("This vault is already open in another window of the program."),
            _("The record is safe. Use that window, or close it first."),
        )


class ReadOnlyPlace(NotPossible):
    """The vault's folder, or the folder for this laptop's state, cannot be written to."""

    def __init__(self) -> None:
        super().__init__(
            _("The vault's folder cannot be written to."),
            _("What was saved before is safe. Ask for the right to write there, or use another folder."),
        )


class DiskFull(NotPossible):
    """The disk has no room left; the transaction was rolled back."""

    def __init__(self) -> None:
        super().__init__(
            _("The disk is full, so this was not saved."),
            _("What was saved before is safe. Make room on the disk, then try again."),
        )


class DiskFailed(NotPossible):
    """The disk refused to read or write. Whether the last commit stands is unknown until it is read again."""

    def __init__(self) -> None:
        super().__init__(
            _("The disk refused, so this may not have been saved."),
            _("What was saved before is safe. Look whether it is there before you save it again, and make a backup."),
        )


class MarkerNotWritten(NotPossible):
    """The transaction is saved, only the marker beside the vault is not."""

    def __init__(self) -> None:
        super().__init__(
            _("The entry is saved, but the mark that guards against old copies could not be written."),
            _("Do not save it again. Make room on the disk and check that its folder can be written to."),
        )


class NotEnoughMemory(NotPossible):
    """The machine has too little free memory for the slot's key cost."""

    def __init__(self) -> None:
        super().__init__(
            _("There is not enough free memory to open the vault."),
            _("The record is safe. Close other programs and try again."),
        )


class EngineTooOld(NotPossible):
    """The database engine is not the one this program was tested with."""

    def __init__(self) -> None:
        super().__init__(
            _("The database engine on this computer is too old or has no encryption."),
            _("The record is safe. Install the program again."),
        )


class SignsAsNobody(Refused):
    """Opened with the recovery sheet: reading and enrolling only."""

    def __init__(self) -> None:
        super().__init__(
            _("The vault was opened with the recovery sheet, which cannot sign."),
            _("Add a key for yourself, then open the vault with it."),
        )


class VaultIsOlder(Refused):
    """Nothing can be signed before a designated person decided about a vault that is older than its
    marker.
    """

    def __init__(self) -> None:
        super().__init__(
            _("This vault does not match what this laptop last saved, so nothing can be signed yet."),
            _("Everything in it can be read. A designated person must decide how to go on."),
        )


class CannotBeKept(Refused):
    """A value has something that cannot be signed and kept without change;
    the message says what and where.
    """

    def __init__(self, message: str) -> None:
        super().__init__(message, _("Nothing was saved or lost. Take it out and sign again."))


class UnknownEntry(Refused):
    """No entry, draft, attachment or definition of that id is in the vault."""

    def __init__(self) -> None:
        super().__init__(_("This vault does not hold what was asked for."), _("Check that you have the right vault."))


class NothingErasesIt(Refused):
    """Content may be erased only where a signed erasure entry of the same file names it."""

    def __init__(self) -> None:
        super().__init__(
            _("No signed erasure names this entry, so its words stay."),
            _("Sign an erasure with its reason first."),
        )


class ChainsDoNotFit(Refused):
    """Entries from another copy contradict this vault's, miss some between, or have a bad seal."""

    def __init__(self, message: str) -> None:
        super().__init__(message, _("Nothing was taken over. Ask for a fresh copy, and tell the designated person."))


class NotAProof(Refused):
    """The bytes are no proof of this program."""

    def __init__(self) -> None:
        super().__init__(_("The proof inside this document cannot be read."), _("Ask who sent it for a fresh copy."))
