# The house of Jalon. `make demo` and `make test` need python3 (3.11 or later) and a package index: they make .venv/ themselves.

.DEFAULT_GOAL := help
SHELL := /bin/bash
MAKEFLAGS += --no-print-directory

BIN := .venv/bin
READY := .venv/ready
PIP := $(BIN)/python -m pip --disable-pip-version-check

.PHONY: help demo test check bench soak mutate lint types clean lock

help: ## This list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 16

demo: $(READY) ## Hold a meeting of twelve example cases and write its file
	@$(BIN)/jalon demo
	@printf '\nWhere to look: jalon-demo/ (the meeting, as a page and on paper), examples/cases/ (the cases), src/jalon/knowledge/ (the guideline pages), docs/tour.md (ten minutes).\n'

# The last line is the summary of pytest, so that whoever watches the build can count the tests. One process a core; each collects
# all the tests, so that more than eight would gain nothing.
test: $(READY) ## Everything that must hold before a change lands
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/jalon check
	@$(BIN)/python -m pytest --color=no --numprocesses auto --maxprocesses 8 --dist worksteal

check: $(READY) ## Read every guideline page and run its Cas
	@$(BIN)/jalon check

lint: $(READY) ## Style, and who may import whom
	@$(BIN)/ruff check .
	@$(BIN)/lint-imports

types: $(READY) ## mypy --strict
	@$(BIN)/mypy

bench: $(READY) ## Measure against the bounds; fails when one is missed
	@$(BIN)/python benchmarks/proofs.py
	@$(BIN)/python benchmarks/spine.py
	@$(BIN)/python benchmarks/meeting.py
	@$(BIN)/python -m benchmarks.columns

soak: $(READY) ## The long runs, an hour on two cores: letters (1,000 cases), fuzzing (50,000), agreement of the engines (100,000)
	@$(BIN)/python -m tools.letters 1000
	@$(BIN)/python -m tools.soak 50000
	@$(BIN)/python -m tools.agreement 100000

mutate: $(READY) ## Does a wrong sheet, or a wrong engine, get noticed? (ARGS="--sheets --only mirels")
	@$(BIN)/python -m tools.mutate $(ARGS)

lock: $(READY) ## Resolve again and write requirements.lock, with hashes
	@$(BIN)/pip-compile --no-config --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras --extra dev --all-build-deps \
	  --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options --output-file requirements.lock pyproject.toml
	@if grep -vE '^ *#' requirements.lock | grep -nE '://|^-|file:|@ '; then \
	  echo "requirements.lock names an index or a path; it may hold names, versions and hashes only." >&2; exit 1; \
	fi

clean: ## Remove .venv and whatever the tools left behind
	@rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find src tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
	@find src -name '*.tree.json' -delete

# The stamp is written last, so that an interrupted set-up is done again; it holds the folder's path, so that a moved folder is set up again too.
ifneq ($(shell cat $(READY) 2>/dev/null),$(CURDIR))
.PHONY: $(READY)
endif

$(READY): requirements.lock pyproject.toml
	@python=; \
	for candidate in $$PYTHON python3 python3.14 python3.13 python3.12 python3.11; do \
	  if "$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then python="$$candidate"; break; fi; \
	done; \
	if [ -z "$$python" ]; then \
	  echo "Jalon needs Python 3.11 or later, and no python3 found here is that recent. Install one, or say which: PYTHON=/path/to/python3 make ..." >&2; exit 1; \
	fi; \
	if ! "$$python" -c 'import ensurepip, venv' 2>/dev/null; then \
	  echo "$$python cannot make a virtual environment: its venv module is missing (on Debian and Ubuntu: apt install python3-venv)." >&2; exit 1; \
	fi; \
	if [ -s $(READY) ] && [ "$$(cat $(READY))" != "$(CURDIR)" ]; then rm -rf .venv; fi; \
	if ! $(BIN)/python -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	  echo "Making .venv with $$("$$python" --version)" >&2; "$$python" -m venv --clear .venv; \
	fi
	@echo "Installing the locked packages" >&2
	@$(PIP) install --quiet --quiet --require-hashes --no-deps --requirement requirements.lock
	@$(PIP) install --quiet --quiet --no-index --no-deps --no-build-isolation --editable .
	@echo "$(CURDIR)" > $(READY)
