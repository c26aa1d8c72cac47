"""The places a person can be in, by name, and how each page is made when it is first gone to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # Pages are loaded when they are gone to; their modules know this one.
    from safeguard_desktop.gui.page import Page
    from safeguard_desktop.gui.workplace import Doorstep, Workplace


class Place(StrEnum):
    """Every page of the program."""

    UNLOCK = "unlock"
    FIRST_RUN = "first-run"
    RECOVERY = "recovery"
    FICTION = "fiction"
    TODAY = "today"
    RECORD = "record"
    CASES = "cases"
    CASE = "case"
    DEADLINE = "deadline"
    FORM_PART = "form-part"
    DOCUMENT = "document"
    CHECK_DOCUMENT = "check-document"
    GUIDANCE = "guidance"
    OVERSIGHT = "oversight"
    SEARCH = "search"
    SETTINGS = "settings"


def _unlock(doorstep: Doorstep) -> Page:
    from safeguard_desktop.gui.pages.unlock import UnlockPage

    return UnlockPage(doorstep)


def _today(workplace: Workplace) -> Page:
    from safeguard_desktop.gui.pages.today import TodayPage

    return TodayPage(workplace)


def _cases(workplace: Workplace) -> Page:
    from safeguard_desktop.gui.pages.case_files import CaseFilesPage

    return CaseFilesPage(workplace)


def _case(workplace: Workplace) -> Page:
    from safeguard_desktop.gui.pages.case_file import CaseFilePage

    return CaseFilePage(workplace)


def _deadline(workplace: Workplace) -> Page:
    from safeguard_desktop.gui.pages.deadline import DeadlinePage

    return DeadlinePage(workplace)


DOORSTEP_PAGES: Mapping[Place, Callable[[Doorstep], Page]] = {Place.UNLOCK: _unlock}
"""Pages that need no unlocked vault. Add a maker of your own above, importing your page inside it."""

WORK_PAGES: Mapping[Place, Callable[[Workplace], Page]] = {
    Place.TODAY: _today,
    Place.CASES: _cases,
    Place.CASE: _case,
    Place.DEADLINE: _deadline,
}
"""Pages of the unlocked program."""
