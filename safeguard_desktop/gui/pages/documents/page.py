"""A document as it is: its pages, who signed, sealing it, and how it leaves the vault."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from safeguard_desktop.casework.looking_at_document import DocumentLooked, look_at_document, look_at_pages
from safeguard_desktop.casework.record_states import PartStanding, PartState
from safeguard_desktop.casework.verifying import Verification, verify_document
from safeguard_desktop.domain.errors import MendableError
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.errands import DocumentToIssue, DocumentToShow, PartToFill
from safeguard_desktop.gui.kit.banner import Banner, error_banner
from safeguard_desktop.gui.kit.buttons import Button, icon_button
from safeguard_desktop.gui.kit.choice import TickBox
from safeguard_desktop.gui.kit.slot import Slot
from safeguard_desktop.gui.kit.words import Words
from safeguard_desktop.gui.page import Page, Rail
from safeguard_desktop.gui.pages.documents.handing_out import HandingOut
from safeguard_desktop.gui.pages.documents.issuing_document import IssuingDocument
from safeguard_desktop.gui.pages.documents.panel import DocumentPanel, Ways, is_called_for
from safeguard_desktop.gui.pages.documents.paper_view import PaperView
from safeguard_desktop.gui.pages.documents.three_lights import ThreeLights
from safeguard_desktop.gui.pages.reasons_asked import ReasonsAsked
from safeguard_desktop.gui.place import Place
from safeguard_desktop.gui.workplace import Workplace


class DocumentPage(Page):
    """What does the paper say, is it sealed, and how does it reach the next person?"""

    title = _("Document")
    rail = Rail.SMALL

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace.look, "paper_max")
        self._workplace = workplace
        self._looked: DocumentLooked | None = None
        self._act: Callable[[], object] = workplace.navigator.back
        self.said = Slot()
        self.paper = PaperView(self.look)
        self._reasons = ReasonsAsked(self.look)
        self.for_family = TickBox(self.look, "for-family", _("This copy is meant for the family"))
        self.add(self.said)
        self.add(self._reasons)
        self.add(self.for_family)
        self.add(self.paper)
        self._handing_out = HandingOut(workplace, self.paper, self.say)
        self._issuing = IssuingDocument(workplace, self._on_issued, self._on_not_issued, self.say)
        self._panel = DocumentPanel(
            self.look, Ways(self._handing_out.warn_of_paper, self._handing_out.ask_where, self._on_how)
        )
        self.put_right(self._panel, _("Signatures, print and save"), "guidance_panel")
        self._put_head()
        self._scroll.viewport().installEventFilter(self)
        self._primary = Button(self.look, _("&Issue and seal"), "primary", self._on_primary, "primary")
        self.put_foot(self._primary)

    def enter(self, about: object = None) -> None:
        """`about` is a DocumentToShow or a DocumentToIssue."""
        self._looked = None
        self.paper.show_pdf(b"")
        self._panel.show_nothing()
        self._primary.hide()
        self.for_family.hide()
        self.for_family.setChecked(False)
        self._reasons.forget()
        self.say(None)
        desk, background = self._workplace.desk, self._workplace.background
        if isinstance(about, DocumentToShow):
            background.in_background(
                lambda: look_at_document(desk, about.reference, about.entry), self._show, self._on_failed, question=self
            )
        elif isinstance(about, DocumentToIssue):
            background.in_background(
                lambda: look_at_pages(desk, about.reference, about.form_id, about.record),
                self._show,
                self._on_failed,
                question=self,
                apart=True,
            )

    def leave(self) -> None:
        """Nothing about anyone stays on a page that is not shown."""
        self._workplace.background.forget(self)
        self.paper.show_pdf(b"")

    def first_focus(self) -> QWidget:
        return self.paper

    def help_words(self) -> str:
        return _(
            "These are the pages of the form as they print. Sealing makes them a document that nobody can change without"
            " it being seen. Page Up and Page Down turn the pages, Ctrl and + makes them larger. What you print or save"
            " leaves the vault, so the access log notes it."
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The pages fill the room there is, whatever else takes some of it."""
        if event.type() is QEvent.Type.Resize:
            self._fit_paper()
        return super().eventFilter(watched, event)

    def say(self, banner: Banner | None) -> None:
        """Shows what there is to say above the pages; None takes it away."""
        self.said.show_one(banner)
        self._fit_paper()

    def _put_head(self) -> None:
        paper = self.paper
        self._page = Words("").on_one_line()
        self._zoom = Button(self.look, _("Fit width"), "fit-width", lambda: paper.zoom(0), "quiet")
        self._zoom.setAccessibleName(_("Fit the pages to the width"))
        before = icon_button(
            self.look, "close_list", "page-before", _("Page before"), lambda: paper.go_to(paper.page - 1)
        )
        after = icon_button(self.look, "open_list", "page-after", _("Next page"), lambda: paper.go_to(paper.page + 1))
        smaller = icon_button(self.look, "not_known", "smaller", _("Smaller (Ctrl+-)"), lambda: paper.zoom(-1))
        larger = icon_button(self.look, "add", "larger", _("Larger (Ctrl++)"), lambda: paper.zoom(1))
        self.put_head(
            _("Document"), self._workplace.navigator.back, (before, self._page, after, smaller, self._zoom, larger)
        )
        paper.moved.connect(self._on_moved)
        paper.zoomed.connect(self._zoom.setText)

    def _on_moved(self, page: int, count: int) -> None:
        self._page.setText(_("Page {page} of {count}").format(page=page, count=count) if count else "")

    def _fit(self) -> None:
        """The pages have their own ground up to the edges."""
        super()._fit()
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def _fit_beside(self) -> None:
        """What stands beside the pages, or folded under them, takes some of their room."""
        super()._fit_beside()
        if self._beside:
            self._fit_paper()

    def _fit_paper(self) -> None:
        room = self._scroll.viewport().height()
        others = sum(
            one.sizeHint().height() for one in (self.said, self._reasons, self.for_family) if not one.isHidden()
        )
        folds = [fold for _panel, fold, _is_left in self._beside if not fold.isHidden()]
        others += sum(fold.sizeHint().height() + self._whole.spacing() for fold in folds)
        self.paper.setMinimumHeight(max(room - others, self.look.px("height.smallest_paper")))

    def _show(self, looked: DocumentLooked) -> None:
        self._looked = looked
        self.paper.show_pdf(looked.pdf)
        self._panel.show_document(looked)
        self._handing_out.document = looked
        self._offer_next(looked)
        self.for_family.setVisible(looked.sealed is None)
        self._fit_paper()
        if looked.sealed is None:
            words = _("These are the pages as they would be sealed now. Nothing has left the vault.")
            self._panel.state.show_one(Banner(self.look, "information", _("Not sealed yet"), words))
        else:
            self._panel.state.show_one(Words(_("Checking the seal"), "body", "soft"))
            desk, pdf = self._workplace.desk, looked.pdf
            self._workplace.background.in_background(
                lambda: verify_document(pdf, (), desk), self._on_checked, self._on_failed, question=self, apart=True
            )

    def _on_checked(self, found: Verification) -> None:
        self._panel.state.show_one(ThreeLights(self.look, found))

    def _offer_next(self, looked: DocumentLooked) -> None:
        words, self._act = self._next(looked)
        self._primary.setText(words)
        self._primary.show()
        self._panel.print_it.setVisible(self._act != self._handing_out.warn_of_paper)

    def _next(self, looked: DocumentLooked) -> tuple[str, Callable[[], object]]:
        """The one thing to do: seal, issue again what was signed since, sign one's own part, or else print."""
        go, sealed = self._workplace.navigator.go, looked.sealed
        reference, form_id, record = looked.reference, looked.form_id, looked.record
        if sealed is None:
            if looked.issues:
                words = _("&Issue and seal as issue {number}").format(number=looked.issues + 1)
            else:
                words = _("&Issue and seal")
            return words, lambda: self._on_issue(looked)
        signatures = [one for part in looked.parts for one in part.signatures if one.counts]
        if sealed.is_newest and any(one.at > sealed.at for one in signatures):
            words = _("See the pages for issue {number}").format(number=looked.issues + 1)
            return words, lambda: go(Place.DOCUMENT, DocumentToIssue(reference, form_id, record))
        mine = next((part for part in looked.parts if _is_my_turn(part, looked.parts)), None)
        if mine is not None:
            part = PartToFill(reference, form_id, mine.part, record)
            return _("Fill in: {part}").format(part=mine.title), lambda: go(Place.FORM_PART, part)
        return _("&Print"), self._handing_out.warn_of_paper

    def _on_primary(self) -> None:
        self._act()

    def _on_issue(self, looked: DocumentLooked) -> None:
        self._primary.be_busy(_("Sealing"))
        self._issuing.begin(self._reasons.desk(self._workplace.desk), looked, is_for_family=self.for_family.isChecked())

    def _on_issued(self, errand: DocumentToShow) -> None:
        self._primary.be_ready()
        self._workplace.navigator.toast(_("Sealed, and kept in the vault."))
        if self.isVisible():
            self.enter(errand)

    def _on_not_issued(self, error: MendableError) -> None:
        self._primary.be_ready()
        self.say(None if self._reasons.ask_for(error) else error_banner(self.look, error))

    def _on_failed(self, error: MendableError) -> None:
        self.say(error_banner(self.look, error))

    def _on_how(self) -> None:
        """The last page says it, in the receiver's words."""
        self.paper.go_to(self.paper.pages.pageCount())
        self.paper.setFocus()


def _is_my_turn(part: PartState, parts: Sequence[PartState]) -> bool:
    is_open = part.standing in (PartStanding.NOT_STARTED, PartStanding.DRAFT)
    return is_open and part.is_mine and part.may_begin and is_called_for(part, parts)
