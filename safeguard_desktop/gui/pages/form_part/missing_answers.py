"""The answers without which a part cannot be signed, each with the way to its field."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout

from safeguard_desktop.domain.form_checks import REQUIRED, AnswerFault
from safeguard_desktop.domain.forms import Form
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.domain.texts import ngettext
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.banner import Banner
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.words import Line, Words


class MissingAnswers(Banner):
    """`answer_it` is called with a field's id."""

    def __init__(self, look: Look, form: Form, faults: Sequence[AnswerFault], answer_it: Callable[[str], None]) -> None:
        count = len(faults)
        heading = ngettext(
            "{n} answer is needed before you can sign", "{n} answers are needed before you can sign", count
        )
        words = _("Everything you have typed is saved. “Not known”, with the reason, is an answer too.")
        super().__init__(look, "attention", heading.format(n=count), words, "needs_answer")
        for fault in faults:
            self._column.addWidget(Line())
            self._column.addLayout(self._row(form, fault, answer_it))

    def _row(self, form: Form, fault: AnswerFault, answer_it: Callable[[str], None]) -> QHBoxLayout:
        field = form.field(fault.field)
        label = field.label if field else fault.field
        row = QHBoxLayout()
        row.setSpacing(self._look.px("space.m"))
        row.addWidget(Words(label if fault.check == REQUIRED else f"{label}\n{fault.problem}"), 1)
        button = Button(
            self._look, _("Answer it"), f"missing-{fault.field}", lambda: answer_it(fault.field), "outlined"
        )
        button.setAccessibleName(_("Answer it: {label}").format(label=f"{label} {fault.problem}"))
        row.addWidget(button)
        return row
