# The only list of commands; CI calls the same names.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
KG = $(BIN)/kg

.PHONY: demo test check lint types imports generated golden bench bench-extraction bench-networks clean

demo: $(VENV)/.demo  ## make the environment, build the seed, ask three things
	@$(KG) build
	@$(KG) check
	@echo; echo '$$ kg said --by Zakharova --about "the West"'
	@$(KG) said --by Zakharova --about "the West"
	@echo '$$ kg ask cq07     # what was the status of the alliance, according to whom?'
	@$(KG) ask cq07
	@echo '$$ kg ask cq08     # how many countries are said to have applied?'
	@$(KG) ask cq08
	@echo; echo 'Now open exports/network.html in a browser: click a line to read its words.'

test: $(VENV)/.test system  ## make all that the tests need, then run every check
	@$(MAKE) --no-print-directory check

check: lint types imports generated
	$(BIN)/pytest

lint:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types:
	$(BIN)/mypy

imports:
	$(BIN)/lint-imports

generated:  ## prove that what is generated is fresh
	$(BIN)/python ontology/generate.py --check

golden:  ## rewrite what is generated and the committed exports; review the diff
	$(BIN)/python ontology/generate.py
	$(KG) build
	$(BIN)/python docs/refresh.py

bench:
	$(BIN)/python benchmarks/run.py

bench-extraction:  ## measure what is read out of texts; needs the real documents
	$(BIN)/python benchmarks/extraction.py

bench-networks:  ## measure networks, imports and layouts
	$(BIN)/python -m benchmarks.networks

# Java for the reasoner, Chromium for the pages. What cannot be had is said loudly, and
# its tests are skipped; with CI=true they fail.
.PHONY: system
system:
	@sh tests/install_system.sh

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "needs Python 3.11 or later")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip

$(VENV)/.demo: pyproject.toml constraints.txt $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.test: $(VENV)/.demo
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --group dev --editable '.[documents,frames,models,plots]'
	@touch $@

clean:
	rm -rf $(VENV) .kg
