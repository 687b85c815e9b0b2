# `make` alone says what there is. PYTHON is the interpreter to make the environment with, LIST what `try` looks at.
PYTHON ?= python3
VENV ?= .venv
LIST ?= examples/README.md
LISTS ?= $(LIST)
PYTEST ?= --numprocesses auto

BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
MADE := $(VENV)/.made-for-pyproject

.DEFAULT_GOAL := help
.PHONY: help try test check fix generate bench build clean

help: ## this text
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | while IFS="$$(printf '\t')" read -r name text; do \
		printf '  make %-10s %s\n' "$$name" "$$text"; done
	@echo '  with PYTHON=python3.12 to choose the Python, LIST=path/to/README.md to choose the list'

$(MADE): pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=…")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	$(BIN)/python -m compileall -q src
	@touch $@

try: $(MADE) ## lint a list (LIST, or the example) and say how that ended
	@status=0; $(BIN)/lint-awesome $(LIST) $(if $(filter examples/%,$(LIST)),--offline) || status=$$?; echo "exit status: $$status"

test: $(MADE) ## run the tests
	$(BIN)/python -m pytest $(PYTEST)

check: $(MADE) ## see to style, types and generated files
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/python tools/generate.py --check

fix: $(MADE) ## mend style and generated files
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	$(BIN)/python tools/generate.py

generate: $(MADE) ## write the generated files anew
	$(BIN)/python tools/generate.py

bench: $(MADE) ## measure runs, their steps (of LISTS), and links
	$(BIN)/python -m compileall -q src
	$(BIN)/python benchmarks/bench_lint.py
	$(BIN)/python benchmarks/bench_growth.py
	$(BIN)/python benchmarks/bench_steps.py $(LISTS)
	$(BIN)/python benchmarks/bench_links.py

build: $(MADE) ## build what is released, into dist
	rm -rf dist
	$(BIN)/python -m build

clean: ## remove what was made here
	rm -rf $(VENV) .venv-* .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist
