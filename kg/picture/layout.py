"""Where the things of a network stand: the same place in every run, on every machine.

Only additions, products, quotients and square roots of Python floats are used: they
are rounded exactly everywhere, so that the positions, and with them the bytes of a
page, do not hang on a processor or on a build of a numerical library.
"""

from __future__ import annotations

import math
import random
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from kg.picture.large import spring
from kg.picture.legibility import GAP, Size, faults, frame, improve

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Graph = dict[str, list[str]]  # neighbours, sorted
Pair = tuple[int, int, float]  # two indexes and the distance they should have

Island = tuple[list[str], list[list[float]], list[Size]]  # nodes, centres, boxes

STEP: Final = (150.0, 80.0)  # across and down, from a thing to its neighbour
ROOM: Final = 1.8  # how much more room than the boxes themselves need
LIMP: Final = 1.8  # how far a shape may be changed
PATIENCE: Final = 15
ISLAND_GAP: Final = 56.0
# Larger components are laid out by their edges and the distances to some pivots.
ALL_PAIRS: Final = 320
LARGE: Final = 600
PIVOTS: Final = 40
# A layout is begun this often, as long as comparing lines and boxes stays cheap.
STARTS: Final = 8
FINALS: Final = 2  # so many of the best are improved
SWEEPS: Final = 3
WORK: Final = 60_000


def place(
    sizes: Mapping[str, Size],
    edges: Iterable[tuple[str, str]],
    *,
    seed: int = 1,
    aspect: float = 1.5,
) -> dict[str, tuple[int, int]]:
    """Return a centre for each thing, so that neighbours are near and none overlap.

    Parts of the network that nothing joins are laid out alone and packed side by
    side into a picture about `aspect` times as wide as it is high. Of more than 600
    things only the first is sought, by springs.
    """
    if len(sizes) > LARGE:
        return spring(sizes, edges, seed=seed, aspect=aspect)
    graph = _graph(sizes, edges)
    rng = random.Random(seed)
    islands = [
        _best(component, graph, sizes, aspect, rng) for component in _components(graph)
    ]
    return _pack(islands, aspect)


def _graph(nodes: Iterable[str], edges: Iterable[tuple[str, str]]) -> Graph:
    neighbours: defaultdict[str, set[str]] = defaultdict(set)
    for start, end in edges:
        if start != end:
            neighbours[start].add(end)
            neighbours[end].add(start)
    return {node: sorted(neighbours[node]) for node in sorted(nodes)}


def _components(graph: Graph) -> list[list[str]]:
    """Return the connected parts, the largest first, each with its nodes sorted."""
    seen: set[str] = set()
    components = []
    for node in graph:
        if node not in seen:
            component = sorted(_distances(node, graph))
            seen.update(component)
            components.append(component)
    return sorted(components, key=lambda component: (-len(component), component))


def _distances(start: str, graph: Graph) -> dict[str, int]:
    """Return how many steps each node that can be reached is away."""
    distances = {start: 0}
    queue = [start]
    for node in queue:  # grows while it is read
        for neighbour in graph[node]:
            if neighbour not in distances:
                distances[neighbour] = distances[node] + 1
                queue.append(neighbour)
    return distances


