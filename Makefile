# Everything keeps to .venv; each target sets up what it needs, and is quick the second time.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
# Twice as many as there are processors: tests of the screen wait for it half of the time.
WORKERS := $(shell expr $$(getconf _NPROCESSORS_ONLN) \* 2)

.DEFAULT_GOAL := help
.PHONY: help run test coverage check format paths golden catalogs font base-docx screenshots bench wheel clean

help: ## what there is
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $(READY)

run: $(READY) ## set up and open the program
	@$(BIN)/wenyue

test: $(READY) ## set up and run all tests
	$(BIN)/pytest -n $(WORKERS) --dist worksteal

coverage: $(READY) ## the tests again, slower, and the lines that none of them reaches
	$(BIN)/pytest -n $(WORKERS) --dist worksteal --cov --cov-report=term:skip-covered

check: $(READY) ## formatting, lints, types, import order, the dialogs' files
	$(BIN)/ruff format --check src tests scripts benchmarks
	$(BIN)/ruff check src tests scripts benchmarks
	$(BIN)/mypy
	$(BIN)/mypy benchmarks/documents.py
	$(BIN)/lint-imports
	$(BIN)/wenyue dialogs check

format: $(READY) ## format the code
	$(BIN)/ruff format src tests scripts benchmarks
	$(BIN)/ruff check --fix src tests scripts benchmarks

paths: $(READY) ## draft every contract that the dialogs can become, and proof-read it
	$(BIN)/wenyue dialogs paths

golden: $(READY) ## rewrite the whole contracts under tests/golden
	$(BIN)/python scripts/make_golden.py

catalogs: $(READY) ## bring the catalogs up to date with code and dialogs
	$(BIN)/python -m scripts.update_catalogs

font: $(READY) ## make the subset of the Chinese font that PDFs carry (needs npm)
	$(BIN)/python scripts/make_font.py

base-docx: $(READY) ## make the base package of Word files
	$(BIN)/python scripts/make_base_docx.py

screenshots: $(READY) ## make the pictures of the READMEs
	$(BIN)/python scripts/make_screenshots.py

bench: $(READY) ## speed, as ratios against a floor measured in the same run
	$(BIN)/python benchmarks/screen.py
	$(BIN)/python benchmarks/documents.py

wheel: $(READY) ## build the wheel into dist/
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

clean: ## remove everything that was made
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
