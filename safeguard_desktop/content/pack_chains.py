"""The chains of a rule pack: who acts where the people who should are not available."""

from collections.abc import Collection

from safeguard_desktop.content.faults import Fault
from safeguard_desktop.content.strict_toml import TableReader
from safeguard_desktop.domain.chains import Chain
from safeguard_desktop.domain.texts import gettext as _


def read_chains(raw: object, rules: Collection[str], reader: TableReader, faults: list[Fault]) -> tuple[Chain, ...]:
    """The [[chain]] tables; `rules` are the ids of the pack's rules, of which each chain names the one that asks for it."""
    if not isinstance(raw, list):
        faults.append(Fault("chain", _("must be written as [[chain]] tables")))
        return ()
    chains = []
    for number, table in enumerate(raw):
        path = f"chain[{number}]"
        chain = reader.read(table, Chain, path, faults)
        if chain is not None:
            _check(chain, rules, path, faults)
            chains.append(chain)
    return tuple(chains)


def _check(chain: Chain, rules: Collection[str], path: str, faults: list[Fault]) -> None:
    if chain.rule not in rules:
        faults.append(Fault(f"{path}.rule", _("is no rule of this pack")))
    if not chain.paragraph.strip():
        faults.append(Fault(f"{path}.paragraph", _("must not be empty")))
    if len(chain.link) < 2:
        faults.append(Fault(f"{path}.link", _("a chain needs two links or more")))
    for number, link in enumerate(chain.link):
        if not link.people.strip():
            faults.append(Fault(f"{path}.link[{number}].people", _("must not be empty")))
        if not link.roles and number < len(chain.link) - 1:
            faults.append(Fault(f"{path}.link[{number}].roles", _("only the last link may name nobody's role")))
