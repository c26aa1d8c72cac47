"""The errand of filling in a part: from the first question to the signature and what comes of it."""

from safeguard_desktop.casework.alert_forms import alert_to_fill, is_account
from safeguard_desktop.casework.desk import Desk
from safeguard_desktop.casework.part_in_hand import PartInHand
from safeguard_desktop.casework.signing import PartToSign, Signed, look_over, sign_part
from safeguard_desktop.casework.timeline import CaseDue, due
from safeguard_desktop.domain.forms import Section
from safeguard_desktop.domain.ids import ThreadId
from safeguard_desktop.domain.printed import printed_role
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.errands import PartToFill
from safeguard_desktop.gui.findings.guided import KEPT_WORDS, Guided
from safeguard_desktop.gui.page import Rail
from safeguard_desktop.gui.pages.form_part.after_signing import Outcome
from safeguard_desktop.gui.pages.form_part.check_and_sign import CheckAndSign
from safeguard_desktop.gui.pages.form_part.filling_in import FillingIn
from safeguard_desktop.gui.pages.form_part.how_it_reaches import NOT_YET, ON_THIS_LAPTOP
from safeguard_desktop.gui.pages.form_part.part_in_work import PartInWork
from safeguard_desktop.gui.pages.form_part.stage import Stage
from safeguard_desktop.gui.pages.form_part.writing_down import WritingDown


class FillingErrand:
    """Leads between the sections, checking and signing, and the outcome."""

    def __init__(self, stage: Stage, hand: PartInHand) -> None:
        self._stage = stage
        self._work = PartInWork(stage.workplace.desk, hand)
        stage.keeping.take(self._work)
        kept = self._work.cursor.get(KEPT_WORDS)
        self._guided = Guided(stage.workplace, hand.case.reference, kept)
        position = self._work.cursor.get("position")
        self._fill("", position if isinstance(position, int) else None)

    def _fill(self, target: str, position: int | None = None) -> None:
        """Goes to a field, a section, or where the typing stopped."""
        stage = self._stage
        section = self._section_of(target)
        if section is not None and self._work.has_account(section):
            self._write(section, target)
            return
        stage.show_rail(Rail.SMALL)
        save_state = stage.keeping.save_state()
        page = FillingIn(
            stage.workplace.look, self._work, self._guided, save_state, self._check, stage.back, self._write
        )
        stage.put(page, collect=page.collect)
        if any(section.id == target for section in self._work.sections()):
            page.go_to(target)
        else:
            page.begin(target, position)

    def _section_of(self, target: str) -> Section | None:
        sections = self._work.sections()
        field = self._work.hand.form.field(target or str(self._work.cursor.get("field", "")))
        wanted = field.section if field is not None else target or sections[0].id
        return next((one for one in sections if one.id == wanted), None)

    def _write(self, section: Section, field: str = "") -> None:
        """The page to write on, with nothing beside it."""
        stage, sections = self._stage, self._work.sections()
        following = next(iter(sections[sections.index(section) + 1 :]), None)

        def go_on() -> None:
            if following is None:
                self._check()
            else:
                self._fill(following.id)

        stage.show_rail(Rail.NONE)
        saved = stage.keeping.save_state()
        page = WritingDown(stage.workplace, self._work, section, self._guided, saved, go_on, stage.back)
        stage.put(page, collect=page.collect)
        page.begin(field)

    def _check(self) -> None:
        stage, work = self._stage, self._work
        stage.show_rail(Rail.SMALL)
        page = CheckAndSign(
            stage.workplace,
            work,
            stage.keeping.save_state(),
            self._fill,
            lambda to_sign, way: self._sign(page, to_sign, way),
            stage.back,
        )
        stage.put(page, page.first_focus())
        desk, reference, to_sign = stage.workplace.desk, work.hand.case.reference, page.to_sign()
        stage.ask(lambda: look_over(desk, reference, to_sign), page.show_looked_over, lambda _error: None)

    def _sign(self, page: CheckAndSign, to_sign: PartToSign, way: str) -> None:
        work, desk = self._work, self._stage.workplace.desk
        reference = work.hand.case.reference

        def act() -> tuple[Signed, list[CaseDue], PartToFill | None]:
            work.save()
            signed = sign_part(desk, reference, to_sign)
            work.drop()
            return signed, due(desk, reference), _alert(desk, work, signed)

        self._stage.ask(act, lambda done: self._on_signed(done, to_sign, way), page.show_refusal)

    def _on_signed(self, done: tuple[Signed, list[CaseDue], PartToFill | None], to_sign: PartToSign, way: str) -> None:
        stage, hand = self._stage, self._work.hand
        stage.keeping.let_go()
        signed, actions, alert = done
        heading = _("{part}: signed").format(part=hand.part.title)
        words = self._how_it_goes_on(to_sign, way)
        now = stage.workplace.desk.now
        outcome = Outcome(heading, words, actions, now, signed.notes, is_reached=way != NOT_YET, alert=alert)
        stage.show_outcome(outcome, signed.reference, signed.entry)

    def _how_it_goes_on(self, to_sign: PartToSign, way: str) -> str:
        recipients = self._work.hand.recipients
        sentences = []
        if to_sign.told_by is not None:
            sentences.append(
                _("{name} signs it themselves as soon as they are here.").format(name=to_sign.told_by.name)
            )
        if recipients:
            role = printed_role(to_sign.passed_on.to if to_sign.passed_on else recipients[0][0])
            sentences.append(
                {
                    ON_THIS_LAPTOP: _("It counts as submitted when the {role} opens it on this laptop."),
                    NOT_YET: _("The {role} does not have it yet. That stays on Today until you say that they do."),
                }.get(way, _("It has reached the {role}.")).format(role=role)
            )
        return " ".join(sentences)


def _alert(desk: Desk, work: PartInWork, signed: Signed) -> PartToFill | None:
    """The alert form that can be filled in from an account that was just signed."""
    hand = work.hand
    alert = alert_to_fill(desk, signed.reference, signed.thread) if is_account(hand.form, hand.part.id) else None
    return PartToFill(signed.reference, alert.form_id, alert.part, thread=ThreadId(signed.thread)) if alert else None
