"""A signed part as it stands: who signed, how it was passed on, every answer, and what may be done with it now."""

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QWidget

from safeguard_desktop.casework.signed_parts import PartShown
from safeguard_desktop.domain.case_file import SignedPart
from safeguard_desktop.domain.errors import MendableError
from safeguard_desktop.domain.forms import Field
from safeguard_desktop.domain.printed import printed_role
from safeguard_desktop.domain.printed_changes import changed_passages
from safeguard_desktop.domain.printed_times import printed_moment, printed_time
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.banner import Banner, error_banner
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.page_frame import PageFrame
from safeguard_desktop.gui.kit.slot import Slot
from safeguard_desktop.gui.kit.words import Words
from safeguard_desktop.gui.pages.form_part.answers_listed import AnswersListed, Listed
from safeguard_desktop.gui.pages.form_part.part_in_work import title_of, unbroken
from safeguard_desktop.gui.pages.reasons_asked import ReasonsAsked


class SignedPartPage(PageFrame):
    """`amend` is called with a field's id, `pass_on` to say how it was passed on, `confirm` with reasons to sign for own words."""

    def __init__(
        self,
        look: Look,
        shown: PartShown,
        amend: Callable[[str], None],
        pass_on: Callable[[], None],
        confirm: "Callable[[SignedPartPage, dict[str, str]], None]",
        back: Callable[[], None],
    ) -> None:
        super().__init__(look)
        self._shown, self._confirm = shown, confirm
        self.put_head(title_of_signed(shown), back, (), who_is(shown))
        self.ask(shown.part.title, style="title")
        self._trouble = Slot()
        self.add(self._trouble)
        if shown.is_mine_to_confirm:
            self.add(self._own_words())
        for words in _standing(shown):
            self.add(Words(words, "body", "soft"))
        self._reasons = ReasonsAsked(look)
        self.add(self._reasons)
        change = amend if shown.signed.counts else None
        self.add(AnswersListed(look, list(_groups(shown)), change, _("Put right")))
        pass_it_on = Button(look, _("&Say how it was passed on"), "pass-on", pass_on)
        if not shown.recipients or not shown.signed.counts:
            # Hidden only where it must be: a button without a parent that is made visible is a window of its own.
            pass_it_on.hide()
        if shown.is_mine_to_confirm:
            self._primary = Button(look, _("&Sign for my own words"), "confirm", self._on_confirm, "primary", "signed")
        else:
            self._primary = Button(look, _("&Back"), "leave", back, "primary")
        self.put_foot(self._primary, _("What is signed never changes."), (pass_it_on,))

    def first_focus(self) -> QWidget:
        """What there is to do."""
        return self._primary

    def ask_reasons(self, error: MendableError) -> None:
        """Says why it was not signed, and asks for what is missing."""
        self._primary.be_ready()
        cautions = getattr(error, "cautions", ())
        self._reasons.ask(cautions)
        self._trouble.show_one(None if cautions else error_banner(self._look, error))
        if cautions:
            self._reasons.show_missing()
            self.scroll_to(self._reasons)

    def _own_words(self) -> Banner:
        heading = _("Are these your words?")
        words = _(
            "This was written down as you told it by telephone. Sign if it is right. If something is not, put it right"
            " first: both will be shown."
        )
        return Banner(self._look, "information", heading, words)

    def _on_confirm(self) -> None:
        if self._reasons.show_missing():
            return
        self._primary.be_busy(_("Signing"))
        self._confirm(self, self._reasons.reasons())


def who_is(shown: PartShown) -> str:
    """Whom the case file is about: initials, and age where it is known."""
    return f"{shown.case.initials}, {shown.age}" if shown.age else shown.case.initials


def title_of_signed(shown: PartShown) -> str:
    """The part and the reference."""
    words = _("{part}, {reference}")
    return words.format(part=shown.part.title, reference=unbroken(shown.case.reference))


def _standing(shown: PartShown) -> Iterator[str]:
    signed, content = shown.signed, shown.signed.content
    at = printed_time(signed.recorded_at)
    if content.told_by is None:
        words = _("Signed by {name}, {role}, {at}.")
        yield words.format(name=shown.signer, role=printed_role(content.role), at=at)
    else:
        words = _("Recorded by {name} as told by {teller} on the telephone, {told_at}. Written down {at}.")
        told = content.told_by
        yield words.format(name=shown.signer, teller=told.name, told_at=printed_moment(told.at), at=at)
        if told.words:
            yield _("Their words: “{words}”").format(words=told.words)
    if signed.confirmed_by is not None:
        yield _("They have signed for it themselves, {at}.").format(at=printed_time(signed.confirmed_by.recorded_at))
    elif signed.waits_for_own_signature:
        yield _("Their own signature is still to come.")
    yield from _passings(shown, signed)
    for reason in content.reasons.values():
        yield _("Reason given for something unusual: {reason}").format(reason=reason)
    if signed.struck is not None:
        yield _("Struck: {reason}").format(reason=signed.struck.reason)


def _passings(shown: PartShown, signed: SignedPart) -> Iterator[str]:
    ways = {
        "on-this-laptop": _("Opened on this laptop by the {role}, {at}."),
        "printed": _("Handed over printed to the {role}, {at}."),
        "sent": _("Sent to the {role}, {at}."),
        "read-out": _("Read out to the {role}, {at}."),
    }
    for passing in signed.passings:
        one = passing.passed_on
        yield ways[one.how].format(role=printed_role(one.to), at=printed_moment(one.at))
    if shown.recipients and not signed.passings:
        yield _("It has not reached the next person yet, as far as is known here.")


def _groups(shown: PartShown) -> Iterator[tuple[str, list[Listed]]]:
    values = {**shown.record_answers, **shown.signed.answers}
    for section in shown.form.sections:
        fields = (field for field in shown.form.fields_of_section(section.id) if field.part == shown.part.id)
        listed = [_listed(shown, field) for field in fields if field.is_shown(values)]
        if listed:
            yield title_of(section), listed


def _listed(shown: PartShown, field: Field) -> Listed:
    """The answer as it stands, with what stood first and why it was put right."""
    changes = [one for one in shown.signed.amendments if one.field == field.id]
    now = shown.signed.answers.get(field.id)
    if not changes:
        return Listed(field, now)
    gone, _come = changed_passages(field, changes[0].was, now)
    return Listed(field, now, gone, changes[-1].reason)
