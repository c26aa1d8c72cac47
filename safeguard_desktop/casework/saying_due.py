"""A due action in words, the same in the picture of a case file and on its timeline sheet."""

from safeguard_desktop.casework.due_lines import DueLine
from safeguard_desktop.domain.due_actions import DueAction
from safeguard_desktop.domain.limits import Code
from safeguard_desktop.domain.milestones import Thread
from safeguard_desktop.domain.moments import Moment
from safeguard_desktop.domain.printed import printed_role
from safeguard_desktop.domain.printed_due import ago, distance, how_long, short_time
from safeguard_desktop.domain.rules import Owner
from safeguard_desktop.domain.texts import gettext as _


def due_line_in_words(line: DueLine, now: Moment) -> str:
    """By when: "Due Sun 22 Nov, 18:40"; what a person has to enter where there is no time."""
    if line.due is None:
        return line.action.asks if line.action.is_open else ""
    return _("Due {time}").format(time=short_time(line.due, now))


def review_in_words(action: DueAction) -> str:
    """Which of the reviews it is ("Weekly review 2 of 4"); "" where it is none."""
    review = action.review
    if review is None:
        return ""
    limit = action.rules[0].limit
    rhythm = {Code.WEEK: _("Weekly review"), Code.MONTH: _("Monthly review")}
    name = rhythm.get(limit.code, _("Review")) if limit.number == 1 else _("Review")
    which = _("{review} {n} of {all}") if review.times else _("{review} {n}")
    return which.format(review=name, n=review.number, all=review.times)


def state_in_words(line: DueLine, now: Moment) -> str:
    """How it stands: "22 hours late", "in 3 hours", "Done in time", "Done 2 hours late"."""
    action = line.action
    if action.done is not None:
        late = action.done_late_by
        if late is None:
            return _("Done in time") if line.due else _("Done")
        days = (action.done.at.date - line.due.date).days if line.due else 0
        words = how_long(late.total_seconds(), max(days, late.days))
        said = _("Done, aim missed by {how_long}") if line.is_target else _("Done {how_long} late")
        return said.format(how_long=words)
    if line.due is None:
        return _("Waits for a date") if action.asks else _("Still to be done")
    has_passed = action.is_overdue(now)
    if has_passed and line.is_target:
        return _("aim, passed {ago}").format(ago=ago(line.due, now))
    return _("at once") if action.is_immediate and not has_passed else distance(line.due, now)


def holder_in_words(line: DueLine) -> str:
    """Whose move it is; where it is somebody's outside, that we may ask them."""
    if line.is_mine:
        return _("You")
    if line.who is None or not line.is_ours:
        return _("{who}'s duty. You may chase.").format(who=outside(line))
    role = printed_role(line.who)
    names = _(" or ").join(line.holders)
    return f"{role[:1].upper()}{role[1:]}: {names}" if names else f"{role[:1].upper()}{role[1:]}"


def outside(line: DueLine) -> str:
    """Who outside has to do it: the police, or the authority by its name where that is known."""
    if line.action.owner is Owner.POLICE:
        return _("The police")
    return line.about or _("The authority")


def thread_in_words(thread: Thread) -> str:
    """What a thread is, with whom it is: "Referral: Hartsea children's services"."""
    names = {
        "concern": _("Concern"),
        "referral": _("Referral"),
        "task": _("Task of the plan"),
        "meeting": _("Meeting"),
        "request": _("Request"),
        "episode": _("Missing"),
        "dispute": _("Dispute"),
        "stage": _("Stage of the dispute"),
        "allegation": _("Allegation"),
        "message": _("Message"),
    }
    name = names.get(thread.kind, thread.kind.replace("-", " ").capitalize())
    if thread.kind == "stage" and thread.facts.get("stage"):
        name = _("Stage {number}").format(number=thread.facts["stage"])
    if thread.about:
        return _("{thread}: {about}").format(thread=name, about=thread.about)
    return _("{thread} {number}").format(thread=name, number=thread.nth) if thread.nth > 1 else name
