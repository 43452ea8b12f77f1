"""One function a command: each makes one call and shows what it gave."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.output import note, print_records, print_rows, print_said, progress
from kg.errors import DataError, KGError, QueryError
from kg.project import SUBJECTS, Project, open_project
from kg.questions import UNDEF, Parameter

FEW = 12  # warnings that a person reads without being asked to

if TYPE_CHECKING:
    from kg.build import BuildReport
    from kg.checks import Finding


def run_init(arguments: Namespace) -> int:
    """Make a project."""
    from kg.start import make_project

    root = make_project(Path(arguments.folder), arguments.base)
    note(f"made {root}; next: cd {arguments.folder}, kg add FILE, kg build")
    return 0


def run_add(arguments: Namespace) -> int:
    """Add documents; one that cannot be read is named, and the others are added."""
    from kg.start import Wish, add_document, find_documents

    project = open_project(arguments.project)
    files = find_documents(map(Path, arguments.files))
    if not files:
        raise KGError(f"{' '.join(arguments.files)}: there is no document in there")
    if len(files) > 1 and (arguments.id or arguments.url):
        raise KGError("--id and --url are for one document; add the others apart")
    wish = Wish(
        arguments.id,
        arguments.url,
        arguments.publisher,
        arguments.reader,
        arguments.speaker,
        arguments.replace,
    )
    failures: list[KGError] = []
    for path in files:
        try:
            added = add_document(project.settings, path, wish)
        except DataError as error:
            failures.append(error)
            continue
        what = _count(added.statements, "statement")
        if added.candidates:
            what += f", {_count(added.candidates, 'candidate')}"
        note(f"added {added.id} ({added.reader}): {what}")
        _warn(f"{path}: {one}" for one in added.warnings)
    for one in failures:
        note(str(one))
    if len(files) > 1 and failures:
        note(f"{len(files) - len(failures)} added, {len(failures)} not; see above")
    if len(failures) < len(files):
        note("next: kg build")
    return max((one.exit_code for one in failures), default=0)


def run_build(arguments: Namespace) -> int:
    """Build the graph and the exports."""
    project = open_project(arguments.project)
    workers = arguments.workers or os.cpu_count() or 1
    report = project.build(progress, workers)
    shown = report.warnings if arguments.warnings else report.warnings[:FEW]
    _warn(shown)
    if len(shown) < len(report.warnings):
        more = len(report.warnings) - len(shown)
        note(f"{_count(more, 'more warning')}; all of them: kg build --warnings")
    if not arguments.quiet:
        exports = project.settings.shown(project.settings.exports)
        note(
            f"{_count(report.documents, 'document')}, "
            f"{_count(report.statements, 'statement')}, "
            f"{_count(report.positions, 'position')}, "
            f"{_count(report.quads, 'quad')} → {exports}/"
        )
        if report.doubtful:
            note(
                f"{_count(report.doubtful, 'candidate')} that no rule vouches for: "
                "kg ask candidates"
            )
        if report.candidates:
            note(
                f"{_count(report.candidates, 'name')} not in the authority file: "
                "kg ask unconfirmed"
            )
    if report.orphans:
        note(
            f"{_count(len(report.orphans), 'coded row')} whose words are gone from "
            "their sources, not in the graph; see: kg codings review"
        )
        for one in report.orphans:
            print(f"  {one}", file=sys.stderr)
    if report.failures:
        unread = _count(len(report.failures), "document")
        note(f"{unread} could not be read and {_verb(report)} not in the graph:")
        for one in report.failures:
            print(f"  {one}", file=sys.stderr)
    return 1 if report.failures or report.orphans else 0


def _verb(report: BuildReport) -> str:
    return "is" if len(report.failures) == 1 else "are"


def run_check(arguments: Namespace) -> int:
    """Check everything; the findings go to stdout, one a line."""
    project = open_project(arguments.project)
    findings = project.check()
    for one in findings:
        print(_finding(one, project))
    broken = sum(one.severity == "violation" for one in findings)
    warned = len(findings) - broken
    note(
        "evidence, shapes and violation queries: "
        + (
            f"{_count(broken, 'violation')}, {_count(warned, 'warning')}"
            if findings
            else "all well"
        )
    )
    if arguments.reason:
        report = project.reason()
        for name in report.unsatisfiable:
            print(f"violation  reasoner  {name}: no thing can be of this class")
        for name, why in report.clashes:
            print(f"violation  reasoner  {project.lookup.short(name)}: {why}")
        words = "consistent" if report.consistent else "INCONSISTENT"
        note(f"reasoner: {words}, {len(report.unsatisfiable)} unsatisfiable classes")
        broken += len(report.unsatisfiable) + (not report.consistent)
    return 1 if broken else 0


def run_read(arguments: Namespace) -> int:
    """Read one file and print its statements."""
    from kg.cli.reading import read_file, statement_record, table_row

    resolved = read_file(arguments)
    document = resolved.reading.document
    _warn(f"{arguments.file}: {one}" for one in document.warnings)
    records = [statement_record(one, document) for one in resolved.reading.statements]
    if arguments.format in ("json", "jsonl"):
        print_records(records, arguments.format)
    else:
        print_records([table_row(one) for one in records], arguments.format)
    return 0


def run_ask(arguments: Namespace) -> int:
    """Ask a question, or list them all."""
    project = open_project(arguments.project)
    if arguments.question is None:
        _list_questions(project, arguments.format)
        return 0
    values = _parameters(arguments.param)
    if arguments.sparql:
        print(project.sparql(arguments.question, **values), end="")
        return 0
    rows = project.ask(arguments.question, **values)
    print_rows(rows, arguments.format, project.lookup)
    asked = [
        one
        for one in project.question(arguments.question).parameters
        if one.name not in values
    ]
    for parameter in asked:
        _say_default(parameter, project)
    if not rows:
        note("no rows: nothing in the graph answers this")
    return 0


def _list_questions(project: Project, kind: str) -> None:
    questions = project.questions
    print_records(
        [
            {
                "question": one.name,
                "asks": one.title,
                "parameters": [
                    f"{p.name}={_default(p, project)}" for p in one.parameters
                ],
            }
            for one in questions.every
        ],
        kind,
    )
    for error in questions.broken.values():
        note(str(error))


def _default(parameter: Parameter, project: Project) -> str:
    """Return the default as people would type it; "" asks about everything."""
    if parameter.default == (UNDEF,):
        return ""
    iris = _iris(parameter, project)
    words = [term.split('"')[1] if '"' in term else term for term in parameter.default]
    pairs = zip(words, iris, strict=True)
    return ",".join(project.lookup.label(iri) if iri else word for word, iri in pairs)


def _iris(parameter: Parameter, project: Project) -> list[str | None]:
    """Return the IRIs among the terms of a default, prefixed names expanded."""
    return [project.lookup.expanded(term) for term in parameter.default]


def _say_default(parameter: Parameter, project: Project) -> None:
    """Say what was asked about, since nobody typed it, and whether it is there."""
    if parameter.default == (UNDEF,):
        return
    name = parameter.name
    words = _default(parameter, project)
    gone = [
        iri
        for iri in _iris(parameter, project)
        if iri and iri not in project.lookup.labels
    ]
    if gone:
        note(f"{words} is not in this graph; ask about another: -p {name}=…")
    else:
        note(f"asked with {name} = {words}; another: -p {name}=…")


def run_said(arguments: Namespace) -> int:
    """Print statements."""
    from kg.exports import statement_row

    project = open_project(arguments.project)
    records = project.statements(by=arguments.by, about=arguments.about)
    if arguments.format == "table":
        about = arguments.about and project.lookup.find(arguments.about, SUBJECTS)
        positions = project.positions(by=arguments.by, about=arguments.about)
        print_said(records, positions, about)
    else:
        print_records([statement_row(one) for one in records], arguments.format)
    note(_count(len(records), "statement"))
    return 0


def run_query(arguments: Namespace) -> int:
    """Run SPARQL."""
    import pyoxigraph as ox

    from kg.rows import rows_of

    project = open_project(arguments.project)
    text = _query_text(arguments.query)
    try:
        answer = project.query(text)
    except QueryError as error:
        where = f"{arguments.query}: " if arguments.query.endswith(".rq") else ""
        raise QueryError(f"{where}{error}") from error
    if isinstance(answer, ox.QueryBoolean):
        print("true" if answer else "false")
    elif isinstance(answer, ox.QueryTriples):
        from kg.exports import turtle_of

        sys.stdout.write(turtle_of(answer, project.settings.base).decode())
    else:
        rows = rows_of(answer)
        print_rows(rows, arguments.format, project.lookup)
        if not rows:
            _explain_nothing(text, project)
    return 0


def run_view(arguments: Namespace) -> int:
    """Write the network page."""
    from kg.exports import write_file

    project = open_project(arguments.project)
    path = target(arguments.output, arguments.force)
    page = project.view(by=arguments.by, about=arguments.about)
    write_file(path, page.html.encode())
    note(f"wrote {arguments.output}; open it in a browser")
    return 0


def run_export(arguments: Namespace) -> int:
    """Write one export or all of them."""
    from kg.exports import by_suffix, turtle, write_exports, write_file

    project = open_project(arguments.project)
    if arguments.file is None:
        for path in write_exports(project.exportable(), project.settings):
            note(f"wrote {project.settings.shown(path)}")
        return 0
    if arguments.file == "-":
        sys.stdout.write(turtle(project.exportable()).decode())
        return 0
    from kg.cli.exchange import ENDINGS, is_coded, write_database

    coded = is_coded(Path(arguments.file))
    export = by_suffix(Path(arguments.file))
    if export is None and not coded:
        raise KGError(
            f"{arguments.file}: unknown ending; use .ttl .trig .nq .jsonld .csv "
            f".graphml .gexf .html or {' '.join(ENDINGS)}"
        )
    path = target(arguments.file, arguments.force)
    if coded:
        write_database(project, path)
    elif export is not None:
        write_file(path, export(project.exportable()))
    note(f"wrote {arguments.file}")
    return 0


def target(name: str, force: bool) -> Path:
    """Return the path to write to; refuse one that is there, or has no folder."""
    path = Path(name)
    if path.is_dir():
        raise KGError(f"{name}: is a folder; name a file")
    if path.exists() and not force:
        raise KGError(f"{name}: is already there; replace it with --force")
    if not path.absolute().parent.is_dir():
        raise KGError(f"{name}: there is no folder {path.parent}")
    return path


def _query_text(given: str) -> str:
    if given == "-":
        return sys.stdin.read()
    if not given.endswith(".rq"):
        return given
    try:
        return Path(given).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise QueryError(f"{given}: cannot be read: {why}") from error


def _parameters(given: Iterable[str]) -> dict[str, list[str]]:
    values: dict[str, list[str]] = {}
    for one in given:
        name, equals, value = one.partition("=")
        if not equals or not name or not value:
            raise QueryError(f"-p {one!r}: write NAME=VALUE")
        values.setdefault(name, []).append(value)
    return values


def _explain_nothing(text: str, project: Project) -> None:
    """Say which terms of a query do not occur, since a misspelt one gives no error."""
    unknown = project.unknown_terms(text)
    for one in unknown:
        note(one)
    if not unknown:
        note("no rows: every term of the query occurs, but not together")


def _finding(one: Finding, project: Project) -> str:
    subject = project.lookup.short(one.subject)
    return f"{one.severity}  {one.check}  {subject}: {one.message}"


def _warn(warnings: Iterable[str]) -> None:
    for one in warnings:
        note(f"warning: {one}")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
