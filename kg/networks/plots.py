"""Pictures of networks and counts by matplotlib; equal figures give equal bytes."""

from __future__ import annotations

import io
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.cluster.hierarchy import dendrogram, linkage
from scipy.spatial.distance import squareform

from kg.errors import KGError, QueryError
from kg.networks.measures.barplot import Bars
from kg.networks.measures.timeline import Timeline
from kg.networks.network import Network
from kg.networks.request import Mode
from kg.networks.table import Level

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

EXTRA = "pip install 'who-said-what[plots]'"
ENDINGS = ("svg", "png", "pdf")
PRO, CONTRA, OTHER = "#1b7837", "#b2182b", "#777777"
PALETTE = ("#2166ac", "#8c510a", "#542788", "#01665e", "#c51b7d", "#dfa300", "#74add1")
HATCHES = ("", "//", "..", "xx")  # when the colours are used up
LONGEST = 40  # characters of a label
LEGIBLE = 200  # labels on one axis
LETTER = 0.09  # inches


@dataclass(frozen=True, slots=True)
class _Series:
    """How the counts of one level are drawn."""

    name: str
    colour: str
    hatch: str = ""
    against: bool = False  # on the other side of the line

    @property
    def look(self) -> dict[str, Any]:
        return {"color": self.colour, "label": self.name, "hatch": self.hatch}


def heat_map(network: Network, title: str) -> Figure:
    """Draw the matrix: a cell is green above zero, purple below, white at zero."""
    rows, columns = len(network.rows), len(network.columns)
    _check(max(rows, columns))
    if not rows or not columns:
        raise QueryError("the network is empty: there is nothing to draw a map of")
    beside, below = _room(network.rows), _room(network.columns)
    width, height = 2.5 + beside + 0.35 * columns, 1.2 + below + 0.3 * rows
    figure, axes = _figure(width, height, title)
    cells = network.array()
    most = float(np.abs(cells).max(initial=0.0)) or 1.0
    low = -most if cells.min(initial=0.0) < 0 else 0.0
    picture = axes.imshow(
        cells, cmap="PRGn" if low else "Greens", vmin=low, vmax=most, aspect="auto"
    )
    axes.set_xticks(range(columns), map(_short, network.columns), rotation=90)
    axes.set_yticks(range(rows), map(_short, network.rows))
    two = network.request.mode is Mode.TWO
    axes.set_xlabel(_plain(network.request.var2 if two else network.request.var1))
    axes.set_ylabel(_plain(network.request.var1))
    figure.colorbar(picture, ax=axes, label=str(network.request.aggregation))
    return figure


def tree(network: Network, title: str) -> Figure:
    """Draw which rows of a one-mode network are alike: a dendrogram, average linkage.

    The distance of two is the largest cell less theirs.
    """
    if network.rows != network.columns:
        raise QueryError("a dendrogram is of a one-mode network; ask with --mode one")
    if len(network.rows) < 2:
        raise QueryError("a dendrogram needs two labels at least")
    _check(len(network.rows))
    cells = network.array()
    apart = cells.max() - cells
    np.fill_diagonal(apart, 0)
    figure, axes = _figure(8, 1.5 + 0.28 * len(network.rows), title)
    joined = linkage(squareform(apart, checks=False), "average")
    with warnings.catch_warnings():
        # All are equally alike: an axis from zero to zero.
        warnings.filterwarnings("ignore", "Attempting to set identical")
        dendrogram(
            joined,
            labels=[_short(one) for one in network.rows],
            orientation="left",
            ax=axes,
            color_threshold=0,
            above_threshold_color="#333333",
        )
    if not joined[:, 2].any():
        axes.set_xlim(1, 0)
    axes.set_xlabel("distance")
    return figure


