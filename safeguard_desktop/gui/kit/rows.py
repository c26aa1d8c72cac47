"""What stands in a list: heads of groups, and rows that read from left to right as a sentence."""

from collections.abc import Hashable
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from safeguard_desktop.domain.texts import gettext as _

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()


@dataclass(frozen=True, slots=True)
class GroupHead:
    """An icon, a word and a count; `is_late` makes it amber. It cannot be chosen."""

    icon: str
    words: str
    count: int
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """Who ("A.K., 9") and their reference; what, and why with its paragraph; by when, and how far off; whose move it is.

    Empty texts leave their place empty; a column nobody uses takes no room. `key` is what `opened` gives. `chip` is a state in a
    word, in the place of `whose` ("You").
    """

    key: Hashable
    who: str = ""
    reference: str = ""
    what: str = ""
    why: str = ""
    paragraph: str = ""
    when: str = ""
    distance: str = ""
    is_late: bool = False
    whose: str = ""
    holder: str = ""
    chip: str = ""

    def sentence(self) -> str:
        """The whole row as it is read aloud."""
        who = ", ".join(filter(None, (self.who, self.reference)))
        due = ", ".join(filter(None, (self.when, self.distance)))
        whose = ", ".join(filter(None, (self.chip, self.whose, self.holder)))
        reason = " ".join(filter(None, (self.why, self.paragraph)))
        return ". ".join(part.rstrip(".") for part in (who, self.what, due, whose, reason) if part) + "."


class Rows(QAbstractListModel):
    """Group heads and rows, flat."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.items: list[GroupHead | Row] = []

    def show_items(self, items: list[GroupHead | Row]) -> None:
        """Shows other rows."""
        self.beginResetModel()
        self.items = items
        self.endResetModel()

    def item(self, index: Index) -> GroupHead | Row:
        """What stands at an index."""
        return self.items[index.row()]

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.items)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.item(index), GroupHead):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        item = self.item(index)
        if isinstance(item, Row):
            return item.sentence()
        return _("{words}, {count}").format(words=item.words, count=item.count)
