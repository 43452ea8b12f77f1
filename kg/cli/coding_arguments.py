"""What can be typed after `kg agree`, `claims`, `codings` and `proposals`."""

from __future__ import annotations

from kg.cli.command import Commands, Parser, command, format_option


def add_coding_commands(commands: Commands) -> None:
    """Add the commands for people who code, alone or with others."""
    _agree(commands)
    _claims(commands)
    _codings(commands)
    _proposals(commands)


def _agree(commands: Commands) -> None:
    agree = command(
        commands, "agree", "compare two coders, span by span", "coding.agree"
    )
    agree.intermixed = True
    agree.add_argument("a", metavar="A", help="a coder: label or id")
    agree.add_argument("b", metavar="B", help="another coder")
    agree.add_argument(
        "file", nargs="?", metavar="FILE", help="a .dna file (default: the project)"
    )
    agree.add_argument("--type", help="statement type of a .dna file")
    agree.add_argument(
        "--disagreements", action="store_true", help="list what they disagree on"
    )
    format_option(agree)


def _claims(commands: Commands) -> None:
    claims = command(commands, "claims", "recode claims, on the record", "coding.log")
    doing = claims.add_subparsers(metavar="WHAT", required=True, parser_class=Parser)
    uses = command(doing, "uses", "list the rows that name a claim", "coding.uses")
    uses.add_argument("claim", metavar="CLAIM")
    format_option(uses)
    rename = command(doing, "rename", "word a claim differently", "coding.rename")
    rename.add_argument("claim", metavar="CLAIM")
    rename.add_argument("label", metavar="LABEL")
    merge = command(doing, "merge", "put claims together", "coding.merge")
    merge.add_argument("claims", nargs="+", metavar="CLAIM")
    merge.add_argument("--into", required=True, metavar="CLAIM")
    split = command(
        doing, "split", "give some positions of a claim to another", "coding.split"
    )
    split.add_argument("claim", metavar="CLAIM")
    split.add_argument("rows", nargs="+", metavar="FILE:LINE", help="maintainers.csv:7")
    split.add_argument("--into", required=True, metavar="CLAIM")
    undo = command(doing, "undo", "take a change back", "coding.undo")
    undo.add_argument("change", nargs="?", metavar="NUMBER", help="default: the last")
    for one in (rename, merge, split, undo):
        one.add_argument("--by", required=True, help="who changes it")
        one.add_argument("--reason", required=True, help="why")
    log = command(doing, "log", "list the changes", "coding.log")
    format_option(log)


def _codings(commands: Commands) -> None:
    codings = command(commands, "codings", "look after coders' files", "coding.review")
    doing = codings.add_subparsers(metavar="WHAT", required=True, parser_class=Parser)
    review = command(
        doing, "review", "list what a person should look at", "coding.review"
    )
    format_option(review)
    adjudicate = command(
        doing, "adjudicate", "decide whose reading holds", "coding.adjudicate"
    )
    for name in ("document", "holder", "target", "coder"):
        adjudicate.add_argument(name, metavar=name.upper())
    adjudicate.add_argument("--by", required=True, help="who decides")
    adjudicate.add_argument("--reason", required=True, help="why")
    command(
        doing,
        "seal",
        "record the texts that all evidence is proved against",
        "coding.seal",
    )


def _proposals(commands: Commands) -> None:
    proposals = command(
        commands, "proposals", "let a model propose positions", "proposals.proposals"
    )
    doing = proposals.add_subparsers(metavar="WHAT", required=True, parser_class=Parser)
    ask = command(doing, "ask", "ask a model that you name", "proposals.ask_model")
    ask.add_argument("documents", nargs="*", metavar="DOCUMENT", help="default: all")
    # Not `run`: that is the command itself.
    ask.add_argument(
        "--run", dest="name", required=True, metavar="NAME", help="what to call it"
    )
    ask.add_argument(
        "--endpoint",
        required=True,
        metavar="URL",
        help="OpenAI-compatible: https://…/v1",
    )
    ask.add_argument("--model", required=True, metavar="NAME")
    ask.add_argument(
        "--key", metavar="VARIABLE", help="environment variable of the key"
    )
    ask.add_argument("--temperature", type=float, default=0.0)
    ask.add_argument("--seed", type=int, default=0)
    listing = command(doing, "list", "list what was proposed", "proposals.proposals")
    listing.add_argument("--refused", action="store_true", help="what was not taken")
    format_option(listing)
    promote = command(
        doing, "promote", "make a proposal a row of your own", "proposals.promote"
    )
    promote.add_argument("proposal", metavar="PROPOSAL")
    promote.add_argument("--coder", required=True, help="whose file: id of coders.csv")
