"""Settings of the rules: the procedure in force, what counts beside it, good practice, a pack of one's own, all definitions."""

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from safeguard_desktop.casework.choosing_rules import choose_rules
from safeguard_desktop.casework.looking_at_organisation import DefinitionHere, OrganisationHere
from safeguard_desktop.casework.looking_at_rules import OptionalRule, PackHere, RulesHere, look_at_rules
from safeguard_desktop.domain.calendars import Nation
from safeguard_desktop.domain.errors import MendableError
from safeguard_desktop.domain.forms import Kind
from safeguard_desktop.domain.rules import Use
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.domain.texts import ngettext
from safeguard_desktop.gui.answers.reading_times import say_date
from safeguard_desktop.gui.kit.banner import Banner
from safeguard_desktop.gui.kit.choice import TickBox
from safeguard_desktop.gui.kit.row_list import RowList
from safeguard_desktop.gui.kit.rows import GroupHead, Row
from safeguard_desktop.gui.kit.slot import Slot
from safeguard_desktop.gui.kit.words import Line, Words, throw_away
from safeguard_desktop.gui.pages.new_key import answer_of, text_row
from safeguard_desktop.gui.pages.setting_up.first_questions import NATION_WORDS
from safeguard_desktop.gui.pages.settings.own_pack import OwnPack
from safeguard_desktop.gui.pages.settings.section import SettingsFrame, SettingsSection

_KINDS = {
    "rule-pack": ("due_today", _("Rules")),
    "form": ("form_entry", _("Forms")),
    "calendar": ("next_days", _("Bank holidays")),
}


