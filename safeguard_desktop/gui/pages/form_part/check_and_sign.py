"""Check and sign: what is missing, who signs, how it reaches the next person, what is unusual, the answers as they will stand."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from safeguard_desktop.casework.part_in_hand import PartInHand
from safeguard_desktop.casework.placing import NEW_THREAD
from safeguard_desktop.casework.refusals import AnswersDoNotFit, ReasonsNeeded
from safeguard_desktop.casework.signing import LookedOver, PartToSign
from safeguard_desktop.domain.contents import PassedOn
from safeguard_desktop.domain.errors import MendableError
from safeguard_desktop.domain.form_checks import AnswerFault
from safeguard_desktop.domain.ids import ThreadId
from safeguard_desktop.domain.milestones import Thread
from safeguard_desktop.domain.printed import printed_role
from safeguard_desktop.domain.roles import Role
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.domain.texts import ngettext
from safeguard_desktop.gui.kit.banner import Banner, error_banner
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.one_of import OneOf
from safeguard_desktop.gui.kit.page_frame import PageFrame
from safeguard_desktop.gui.kit.save_state import SaveState
from safeguard_desktop.gui.kit.slot import Slot
from safeguard_desktop.gui.kit.steps import Steps
from safeguard_desktop.gui.kit.words import Words
from safeguard_desktop.gui.pages.form_part.answers_listed import AnswersListed, Listed
from safeguard_desktop.gui.pages.form_part.as_told import AsTold
from safeguard_desktop.gui.pages.form_part.filling_in import title_of_part, who
from safeguard_desktop.gui.pages.form_part.how_it_reaches import HowItReaches
from safeguard_desktop.gui.pages.form_part.missing_answers import MissingAnswers
from safeguard_desktop.gui.pages.form_part.part_in_work import CHECK_AND_SIGN, PartInWork, title_of
from safeguard_desktop.gui.pages.reasons_asked import ReasonsAsked
from safeguard_desktop.gui.workplace import Workplace


class CheckAndSign(PageFrame):
    """`answer_it` is called with a field's id (or a section's) to go back to; `sign` with what is handed in."""

    def __init__(
        self,
        workplace: Workplace,
        work: PartInWork,
        save_state: SaveState,
        answer_it: Callable[[str], None],
        sign: Callable[[PartToSign, str], None],
        back: Callable[[], None],
    ) -> None:
        super().__init__(workplace.look)
        self._work, self._answer_it, self._sign = work, answer_it, sign
        hand = work.hand
        self.put_head(title_of_part(work), back, (save_state,), who(work))
        self._steps = Steps(workplace.look, _("Sections of this part"))
        self._steps.chosen.connect(lambda key: answer_it(str(key)))
        self.put_left(self._steps, _("Sections"))
        self._button = Button(workplace.look, _("&Sign and save"), "sign", self._on_sign, "primary", "signed")
        previous = Button(workplace.look, _("&Back"), "previous", lambda: answer_it(""))
        words = _("A signed part never changes. A mistake is put right by an amendment, and both are kept.")
        self.put_foot(self._button, words, (previous,))
        self._told = AsTold(workplace.look, hand.tellers, hand.part.roles)
        self._reaches = HowItReaches(workplace.look, workplace.start.clock, hand.recipients)
        self._reasons = ReasonsAsked(workplace.look)
        self._threads = OneOf(workplace.look, "thread", _thread_choices(hand))
        roles = [(role.value, printed_role(role), "") for role in hand.my_roles]
        self._roles = OneOf(workplace.look, "role", roles, chosen=roles[0][0] if roles else "")
        self._trouble, self._missing, self._left_empty = Slot(), Slot(), Slot()
        self._lay_out()
        self._show_kept()
        for part in (self._told, self._reaches, self._reasons):
            part.changed.connect(self._on_changed)

    def first_focus(self) -> QWidget:
        """What is asked first."""
        return self._reaches.first_focus() if self._work.hand.recipients else self._button

    def show_looked_over(self, looked: LookedOver) -> None:
        """What casework finds in the part as it stands."""
        self._reasons.ask(looked.cautions)

    def show_refusal(self, error: MendableError) -> None:
        """Says why it was not signed; everything typed is still here."""
        self._button.be_ready()
        self._trouble.show_one(None)
        if isinstance(error, ReasonsNeeded):
            self._reasons.ask(error.cautions)
            self._reasons.show_missing()
            QTimer.singleShot(0, self._reasons, lambda: self.scroll_to(self._reasons))
        elif isinstance(error, AnswersDoNotFit):
            self._show_missing()
            self._scroll.verticalScrollBar().setValue(0)
        else:
            self._trouble.show_one(error_banner(self._look, error))
            self._scroll.verticalScrollBar().setValue(0)

    def to_sign(self) -> PartToSign:
        """What would be handed in now."""
        hand = self._work.hand
        told = self._told.told_by()
        role = self._roles.chosen
        return PartToSign(
            form_id=hand.form.id,
            part=hand.part.id,
            answers=self._work.own_answers(),
            record=hand.record,
            thread=ThreadId(self._threads.chosen or hand.draft.thread) or None,
            role=Role(role) if role and told is None else None,
            told_by=told,
            passed_on=self._passed_on(),
            reasons=self._reasons.reasons(),
            draft=hand.draft.id,
        )

    def _passed_on(self) -> PassedOn | None:
        return None if self._reaches.problem() else self._reaches.passed_on()

    def _lay_out(self) -> None:
        hand = self._work.hand
        self.ask(_("Check and sign"), style="title")
        self.add(self._trouble)
        self.add(self._missing)
        self.add(self._left_empty)
        self._show_missing()
        self._add_question(_("Which does this belong to?"), self._threads, shown=bool(hand.threads))
        self._add_signer()
        if hand.recipients:
            role = printed_role(hand.recipients[0][0])
            self._add_heading(_("How does it reach the {role}?").format(role=role))
            self.add(
                Words(_("Signing keeps it safe. It counts as submitted when the next person has it."), tone="soft")
            )
            self.add(self._reaches)
        self.add(self._reasons)
        self._add_heading(_("What you sign"))
        self.add(AnswersListed(self._look, self._groups(), self._answer_it, _("Change")))

    def _add_signer(self) -> None:
        hand = self._work.hand
        self._add_heading(_("Who signs"))
        if not hand.my_roles:
            roles = ", ".join(printed_role(role) for role in hand.part.roles)
            words = _("This part is signed by: {roles}. You hold none of these roles.").format(roles=roles)
            self.add(Banner(self._look, "information", _("Somebody else signs this part"), words))
        else:
            roles = printed_role(hand.my_roles[0]) if len(hand.my_roles) == 1 else _("choose your role for this part")
            label = _("key “{label}”").format(label=hand.me.label)
            self.add(Words(f"{hand.me.name}, {roles}, {label}"))
        self.add(self._roles)
        self._roles.setVisible(len(hand.my_roles) > 1)
        self.add(self._told)
        self._told.setVisible(bool(hand.tellers))

    def _add_heading(self, words: str) -> None:
        self.add(Words(words, "section"))

    def _add_question(self, words: str, widget: QWidget, *, shown: bool) -> None:
        if shown:
            self._add_heading(words)
            self.add(widget)

    def _show_missing(self) -> None:
        faults = self._work.faults()
        self._missing.show_one(
            MissingAnswers(self._look, self._work.hand.form, faults, self._answer_it) if faults else None
        )
        empty = len(self._work.unanswered()) - sum(1 for fault in faults if self._is_empty(fault))
        if empty > 0:
            words = ngettext("{n} other question is not answered.", "{n} other questions are not answered.", empty)
            more = _("You can sign without. On paper it says “not answered”. Each has a link under “What you sign”.")
            self._left_empty.show_one(Words(f"{words.format(n=empty)} {more}", "small", "soft"))
        self._steps.show_steps(list(self._work.steps(CHECK_AND_SIGN)), CHECK_AND_SIGN)

    def _is_empty(self, fault: AnswerFault) -> bool:
        return any(field.id == fault.field for field in self._work.unanswered())

    def _groups(self) -> list[tuple[str, list[Listed]]]:
        values, own = self._work.values, self._work.own_answers()
        groups = []
        for section in self._work.sections():
            shown = [field for field in self._work.fields(section) if field.is_shown(values)]
            groups.append(
                (title_of(section), [Listed(field, own.get(field.id, self._work.answer(field))) for field in shown])
            )
        return groups

    def _on_changed(self) -> None:
        signing = {"told": self._told.state(), "reaches": self._reaches.state(), "reasons": self._reasons.reasons()}
        self._work.keep({"signing": signing})

    def _show_kept(self) -> None:
        kept = self._work.cursor.get("signing")
        kept = kept if isinstance(kept, Mapping) else {}
        self._told.show_state(kept.get("told", {}))
        self._reaches.show_state(kept.get("reaches", {}))
        self._reasons.keep(kept.get("reasons", {}))
        if not self._work.hand.my_roles and self._work.hand.tellers:
            self._told.tick()

    def _on_sign(self) -> None:
        """Never greyed out: pressed too early, it says what is missing and goes there."""
        if self._work.faults():
            self._show_missing()
            self._scroll.verticalScrollBar().setValue(0)
            missing = self._missing.shown
            first = missing.findChild(Button, f"missing-{self._work.faults()[0].field}") if missing else None
            if first is not None:
                first.setFocus()
            return
        if self._work.hand.threads and not self._threads.ask_for(_("Please choose one.")):
            return
        for asked in (self._told, self._reaches):
            is_asked = asked is self._told or bool(self._work.hand.recipients)
            problem = asked.problem() if is_asked else ""
            asked.show_problem(problem)
            if problem:
                self.scroll_to(asked)
                return
        if self._reasons.show_missing():
            self.scroll_to(self._reasons)
            return
        self._on_changed()
        self._button.be_busy(_("Signing"))
        self._sign(self.to_sign(), self._reaches.way)


def _thread_choices(hand: PartInHand) -> list[tuple[str, str, str]]:
    choices = [(str(one.id), _thread_words(one), "") for one in hand.threads]
    return [*choices, (NEW_THREAD, _("Something else: a concern of its own"), "")] if hand.may_open_thread else choices


def _thread_words(thread: Thread) -> str:
    return " ".join(filter(None, (thread.kind.capitalize(), str(thread.nth), thread.about)))
