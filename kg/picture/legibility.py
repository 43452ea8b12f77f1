"""What makes a layout hard to read, lines that cross or hide, and how to have less."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Sequence

Size = tuple[float, float]  # width and height
Point = list[float]
Line = tuple[int, int]  # the places of two things

GAP: Final = 16.0  # kept free between two things
REACH: Final = (
    300.0,
    190.0,
)  # how far from its neighbours a thing is looked a place for
TRIES: Final = 80
SHORT: Final = 105.0


def frame(
    points: Sequence[Point], boxes: Sequence[Size]
) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of all the boxes together."""
    sides = list(zip(points, boxes, strict=True))
    return (
        min(x - width / 2 for (x, _), (width, _) in sides),
        min(y - height / 2 for (_, y), (_, height) in sides),
        max(x + width / 2 for (x, _), (width, _) in sides),
        max(y + height / 2 for (_, y), (_, height) in sides),
    )


def faults(
    points: Sequence[Point],
    boxes: Sequence[Size],
    lines: Sequence[Line],
    aspect: float,
) -> float:
    """Weigh how hard a layout is to read in a window `aspect` times as wide as high."""
    left, top, right, bottom = frame(points, boxes)
    # The larger the window it needs, the smaller its letters.
    height = max((right - left) / aspect, bottom - top)
    return (
        2.0 * _hidden(points, boxes, lines)
        + _crossings(points, lines)
        + height * height * aspect / 1e5
    )


def _hidden(
    points: Sequence[Point], boxes: Sequence[Size], lines: Sequence[Line]
) -> int:
    """Count how often a line runs behind a thing that it does not belong to."""
    things = range(len(points))
    return sum(_behind(points, boxes, line, things) for line in lines)


def _behind(
    points: Sequence[Point], boxes: Sequence[Size], line: Line, things: Iterable[int]
) -> int:
    p, q = points[line[0]], points[line[1]]
    return sum(
        thing not in line and _enters(p, q, points[thing], boxes[thing])
        for thing in things
    )


def _crossings(points: Sequence[Point], lines: Sequence[Line]) -> int:
    return sum(
        _crossed(points, line, lines[place + 1 :]) for place, line in enumerate(lines)
    )


def _crossed(points: Sequence[Point], line: Line, others: Iterable[Line]) -> int:
    p, q = points[line[0]], points[line[1]]
    return sum(
        a not in line and b not in line and _cross(p, q, points[a], points[b])
        for a, b in others
    )


def improve(
    points: list[Point],
    boxes: Sequence[Size],
    lines: Sequence[Line],
    rng: random.Random,
    sweeps: int,
) -> None:
    """Move things that are in the way to better places, without needing more room."""
    limits = frame(points, boxes)
    for _ in range(sweeps):
        for thing in range(len(points)):
            own = [line for line in lines if thing in line]
            if own and _trouble(thing, points, boxes, own, lines):
                _move(thing, points, boxes, own, lines, limits, rng)


def _move(  # noqa: PLR0913 - one step of a search over what `improve` was given
    thing: int,
    points: list[Point],
    boxes: Sequence[Size],
    own: Sequence[Line],
    lines: Sequence[Line],
    limits: tuple[float, float, float, float],
    rng: random.Random,
) -> None:
    ends = [points[a if b == thing else b] for a, b in own]
    mid_x = math.fsum(x for x, _ in ends) / len(ends)
    mid_y = math.fsum(y for _, y in ends) / len(ends)
    old = points[thing]
    best = (_cost(thing, points, boxes, own, lines), old)
    for _ in range(TRIES):
        x = _within(mid_x + (2 * rng.random() - 1) * REACH[0], 0, boxes[thing], limits)
        y = _within(mid_y + (2 * rng.random() - 1) * REACH[1], 1, boxes[thing], limits)
        points[thing] = [x, y]
        best = min(best, (_cost(thing, points, boxes, own, lines), [x, y]))
    points[thing] = best[1]


def _within(
    value: float, axis: int, box: Size, limits: tuple[float, float, float, float]
) -> float:
    low, high = limits[axis] + box[axis] / 2, limits[axis + 2] - box[axis] / 2
    return min(max(value, low), high)


def _cost(
    thing: int,
    points: Sequence[Point],
    boxes: Sequence[Size],
    own: Sequence[Line],
    lines: Sequence[Line],
) -> float:
    if _overlaps(thing, points, boxes):
        return math.inf
    length = math.fsum(
        abs(points[a][0] - points[b][0]) / 1.4 + abs(points[a][1] - points[b][1])
        for a, b in own
    )
    return _trouble(thing, points, boxes, own, lines) + length / 300


def _trouble(
    thing: int,
    points: Sequence[Point],
    boxes: Sequence[Size],
    own: Sequence[Line],
    lines: Sequence[Line],
) -> float:
    things = range(len(points))
    hidden = sum(_behind(points, boxes, line, things) for line in own)
    hiding = sum(_behind(points, boxes, line, (thing,)) for line in lines)
    crossed = sum(_crossed(points, line, lines) for line in own)
    return (
        2.0 * (hidden + hiding) + crossed + sum(_short(points, *line) for line in own)
    )


def _short(points: Sequence[Point], a: int, b: int) -> bool:
    """Say whether a line is too short to show what it stands for."""
    dx, dy = points[a][0] - points[b][0], points[a][1] - points[b][1]
    return a != b and dx * dx + dy * dy < SHORT * SHORT


def _overlaps(thing: int, points: Sequence[Point], boxes: Sequence[Size]) -> bool:
    (x, y), (width, height) = points[thing], boxes[thing]
    return any(
        other != thing
        and abs(x - points[other][0]) < (width + boxes[other][0]) / 2 + GAP - 1
        and abs(y - points[other][1]) < (height + boxes[other][1]) / 2 + GAP - 1
        for other in range(len(points))
    )


def _enters(p: Point, q: Point, centre: Point, box: Size) -> bool:
    """Say whether the segment from `p` to `q` enters the box around `centre`."""
    enter, leave = 0.0, 1.0
    for axis in (0, 1):
        way = q[axis] - p[axis]
        low = centre[axis] - box[axis] / 2 - p[axis]
        high = centre[axis] + box[axis] / 2 - p[axis]
        if abs(way) < 1e-9:
            if low > 0 or high < 0:
                return False
            continue
        first, last = sorted((low / way, high / way))
        enter, leave = max(enter, first), min(leave, last)
    return enter < leave


def _cross(p: Point, q: Point, r: Point, s: Point) -> bool:
    return _left(p, q, r) != _left(p, q, s) and _left(r, s, p) != _left(r, s, q)


def _left(p: Point, q: Point, r: Point) -> bool:
    return (q[0] - p[0]) * (r[1] - p[1]) > (q[1] - p[1]) * (r[0] - p[0])