def timeline_plot(timeline: Timeline, title: str) -> Figure:
    """Draw the statements of each unit of time, contra below the line."""
    count = len(timeline.moments)
    figure, axes = _figure(max(6.0, 1.5 + 0.22 * count), 4, title)
    places = np.arange(count)
    top = np.zeros(count)
    for number, series in enumerate(_series(timeline.levels)):
        values = np.array([one.counts[number] for one in timeline.moments], np.float64)
        look = series.look
        if series.against:
            axes.bar(places, -values, width=0.9, **look)
        else:
            axes.bar(places, values, bottom=top, width=0.9, **look)
            top += values
    axes.axhline(0, color="#333333", linewidth=0.8)
    step = max(1, count // 24)
    days = [one.start[:10] for one in timeline.moments]
    axes.set_xticks(places[::step], days[::step], rotation=90)
    axes.set_ylabel(f"statements by {timeline.unit}")
    axes.yaxis.set_major_formatter(_count)
    if len(timeline.levels) > 1:
        figure.legend(loc="outside lower center", ncols=6)
    return figure


def bars_plot(bars: Bars, title: str) -> Figure:
    """Draw how often each value is said, contra to the left."""
    _check(len(bars.bars))
    figure, axes = _figure(8, 1.5 + 0.28 * len(bars.bars), title)
    places = np.arange(len(bars.bars))[::-1]
    left = np.zeros(len(bars.bars))
    for number, series in enumerate(_series(bars.levels)):
        values = np.array([one.counts[number] for one in bars.bars], np.float64)
        look = series.look
        if series.against:
            axes.barh(places, -values, **look)
        else:
            axes.barh(places, values, left=left, **look)
            left += values
    axes.set_yticks(places, [_short(one.label) for one in bars.bars])
    axes.axvline(0, color="#333333", linewidth=0.8)
    axes.set_xlabel("statements")
    axes.xaxis.set_major_formatter(_count)
    if len(bars.levels) > 1:
        figure.legend(loc="outside lower center", ncols=6)
    return figure


def image(figure: Figure, ending: str) -> bytes:
    """Return a figure as svg, png or pdf, without a date or the name of a program."""
    if ending not in ENDINGS:
        raise QueryError(f"a plot is written as one of: {', '.join(ENDINGS)}")
    out = io.BytesIO()
    empty: dict[str, Any] = {
        "svg": {"Date": None, "Creator": None},
        "pdf": {"CreationDate": None, "Creator": None, "Producer": None},
        "png": {"Software": None},
    }[ending]
    with (
        _matplotlib().rc_context({"svg.hashsalt": "kg", "svg.fonttype": "none"}),
        warnings.catch_warnings(),
    ):
        if ending == "svg":
            # Its words stay words: whoever shows them brings the letters.
            warnings.filterwarnings("ignore", "Glyph .* missing from font")
        figure.savefig(out, format=ending, metadata=empty, dpi=120)
    return out.getvalue()


def _figure(width: float, height: float, title: str) -> tuple[Figure, Axes]:
    _matplotlib()
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width, height), layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    axes.set_title(_plain(title))
    return figure, axes


def _matplotlib() -> Any:
    try:
        import matplotlib
    except ImportError:
        raise KGError(f"plots need matplotlib; get it with: {EXTRA}") from None
    return matplotlib


def _series(levels: Sequence[Level | None]) -> list[_Series]:
    """Return how each level is drawn; only yes and no are two sides."""
    if tuple(levels) == (None,):
        return [_Series("statements", OTHER)]
    if set(levels) <= {0, 1}:
        return [
            _Series("pro", PRO) if level else _Series("contra", CONTRA, against=True)
            for level in levels
        ]
    return [
        _Series(
            _short(str(level)) or "(empty)",
            PALETTE[place % len(PALETTE)],
            HATCHES[place // len(PALETTE) % len(HATCHES)],
        )
        for place, level in enumerate(levels)
    ]


def _count(value: float, _: object) -> str:
    """Return a count as it is read: there are no fewer than none to the left."""
    return f"{abs(value):g}"


def _check(labels: int) -> None:
    if labels > LEGIBLE:
        raise QueryError(
            f"{labels:,} labels cannot be read on one axis; leave some out with "
            "--exclude, or write -f csv"
        )


def _room(labels: Sequence[str]) -> float:
    """Return the inches that the longest label takes."""
    return LETTER * max(len(_short(one)) for one in labels)


def _short(label: str) -> str:
    plain = " ".join(label.split())
    return _plain(plain if len(plain) <= LONGEST else plain[: LONGEST - 1] + "…")


def _plain(text: str) -> str:
    """Return words as matplotlib draws them: no formulas, nothing that is no letter."""
    shown = (one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in text)
    # A dollar sign would begin a formula.
    return "".join(shown).replace("$", r"\$")
