"""Where a due time comes from: each paragraph in our own words, the document, and what "latest defensible" means."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from safeguard_desktop.casework.due_lines import DueLine
from safeguard_desktop.domain.explaining import ExplainedRule
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.words import Line, Words, throw_away


class DeadlineSources(QWidget):
    """The panel beside the explanation."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.px("space.s"))

    def show_rules(self, rules: Sequence[ExplainedRule], line: DueLine | None) -> None:
        """Shows the paragraphs of the rules, the one that leads first."""
        while self._column.count():
            throw_away(self._column.takeAt(0))
        self._column.addWidget(Words(_("Where it comes from"), "label"))
        for number, rule in enumerate(rules):
            self._add_rule(rule, _part_played(rule, line, is_leading=number == 0))
        if line is not None and line.action.latest_defensible is not None:
            is_named = any(rule.source.paragraph == line.action.latest_defensible_source for rule in rules)
            self._add_latest(line, is_named=is_named)
        if rules:
            self._add_document(rules)
        self._column.addStretch(1)

    def _add_rule(self, rule: ExplainedRule, part_played: str) -> None:
        source = rule.source
        self._column.addSpacing(self._look.px("space.s"))
        self._column.addWidget(Words(f"{source.organisation} {source.paragraph}", "label"))
        self._column.addWidget(Words(part_played, "small", "soft"))
        self._column.addWidget(Words(rule.summary, "body"))
        if rule.note:
            self._column.addWidget(Words(rule.note, "small", "soft"))

    def _add_latest(self, line: DueLine, *, is_named: bool) -> None:
        self._column.addSpacing(self._look.px("space.m"))
        self._column.addWidget(Line())
        if not is_named:
            self._column.addWidget(Words(f"{line.organisation} {line.action.latest_defensible_source}", "label"))
            self._column.addWidget(Words(_("the other reading"), "small", "soft"))
        self._column.addWidget(Words(_("What “latest defensible” means"), "label"))
        words = _(
            "The last moment a fair reading of the policy allows. Aim for the due time. If you go past it, you will be asked"
            " why, and both times are kept."
        )
        self._column.addWidget(Words(words, "body", "soft"))

    def _add_document(self, rules: Sequence[ExplainedRule]) -> None:
        self._column.addSpacing(self._look.px("space.m"))
        self._column.addWidget(Line())
        source = rules[0].source
        ids = ", ".join(rule.rule for rule in rules)
        words = _("In our own words, from: {organisation}, {document}, {edition}. Rules {ids}.")
        self._column.addWidget(
            Words(
                words.format(
                    organisation=source.organisation, document=source.document, edition=source.edition, ids=ids
                ),
                "small",
                "soft",
            )
        )
        lines = "; ".join(rule.lines for rule in rules if rule.lines)
        if lines:
            self._column.addWidget(Words(_("Lines of the text: {lines}.").format(lines=lines), "small", "soft"))


def _part_played(rule: ExplainedRule, line: DueLine | None, *, is_leading: bool) -> str:
    if is_leading:
        return _("used here")
    is_other = line is not None and rule.source.paragraph == line.action.latest_defensible_source
    return _("the other reading") if is_other else _("asks for the same")
