"""Putting one answer of a signed part right: what stands, what is right, and why. Both stay shown for ever."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from safeguard_desktop.casework.signed_parts import PartShown
from safeguard_desktop.domain.answers import Answer
from safeguard_desktop.domain.errors import MendableError
from safeguard_desktop.domain.forms import Field, Kind
from safeguard_desktop.domain.printed import printed_answer
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.findings.guided import KEPT_WORDS, Guided
from safeguard_desktop.gui.kit.banner import error_banner
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.field_row import FieldRow
from safeguard_desktop.gui.kit.page_frame import PageFrame
from safeguard_desktop.gui.kit.save_state import SaveState
from safeguard_desktop.gui.kit.slot import Slot
from safeguard_desktop.gui.kit.words import Words
from safeguard_desktop.gui.pages.form_part.answers_listed import PassageShown
from safeguard_desktop.gui.pages.form_part.kept_draft import KeptDraft
from safeguard_desktop.gui.pages.form_part.signed_part import title_of_signed, who_is
from safeguard_desktop.gui.pages.reasons_asked import ReasonsAsked

COLLECT_AFTER_MS = 120

Amend = Callable[[dict[str, Answer], str, dict[str, str]], None]


class AmendingPage(PageFrame):
    """`sign` is called with the new answer by field, why, and reasons for what is unusual. Typed words are kept as a draft."""

    def __init__(
        self,
        look: Look,
        shown: PartShown,
        field: Field,
        draft: KeptDraft,
        guided: Guided,
        save_state: SaveState,
        sign: Amend,
        back: Callable[[], None],
    ) -> None:
        super().__init__(look)
        self._shown, self._field, self._draft, self._sign = shown, field, draft, sign
        self._guided = guided
        self._collecting = QTimer(self, singleShot=True, interval=COLLECT_AFTER_MS)
        self._collecting.timeout.connect(self.collect)
        self.put_head(title_of_signed(shown), back, (save_state,), who_is(shown))
        self.ask(
            _("Put an answer right"), _("What was signed stays, and what you write now stands beside it."), "title"
        )
        self._trouble = Slot()
        self.add(self._trouble)
        self.add(Words(_("As it was signed"), "label"))
        for passage in printed_answer(field, shown.signed.answers.get(field.id)):
            self.add(PassageShown(look, passage))
        self._row = FieldRow(look, field, maps=shown.maps)
        self._row.set_answer(draft.answers.get(field.id, shown.signed.answers.get(field.id)))
        self.add(self._row)
        why = Field(
            "amend-reason",
            _("Why is it put right?"),
            Kind.LONG_TEXT,
            "",
            "",
            hint=_("Such as: I wrote the wrong time."),
        )
        self._why = FieldRow(look, why, may_be_unanswered=False)
        self._why.set_answer(draft.cursor.get("reason") or None)
        self.add(self._why)
        self._reasons = ReasonsAsked(look)
        self.add(self._reasons)
        self._primary = Button(look, _("&Sign the amendment"), "sign-amendment", self._on_sign, "primary", "signed")
        self.put_foot(
            self._primary, _("Both are kept and both are shown."), (Button(look, _("&Back"), "previous", back),)
        )
        for row in (self._row, self._why):
            row.answer_changed.connect(self._on_changed)
            guided.attend(row.editor)
        guided.changed.connect(self._on_changed)

    def first_focus(self) -> QWidget:
        """Where the right answer is typed."""
        return self._row.first_focus()

    def collect(self) -> None:
        """Takes what is typed into the draft."""
        self._collecting.stop()
        self._draft.answers[self._field.id] = self._row.answer()
        cursor = {"field": self._field.id, "reason": str(self._why.answer() or "")}
        self._draft.keep({**cursor, KEPT_WORDS: self._guided.kept()})

    def show_refusal(self, error: MendableError) -> None:
        """Says why it was not signed; everything typed is still here."""
        self._primary.be_ready()
        cautions = getattr(error, "cautions", ())
        faults = getattr(error, "faults", ())
        own = next((fault.problem for fault in faults if fault.field == self._field.id), "")
        self._row.show_problem(own)
        self._reasons.ask(cautions)
        self._trouble.show_one(None if cautions or own else error_banner(self._look, error))
        if cautions:
            self._reasons.show_missing()

    def _on_changed(self) -> None:
        if not self._collecting.isActive():
            self._collecting.start()

    def _on_sign(self) -> None:
        self.collect()
        reason = str(self._why.answer() or "")
        self._why.show_problem("" if reason.strip() else _("Please say why."))
        same = self._row.answer() == self._shown.signed.answers.get(self._field.id)
        self._row.show_problem(_("This is the same as before. Write what is right.") if same else "")
        if same:
            self._row.first_focus().setFocus()
        elif not reason.strip():
            self._why.first_focus().setFocus()
        elif not self._reasons.show_missing():
            self._primary.be_busy(_("Signing"))
            self._sign({self._field.id: self._row.answer()}, reason, self._reasons.reasons())
