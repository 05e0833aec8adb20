# Sourcebook. `make site` builds this repository's own knowledge base; `make test` runs every test. Both set up what they need.

VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(firstword $(foreach name,python3 python3.13 python3.12 python3.11,$(shell \
	$(name) -c 'import sys; (3, 11) <= sys.version_info[:2] <= (3, 13) and print("$(name)")' 2>/dev/null)))
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
JOBS ?=
BUILD_FLAGS := $(if $(JOBS),--jobs $(JOBS))
NPM := $(BIN)/python frontend/npm.py
SCRIPTS := generator/theme/assets/sourcebook/scripts/main.js

.PHONY: site serve check test lint format lock scripts try-scripts browser pictures scores scale speed search campaign ftm wheel clean help

site: $(VENV)/site.done try-scripts  ## build the knowledge base of this repository into site/
	@$(BIN)/sourcebook build $(BUILD_FLAGS)

serve: $(VENV)/site.done try-scripts  ## show the site, and rebuild and reload it when something changes
	@$(BIN)/sourcebook serve $(BUILD_FLAGS)

check: $(VENV)/site.done  ## check articles and YAML without building
	@$(BIN)/sourcebook check

test: $(VENV)/dev.done browser scripts frontend/node_modules/dev.done  ## run every test, the browser's and the scripts' too
	@$(NPM) --silent test
	@$(BIN)/pytest -n auto --dist loadgroup

lint: $(VENV)/dev.done frontend/node_modules/dev.done  ## format, lint, types, import layers, unused code
	@$(NPM) --silent run check
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/vulture

format: $(VENV)/dev.done frontend/node_modules/dev.done  ## format the code
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .
	@$(NPM) --silent run format

lock: $(VENV)/dev.done  ## pin the newest versions that pyproject.toml allows, with hashes
	@$(PIP) install 'uv>=0.8'
	@$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet --upgrade \
		--extra build --extra pdf --extra warc pyproject.toml --output-file requirements/site.txt
	@$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet --upgrade \
		--extra build --extra pdf --extra warc --extra dev --constraint requirements/site.txt pyproject.toml --output-file requirements/dev.txt
	@$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet --upgrade \
		--group pyproject.toml:node --output-file requirements/node.txt
	@$(NPM) update --package-lock-only

$(VENV)/made.done:
	@test -n "$(PYTHON)" || { echo "Sourcebook needs Python 3.11, 3.12 or 3.13, and none was found. Install one, or name it: make site PYTHON=/path/to/python3.12"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Python could not make an environment. On Debian and Ubuntu: sudo apt install python3-venv"; exit 1; }
	@touch $@

$(VENV)/site.done: $(VENV)/made.done requirements/site.txt pyproject.toml
	@echo "Installing what Sourcebook needs (once; a few minutes)"
	@$(PIP) install --require-hashes --requirement requirements/site.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.done: $(VENV)/site.done requirements/dev.txt
	@echo "Installing what the tests need (once)"
	@$(PIP) install --require-hashes --requirement requirements/dev.txt
	@touch $@

scripts: $(SCRIPTS)  ## build what runs in a reader's browser, from frontend/

$(SCRIPTS): $(wildcard frontend/src/*) frontend/build.mjs generator/render/data/letters.json frontend/node_modules/site.done
	@$(NPM) --silent run build
	@touch $@

# A site without its scripts reads all the same, so what keeps them from being built does not keep the site from being built.
try-scripts: $(VENV)/made.done
	@$(MAKE) --no-print-directory scripts || { \
		echo "The scripts of the site could not be built, so it has no search while one types, no previews and no drawn graph; every page reads without."; \
		echo "They need Node.js 20 or newer (or PyPI) and the npm registry. To try again: make scripts"; }

frontend/node_modules/site.done: frontend/package-lock.json $(VENV)/made.done
	@echo "Installing what the scripts are made of (once)"
	@$(NPM) --loglevel=error ci --omit=dev
	@touch $@

frontend/node_modules/dev.done: frontend/package-lock.json $(VENV)/made.done
	@echo "Installing what the scripts are checked with (once)"
	@$(NPM) --loglevel=error ci
	@touch $@ frontend/node_modules/site.done

# The browser tests need Chromium or Chrome. Debian's is installed where none is found and we may; otherwise the message says what to do,
# and those tests are skipped (and say so).
browser:
	@command -v chromium chromium-browser google-chrome google-chrome-stable >/dev/null 2>&1 || { \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			echo "Installing Chromium for the browser tests"; apt-get update -qq && apt-get install -y -qq chromium >/dev/null; \
		else \
			echo "No Chromium or Chrome was found, so the browser tests will be skipped. On Debian and Ubuntu: sudo apt install chromium"; \
		fi; }

pictures: $(VENV)/dev.done site  ## take the pictures in README and docs from the built site
	@$(BIN)/python benchmarks/pictures.py

scores: $(VENV)/site.done  ## score extraction on annotated articles, where those are beside the checkout
	@test -f ../shared/bench/score.py || { echo "The annotated articles (../shared) are not here, so there is nothing to score."; exit 1; }
	@$(BIN)/python ../shared/bench/score.py $(or $(TASK),all) --cli $(BIN)/sourcebook

scale: $(VENV)/site.done  ## time and memory over 2,000 to 19,000 articles; goes on where it was stopped with FOLDER=a folder
	@$(BIN)/python benchmarks/scale.py ../shared/corpora/wire.jsonl.gz $(if $(FOLDER),--folder $(FOLDER)) $(if $(SIZES),--sizes $(SIZES))

speed: $(VENV)/site.done  ## how much of spaCy's own speed is left when articles are read whole
	@$(BIN)/python benchmarks/speed.py

search: $(VENV)/dev.done browser scripts  ## what a first search weighs and how long answers take, on 10,000 pages
	@$(BIN)/python benchmarks/search.py

campaign: $(VENV)/dev.done browser scripts frontend/node_modules/dev.done  ## build and check a site of some 680 articles; in steps with FOLDER=a folder STEPS=build
	@test -f ../shared/corpora/wikinews.jsonl.gz || { echo "The articles (../shared) are not here, so there is no site to check."; exit 1; }
	@$(BIN)/python benchmarks/site_campaign.py ../shared/corpora/wikinews.jsonl.gz ../shared/corpora/clusters.jsonl.gz \
		$(if $(FOLDER),--folder $(FOLDER)) $(if $(SAMPLE),--sample $(SAMPLE)) $(if $(STEPS),--steps $(STEPS))

$(VENV)/ftm.done: $(VENV)/made.done
	@echo "Installing FollowTheMoney (once; it compiles PyICU, for which Debian needs: libicu-dev pkg-config g++)"
	@$(BIN)/python -m venv $(VENV)/ftm
	@$(VENV)/ftm/bin/python -m pip --disable-pip-version-check --quiet install 'followthemoney>=4.11,<5'
	@touch $@

ftm: $(VENV)/ftm.done $(if $(FILE),,site)  ## hold the built site's FollowTheMoney file, or FILE, against the library itself
	@$(VENV)/ftm/bin/python benchmarks/check_ftm.py $(or $(FILE),site/data/followthemoney.jsonl)

wheel: $(VENV)/dev.done scripts  ## make the package that pip installs into dist/, the built scripts in it
	@$(PIP) wheel --no-deps --no-build-isolation --wheel-dir dist .

campaign-curation: $(VENV)/dev.done  ## play thousands of sequences of edits, decisions, kills and merges (some minutes)
	@SOURCEBOOK_SEQUENCES=$(or $(SEQUENCES),3000) SOURCEBOOK_MERGES=$(or $(MERGES),300) SOURCEBOOK_KILLS=$(or $(KILLS),300) \
		$(BIN)/pytest -n auto tests/curation/test_never_lost.py tests/curation/test_killed.py

clean:  ## remove the environment and everything that was generated
	rm -rf $(VENV) build dist frontend/node_modules $(dir $(SCRIPTS))
	find site -mindepth 1 ! -name .gitkeep -delete

help:  ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## */make \1\t/' | expand -t 24
