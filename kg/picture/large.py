"""Places for networks of thousands: a spring layout of a compiled library."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.picture.legibility import Size

ROOM = 1.6  # how much more room than the boxes themselves need


def spring(
    sizes: Mapping[str, Size],
    edges: Iterable[tuple[str, str]],
    *,
    seed: int = 1,
    aspect: float = 1.5,
) -> dict[str, tuple[int, int]]:
    """Return a centre for each thing: neighbours near, the same for the same seed.

    The forces are those of Fruchterman and Reingold (1991), as rustworkx computes them;
    boxes may overlap. Unlike the places of a small network they may differ by a pixel
    from one processor to another.
    """
    import rustworkx

    names = sorted(sizes)
    index = {name: number for number, name in enumerate(names)}
    graph = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from(names)
    ends = {(index[a], index[b]) for a, b in edges if a != b}
    pairs = sorted({(min(pair), max(pair)) for pair in ends})
    graph.add_edges_from_no_data(pairs)
    found = rustworkx.spring_layout(graph, seed=seed, num_iter=100)
    across = _spaced([found[number][0] for number in range(len(names))])
    down = _spaced([found[number][1] for number in range(len(names))])
    area = sum(width * height for width, height in sizes.values()) * ROOM
    height = (area / aspect) ** 0.5
    return {
        name: (round(x * height * aspect), round(y * height))
        for name, x, y in zip(names, across, down, strict=True)
    }


def _spaced(values: list[float]) -> list[float]:
    """Return values from -0.5 to 0.5, half by place and half by rank.

    A spring layout crowds what is tied; ranks spread the crowd without mixing it.
    """
    low, high = min(values, default=0.0), max(values, default=0.0)
    spread = (high - low) or 1.0
    order = sorted(range(len(values)), key=lambda i: (values[i], i))
    ranks = [0.0] * len(values)
    last = max(len(values) - 1, 1)
    for place, i in enumerate(order):
        ranks[i] = place / last
    return [
        ((value - low) / spread + rank) / 2 - 0.5
        for value, rank in zip(values, ranks, strict=True)
    ]
