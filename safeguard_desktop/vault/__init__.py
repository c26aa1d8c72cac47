"""Keeps: keys, the encrypted database, entries, drafts, adopted definitions, the access log and backups.

The only package that speaks SQL, and the only one that makes keys, canonical bytes and hashes. Formats:
docs/vault-format.md.
"""

from safeguard_desktop.vault.backup import BackupReport, restore
from safeguard_desktop.vault.checking import CheckReport
from safeguard_desktop.vault.entry_reading import DamagedEntry
from safeguard_desktop.vault.errors import (
    CannotBeKept,
    ChainsDoNotFit,
    DamagedVault,
    DiskFailed,
    DiskFull,
    EngineTooOld,
    LabelNotFit,
    LastWorker,
    MarkerNotWritten,
    NameNotFit,
    NewerVault,
    NotAProof,
    NotAVault,
    NotEnoughMemory,
    NothingErasesIt,
    ReadOnlyPlace,
    RecoveryTextUnreadable,
    SignsAsNobody,
    UnknownEntry,
    UnknownLabel,
    VaultExists,
    VaultInUse,
    VaultIsOlder,
    WaitBeforeRetry,
    WeakPassphrase,
    WrongPassphrase,
    WrongRecoverySheet,
)
from safeguard_desktop.vault.identifiers import (
    new_authority_id,
    new_case_reference,
    new_draft_id,
    new_file_id,
    new_person_id,
    new_record_id,
)
from safeguard_desktop.vault.journal import Rollback
from safeguard_desktop.vault.keyring_store import KeyringStore
from safeguard_desktop.vault.keys import KeyCost, check_passphrase
from safeguard_desktop.vault.labels import fit_label, free_label
from safeguard_desktop.vault.merging import MergeReport
from safeguard_desktop.vault.open_vault import OpenVault
from safeguard_desktop.vault.opening import NewWorker, create_vault, labels, unlock, unlock_with_recovery
from safeguard_desktop.vault.place import VaultPlace
from safeguard_desktop.vault.proof import (
    ProofReport,
    ProvedEntry,
    ProvedKey,
    check_proof,
    make_proof,
    missing_from,
)
from safeguard_desktop.vault.reading import AccessLine, CarriedEntry, Definition, Reading
from safeguard_desktop.vault.recovery_sheet import RecoverySheet, is_same_recovery_text
from safeguard_desktop.vault.signing import Enrolment, SealingKey
from safeguard_desktop.vault.unfinished import set_aside_unfinished
from safeguard_desktop.vault.writing import Writing

__all__ = [
    "AccessLine",
    "BackupReport",
    "CannotBeKept",
    "CarriedEntry",
    "ChainsDoNotFit",
    "CheckReport",
    "DamagedEntry",
    "DamagedVault",
    "Definition",
    "DiskFailed",
    "DiskFull",
    "EngineTooOld",
    "Enrolment",
    "KeyCost",
    "KeyringStore",
    "LabelNotFit",
    "LastWorker",
    "MarkerNotWritten",
    "MergeReport",
    "NameNotFit",
    "NewWorker",
    "NewerVault",
    "NotAProof",
    "NotAVault",
    "NotEnoughMemory",
    "NothingErasesIt",
    "OpenVault",
    "ProofReport",
    "ProvedEntry",
    "ProvedKey",
    "ReadOnlyPlace",
    "Reading",
    "RecoverySheet",
    "RecoveryTextUnreadable",
    "Rollback",
    "SealingKey",
    "SignsAsNobody",
    "UnknownEntry",
    "UnknownLabel",
    "VaultExists",
    "VaultInUse",
    "VaultIsOlder",
    "VaultPlace",
    "WaitBeforeRetry",
    "WeakPassphrase",
    "Writing",
    "WrongPassphrase",
    "WrongRecoverySheet",
    "check_passphrase",
    "check_proof",
    "create_vault",
    "fit_label",
    "free_label",
    "is_same_recovery_text",
    "labels",
    "make_proof",
    "missing_from",
    "new_authority_id",
    "new_case_reference",
    "new_draft_id",
    "new_file_id",
    "new_person_id",
    "new_record_id",
    "restore",
    "set_aside_unfinished",
    "unlock",
    "unlock_with_recovery",
]
