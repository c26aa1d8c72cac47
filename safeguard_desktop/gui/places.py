"""How the page of each place is made when it is first gone to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from safeguard_desktop.gui.place import Place

if TYPE_CHECKING:
    # Pages are loaded when they are gone to.
    from safeguard_desktop.gui.page import Page
    from safeguard_desktop.gui.workplace import Doorstep, Workplace


def _unlock(doorstep: Doorstep) -> Page:
    from safeguard_desktop.gui.pages.unlock.page import UnlockPage

    return UnlockPage(doorstep)


def _today(workplace: Workplace) -> Page:
    from safeguard_desktop.gui.pages.today.page import TodayPage

    return TodayPage(workplace)


def _cases(workplace: Workplace) -> Page:
    from safeguard_desktop.gui.pages.cases.case_files import CaseFilesPage

    return CaseFilesPage(workplace)


def _case(workplace: Workplace) -> Page:
    from safeguard_desktop.gui.pages.cases.page import CaseFilePage

    return CaseFilePage(workplace)


def _deadline(workplace: Workplace) -> Page:
    from safeguard_desktop.gui.pages.due.deadline import DeadlinePage

    return DeadlinePage(workplace)


def _calculator(workplace: Workplace) -> Page:
    from safeguard_desktop.gui.pages.due.calculator import CalculatorPage

    return CalculatorPage(workplace)


def _first_run(doorstep: Doorstep) -> Page:
    from safeguard_desktop.gui.pages.setting_up.first_run import FirstRunPage

    return FirstRunPage(doorstep)


def _recovery(doorstep: Doorstep) -> Page:
    from safeguard_desktop.gui.pages.setting_up.recovery import RecoveryPage

    return RecoveryPage(doorstep)


def _fiction(doorstep: Doorstep) -> Page:
    from safeguard_desktop.gui.pages.setting_up.fiction import FictionPage

    return FictionPage(doorstep)


def _setting_up(workplace: Workplace) -> Page:
    from safeguard_desktop.gui.pages.setting_up.page import SettingUpPage

    return SettingUpPage(workplace)


def _enrolling(workplace: Workplace) -> Page:
    from safeguard_desktop.gui.pages.setting_up.enrolling import EnrollingPage

    return EnrollingPage(workplace)


def _settings(workplace: Workplace) -> Page:
    from safeguard_desktop.gui.pages.settings.page import SettingsPage

    return SettingsPage(workplace)


def _record(workplace: Workplace) -> Page:
    from safeguard_desktop.gui.pages.concern.record_concern import RecordConcernPage

    return RecordConcernPage(workplace)


def _disclosure(workplace: Workplace) -> Page:
    from safeguard_desktop.gui.pages.concern.disclosure import DisclosurePage

    return DisclosurePage(workplace)


def _form_part(workplace: Workplace) -> Page:
    from safeguard_desktop.gui.pages.form_part.page import FormPartPage

    return FormPartPage(workplace)


def _document(workplace: Workplace) -> Page:
    from safeguard_desktop.gui.pages.documents.page import DocumentPage

    return DocumentPage(workplace)


def _check_document(workplace: Workplace) -> Page:
    from safeguard_desktop.gui.pages.documents.check_document import CheckDocumentPage

    return CheckDocumentPage(workplace)


def _guidance(at: Workplace | Doorstep) -> Page:
    from safeguard_desktop.gui.pages.guidance.page import GuidancePage

    return GuidancePage(at)


DOORSTEP_PAGES: Mapping[Place, Callable[[Doorstep], Page]] = {
    Place.UNLOCK: _unlock,
    Place.FIRST_RUN: _first_run,
    Place.RECOVERY: _recovery,
    Place.FICTION: _fiction,
    Place.GUIDANCE: _guidance,
}
"""Pages that need no unlocked vault. Add a maker of your own above, importing your page inside it."""

WORK_PAGES: Mapping[Place, Callable[[Workplace], Page]] = {
    Place.TODAY: _today,
    Place.RECORD: _record,
    Place.DISCLOSURE: _disclosure,
    Place.FORM_PART: _form_part,
    Place.CASES: _cases,
    Place.CASE: _case,
    Place.DEADLINE: _deadline,
    Place.CALCULATOR: _calculator,
    Place.DOCUMENT: _document,
    Place.CHECK_DOCUMENT: _check_document,
    Place.FIRST_RUN: _setting_up,
    Place.RECOVERY: _enrolling,
    Place.SETTINGS: _settings,
    Place.GUIDANCE: _guidance,
}
"""Pages of the unlocked program."""
