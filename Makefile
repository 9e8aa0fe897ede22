# Every target sets up its own virtual environment: Python 3.11+, make and a
# package index are all it needs.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
# built with the installation where there is a C compiler
CORE := setup.py $(wildcard auditor/apk/_core*.[ch])

.PHONY: demo test lint types contracts format bench mappings clean

demo: $(VENV)/.runtime
	$(BIN)/auditor audit sample_apks/mismatch/mismatch.apk --policy sample_apks/mismatch/policy.txt \
		-o report.xlsx --fail-on never

test: $(VENV)/.dev lint types contracts
	$(BIN)/python -m pytest

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev
	$(BIN)/mypy

contracts: $(VENV)/.dev
	$(BIN)/lint-imports --config setup.cfg

format: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

mappings: $(VENV)/.runtime
	$(BIN)/auditor mappings compile
	$(BIN)/auditor mappings check

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: $(VENV)/bin/python setup.cfg pyproject.toml constraints.txt $(CORE)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	touch $@

$(VENV)/.dev: $(VENV)/bin/python setup.cfg pyproject.toml constraints.txt $(CORE)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $@

clean:
	rm -rf $(VENV) build dist *.egg-info auditor/apk/_core*.so .mypy_cache .ruff_cache .pytest_cache .import_linter_cache report.xlsx
