# Needs Python 3.11 or later with pip, and nothing else: everything goes into .venv.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
SAMPLE ?= samples/scans/arbetsgrupp.txt
# Bytecode at once, also where Python is told to write none: without it every call compiles the program anew.
COMPILE = $(BIN)/python -m compileall -q src
EXTRAS := dev,pdf,xlsx,parquet,report,build

.PHONY: demo test check lint format docs samples wheel clean

demo: $(VENV)/.ready            ## set up, and turn a sample scan into a record
	$(BIN)/minutes parse $(SAMPLE) --format json

test: $(VENV)/.ready-dev        ## set up, and run the tests
	$(BIN)/python -m pytest -n auto

check: lint test                ## what CI runs

lint: $(VENV)/.ready-dev        ## style, types, and who may import whom
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.ready-dev      ## put the code in shape
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

docs: $(VENV)/.ready-dev        ## docs/cli.md, man page and completion, from the commands
	$(BIN)/python tools/make_cli_docs.py
	$(BIN)/python tools/make_rules_docs.py

samples: $(VENV)/.ready-dev     ## the samples' records, from their scans
	$(BIN)/python tools/make_samples.py --records

wheel: $(VENV)/.ready           ## an installable file in dist/
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

clean:
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

# Some systems ship Python without ensurepip; then the system's own pip fills the environment.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "minutes needs Python 3.11 or later; make PYTHON=python3.11 ...")'
	@$(PYTHON) -m venv $(VENV) || { $(PYTHON) -m venv --clear --without-pip $(VENV) && \
		$(PYTHON) -m pip --python $(BIN)/python install --quiet pip; }

$(VENV)/.ready: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	$(COMPILE)
	touch $@

$(VENV)/.ready-dev: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[$(EXTRAS)]'
	$(COMPILE)
	touch $@ $(VENV)/.ready
