"""What can be typed after `kg`; nothing heavy is imported before a command runs."""

from __future__ import annotations

import argparse
from pathlib import Path

from kg.cli.coding_arguments import add_coding_commands
from kg.cli.command import Commands, Parser, command, format_option
from kg.cli.network_arguments import add_network_command
from kg.vocabulary import BASE, VERSION

KINDS = (
    "session-report, press-release, transcript, speech, article, plain, parlamint, "
    "akoma-ntoso, parlparse"
)
EPILOG = """examples:
  kg build                                    read the project's files, make its graph
  kg said --by Zakharova --about "the West"   who said what, word for word
  kg ask                                      list the questions
  kg ask cq05 -p speaker="Maria Zakharova"     ask one, about somebody
  kg view --about BRICS -o brics.html         one page to open in a browser

exit codes: 0 done, 1 the data broke a rule, 2 it could not run"""


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    parser = argparse.ArgumentParser(
        prog="kg",
        description="Who said what about whom: policy documents as a knowledge graph.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"kg {VERSION}")
    parser.add_argument(
        "-C",
        "--project",
        default=".",
        metavar="DIR",
        help="the project (default: here)",
    )
    commands = parser.add_subparsers(
        metavar="COMMAND", required=True, parser_class=Parser
    )
    _making(commands)
    _asking(commands)
    _showing(commands)
    add_network_command(commands)
    add_coding_commands(commands)
    _measuring(commands)
    return parser


def _making(commands: Commands) -> None:
    init = command(commands, "init", "make a new, empty project")
    init.add_argument("folder", metavar="FOLDER")
    init.add_argument("--base", default=BASE, help="what its IRIs begin with")

    add = command(commands, "add", "add documents to the project")
    add.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="text, Markdown, HTML, DOCX, PDF or XML of a parliament; a folder means "
        "all documents in it",
    )
    add.add_argument("--id", help="its id (default: from the file's name)")
    add.add_argument("--url", help="the address of its page")
    add.add_argument("--publisher", help="name or id of who published it")
    add.add_argument("--reader", help=f"read it as this kind of source: {KINDS}")
    add.add_argument("--speaker", help='who speaks throughout: "Name, Role, Body"')
    add.add_argument(
        "--replace",
        action="store_true",
        help="put it in the place of the document of the same id",
    )

    take = command(
        commands,
        "import",
        "take coded statements of another program into the project",
        "exchange.import",
    )
    take.add_argument(
        "file",
        metavar="FILE",
        help="a .dna, .qdpx or .qde file, or coded statements as .csv",
    )
    take.add_argument("--name", help="what to call the set (default: the file's name)")
    take.add_argument(
        "--replace", action="store_true", help="put it in the place of that set"
    )
    take.add_argument(
        "--round-days",
        action="store_true",
        help="date documents at the nearest midnight, in UTC",
    )

    actors = command(commands, "actors", "look through names and judge them")
    doing = actors.add_subparsers(metavar="WHAT", required=True, parser_class=Parser)
    _actors(doing)

    build = command(commands, "build", "make the graph and its exports")
    build.add_argument("-q", "--quiet", action="store_true", help="say nothing")
    build.add_argument(
        "--warnings", action="store_true", help="show every warning, not just some"
    )
    build.add_argument(
        "--workers",
        type=int,
        metavar="N",
        help="processes that read documents (default: one for each core)",
    )

    check = command(commands, "check", "check evidence, shapes and violation queries")
    check.add_argument(
        "--reason",
        action="store_true",
        help="also ask the reasoner HermiT (needs Java)",
    )


def _asking(commands: Commands) -> None:
    read = command(commands, "read", "read one file and print what is said in it")
    read.add_argument("file", metavar="FILE")
    read.add_argument("--reader", help=f"read it as this kind of source: {KINDS}")
    read.add_argument("--speaker", help='who speaks throughout: "Name, Role, Body"')
    format_option(read)

    ask = command(commands, "ask", "ask a question; without one, list them")
    ask.add_argument("question", nargs="?", metavar="QUESTION")
    ask.add_argument(
        *("-p", "--param"),
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="another value for a parameter; repeat it for several",
    )
    ask.add_argument("--sparql", action="store_true", help="print the query instead")
    format_option(ask)

    said = command(commands, "said", "print who said what, word for word")
    _selection(said)
    format_option(said)

    query = command(
        commands, "query", "run SPARQL: a query, a .rq file, or - for stdin"
    )
    query.add_argument("query", metavar="QUERY")
    format_option(query)


def _actors(doing: Commands) -> None:
    review = command(
        doing,
        "review",
        "list new names and likely duplicates",
        "curation.actors_review",
    )
    review.add_argument("--like", metavar="NAME", help="only names that hold this")
    format_option(review)
    for verdict, words in (
        ("same", "judge that a name is an actor's"),
        ("different", "judge that a name is not an actor's"),
        ("unsure", "record that nobody can tell yet"),
    ):
        judge = command(doing, verdict, words, "curation.actors_judge")
        judge.set_defaults(verdict=verdict)
        judge.add_argument("name", metavar="NAME", help="the name, or NAME@DOCUMENT")
        judge.add_argument("actor", metavar="ACTOR", help="name or id of the actor")
        judge.add_argument("--by", required=True, help="who judges")
        judge.add_argument("--reason", required=True, help="why")
    confirm = command(
        doing,
        "confirm",
        "put a new name into the authority file",
        "curation.actors_confirm",
    )
    confirm.add_argument("name", metavar="NAME")


def _measuring(commands: Commands) -> None:
    evaluate = command(
        commands, "eval", "measure extraction against annotated texts", "curation.eval"
    )
    evaluate.add_argument("what", choices=("statements",), metavar="statements")
    evaluate.add_argument("--gold", type=Path, required=True, metavar="DIR")
    evaluate.add_argument(
        "--format",
        choices=("native", "polnear"),
        default="native",
        help="how the texts are annotated (default: native)",
    )
    evaluate.add_argument(
        "--measure",
        choices=("prose", "readers"),
        help="what is measured: the rules for prose alone (default for polnear), or "
        "the reader that fits each text, with its speakers (default for native)",
    )
    evaluate.add_argument("--half", choices=("even", "odd"), help="only half the texts")
    evaluate.add_argument(
        "--asserted", action="store_true", help="leave the candidates out"
    )
    evaluate.add_argument("--json", action="store_true", help="print JSON")
    evaluate.add_argument(
        "--errors", type=int, default=0, metavar="N", help="show N errors of each kind"
    )


def _showing(commands: Commands) -> None:
    view = command(commands, "view", "write the network as one page for a browser")
    _selection(view)
    view.add_argument("-o", "--output", default="network.html", metavar="PAGE")
    view.add_argument("--force", action="store_true", help="replace the file")

    export = command(commands, "export", "write the graph to files of other programs")
    export.add_argument(
        "file",
        nargs="?",
        metavar="FILE",
        help="a .ttl .trig .nq .jsonld .csv .graphml .gexf or .html file, or - for "
        "Turtle on stdout (default: all of them, into exports/); for other coding "
        "programs a .dna .qdpx .qde or .coded.csv file",
    )
    export.add_argument("--force", action="store_true", help="replace the file")


def _selection(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--by", metavar="WHO", help="a person or an organisation")
    parser.add_argument(
        "--about", metavar="WHAT", help="an actor, topic, initiative or claim"
    )
