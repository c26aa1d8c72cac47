# Every command a person needs. "make" alone prints them.
SHELL := /bin/bash
BIN := .venv/bin
# One more than there are cores: journeys wait for the programs they start.
WORKERS := $(shell echo $$(( $$(getconf _NPROCESSORS_ONLN) + 1 )))
step = @printf '\n== %s ==\n'

# What was compiled once is read by the next program that starts, and the journeys start many.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help

.PHONY: help
help: ## Print this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: setup
setup: ## Make .venv ready (every other command does this first)
	@scripts/setup

.PHONY: run
run: setup ## Open the program
	@$(BIN)/safeguard-desktop

.PHONY: demo
demo: setup ## Do the whole main job on fictional people; the results are in build/demo
	@$(BIN)/safeguard-desktop demo --out build/demo

.PHONY: pictures
pictures: setup ## The same, and all its pictures on one sheet: build/pictures/contact-sheet.png
	@$(BIN)/safeguard-desktop demo --out build/demo --contact-sheet build/pictures/contact-sheet.png

.PHONY: test
test: setup ## Check format, lint, types and import contracts, then run the tests
	$(step) format
	@$(BIN)/ruff format --check --quiet . || { echo "make format puts this right."; exit 1; }
	$(step) lint
	@$(BIN)/ruff check --quiet .
	$(step) types
	@$(BIN)/mypy
	$(step) "import contracts"
	@$(BIN)/lint-imports --no-logo
	$(step) tests
	@$(BIN)/pytest --numprocesses=$(WORKERS) --dist=loadscope --no-loadscope-reorder

.PHONY: check-sources
check-sources: setup ## Compare rule packs and guidance with the folder of sources, SOURCES=FOLDER or ../shared, where it is at hand
	@$(BIN)/python scripts/check_sources.py $(SOURCES)
	@$(BIN)/python scripts/check_language_sources.py $(SOURCES)
	@$(BIN)/python scripts/check_guidance_sources.py $(SOURCES)

.PHONY: bench
bench: setup ## Run every benchmark, one after the other
	@for script in $(sort $(wildcard benchmarks/*.py)); do printf '\n== %s ==\n' "$$script"; $(BIN)/python "$$script" || exit; done

.PHONY: format
format: setup ## Put the code into the house format and mend what the linter can mend
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

.PHONY: clean
clean: ## Remove everything that was made here, .venv included
	@rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
