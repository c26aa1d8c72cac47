"""The documents of a case file: those issued, and the records a document can be made of."""

from safeguard_desktop.casework.looking_at_case import CaseLooked
from safeguard_desktop.domain.moments import Moment
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.errands import DocumentToIssue, DocumentToShow
from safeguard_desktop.gui.kit.empty_place import EmptyPlace
from safeguard_desktop.gui.kit.kept_list import KeptList
from safeguard_desktop.gui.kit.row_list import GroupHead, Row
from safeguard_desktop.gui.kit.slot import Slot
from safeguard_desktop.gui.pages.cases.section import CaseSection
from safeguard_desktop.gui.pages.due.due_words import short_time
from safeguard_desktop.gui.place import Place
from safeguard_desktop.gui.workplace import Workplace


class CaseDocuments(CaseSection):
    """Both kinds of row lead to the document page."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._list = KeptList(self.look, "case-documents", _("Documents of this case file"))
        self._list.opened.connect(lambda errand: self.workplace.navigator.go(Place.DOCUMENT, errand))
        self.column.addWidget(self._list)
        self._empty = Slot()
        self.column.addWidget(self._empty)
        self.setFocusProxy(self._list)

    def show_case(self, case: CaseLooked) -> None:
        reference = case.head.reference
        issued = [
            Row(
                DocumentToShow(reference, one.entry),
                what=one.form_title,
                why=_("Issue {number}").format(number=one.issue),
                when=short_time(Moment(one.at), case.now),
                whose=one.by,
            )
            for one in case.documents
        ]
        to_issue = [
            Row(
                DocumentToIssue(reference, one.form_id, one.record),
                what=_("Make a document: {form}").format(form=one.form_title),
                why=_("As it is signed now") if not one.issues else _("A new issue, as it is signed now"),
            )
            for one in case.to_print
        ]
        rows: list[GroupHead | Row] = []
        if issued:
            rows += [GroupHead("sealed", _("Issued"), len(issued)), *issued]
        if to_issue:
            rows += [GroupHead("document", _("Can be issued"), len(to_issue)), *to_issue]
        self._list.show_rows(rows)
        self._list.setVisible(bool(rows))
        words = _("Once a part is signed, a sealed document can be made of it here: to show, print and send.")
        self._empty.show_one(None if rows else EmptyPlace(self.look, _("No documents yet"), words))
