"""What a kill may leave in the middle of making a vault: a database that no key opens any more. It is set aside, never deleted."""

from safeguard_desktop.vault.durable_files import plain_disk_errors
from safeguard_desktop.vault.place import VaultPlace
from safeguard_desktop.vault.vault_lock import VaultLock


def set_aside_unfinished(place: VaultPlace) -> bool:
    """Renames the folder of a vault whose making was cut short before its list of keys, and says whether there was one.

    A folder with a list of keys, and one with any file that is not the vault's own, is left alone. Raises VaultInUse.
    """
    database = place.database.name
    ours = {database, f"{database}-wal", f"{database}-shm", place.lock.name, f"{place.slots.name}.new"}
    with plain_disk_errors():
        names = {path.name for path in place.folder.iterdir()} if place.folder.is_dir() else set()
        if database not in names or not names <= ours:
            return False
        VaultLock(place.lock).release()
        number = 1
        while (free := place.folder.with_name(f"{place.folder.name}.unfinished-{number}")).exists():
            number += 1
        place.folder.rename(free)
    return True
