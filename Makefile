# make site | make test | make serve: all that a newcomer needs; the environment is .venv.
PYTHON ?= python3
BIN := .venv/bin
# The theme says at each build that its successor is near; docs/dateline/design.md says why we stay for now.
export NO_MKDOCS_2_WARNING := 1

.PHONY: site serve test browser wheel lint lock clean

site: .venv/ready ## pages from seeds/, site/ from the pages
	$(BIN)/dateline build
	$(BIN)/mkdocs build --quiet
	@echo "site/ is built: open it with make serve, or publish it"

serve: .venv/ready ## the site at a local address, rebuilt at every change of a seed
	$(BIN)/mkdocs serve

test: .venv/ready ## all tests that need no browser
	$(BIN)/pytest

browser: .venv/ready ## the tests in a real Chromium (Debian: apt-get install chromium)
	$(BIN)/pytest -m browser

wheel: .venv/ready ## the tests that install the program from its wheel (they fetch its dependencies)
	$(BIN)/pytest -m wheel

lint: .venv/ready node_modules/.package-lock.json ## format, lint, types, spelling and word choice, CSS and JavaScript
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
	uv pip compile pyproject.toml --group test --group lint --group browser --group engines --group build \
	  --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --upgrade \
	  --custom-compile-command "make lock" --quiet --output-file requirements.lock
	uv pip compile pyproject.toml --constraint requirements.lock \
	  --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate \
	  --custom-compile-command "make lock" --quiet --output-file generator/dateline/data/project/requirements.lock

clean:
	rm -rf .venv site
