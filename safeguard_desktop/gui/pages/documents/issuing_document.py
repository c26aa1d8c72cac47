"""Making and sealing a document off the GUI thread: what it is doing, and stopping it while nothing is kept yet."""

from collections.abc import Callable
from threading import Event

from PySide6.QtCore import QObject, QTimer, Signal

from safeguard_desktop.casework.desk import Desk
from safeguard_desktop.casework.issuing import Issued, Step, Stopped, issue_document
from safeguard_desktop.casework.looking_at_document import DocumentLooked
from safeguard_desktop.domain.errors import MendableError
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.errands import DocumentToShow
from safeguard_desktop.gui.kit.banner import Banner
from safeguard_desktop.gui.workplace import Workplace

SHOW_PROGRESS_AFTER_MS = 2000


class IssuingDocument(QObject):
    """One issuing at a time. `say` shows a banner in the page, or takes it away."""

    _reached = Signal(str)

    def __init__(
        self,
        workplace: Workplace,
        issued: Callable[[DocumentToShow], object],
        failed: Callable[[MendableError], object],
        say: Callable[[Banner | None], object],
    ) -> None:
        super().__init__()
        self._workplace, self._issued, self._failed, self._say = workplace, issued, failed, say
        self._stop = Event()
        self._step = Step.DRAW
        self._lasting = QTimer(self, singleShot=True, interval=SHOW_PROGRESS_AFTER_MS)
        self._lasting.timeout.connect(self._show_step)
        self._reached.connect(self._on_step)

    def begin(self, desk: Desk, looked: DocumentLooked, *, is_for_family: bool = False) -> None:
        """Issues the record of the document shown; `desk` bears the reasons given. A family's copy may have to wait."""
        self._stop = Event()
        stop, reached = self._stop, self._reached
        reference, form_id, record = looked.reference, looked.form_id, looked.record

        def at_step(step: Step) -> None:
            if stop.is_set():
                raise Stopped
            reached.emit(step)

        self._lasting.start()
        self._workplace.background.in_background(
            lambda: issue_document(desk, reference, form_id, record, at_step, is_for_family=is_for_family),
            self._on_issued,
            self._on_failed,
            apart=True,
        )

    def _on_step(self, step: str) -> None:
        self._step = Step(step)
        if not self._lasting.isActive() and not self._stop.is_set():
            self._show_step()

    def _show_step(self) -> None:
        number = [*Step].index(self._step) + 1
        words = {
            Step.DRAW: _("Drawing the pages."),
            Step.SEAL: _("Sealing them and checking the seal."),
            Step.KEEP: _("Keeping the document in the vault."),
        }
        heading = _("Step {number} of {count}").format(number=number, count=len(Step))
        banner = Banner(self._workplace.look, "information", heading, words[self._step])
        if self._step is not Step.KEEP:
            banner.add_link(_("Stop: nothing is issued then"), "stop-issuing", self._on_stop)
        self._say(banner)

    def _on_stop(self) -> None:
        self._stop.set()
        self._say(None)

    def _on_issued(self, issued: Issued) -> None:
        self._lasting.stop()
        self._say(None)
        self._issued(DocumentToShow(issued.reference, issued.entry))

    def _on_failed(self, error: MendableError) -> None:
        self._lasting.stop()
        self._failed(error)
