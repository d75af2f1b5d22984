# make site | make test | make serve: all that a newcomer needs. The environment is .venv.
PYTHON ?= python3
BIN := .venv/bin
# The theme announces its successor at every build; docs/dateline/design.md explains why we stay for now.
export NO_MKDOCS_2_WARNING := 1

.PHONY: site serve test fuzz browser payloads wheel lint lock clean

site: .venv/ready ## build pages from seeds/, then site/ from the pages
	$(BIN)/dateline build; built=$$?; $(BIN)/mkdocs build --quiet && exit $$built
	@echo "site/ is built: open it with make serve, or publish it"

serve: .venv/ready ## serve the site locally, rebuilding it whenever a seed changes
	$(BIN)/mkdocs serve

test: .venv/ready ## run all tests that need no browser
	$(BIN)/pytest

fuzz: .venv/ready ## try some ten thousand odd inputs, always the same; only where atheris is (Linux)
	$(BIN)/python tests/fuzz/run.py

browser: .venv/ready ## run the tests in a real Chromium (Debian: apt-get install chromium)
	$(BIN)/pytest -m browser

payloads: .venv/ready ## run the browser tests of hostile text with all payloads in all places (half an hour)
	DATELINE_PAYLOAD_STEP=1 $(BIN)/pytest -m browser tests/browser/test_payloads.py

wheel: .venv/ready ## run the tests that install the program from its wheel (they download its dependencies)
	$(BIN)/pytest -m wheel

lint: .venv/ready node_modules/.package-lock.json ## check format, lint, types, spelling, word choice, CSS and JavaScript
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/codespell --dictionary=- --dictionary=tools/word-choice.txt
	npx biome ci

node_modules/.package-lock.json: package-lock.json
	npm ci --no-audit --no-fund

.venv/ready: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@touch $@

lock: ## pin the newest versions that pyproject.toml allows; needs uv
	uv pip compile pyproject.toml --group test --group lint --group browser --group engines --group build --group fuzz \
	  --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --upgrade \
	  --custom-compile-command "make lock" --quiet --output-file requirements.lock
	uv pip compile pyproject.toml --constraint requirements.lock \
	  --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate \
	  --custom-compile-command "make lock" --quiet --output-file generator/dateline/data/project/requirements.lock

clean:
	rm -rf .venv site
