"""The child of the kill tests: on demand forks a worker that saves and prints what was acknowledged."""

import os
import resource
import sys
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from safeguard_desktop.domain.contents import PartConfirmed
from safeguard_desktop.domain.drafts import Draft
from safeguard_desktop.domain.entries import Entry
from safeguard_desktop.domain.errors import MendableError
from safeguard_desktop.domain.ids import Digest, EntryId, FileId, PersonId
from safeguard_desktop.vault import OpenVault, VaultPlace, Writing, unlock


def now() -> datetime:
    return datetime.now(UTC)


def draft(typed: int) -> Draft:
    answers = {"account": "x" * typed}
    return Draft("d" * 32, PersonId("1" * 32), "", "", "", "form", Digest("a" * 64), "report", answers, now(), now())


def append(writing: Writing) -> Entry:
    return writing.append(FileId("f" * 32), PartConfirmed(EntryId("x" * 2000)), now(), "+00:00")


def work(vault: OpenVault, mode: str) -> None:
    number = 0
    while True:
        number += 1
        if mode == "drafts":
            vault.write(partial(Writing.save_draft, draft=draft(number)))
            print(number, flush=True)
            continue
        try:
            entry = vault.write(append)
        except MendableError as error:
            print(f"refused {type(error).__name__}", flush=True)
            return
        print(entry.id, flush=True)


def main() -> None:
    folder, state, passphrase = sys.argv[1:]
    # Each line asks for one worker; forking one is far cheaper than starting a Python for each.
    while line := sys.stdin.readline():
        mode, limit = line.split()
        if child := os.fork():
            print(child, flush=True)
            os.waitpid(child, 0)
            print("ended", flush=True)
            continue
        vault = unlock(VaultPlace(Path(folder), Path(state)), "heron", passphrase, now)
        print("open", flush=True)
        if int(limit):
            resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), int(limit)))
        work(vault, mode)
        os._exit(0)


main()
