"""Our store on disk, in a process of its own, so that a question can be ended."""

from __future__ import annotations

import time
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess

from benchmarks.answering import RUNS, Answered, Run, wait
from kg.errors import KGError
from kg.rows import rows_of
from kg.settings import Settings
from kg.store import open_graph


class Ours:
    """A process that answers from a project's graph; once ended it is replaced."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.process, self.pipe = self._start()

    def _start(self) -> tuple[SpawnProcess, Connection]:
        # Forking would copy the threads of an open store; a fresh process has none.
        spawn = get_context("spawn")
        ours, theirs = spawn.Pipe()
        process = spawn.Process(target=_serve, args=(self.settings, theirs))
        process.start()
        theirs.close()
        return process, ours

    def ask(self, query: str, limit: float) -> Answered:
        """Ask one question."""
        self.pipe.send(query)
        answer = wait(self.pipe, limit)
        if len(answer.runs) < RUNS:
            self.close()
            self.process, self.pipe = self._start()
        return answer

    def close(self) -> None:
        """End the process."""
        self.process.kill()
        self.process.join()


def _serve(settings: Settings, pipe: Connection) -> None:
    graph = open_graph(settings)
    while True:
        query = pipe.recv()
        for _ in range(RUNS):
            start = time.perf_counter()
            try:
                rows = len(rows_of(graph.select(query)))
            except KGError as error:
                pipe.send(Run(error=str(error)))
                break
            pipe.send(Run(time.perf_counter() - start, rows))
