# The words of this project. `make demo` and `make test` need Python 3.11+, make and git; they install the rest.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
JOURNEYS := $(BIN)/python -m pytest -q -n 2 -rs tests/journeys -m journey
FACE := src/samspil/ground/base/static/built/samspil.css
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Compiling everything anew in every process costs more than all tests together.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test tested lived started check fix journeys screenshots messages words face bench requirements lock tools clean

demo: $(READY) $(FACE) ## build the fictional municipality and serve it at localhost:8000
	$(BIN)/samspil demo

test: ## everything that must pass
	+$(MAKE) -j3 --output-sync=target check tested lived # while a browser waits for a page, tests compute
	$(BIN)/python scripts/requirements.py

tested: tools started
	$(BIN)/python -m pytest -q -n 2 -m "not journey and not chaos"

lived: tools started
	$(JOURNEYS)

started: $(READY) $(FACE) words # the database that tests and days lean on starts once
	SAMSPIL_LOGIN=owner $(BIN)/python manage.py check

check: $(READY) $(FACE) words ## format, lint, contracts, types, templates, migrations, translations
	$(BIN)/ruff format --check src tests scripts
	$(BIN)/ruff check src tests scripts
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/python scripts/lint_templates.py
	SAMSPIL_LOGIN=owner SAMSPIL_DATA=build/check $(BIN)/python manage.py makemigrations --check --dry-run

fix: $(READY) ## put format and imports right
	$(BIN)/ruff format src tests scripts
	$(BIN)/ruff check --fix src tests scripts

journeys: $(READY) tools $(FACE) words ## a person's day, in a real browser
	$(JOURNEYS)

screenshots: $(READY) tools $(FACE) words ## the pictures of README and guides, taken anew
	SAMSPIL_SCREENSHOTS=docs/screenshots $(JOURNEYS) -k "not every_page and not weights"

messages: $(READY) ## collect what is to be translated (needs gettext)
	cd src/samspil && SAMSPIL_LOGIN=owner SAMSPIL_DATA=$(CURDIR)/build/check ../../$(BIN)/django-admin makemessages --settings samspil.config.settings \
		-l da -l nl --no-location --no-wrap -i "demo/*"

words: $(READY)
	$(BIN)/python scripts/compile_words.py

face: $(FACE)

bench: $(READY) ## timings, printed as a table; never a verdict
	$(BIN)/python scripts/bench.py
	$(BIN)/python scripts/bench_nation.py
	$(BIN)/python scripts/bench_child.py
	$(BIN)/python scripts/bench_roster.py
	$(BIN)/python scripts/bench_report.py
	$(BIN)/python scripts/bench_round.py
	$(BIN)/python scripts/bench_statistics.py
	$(BIN)/python scripts/bench_charts.py
	$(BIN)/python scripts/bench_indicator.py
	$(BIN)/python scripts/bench_disclosure.py

chaos: $(READY) ## kill -9 of web, worker and database, a hundred times at random while people write
	SAMSPIL_KILLS=100 $(BIN)/python -m pytest -q -p no:randomly tests/config/operations/test_kill.py

requirements: $(READY) ## which test shows which requirement
	$(BIN)/python scripts/requirements.py

lock: $(READY) ## lock the dependencies anew, with hashes and without any address
	for each in base dev tools; do $(BIN)/uv pip compile --no-strip-extras --python-version 3.11 --universal \
		--generate-hashes --no-emit-index-url -q requirements/$$each.in -o requirements/$$each.txt; done

$(READY): requirements/dev.txt requirements/tools.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --require-hashes -r requirements/tools.txt
	VIRTUAL_ENV=$(VENV) $(BIN)/uv pip sync -q --require-hashes requirements/dev.txt requirements/tools.txt
	VIRTUAL_ENV=$(VENV) $(BIN)/uv pip install -q --no-deps --no-build-isolation -e .
	touch $@

$(FACE): package-lock.json scripts/build_face.py src/samspil/ground/base/static/base/samspil.css | $(READY)
	$(BIN)/python scripts/npm.py ci --no-audit --no-fund
	$(BIN)/python scripts/build_face.py

tools: ## what the tests need from Debian: a browser, LibreOffice, Java
	$(PYTHON) scripts/browser.py

clean:
	rm -rf $(VENV) node_modules build data src/samspil/ground/base/static/built src/samspil/tools/paper/fonts
