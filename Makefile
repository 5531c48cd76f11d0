# newsspider: `make help` says what there is.
PYTHON ?= python3
SITE ?=
ARGS ?=
RUN = .venv/bin/

.DEFAULT_GOAL := help
.PHONY: help venv crawl test check origin clean

help:  ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 20

venv: .venv/crawl  ## make the environment in .venv
.venv/crawl: requirements.txt
	$(PYTHON) -m venv .venv
	$(RUN)pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

.venv/test: .venv/crawl requirements-test.txt
	$(RUN)pip install --quiet --disable-pip-version-check -r requirements-test.txt
	touch $@

crawl: .venv/crawl  ## crawl SITE=sedaily|sentv (both without), ARGS="-a since=2025-07-01"; lines go to output/
	@status=0; for site in $(or $(SITE),sedaily sentv); do \
		$(RUN)scrapy crawl $$site $(ARGS) || status=$$?; \
	done; exit $$status

test: .venv/test  ## the whole test suite
	$(RUN)pytest

check: .venv/test  ## linters and types
	$(RUN)ruff check .
	$(RUN)ruff format --check .
	$(RUN)mypy

origin: .venv/test  ## play both sites on this machine; prints what to export in another shell
	$(RUN)python -m tests.origin

clean:  ## remove the environment and caches, never output/
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache
