"""Random ids: 128 bits each from the operating system, as lower-case hexadecimal text."""

import secrets

from safeguard_desktop.domain.ids import AuthorityId, CaseReference, DeviceId, FileId, PersonId, RecordId

_REFERENCE_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


def _random() -> str:
    return secrets.token_hex(16)


def new_file_id() -> FileId:
    """The id of a new case file or organisation file."""
    return FileId(_random())


def new_record_id() -> RecordId:
    """The id of a new record, that is one filled copy of a form."""
    return RecordId(_random())


def new_person_id() -> PersonId:
    """The id of a worker or colleague."""
    return PersonId(_random())


def new_authority_id() -> AuthorityId:
    """The id of an authority the organisation deals with."""
    return AuthorityId(_random())


def new_device_id() -> DeviceId:
    """The id of this laptop's copy of a vault; never used again once the copy was found older than it was."""
    return DeviceId(_random())


def new_draft_id() -> str:
    """The id of a new draft."""
    return _random()


def new_slot_id() -> str:
    """The id of a slot."""
    return _random()


def new_vault_id() -> str:
    """The id of a new vault."""
    return _random()


def new_case_reference(prefix: str) -> CaseReference:
    """A short random reference such as EY-7QK4-3MPX: about 39 bits, without letters that sound or look like
    others.
    """
    letters = [secrets.choice(_REFERENCE_LETTERS) for _ in range(8)]
    return CaseReference("-".join(part for part in (prefix, "".join(letters[:4]), "".join(letters[4:])) if part))
