"""Pictures of `kg network`: one page for a browser, and plots."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.network_answers import Asked, refuse_windows, write_answer
from kg.cli.output import note
from kg.errors import QueryError

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from kg.networks.network import Network


def report_page(asked: Asked) -> None:
    """Write the network as one page with every statement and a slider for time."""
    from kg.exports import LEGIBLE
    from kg.picture.discourse import drawn
    from kg.picture.page import render_network
    from kg.relations import core_network

    refuse_windows(asked)
    _need_output(asked, "network.html")
    network = asked.network()
    made = drawn(network)
    core = core_network(made.network, LEGIBLE)
    shown = {one for *_, edge in core.edges(data=True) for one in edge["statements"]}
    caption = describe(network)
    if len(core) < len(made.network):
        caption += (
            f"; the picture shows the {len(core):,} of {len(made.network):,} labels "
            "with the most statements"
        )
    page = render_network(
        core,
        [one for one in made.statements if one.iri in shown],
        [one for one in made.positions if one.statement in shown],
        title=_title(network),
        caption=caption,
    )
    write_answer(asked, page)
    note("open it in a browser")


def report_plot(asked: Asked) -> None:
    """Write a heat map, a dendrogram, a timeline or bars."""
    from kg.networks.plots import image

    _need_output(asked, "network.svg")
    ending = Path(asked.arguments.output).suffix.removeprefix(".").lower()
    write_answer(asked, image(_figure(asked), ending))


def _figure(asked: Asked) -> Figure:
    from kg.networks import plots
    from kg.networks.measures.barplot import count_values
    from kg.networks.measures.timeline import timeline
    from kg.networks.request import Window

    kind = asked.arguments.plot
    request = asked.discourse.request(**asked.settings)
    table = asked.discourse.statements(request)
    if kind == "timeline":
        unit = request.window or Window.MONTHS
        return plots.timeline_plot(timeline(table, request, unit), "Statements")
    if kind == "bars":
        return plots.bars_plot(count_values(table, request), request.var1)
    refuse_windows(asked)
    network = asked.network()
    draw = plots.heat_map if kind == "heatmap" else plots.tree
    return draw(network, _title(network))


def _title(network: Network) -> str:
    request = network.request
    return f"{request.var1} × {request.var2}, {request.aggregation}"


def describe(network: Network) -> str:
    """Return one sentence on what a network counts."""
    request, table = network.request, network.table
    what = f"{len(table):,} statements"
    days = sorted(str(one)[:10] for one in table.times if str(one) != "NaT")
    if days:
        what += f", {days[0]} to {days[-1]}"
    parts = [f"normalization {request.normalization}"]
    parts.append(f"duplicates {request.duplicates}")
    if request.qualifier:
        parts.insert(0, f"qualifier {request.qualifier}")
    return f"{what}; {', '.join(parts)}"


def _need_output(asked: Asked, example: str) -> None:
    if asked.arguments.output is None:
        raise QueryError(f"name the file to write: -o {example}")
