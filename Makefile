# `make` runs everything that has to hold before a change lands; `.ci/run` does the same on a new machine.

PYTHON ?= python3
BIN := .venv/bin

.PHONY: check format lint types test long fuzz soak docs benchmark ci

check: lint types test

$(BIN)/ruff: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install -q -e '.[dev]'
	touch $@

format: $(BIN)/ruff
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lint: $(BIN)/ruff
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports

types: $(BIN)/ruff
	$(BIN)/mypy

test: $(BIN)/ruff
	$(BIN)/python -m pytest -n 2 --cov --cov-report=term

# Two thousand examples for each property instead of forty.
long: $(BIN)/ruff
	$(BIN)/python -m pytest -n 2 --hypothesis-profile=long

# Ten minutes of strange bytes for every parser; SEED=N for others.
fuzz: $(BIN)/ruff
	$(BIN)/python -m tests.fuzz --seconds 600 --seed $(or $(SEED),0)

# Half an hour of kills, power cuts, full disks and crowds; the figures go into docs/trust.md.
soak: $(BIN)/ruff
	$(BIN)/python -m tests.soak --seconds 1800 --publish
	$(BIN)/python -m docs.refresh

docs: $(BIN)/ruff
	$(BIN)/python -m docs.refresh

benchmark: $(BIN)/ruff
	$(BIN)/python -m benchmarks.run --out benchmarks/RESULTS.md

ci:
	.ci/run
