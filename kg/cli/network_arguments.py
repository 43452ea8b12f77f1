"""What can be typed after `kg network`: the settings that DNA's export window has."""

from __future__ import annotations

import argparse

from kg.cli.command import Commands, command, format_option

FORMATS = ("table", "csv", "dl", "graphml", "gexf", "json")
WHAT = """what to do (default: print the network):
  explain A [B]    the statements behind a cell, an edge or, of A alone, a row
  contradictions   who takes both stances on one claim, with the statements
  changes          who changes position over time
  contested        claims that coalitions dispute
  counts           how often each value of --var1 occurs, pro and contra
  timeline         statements per unit of time (--window)
  phases           slices in time that are alike (--window, --size)
  coalitions       groups of actors, by several methods and their consensus
  centrality       who stands in the middle, by several measures
  polarization     how far apart two camps are (with --window: over time)
  backbone         which concepts carry the network
  scaling          actors on one or two dimensions by whom they agree with
  events           the statements that are counted, one row each
  nodes            the labels with frequency, colour and attributes
  edges            the cells that are not zero, each with its statements
  page             one HTML page with every statement (-o FILE)
  plot             a heat map, or with --plot a dendrogram or timeline (-o FILE)

examples:
  kg network coded.dna --aggregation subtract -f csv
  kg network coded.dna --mode one --aggregation congruence --normalization cosine
  kg network coded.dna explain "Org A" "Concept 01"
  kg network --var1 person --var2 claim contradictions"""


def add_network_command(commands: Commands) -> None:
    """Add `kg network`."""
    network = command(
        commands,
        "network",
        "count who agrees with whom, on what, and explain each number",
        "networks.network",
    )
    network.formatter_class = argparse.RawDescriptionHelpFormatter
    network.epilog = WHAT
    network.intermixed = True
    network.add_argument(
        "words",
        nargs="*",
        metavar="FILE | WHAT",
        help="a .dna file (default: the project), then what to do with its network",
    )
    _variables(network)
    _numbers(network)
    _time(network)
    network.add_argument("--seed", type=int, default=0, help="of what draws lots")
    network.add_argument(
        "--measure",
        metavar="NAME",
        help="of polarization, backbone, scaling and phases: see the docs",
    )
    network.add_argument(
        "--plot",
        choices=("heatmap", "dendrogram", "timeline", "bars"),
        default="heatmap",
        help="which plot (default: heatmap)",
    )
    format_option(network, FORMATS)
    network.add_argument("-o", "--output", metavar="FILE", help="write it to a file")
    network.add_argument("--force", action="store_true", help="replace the file")


def _variables(network: argparse.ArgumentParser) -> None:
    network.add_argument(
        "--mode",
        choices=("two", "one"),
        default="two",
        help="two: --var1 × --var2; one: --var1 × --var1 over --var2 (default: two)",
    )
    network.add_argument("--type", help="statement type of a .dna file")
    network.add_argument("--var1", help="rows (default: organization)")
    network.add_argument(
        "--var2",
        help="columns, or what is shared (default: concept; of a project claim)",
    )
    network.add_argument(
        "--qualifier",
        help="a variable such as agreement or stance, or none (default: agreement)",
    )
    network.add_argument(
        "--exclude",
        action="append",
        default=[],
        metavar="VAR=VALUE",
        help="leave statements out; repeat it for several values",
    )
    network.add_argument(
        "--invert",
        action="store_true",
        help="keep only what --exclude names, instead of leaving it out",
    )
    network.add_argument(
        "--isolates", action="store_true", help="keep labels that have no cell"
    )


def _numbers(network: argparse.ArgumentParser) -> None:
    from kg.networks.request import Aggregation, Duplicates, Normalization

    for name, every, words in (
        ("aggregation", Aggregation, "how statements are put together"),
        ("normalization", Normalization, "what a cell is divided by"),
        ("duplicates", Duplicates, "within what a repeated statement counts once"),
    ):
        chosen = [str(one) for one in every]
        default = "include" if name == "duplicates" else chosen[0]
        network.add_argument(
            f"--{name}",
            choices=chosen,
            metavar="NAME",
            help=f"{words}: {', '.join(chosen)} (default: {default})",
        )
    network.add_argument(
        "--compat",
        choices=("dna-3.1",),
        help="the numbers of Discourse Network Analyzer 3.1, its defects included",
    )


def _time(network: argparse.ArgumentParser) -> None:
    from kg.networks.request import Kernel, Window

    network.add_argument(
        "--from", dest="start", metavar="DATE", help="first day: 2021-03-01"
    )
    network.add_argument("--to", dest="stop", metavar="DATE", help="last day")
    network.add_argument(
        "--window",
        choices=[str(one) for one in Window],
        metavar="UNIT",
        help=f"one network for each span of time: {', '.join(Window)}",
    )
    network.add_argument(
        "--size",
        type=int,
        default=100,
        metavar="N",
        help="units a window covers (default: 100)",
    )
    network.add_argument(
        "--kernel",
        choices=[str(one) for one in Kernel],
        metavar="NAME",
        help=f"weigh statements by their distance: {', '.join(Kernel)}",
    )
    network.add_argument(
        "--indent", action="store_true", help="begin half a window after the first day"
    )
