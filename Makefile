PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/installed
PLACES := data/build/.packages
PORT ?= 8501

.PHONY: run test fuzz bench lint data screenshots browser clean

run: $(INSTALLED)  ## open the app at http://localhost:8501
	$(BIN)/streamlit run app.py --server.port $(PORT)

test: $(INSTALLED) $(if $(RAW),$(PLACES)) lint browser nginx  ## everything that CI checks
	RAW=$(RAW) $(BIN)/pytest

fuzz: $(INSTALLED)  ## 5,000 bad links to the pages; other ones with SEED=2
	LINKS=5000 SEED=$(or $(SEED),1) $(BIN)/pytest tests/pages/test_bad_links.py

bench: $(INSTALLED)  ## speed, waits and memory
	$(BIN)/python -m benchmarks.pages
	$(BIN)/python -m benchmarks.visitors

lint: $(INSTALLED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/vulture

data: $(INSTALLED) $(PLACES)  ## recompute the measured tables: make data RAW=folder
	@test -n "$(RAW)" || { echo "Say where the raw files are: make data RAW=folder"; exit 2; }
	$(BIN)/python -m data.build $(RAW)

screenshots: $(INSTALLED) browser  ## take the pictures of the pages in the README again
	$(BIN)/pytest -n 0 tests/browser/screenshots.py

browser:
	@command -v chromium >/dev/null || { apt-get update -qq && apt-get install -y -qq chromium; }

nginx:
	@command -v /usr/sbin/nginx >/dev/null || { apt-get update -qq && apt-get install -y -qq nginx-light; }

$(INSTALLED): requirements.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --requirement requirements.txt
	touch $@

$(PLACES): data/build/requirements.txt $(INSTALLED)
	$(BIN)/pip install --quiet --no-deps --target $@ --requirement data/build/requirements.txt
	touch $@

clean:
	rm -rf $(VENV) $(PLACES)
