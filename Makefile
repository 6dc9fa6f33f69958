# Everything a newcomer needs, one word each. `make help` lists it.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help install demo test quick lint build check bench clean

help: ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

install: $(VENV)/.installed ## the environment .venv with the nnmath command

$(VENV)/.installed: pyproject.toml constraints.txt tools/environment
	@PYTHON="$(PYTHON)" tools/environment $(VENV)
	@$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.installed
	@$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev,torch]'
	@touch $@

demo: $(VENV)/.installed ## a sample class, graded and reported; prints the page to open
	@$(BIN)/nnmath demo

test: $(VENV)/.dev ## every test
	@$(BIN)/python -m pytest -n 2 --dist loadgroup

quick: $(VENV)/.dev ## the tests that take no time
	@$(BIN)/python -m pytest -m "not slow"

lint: $(VENV)/.dev ## style and types
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy

build: $(VENV)/.installed ## exercises/ and solutions/ from the bank
	@$(BIN)/nnmath build

check: $(VENV)/.dev ## the proofs of every exercise, and the scorecard in the README
	@$(BIN)/nnmath check --readme README.md

bench: $(VENV)/.dev ## speed, beside that of others, in about an hour; writes tests/benchmarks/RESULTS.md
	@$(BIN)/python tests/benchmarks/peers.py
	@$(BIN)/python tests/benchmarks/scaling.py
	@$(BIN)/python tests/benchmarks/soak.py
	@$(BIN)/python tests/benchmarks/epoch.py
	@$(BIN)/python tests/benchmarks/results.py

clean: ## removes the environment and caches
	rm -rf $(VENV) .bench .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +
