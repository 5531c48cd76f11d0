# newsspider: `make help` says what there is.
PYTHON ?= python3
SITE ?=
ARGS ?=
RUN = .venv/bin/

.DEFAULT_GOAL := help
.PHONY: help venv crawl test check origin quality bench bench-ledger bench-dedup chaos deploy clean

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

.venv/scrapyd: .venv/crawl requirements-scrapyd.txt
	$(RUN)pip install --quiet --disable-pip-version-check -r requirements-scrapyd.txt
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

quality: .venv/test  ## how well pages are read; ARGS="--pages FOLDER" for pages of your own with gold
	$(RUN)python -m tests.quality $(ARGS)

bench: .venv/test  ## how fast pages are read
	$(RUN)python -m tests.bench

bench-ledger: .venv/test  ## ten million known ids, a million texts: time and space
	$(RUN)python -m tests.bench_ledger $(ARGS)

bench-dedup: .venv/test  ## near-duplicates: recall by kind of copy, false alarms
	$(RUN)python -m tests.bench_dedup $(or $(ARGS),100000)

chaos: .venv/test  ## crawls killed, starved and damaged, started again and compared line by line
	$(RUN)python -m tests.chaos $(ARGS)

deploy: .venv/scrapyd  ## send the project to the Scrapyd of scrapy.cfg; its password is in SCRAPYD_PASSWORD
	@: $${SCRAPYD_PASSWORD:?is not set: it holds the password of the Scrapyd named in scrapy.cfg}
	$(RUN)scrapyd-deploy

clean:  ## remove the environment and caches, never output/
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache
