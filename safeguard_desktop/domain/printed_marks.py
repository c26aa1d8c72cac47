"""Which words stand for a mark on the body map, on screen and on paper alike. What was said stands apart, letter by letter."""

from safeguard_desktop.domain.body_marks import BodyMark
from safeguard_desktop.domain.printed_times import printed_moment
from safeguard_desktop.domain.texts import gettext as _


def heading_of_mark(mark: BodyMark) -> str:
    """Its number and its place."""
    return _("{number}. {site}").format(number=mark.number, site=mark.site)


def size_of(mark: BodyMark) -> str:
    """Its size with the unit where it is a number; "" where none is known."""
    return _("{size} mm").format(size=mark.size) if isinstance(mark.size, int) else mark.size


def told_of(mark: BodyMark) -> tuple[str, ...]:
    """All that was seen of it, each under its name, with what was not answered; what was said is not among them."""
    swelling = {"yes": _("Yes"), "no": _("No"), "not_known": _("Not known")}
    told = (
        (_("Size"), size_of(mark)),
        (_("Shape"), mark.shape),
        (_("Colour"), mark.colour),
        (_("Swelling"), swelling.get(mark.swelling, mark.swelling)),
        (_("Seen at"), printed_moment(mark.seen_at) if mark.seen_at else ""),
    )
    return tuple(
        _("{label}: {words}").format(label=label, words=words if words.strip() else _("Not answered"))
        for label, words in told
    )


def summary_of(mark: BodyMark) -> str:
    """What is known of it in one run of words, for a list; "" where that is nothing yet."""
    swelling = {"yes": _("swollen"), "no": _("not swollen")}
    known = (size_of(mark), mark.shape, mark.colour, swelling.get(mark.swelling, ""))
    return ", ".join(part for part in known if part.strip())
