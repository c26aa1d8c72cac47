"""Where the numbers of marks stand beside the places they belong to, on screen and on paper: near, and never one over another."""

from collections.abc import Iterator, Sequence
from math import cos, hypot, radians, sin

from safeguard_desktop.domain.body_drawing import Place

TURNS = (-35, 35, -75, 75, 0, -110, 110, 145, -145, 180)
"""Degrees from the way that leads outwards, the best first."""

REACHES = (2.6, 4.2, 6.0)
"""How far from its mark a number may stand, counted in the radius of a pin."""

MOST_SPREAD = 60
"""With more marks than this their numbers stand close by and may cover one another."""


def pins_for(marks: Sequence[Place], middles: Sequence[float], radius: float, room: tuple[float, float]) -> list[Place]:
    """The middle of a round pin for each mark, in the marks' order.

    `middles` are, for each mark, how far right the middle line of its view is; pins stay inside `room`, its width and height.
    """
    taken: list[Place] = []
    for mark, middle in zip(marks, middles, strict=True):
        tries = list(_tries(mark, middle, radius, room))
        others = [one for one in marks if one != mark] if len(marks) <= MOST_SPREAD else []
        free = (one for one in tries if _is_free(one, taken, 2.1 * radius) and _is_free(one, others, 1.5 * radius))
        taken.append(next(free, tries[0]))
    return taken


def _tries(mark: Place, middle: float, radius: float, room: tuple[float, float]) -> Iterator[Place]:
    outwards = 0 if mark[0] >= middle else 180
    for reach in REACHES:
        for turn in TURNS:
            angle = radians(outwards + (turn if outwards == 0 else -turn))
            x, y = mark[0] + reach * radius * cos(angle), mark[1] + reach * radius * sin(angle)
            yield _within(x, radius, room[0]), _within(y, radius, room[1])


def _within(value: float, radius: float, room: float) -> float:
    return min(max(value, radius), max(radius, room - radius))


def _is_free(place: Place, others: Sequence[Place], apart: float) -> bool:
    return all(hypot(place[0] - x, place[1] - y) >= apart for x, y in others)
