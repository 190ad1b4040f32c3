# Needs Python 3.11 or newer and make; everything else is installed into .venv from the lock files.
.POSIX:

PYTHON = $$(for p in python3.11 python3.12 python3.13 python3; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN = .venv/bin
PIP = $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps
LOCKED = $(PIP) --require-hashes --only-binary :all:
COMPILE = $(BIN)/pip-compile --quiet --strip-extras --generate-hashes --allow-unsafe --no-header \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links

.PHONY: help demo test lint format lock docs wheel clean

help:
	@echo 'make demo    serve the demo graph with GraphiQL'
	@echo 'make test    all tests'
	@echo 'make lint    ruff and mypy'
	@echo 'make format  let ruff format the code'
	@echo 'make docs    write the pages that derive from the code'
	@echo 'make lock    resolve the dependencies anew'
	@echo 'make wheel   build the wheel into dist/'

demo: .venv/run
	$(BIN)/ecograph demo

test: .venv/dev
	$(BIN)/python -m pytest

lint: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: .venv/dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: .venv/dev
	$(BIN)/python -m graph.ontology.document > docs/ontology.md
	$(BIN)/ecograph schema > schema/schema.graphql

wheel: .venv/dev
	rm -rf dist
	$(BIN)/python -m build --wheel --no-isolation .

lock: .venv/dev
	$(COMPILE) -o requirements.txt pyproject.toml
	$(COMPILE) -c requirements.txt --all-build-deps --only-build-deps -o requirements-build.txt pyproject.toml
	$(COMPILE) -c requirements.txt -c requirements-build.txt --extra dev -o requirements-dev.txt pyproject.toml

clean:
	rm -rf .venv build dist

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo 'ecograph needs Python 3.11 or newer; none was found on the PATH' >&2; exit 1; }
	$(PYTHON) -m venv .venv

.venv/run: .venv/bin/python requirements.txt requirements-build.txt pyproject.toml
	$(LOCKED) -r requirements.txt -r requirements-build.txt
	$(PIP) --no-build-isolation --editable .
	@touch $@

.venv/dev: .venv/run requirements-dev.txt
	$(LOCKED) -r requirements-dev.txt
	@touch $@
