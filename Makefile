PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/runtime-installed
DEVELOPMENT := $(VENV)/development-installed
PACKAGES := data/build/.packages
PORT ?= 8501
RAW_FILES := $(or $(RAW),raw)
# The matrices here are small: a second thread waits longer than it computes.
export OPENBLAS_NUM_THREADS := 1
# The browser of the tests: the first of these that is installed.
export CHROMIUM ?= $(shell command -v chromium || command -v chromium-browser || command -v google-chrome)
# One lock file serves every operating system and Python version that the app supports.
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 \
	$(if $(NEWER),--upgrade) --no-emit-index-url --custom-compile-command 'make lock'

.DEFAULT_GOAL := help
.PHONY: help run check test exhaustive bench lint format lock dictionary fetch data screenshots browser nginx clean

help:  ## list the commands
	@sed -nE 's/^([a-z]+):[^#]*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

run: $(RUNTIME)  ## open the app at http://localhost:8501, or another port: make run PORT=8502
	$(BIN)/streamlit run app.py --server.port $(PORT)

check: $(DEVELOPMENT) lint  ## run the fast checks: lint, types, layers and pure tests
	$(BIN)/pytest -n 2 tests/components -m "not exhaustive and not app"

test: $(DEVELOPMENT) $(if $(RAW),$(PACKAGES)) lint browser nginx  ## run everything that CI runs
	RAW=$(RAW) $(BIN)/pytest

exhaustive: $(DEVELOPMENT) browser nginx  ## run every case that test samples; other malformed URLs with SEED=2
	SEED=$(or $(SEED),1) $(BIN)/pytest -m "exhaustive or hypothesis" --hypothesis-profile=exhaustive

bench: $(DEVELOPMENT) browser nginx  ## measure speed, server cost, a slow line, waiting times and memory
	$(BIN)/python -m benchmarks.pages
	$(BIN)/python -m benchmarks.cost
	$(BIN)/python -m benchmarks.slow_line
	$(BIN)/python -m benchmarks.visitors

lint: $(DEVELOPMENT)  ## check style, types, layers and unused code
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/vulture

format: $(DEVELOPMENT)  ## format the code and fix what ruff can fix
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: $(DEVELOPMENT)  ## pin the dependencies of pyproject.toml; update them with NEWER=yes
	$(COMPILE) pyproject.toml --output-file requirements.txt
	$(COMPILE) --group dev --constraint requirements.txt --output-file requirements-dev.txt

dictionary: $(DEVELOPMENT)  ## write data/README.md from data/columns.csv
	$(BIN)/python -m data.build.dictionary

fetch: $(DEVELOPMENT)  ## download the raw files to raw/, or to another folder: make fetch RAW=folder
	$(BIN)/python -m data.build.fetch $(RAW_FILES) $(if $(CONTACT),--contact $(CONTACT))

data: $(DEVELOPMENT) $(PACKAGES)  ## rebuild the tables from raw/, or from another folder: make data RAW=folder
	@test -d "$(RAW_FILES)" || { echo "The folder $(RAW_FILES) doesn't exist. Name the folder with the raw files: make data RAW=folder"; exit 2; }
	$(BIN)/python -m data.build $(RAW_FILES)

screenshots: $(DEVELOPMENT) browser  ## regenerate the screenshots in docs/
	$(BIN)/pytest -n 0 tests/browser/screenshots.py

# Install a Debian package if the machine allows it; otherwise say what to install.
# $(call install,name of the program,Debian package)
define install
if command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
	apt-get update -qq && apt-get install -y -qq $(2); \
elif command -v apt-get >/dev/null && sudo -n true 2>/dev/null; then \
	sudo apt-get update -qq && sudo apt-get install -y -qq $(2); \
else \
	echo "The browser tests need $(1). Install it (on Debian: apt-get install $(2)), then run this command again."; \
	exit 1; \
fi
endef

browser:
	@test -n "$(CHROMIUM)" || { $(call install,Chromium,chromium); }

nginx:
	@PATH="$$PATH:/usr/sbin" command -v nginx >/dev/null || { $(call install,nginx,nginx-light); }

$(RUNTIME): requirements.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --requirement requirements.txt
	touch $@

$(DEVELOPMENT): requirements-dev.txt $(RUNTIME)
	$(BIN)/pip install --quiet --requirement requirements-dev.txt
	touch $@

$(PACKAGES): data/build/requirements.txt $(DEVELOPMENT)
	$(BIN)/pip install --quiet --no-deps --target $@ --requirement data/build/requirements.txt
	touch $@

clean:  ## delete the virtual environment and downloaded packages
	rm -rf $(VENV) $(PACKAGES)
