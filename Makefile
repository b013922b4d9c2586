# Everything runs in .venv, which the targets make themselves. `make` alone lists the targets.
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
DEMO := build/demo
EXAMPLES := examples/preference-optimization.md examples/reading-group.bib examples/zhoubao.md
# The optional annotated lists that the quality tests measure on.
export PAPERGRAPH_SHARED ?= $(abspath ../shared)

.DEFAULT_GOAL := help
.PHONY: help install demo test lint docs bench neo4j chromium compose check-quality check-slow clean

help: ## list these targets
	@grep -E '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z0-9-]+):.*## (.*)/  \1\t\2/' | expand -t 18

install: $(INSTALLED) ## make .venv with papergraph and what its development needs

$(INSTALLED): pyproject.toml tools/make_venv.sh
	@bash tools/make_venv.sh $(VENV)
	@touch $@

demo: $(INSTALLED) ## build the graph of examples/, ask it, and write a page
	@bash tools/demo.sh $(BIN)/papergraph $(DEMO) $(EXAMPLES)

test: $(INSTALLED) chromium neo4j compose ## the tests: embedded store, real Neo4j, real browser
	$(BIN)/python -m pytest -m "not slow and not shared" -n 2 --dist loadgroup

lint: $(INSTALLED) ## ruff and mypy
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

docs: $(INSTALLED) ## write the generated pages of docs/ and the README's outputs anew
	$(BIN)/python tools/generate_docs.py
	$(BIN)/python tools/readme_outputs.py

neo4j: $(INSTALLED) ## download the Neo4j servers that the tests run on
	@bash tools/prepare_neo4j.sh $(BIN)/python

chromium: ## install Chromium for the tests of the page
	@bash tools/install_chromium.sh

compose: ## install Docker Compose, which checks docker-compose.yml
	@bash tools/install_compose.sh

check-quality: lint ## lint, generated pages, the built wheel, and figures on annotated lists
	$(BIN)/python tools/generate_docs.py --check
	$(BIN)/python tools/readme_outputs.py --check
	$(BIN)/python -m pytest tests/quality

check-slow: $(INSTALLED) chromium neo4j compose ## the tests that take long: kills, 10,000 generated inputs
	PAPERGRAPH_EXAMPLES=10000 $(BIN)/python -m pytest -m slow -n 2 --dist loadgroup

bench: $(INSTALLED) neo4j ## measure reading, starting and the store
	$(BIN)/python benchmarks/startup.py
	$(BIN)/python benchmarks/reading.py
	$(BIN)/python benchmarks/store.py

clean: ## delete what can be made again, but not .venv
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
