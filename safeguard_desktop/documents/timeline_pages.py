"""The timeline sheet: every limit of a case file, met or missed, thread by thread."""

from safeguard_desktop.documents.framed_lines import FramedLines
from safeguard_desktop.documents.galley import Galley
from safeguard_desktop.documents.record_pages import set_heading
from safeguard_desktop.documents.structure import Element
from safeguard_desktop.documents.styles import CELL_TOP, MM, NOTE, QUESTION, STRONG, TITLE
from safeguard_desktop.domain.paper_timeline import LimitOnPaper, ThreadOnPaper, TimelineOnPaper
from safeguard_desktop.domain.printed_times import printed_time
from safeguard_desktop.domain.texts import gettext as _


def set_timeline(galley: Galley, root: Element, sheet: TimelineOnPaper) -> None:
    """Sets the sheet: who it is about, how many limits were met and missed, then each limit."""
    galley.start_sheet(_("Confidential. Share only with those who need it."))
    galley.text(_("Timeline sheet"), TITLE, root.add("H1"))
    galley.space(1.5 * MM)
    subject = ", ".join(one for one in (sheet.initials, sheet.age, sheet.reference) if one)
    galley.text(subject, STRONG, root.add("P"))
    galley.text(sheet.counts, QUESTION, root.add("P"))
    made = (
        _("Made {time} by {name}, counted from what had been signed by then.") if sheet.made_by else _("Made {time}.")
    )
    galley.text(made.format(time=printed_time(sheet.made_at), name=sheet.made_by), NOTE, root.add("P"))
    galley.text(
        _("A working paper for supervision. It is not sealed: the case file is the record."), NOTE, root.add("P")
    )
    if not sheet.threads:
        galley.space(3 * MM)
        galley.text(_("No limit has begun to count yet."), QUESTION, root.add("P"))
    for thread in sheet.threads:
        _set_thread(galley, root.add("Sect"), thread)


def _set_thread(galley: Galley, parent: Element, thread: ThreadOnPaper) -> None:
    galley.space(3 * MM)
    set_heading(galley, parent, thread.heading)
    for limit in thread.limits:
        _set_limit(galley, parent, limit)


def _set_limit(galley: Galley, parent: Element, limit: LimitOnPaper) -> None:
    galley.keep(26 * MM)
    with galley.frame(continued=_("{title} (continued)").format(title=limit.title)):
        lines = FramedLines(galley, parent.add("Div"))
        lines.space(CELL_TOP)
        lines.say_beside(limit.title, STRONG, limit.verdict, STRONG if limit.is_missed else QUESTION)
        for line in limit.lines:
            lines.say(line)
        lines.space(CELL_TOP)
