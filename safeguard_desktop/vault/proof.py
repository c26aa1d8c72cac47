"""Proofs: for each printed entry its envelope, signature and certificate, and only the answers that were
shown.

A proof travels inside a sealed document and needs no vault to be checked. Format byte for byte:
docs/vault-format.md.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from safeguard_desktop.domain.contents import WorkerEnrolled
from safeguard_desktop.domain.entries import Envelope
from safeguard_desktop.domain.ids import EntryId, KeyId
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.vault.canonical import Item, canonical, commitment_of, entry_id_of, item_digest
from safeguard_desktop.vault.errors import NotAProof
from safeguard_desktop.vault.reading import Reading
from safeguard_desktop.vault.signing import is_key_proof, is_signed
from safeguard_desktop.vault.structuring import Unreadable, envelope_from_bytes, item_from_row, json_value

FORMAT = 1
LARGEST_PROOF_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class ProvedEntry:
    """One entry as a proof shows it: `shown` by item name ("answers.noticed_at"), `hidden` how many items it
    keeps back.
    """

    id: EntryId
    envelope: Envelope
    shown: Mapping[str, Any]
    hidden: int
    is_good: bool

    @property
    def is_bare(self) -> bool:
        """Whether it shows and hides nothing, as an entry whose words were erased."""
        return not self.shown and not self.hidden


@dataclass(frozen=True, slots=True)
class ProvedKey:
    """A key that signed entries of the proof, its certificate (PEM), and whether its holder vouched for the
    certificate.
    """

    key: KeyId
    certificate: str
    enrolled_by: EntryId | str
    is_good: bool


@dataclass(frozen=True, slots=True)
class ProofReport:
    """What a proof says, and `problems` in words; none where all of it holds.

    `heads` are the case file's, by device.
    """

    entries: Mapping[EntryId, ProvedEntry]
    keys: Mapping[KeyId, ProvedKey]
    heads: Mapping[str, str]
    problems: tuple[str, ...] = field(default=())

    @property
    def is_good(self) -> bool:
        """Whether every signature, commitment, link and certificate holds."""
        return not self.problems


def make_proof(
    reading: Reading,
    shown: Mapping[EntryId, Collection[str]],
    heads: Mapping[Any, str],
    certificates: Mapping[KeyId, tuple[str, EntryId]],
) -> bytes:
    """The proof of these entries that shows these items of each and keeps the others back.

    `certificates` are each author's PEM certificate and the entry that enrolled it. Raises UnknownEntry.
    """
    kept = [reading.kept_entry(entry_id) for entry_id in shown]
    entries = [
        {
            "envelope": json_value(row.envelope),
            "signature": row.signature,
            "items": _proved_items(reading.opened_items(row.id), frozenset(shown[row.id])),
        }
        for row in kept
    ]
    authors = {KeyId(entry["envelope"]["author"]) for entry in entries}
    keys = [_proved_key(reading, key, *certificates[key]) for key in sorted(authors) if key in certificates]
    return canonical({"format": FORMAT, "entries": entries, "keys": keys, "heads": dict(heads)})


def check_proof(data: bytes) -> ProofReport:
    """What the proof says and whether it holds; raises NotAProof for bytes that are none."""
    if len(data) > LARGEST_PROOF_BYTES:
        raise NotAProof
    try:
        value = json_value(data)
        if set(value) != {"format", "entries", "keys", "heads"} or value["format"] != FORMAT:
            raise NotAProof
        entries = [_checked_entry(entry) for entry in value["entries"]]
        keys = [_checked_key(key) for key in value["keys"]]
        heads = {_text(device): _text(head) for device, head in value["heads"].items()}
    except (Unreadable, KeyError, TypeError, AttributeError, ValueError, RecursionError) as error:
        raise NotAProof from error
    return ProofReport(
        {entry.id: entry for entry in entries},
        {key.key: key for key in keys},
        heads,
        tuple(_problems(entries, keys, heads)),
    )


def missing_from(reading: Reading, report: ProofReport) -> tuple[EntryId, ...]:
    """Which entries of a proof are not in this vault. An entry's id covers its envelope and its words."""
    return tuple(entry for entry in report.entries if not reading.has_entry(entry))


def _proved_items(items: tuple[Item, ...], shown: frozenset[str]) -> list[Any]:
    return [
        [item.name, item.salt.hex(), item.value] if item.name in shown else item_digest(item).hex() for item in items
    ]


def _proved_key(reading: Reading, key: KeyId, certificate: str, entry: EntryId) -> dict[str, str]:
    content = reading.entry(entry).content
    proof = content.key_proof if isinstance(content, WorkerEnrolled) else ""
    return {"key": key, "certificate": certificate, "key_proof": proof, "enrolled_by": entry}


def _checked_entry(value: Any) -> ProvedEntry:
    envelope_data = canonical(value["envelope"])
    envelope = envelope_from_bytes(envelope_data)
    items = [item_from_row(row) for row in value["items"] if isinstance(row, list)]
    hidden = [bytes.fromhex(row) for row in value["items"] if not isinstance(row, list)]
    digests = [item_digest(item) for item in items] + hidden
    is_erased = not digests
    is_good = is_signed(envelope_data, _text(value["signature"]), envelope.author) and (
        is_erased or commitment_of(digests) == envelope.commitment
    )
    shown = {item.name: item.value for item in items}
    return ProvedEntry(entry_id_of(envelope_data), envelope, shown, len(hidden), is_good and len(shown) == len(items))


def _checked_key(value: Any) -> ProvedKey:
    key, certificate, proof = KeyId(_text(value["key"])), _text(value["certificate"]), _text(value["key_proof"])
    return ProvedKey(key, certificate, _text(value["enrolled_by"]), is_key_proof(certificate, proof, key))


def _problems(entries: list[ProvedEntry], keys: list[ProvedKey], heads: Mapping[str, str]) -> list[str]:
    problems = [
        _("Entry {number} of laptop {device} was changed after signing.").format(
            number=entry.envelope.number, device=entry.envelope.device[:8]
        )
        for entry in entries
        if not entry.is_good
    ]
    problems += [_("A certificate does not belong to the key it came with.") for key in keys if not key.is_good]
    if {entry.envelope.author for entry in entries} - {key.key for key in keys}:
        problems.append(_("The proof lacks the certificate of somebody who signed."))
    if len({entry.id for entry in entries}) != len(entries):
        problems.append(_("The proof holds an entry twice."))
    return problems + _link_problems(entries, heads)


def _link_problems(entries: list[ProvedEntry], heads: Mapping[str, str]) -> list[str]:
    """Neighbours in a chain must be linked, no place may be taken twice, and a head must be where the chain
    ends.
    """
    places = {(entry.envelope.file, entry.envelope.device, entry.envelope.number): entry for entry in entries}
    problems = []
    if len(places) != len(entries):
        problems.append(_("The proof holds two different entries in one place."))
    for (file, device, number), entry in places.items():
        before = places.get((file, device, number - 1))
        if (before is not None and entry.envelope.previous != before.id) or (
            (number == 1) != (entry.envelope.previous == "")
        ):
            problems.append(_("The proof's entries do not follow from one another."))
        if device not in heads:
            problems.append(
                _("The proof does not say where the chain of laptop {device} ends.").format(device=device[:8])
            )
    return list(dict.fromkeys(problems))


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise NotAProof
    return value
