"""What has to be known before a concern is recorded: the forms, the case files here, whom to tell, what was begun already."""

from dataclasses import dataclass

from safeguard_desktop.casework.alert_forms import AlertForm, account_forms, alert_forms
from safeguard_desktop.casework.desk import Books, Desk
from safeguard_desktop.casework.looking_at_authorities import NumberToRing, numbers_of
from safeguard_desktop.casework.looking_at_case import CaseLine, look_through_cases
from safeguard_desktop.casework.part_in_hand import AMENDING
from safeguard_desktop.casework.standing_in import acting_in, names_acting
from safeguard_desktop.domain.printed_times import printed_time
from safeguard_desktop.domain.roles import Role
from safeguard_desktop.domain.texts import gettext as _


@dataclass(frozen=True, slots=True)
class Unfinished:
    """My own draft of an alert form's first part, and whom it is about."""

    draft: str
    reference: str
    initials: str
    begun_at: str


@dataclass(frozen=True, slots=True)
class BeforeRecording:
    """The alert forms in force, all case files, the names of those to be told, my drafts that are not signed yet, local numbers,
    and the forms to write down what was said.
    """

    forms: tuple[AlertForm, ...] = ()
    cases: tuple[CaseLine, ...] = ()
    line_managers: tuple[str, ...] = ()
    designated_persons: tuple[str, ...] = ()
    unfinished: tuple[Unfinished, ...] = ()
    numbers: tuple[NumberToRing, ...] = ()
    accounts: tuple[AlertForm, ...] = ()


def before_recording(desk: Desk) -> BeforeRecording:
    """Reads it all."""
    forms, accounts = alert_forms(desk), account_forms(desk)
    firsts = {(form.form_id, form.part) for form in (*forms, *accounts)}

    def look(books: Books) -> BeforeRecording:
        cases = {case.id: case for case in books.cases()}
        mine = [
            draft
            for draft in books.reading.drafts()
            if draft.author == books.me.id and draft.file in cases and (draft.form_id, draft.part) in firsts
        ]
        unfinished = (
            Unfinished(draft.id, case.reference, case.initials, printed_time(draft.started_at))
            for draft in sorted(mine, key=lambda draft: draft.saved_at, reverse=True)
            for case in [cases[draft.file]]  # type: ignore[index]  # it is one of them
            if AMENDING not in draft.cursor
        )
        return BeforeRecording(
            forms,
            (),
            _names(books, Role.LINE_MANAGER),
            _names(books, Role.DESIGNATED_PERSON),
            tuple(unfinished),
            tuple(numbers_of(books)),
        )

    known = desk.read(look)
    return BeforeRecording(
        known.forms,
        tuple(look_through_cases(desk)),
        known.line_managers,
        known.designated_persons,
        known.unfinished,
        known.numbers,
        accounts,
    )


def _names(books: Books, role: Role) -> tuple[str, ...]:
    """Who acts in a role today; of those who stand in for it, that they do."""
    acting, names = acting_in(books, role), names_acting(books, role)
    return tuple(_("{name}, standing in").format(name=name) for name in names) if acting.chain is not None else names
