"""One authority: who it is, how it is reached by day and at night, and what it asks for itself."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from safeguard_desktop.casework.authorities import AuthorityAnswers, AuthorityNotFit
from safeguard_desktop.casework.looking_at_authorities import ActWithLimit
from safeguard_desktop.domain.authorities import Accepts, AuthorityKind, AuthorityProfiled, StatedLimit
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.choice import Choice
from safeguard_desktop.gui.kit.columns import Columns
from safeguard_desktop.gui.kit.field_row import FieldRow
from safeguard_desktop.gui.kit.words import Words
from safeguard_desktop.gui.pages.asking import Missing
from safeguard_desktop.gui.pages.authorities.words import ACCEPTS_WORDS, KIND_WORDS
from safeguard_desktop.gui.pages.new_key import answer_of, text_row


class AuthorityForm(QWidget):
    """The questions about one authority; only its name has to be there. `acts` are those it may have limits of its own for."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.px("space.m"))
        self._kinds = QButtonGroup(self)
        self._accepts = QButtonGroup(self)
        self._rows = {
            "name": text_row(
                look, "authority-name", _("Name"), _("As you say it, such as “Mill County children's services”.")
            ),
            "area": text_row(look, "authority-area", _("Where it is responsible")),
            "out_of_hours_telephone": text_row(
                look, "authority-night", _("Number out of hours"), _("Evenings, nights, weekends and bank holidays.")
            ),
            "route": text_row(
                look,
                "authority-route",
                _("How it is reached out of hours"),
                _("Such as “Ask for the emergency duty team”."),
            ),
            "telephone": text_row(look, "authority-day", _("Number by day")),
            "email": text_row(look, "authority-email", _("Secure e-mail")),
        }
        self._column.addWidget(self._rows["name"])
        self._column.addWidget(Words(_("What is it?"), "label"))
        self._column.addWidget(self._choices(self._kinds, "kind", KIND_WORDS))
        for name, row in self._rows.items():
            if name != "name":
                self._column.addWidget(row)
        self._column.addWidget(Words(_("Does it take your own alert form as the written referral?"), "label"))
        self._column.addWidget(self._choices(self._accepts, "accepts", ACCEPTS_WORDS))
        self._limits: dict[str, tuple[FieldRow, FieldRow]] = {}
        self._limits_heading = Words(_("Time limits of its own"), "label")
        self._limits_words = Words(
            _("If it asks for less time than your procedure, its limit counts. Leave it empty if it says nothing."),
            "small",
            "soft",
        )
        self._column.addWidget(self._limits_heading)
        self._column.addWidget(self._limits_words)

    def begin(self, profile: AuthorityProfiled | None, acts: Sequence[ActWithLimit]) -> None:
        """Shows a known authority, or an empty form. What is typed is forgotten."""
        self._ask_about(acts)
        for name, row in self._rows.items():
            row.set_answer(getattr(profile, name) if profile else None)
            row.show_problem("")
        self._choose(self._kinds, profile.kind if profile else AuthorityKind.CHILDRENS_SERVICES)
        self._choose(self._accepts, profile.accepts_alert_form if profile else Accepts.NOT_KNOWN)
        stated = {one.action: one for one in profile.limits} if profile else {}
        for action, (limit, where) in self._limits.items():
            limit.set_answer(stated[action].limit if action in stated else None)
            where.set_answer(stated[action].where if action in stated else None)
            limit.show_problem("")

    def answers(self) -> AuthorityAnswers:
        """What is said."""
        limits = (
            StatedLimit(action, answer_of(limit), answer_of(where)) for action, (limit, where) in self._limits.items()
        )
        return AuthorityAnswers(
            AuthorityKind(self._chosen(self._kinds)),
            answer_of(self._rows["name"]),
            answer_of(self._rows["area"]),
            answer_of(self._rows["telephone"]),
            answer_of(self._rows["out_of_hours_telephone"]),
            answer_of(self._rows["route"]),
            answer_of(self._rows["email"]),
            Accepts(self._chosen(self._accepts)),
            tuple(one for one in limits if one.limit),
        )

    def is_empty(self) -> bool:
        """Whether nothing was typed yet."""
        return not any(answer_of(row) for row in self._rows.values())

    def missing(self) -> list[Missing]:
        """What is missing, also said beside the field."""
        words = "" if answer_of(self._rows["name"]) else _("Type the name of the authority")
        self._rows["name"].show_problem(words)
        return [Missing(words, self._rows["name"].first_focus())] if words else []

    def show_refused(self, error: AuthorityNotFit) -> None:
        """Says beside its field what cannot stand there, and goes to it."""
        row = self._rows.get(error.field)
        if row is None and error.field.startswith("limit:"):
            row = self._limits[error.field.removeprefix("limit:")][0]
        if row is not None:
            row.show_problem(error.message)
            row.first_focus().setFocus()

    def first_focus(self) -> QWidget:
        """Where typing begins."""
        return self._rows["name"].first_focus()

    def _ask_about(self, acts: Sequence[ActWithLimit]) -> None:
        for act in acts:
            if act.action in self._limits:
                continue
            hint = _("Your procedure says {ours}. Write what it asks for as “24 hours” or “2 working days”.")
            limit = text_row(self._look, f"limit-{act.action}", act.title, hint.format(ours=act.ours))
            where = text_row(self._look, f"where-{act.action}", _("Where it says so"))
            self._limits[act.action] = (limit, where)
            self._column.addWidget(limit)
            self._column.addWidget(where)
        for widget in (self._limits_heading, self._limits_words):
            widget.setVisible(bool(self._limits))

    def _choices(self, group: QButtonGroup, name: str, words: Mapping[Any, str]) -> QWidget:
        choices = []
        for key, says in words.items():
            choice = Choice(self._look, f"{name}-{key}", says)
            group.addButton(choice)
            choices.append(choice)
        return Columns(choices, self._look.px("space.s"), 2)

    def _choose(self, group: QButtonGroup, key: str) -> None:
        for button in group.buttons():
            if isinstance(button, Choice):
                button.setChecked(button.choice.partition("-")[2] == key)

    def _chosen(self, group: QButtonGroup) -> str:
        button = group.checkedButton()
        return button.choice.partition("-")[2] if isinstance(button, Choice) else ""