def _best(
    component: list[str],
    graph: Graph,
    sizes: Mapping[str, Size],
    aspect: float,
    rng: random.Random,
) -> Island:
    """Lay a component out from several starts and keep what is easiest to read."""
    boxes = [sizes[node] for node in component]
    index = {node: number for number, node in enumerate(component)}
    lines = [
        (index[node], index[neighbour])
        for node in component
        for neighbour in graph[node]
        if node < neighbour
    ]
    work = len(lines) * (len(lines) + len(component)) + 1
    starts = [
        _start(component, graph, boxes, aspect, rng)
        for _ in range(max(1, min(STARTS, WORK // work)))
    ]
    if work > WORK:
        # Nothing to compare with, and counting what crosses would take minutes.
        return component, starts[0], boxes
    tries = sorted((faults(points, boxes, lines, aspect), points) for points in starts)
    finals = []
    for _, points in tries[:FINALS]:
        improve(points, boxes, lines, rng, min(SWEEPS, WORK // work))
        finals.append((faults(points, boxes, lines, aspect), points))
    return component, min(finals)[1], boxes


def _start(
    component: list[str],
    graph: Graph,
    boxes: list[Size],
    aspect: float,
    rng: random.Random,
) -> list[list[float]]:
    points = _spread(component, graph, rng)
    _fill(points, boxes, aspect)
    _separate(points, boxes)
    return points


def _spread(
    component: Sequence[str], graph: Graph, rng: random.Random
) -> list[list[float]]:
    """Return points whose distances are near the lengths of the paths between them.

    Stress is lowered by stochastic gradient descent (Zheng, Pawar and Goodman 2018):
    pair after pair is moved towards its distance by a share that shrinks.
    """
    pairs = _pairs(component, graph, rng)
    points = [[rng.random(), rng.random()] for _ in component]
    share = max((distance for *_, distance in pairs), default=0.0) ** 2
    while pairs and share > 0.02:
        rng.shuffle(pairs)
        for a, b, distance in pairs:
            p, q = points[a], points[b]
            dx, dy = p[0] - q[0], p[1] - q[1]
            length = math.sqrt(dx * dx + dy * dy) or 1e-9
            pull = min(share / (distance * distance), 1.0) * (length - distance) / 2
            move_x, move_y = pull * dx / length, pull * dy / length
            p[0] -= move_x
            p[1] -= move_y
            q[0] += move_x
            q[1] += move_y
        share *= 0.78
    return _turn(points)


def _pairs(component: Sequence[str], graph: Graph, rng: random.Random) -> list[Pair]:
    index = {node: number for number, node in enumerate(component)}
    starts: Sequence[str] = component
    if len(component) > ALL_PAIRS:
        starts = rng.sample(component, PIVOTS)
    wanted: dict[tuple[int, int], float] = {}
    for node in component:
        for neighbour in graph[node]:
            a, b = sorted((index[node], index[neighbour]))
            # Things around a hub need room: its lines grow with how many there are.
            crowd = min(len(graph[node]), len(graph[neighbour])) - 1
            wanted[a, b] = 1.0 + 0.06 * min(crowd, 10)
    for start in starts:
        for node, steps in _distances(start, graph).items():
            a, b = sorted((index[start], index[node]))
            if a != b:
                wanted.setdefault((a, b), float(steps))
    return [(a, b, distance) for (a, b), distance in sorted(wanted.items())]


def _turn(points: list[list[float]]) -> list[list[float]]:
    """Turn the points so that they spread most from left to right, and scale them."""
    count = len(points)
    mid_x = math.fsum(x for x, _ in points) / count
    mid_y = math.fsum(y for _, y in points) / count
    moved = [(x - mid_x, y - mid_y) for x, y in points]
    xx = math.fsum(x * x for x, _ in moved)
    yy = math.fsum(y * y for _, y in moved)
    xy = math.fsum(x * y for x, y in moved)
    # The longer axis of the spread is (major, xy): the eigenvector, without angles.
    root = math.sqrt((xx - yy) * (xx - yy) + 4 * xy * xy)
    major, minor = (xx - yy + root) / 2, xy
    length = math.sqrt(major * major + minor * minor)
    if length > 1e-9:
        cos, sin = major / length, minor / length
    else:
        cos, sin = (1.0, 0.0) if xx >= yy else (0.0, 1.0)
    across, down = STEP
    return [
        [(x * cos + y * sin) * across, (y * cos - x * sin) * down] for x, y in moved
    ]


def _fill(points: list[list[float]], boxes: Sequence[Size], aspect: float) -> None:
    """Stretch the points to the window's shape, with room for all the boxes."""
    need = ROOM * math.fsum((width + GAP) * (height + GAP) for width, height in boxes)
    left, top, right, bottom = frame(points, boxes)
    width, height = right - left, bottom - top
    high = math.sqrt(max(need, width * height) / aspect)
    # What is long and thin by nature, a chain say, may stay so.
    across = min(max(high * aspect / width, 1 / LIMP), LIMP)
    down = min(max(high / height, 1 / LIMP), LIMP)
    _stretch(points, across, down)


def _stretch(points: list[list[float]], across: float, down: float) -> None:
    for point in points:
        point[:] = (point[0] * across, point[1] * down)


def _separate(points: list[list[float]], boxes: Sequence[Size]) -> None:
    """Push boxes that overlap apart, along the axis where the way is shorter."""
    widest = max(width for width, _ in boxes) + GAP
    for turn in range(1, 400):
        moved = False
        order = sorted(range(len(points)), key=lambda i: (points[i][0], i))
        for rank, a in enumerate(order):
            for b in order[rank + 1 :]:
                if points[b][0] - points[a][0] > widest:
                    break
                moved |= _push(points[a], points[b], boxes[a], boxes[b])
        if not moved:
            return
        if turn % PATIENCE == 0:
            # In a crowd one push makes another needed: give it more room.
            _stretch(points, 1.04, 1.04)


def _push(p: list[float], q: list[float], box: Size, other: Size) -> bool:
    near_x = (box[0] + other[0]) / 2 + GAP - abs(p[0] - q[0])
    near_y = (box[1] + other[1]) / 2 + GAP - abs(p[1] - q[1])
    if near_x <= 0.5 or near_y <= 0.5:
        return False
    axis, way = (0, near_x) if near_x < near_y else (1, near_y)
    half = way / 2 if p[axis] <= q[axis] else -way / 2
    p[axis] -= half
    q[axis] += half
    return True


def _pack(islands: Iterable[Island], aspect: float) -> dict[str, tuple[int, int]]:
    """Set the islands in rows, as text is set, and centre the whole on the origin."""
    frames = [(island, *frame(*island[1:])) for island in islands]
    area = math.fsum(
        (right - left + ISLAND_GAP) * (bottom - top + ISLAND_GAP)
        for _, left, top, right, bottom in frames
    )
    limit = max(
        [math.sqrt(area * aspect), *(right - left for _, left, _, right, _ in frames)]
    )
    placed: dict[str, tuple[float, float]] = {}
    x = y = row = 0.0
    for (component, points, _), left, top, right, bottom in frames:
        if x and x + right - left > limit:
            x, y, row = 0.0, y + row + ISLAND_GAP, 0.0
        for node, (px, py) in zip(component, points, strict=True):
            placed[node] = (px - left + x, py - top + y)
        x += right - left + ISLAND_GAP
        row = max(row, bottom - top)
    return _centred(placed)


def _centred(placed: Mapping[str, tuple[float, float]]) -> dict[str, tuple[int, int]]:
    if not placed:
        return {}
    xs = [x for x, _ in placed.values()]
    ys = [y for _, y in placed.values()]
    mid_x, mid_y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    return {
        node: (round(x - mid_x), round(y - mid_y))
        for node, (x, y) in sorted(placed.items())
    }