class ProcedureSection(SettingsSection):
    """What counts, and from which day; below it every definition in force with version and source."""

    name = "procedure"
    title = _("Procedure")
    icon = "today"

    def __init__(self, page: SettingsFrame) -> None:
        super().__init__(page)
        self._rules: RulesHere | None = None
        self._ticks: dict[tuple[str, str], TickBox] = {}
        self._words = Words("", "body", "soft")
        self._words.setObjectName("procedure-words")
        self._faulty = Slot()
        self._choices = QWidget()
        self._rows = QVBoxLayout(self._choices)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(self.look.px("space.xs"))
        self.day = text_row(self.look, "rules-from", _("From which day"), _("Leave it empty for today."), Kind.DATE)
        self.own = OwnPack(page, lambda: answer_of(self.day))
        self._list = RowList(self.look, "definitions", _("Everything in force"))
        for widget in (self._words, self._faulty, self._choices, self.day, self.own, Line(), self._list):
            self.add(widget)

    def show_here(self, here: OrganisationHere) -> None:
        rows: list[GroupHead | Row] = []
        for kind, (icon, words) in _KINDS.items():
            of_kind = [one for one in here.definitions if one.kind == kind]
            rows.append(GroupHead(icon, words, len(of_kind)))
            rows += [_definition_row(one) for one in of_kind]
        self._list.show_rows(rows)
        desk = self.workplace.desk
        self.workplace.background.in_background(
            lambda: look_at_rules(desk), self._on_rules, self.page.show_error, question=self
        )

    def on_primary(self) -> None:
        packs, rules = self._changed("pack"), self._changed("rule")
        if not (packs or rules):
            self.page.show_done(_("Nothing has changed, so there is nothing to sign"))
            return
        desk, day = self.page.desk, answer_of(self.day)
        self.page.do(
            lambda: choose_rules(desk, packs, rules, day),
            _("Signing"),
            lambda _done: self._on_kept(),
        )

    def on_refused(self, error: MendableError) -> None:
        del error
        self.day.show_problem("")

    def choose_file(self, source: Path) -> None:
        """Looks at a rule pack of the organisation's own, as if it was chosen in the system's window."""
        self.own.look_at(source)

    def _on_kept(self) -> None:
        self.day.set_answer(None)
        self.page.show_done(
            _("Signed and kept"), _("Packs count for what begins from that day on. What is open keeps its rules.")
        )

    def _on_rules(self, here: RulesHere) -> None:
        if self._rules == here:
            return
        self._rules = here
        self._words.setText(
            _("What begins is counted by these rules. What was begun under older ones keeps them until it is moved.")
            if here.may_change
            else _("Only a designated person can change these. You can look at them here.")
        )
        faulty = "\n".join(here.faulty)
        heading = _("Rules that came with the program were refused. The last good ones stay in force.")
        self._faulty.show_one(Banner(self.look, "attention", heading, faulty) if faulty else None)
        self._show_choices(here)
        self.day.setVisible(here.may_change)
        self.own.setVisible(here.may_change)
        self.primary = _("Sign this change") if here.may_change else ""
        if self.page.section is self:
            self.page.show_primary(self.primary)

    def _show_choices(self, here: RulesHere) -> None:
        while self._rows.count():
            throw_away(self._rows.takeAt(0))
        self._ticks = {}
        for use, heading in (
            (Use.PROCEDURE, _("Your procedure")),
            (Use.LOCAL, _("Of your area")),
            (Use.STATUTORY, _("Public rules")),
        ):
            self._show_packs(heading, [one for one in here.packs if one.use is use], may_change=here.may_change)
        if here.optional:
            self._head(_("Good practice: your procedure does not ask for it"))
        for rule in here.optional:
            self._tick(("rule", rule.id), rule.title, _rule_words(rule), rule.will_be_on, here.may_change)

    def _show_packs(self, heading: str, packs: list[PackHere], *, may_change: bool) -> None:
        if not packs:
            return
        self._head(heading)
        for one in packs:
            if one.may_be_chosen:
                self._tick(("pack", one.id), one.title, _pack_words(one), one.will_be_on, may_change)
            else:
                self._rows.addWidget(Words(one.title))
                self._rows.addWidget(Words(_pack_words(one), "small", "soft"))

    def _head(self, words: str) -> None:
        self._rows.addSpacing(self.look.px("space.m"))
        self._rows.addWidget(Words(words, "section"))

    def _tick(self, key: tuple[str, str], words: str, explanation: str, is_on: bool, may_change: bool) -> None:
        tick = TickBox(self.look, "-".join(key), words, explanation)
        tick.setChecked(is_on)
        tick.setEnabled(may_change)
        self._ticks[key] = tick
        self._rows.addWidget(tick)

    def _changed(self, kind: str) -> dict[str, bool]:
        """What is ticked otherwise than it stands, by id."""
        here = self._rules
        rows = (here.packs if kind == "pack" else here.optional) if here else ()
        stands = {one.id: one.will_be_on for one in rows}
        ticked = {key[1]: tick.isChecked() for key, tick in self._ticks.items() if key[0] == kind}
        return {name: is_on for name, is_on in ticked.items() if stands[name] != is_on}


def _pack_words(one: PackHere) -> str:
    words = ngettext("{source}. Version {n}, {count} rule.", "{source}. Version {n}, {count} rules.", one.rules)
    lines = [words.format(source=one.source, n=one.version, count=one.rules)]
    if one.is_own:
        lines.append(_("Your organisation's own."))
    if one.since is not None:
        words = _since_words(one)
        lines.append(words.format(day=say_date(one.since)))
    return " ".join(lines)


def _since_words(one: PackHere) -> str:
    if one.is_on == one.will_be_on:
        return _("Counts since {day}.") if one.is_on else _("Counts no more since {day}.")
    return _("Will count from {day}.") if one.will_be_on else _("Counts until {day}.")


def _rule_words(one: OptionalRule) -> str:
    return _("{summary} ({paragraph}) {why}").format(summary=one.summary, paragraph=one.paragraph, why=one.why)


def _definition_row(one: DefinitionHere) -> Row:
    words = {"calendar": _("Compared with the list of GOV.UK")}.get(one.kind, one.source)
    since = _("In force since {day}").format(day=f"{one.since.day} {one.since:%b %Y}")
    title = NATION_WORDS[Nation(one.id)] if one.kind == "calendar" else one.title
    return Row((one.kind, one.id), _("Version {n}").format(n=one.version), what=title, why=words, when=since)
